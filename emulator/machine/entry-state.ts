import type { Model } from '../models/model.ts';
import { defaultSettings, type Settings } from './settings.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
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
  return merge(defaultSettings(model), entry ?? {}) as Settings;
}

function difference(value: object, base: object): { [key: string]: Json } {
  const out: { [key: string]: Json } = {};
  for (const [key, inner] of Object.entries(value)) {
    const before = (base as Fields)[key];
    if (isGroup(inner) && isGroup(before)) {
      const deeper = difference(inner, before);
      if (Object.keys(deeper).length > 0) out[key] = deeper;
    } else if (!isSame(inner, before)) out[key] = freeze(inner);
  }
  return out;
}

function merge(base: object, entry: object): object {
  const out: Record<string, unknown> = { ...base };
  for (const [key, inner] of Object.entries(entry)) {
    const before = out[key];
    out[key] = isGroup(before) && isGroup(inner) ? merge(before, inner) : thaw(inner);
  }
  return out;
}

/** A group of settings, not a list or stored bytes. */
function isGroup(value: unknown): value is object {
  return value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Uint8Array);
}

function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => item === b[i]);
  return a === b;
}

function freeze(value: unknown): Json {
  if (value instanceof Uint8Array) {
    let hex = '';
    for (const byte of value) hex += byte.toString(16).padStart(2, '0');
    return { hex };
  }
  if (Array.isArray(value)) return value.map(freeze);
  if (!isGroup(value)) return value as Json;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, freeze(inner)]));
}

function thaw(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(thaw);
  if (!isGroup(value)) return value;
  const { hex } = value as { hex?: unknown };
  if (typeof hex === 'string') return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, thaw(inner)]));
}
