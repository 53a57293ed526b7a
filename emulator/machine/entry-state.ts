import type { Model } from '../models/model.ts';
import type { MemoryContent } from './memory.ts';
import { defaultSettings, type Settings } from './settings.ts';
import { fromJson, isGroup, type Json, toJson } from './stored-json.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What a printer is set to, as JSON: the settings that differ from power-on, stored bytes as `{ "hex": "..." }`; null
 * when none does. A setting that later versions add is at its power-on value then, so what is on disk stays readable.
 */
export function entryOf(settings: Settings, model: Model): object | null {
  const entry = difference(settings, defaultSettings(model));
  return Object.keys(entry).length > 0 ? entry : null;
}

/** The inverse of `entryOf`. */
export function settingsOf(entry: object | null, model: Model): Settings {
  const { memory: _, ...settings } = (entry ?? {}) as Kept;
  return merge(defaultSettings(model), settings) as Settings;
}

/** What of the printer's memory a slip needs beside its bytes. */
interface Kept {
  readonly memory?: object;
}

/** The entry with what the slip took from non-volatile memory and its own bytes do not define. */
export function withMemory(entry: object | null, memory: MemoryContent): object | null {
  return Object.keys(memory).length > 0 ? { ...entry, memory: toJson(memory) } : entry;
}

/** What `withMemory` added. */
export function memoryOf(entry: object | null): MemoryContent {
  return fromJson((entry as Kept | null)?.memory ?? {}) as MemoryContent;
}

function difference(value: object, base: object): { [key: string]: Json } {
  const out: { [key: string]: Json } = {};
  for (const [key, inner] of Object.entries(value)) {
    const before = (base as Fields)[key];
    if (isGroup(inner) && isGroup(before)) {
      const deeper = difference(inner, before);
      if (Object.keys(deeper).length > 0) out[key] = deeper;
    } else if (!isSame(inner, before)) out[key] = toJson(inner);
  }
  return out;
}

function merge(base: object, entry: object): object {
  const out: Record<string, unknown> = { ...base };
  for (const [key, inner] of Object.entries(entry)) {
    const before = out[key];
    out[key] = isGroup(before) && isGroup(inner) ? merge(before, inner) : fromJson(inner);
  }
  return out;
}

function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => item === b[i]);
  return a === b;
}
