import type { Model } from '../models/model.ts';
import type { MacroEntry } from './macro.ts';
import type { MemoryContent } from './memory.ts';
import { defaultSettings, type Settings } from './settings.ts';
import { fromJson, isGroup, type Json, toJson } from './stored-json.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What a printer is set to, as JSON: the settings that differ from power-on, stored bytes as `{ "hex": "..." }`; null
 * when none does. A setting that later versions add is at its power-on value then, so what is on disk stays readable.
 */
export function entryOf(settings: Settings, model: Model): object | null {
  let base = atPowerOn.get(model);
  if (!base) {
    base = defaultSettings(model);
    atPowerOn.set(model, base);
  }
  return difference(settings, base) ?? null;
}

/** Asked for with every slip and every question of a host. */
const atPowerOn = new WeakMap<Model, Settings>();

/** The inverse of `entryOf`. */
export function settingsOf(entry: object | null, model: Model): Settings {
  const { memory: _memory, macro: _macro, ...settings } = (entry ?? {}) as Partial<Record<keyof Needs, object>>;
  return merge(defaultSettings(model), settings) as Settings;
}

/** What a slip needs of the printer beside its bytes and settings: what others defined, and it used. */
export interface Needs {
  readonly memory: MemoryContent;
  readonly macro: MacroEntry;
}

/** The entry with what the slip needs. */
export function withNeeds(entry: object | null, needs: Needs): object | null {
  const used = Object.entries(needs).filter(([, need]) => Object.keys(need).length > 0);
  return used.length > 0
    ? { ...entry, ...Object.fromEntries(used.map(([name, need]) => [name, toJson(need)])) }
    : entry;
}

const needOf = (entry: object | null, name: keyof Needs) => fromJson((entry as Fields | null)?.[name] ?? {});

/** What `withNeeds` added: pictures in memory. */
export function memoryOf(entry: object | null): MemoryContent {
  return needOf(entry, 'memory') as MemoryContent;
}

/** What `withNeeds` added: a macro. */
export function macroOf(entry: object | null): MacroEntry {
  return needOf(entry, 'macro') as MacroEntry;
}

/** What differs from `base`; undefined: nothing. */
function difference(value: object, base: object): { [key: string]: Json } | undefined {
  let out: { [key: string]: Json } | undefined;
  for (const key in value) {
    const inner = (value as Fields)[key];
    const before = (base as Fields)[key];
    if (inner === before) continue;
    const changed =
      isGroup(inner) && isGroup(before) ? difference(inner, before) : isSame(inner, before) ? undefined : toJson(inner);
    if (changed !== undefined) {
      out ??= {};
      out[key] = changed;
    }
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
