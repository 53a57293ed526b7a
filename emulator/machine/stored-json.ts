export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A group of values, not a list or stored bytes. */
export function isGroup(value: unknown): value is object {
  return value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Uint8Array);
}

/** Plain data as JSON, stored bytes as `{ "hex": "..." }`. */
export function toJson(value: unknown): Json {
  if (value instanceof Uint8Array) {
    let hex = '';
    for (const byte of value) hex += byte.toString(16).padStart(2, '0');
    return { hex };
  }
  if (Array.isArray(value)) return value.map(toJson);
  if (!isGroup(value)) return value as Json;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toJson(inner)]));
}

/** The inverse of `toJson`. */
export function fromJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromJson);
  if (!isGroup(value)) return value;
  const { hex } = value as { hex?: unknown };
  if (typeof hex === 'string') return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fromJson(inner)]));
}
