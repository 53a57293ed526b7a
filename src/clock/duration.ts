/** ms of each unit that a wait is written in. */
const units = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 } as const;

/** A wait as written: whole numbers with their units, largest first, `1d`, `2h 30m`, `500ms`. */
export const durationPattern = /^(?=\d)(?:(\d+)d)? ?(?:(\d+)h)? ?(?:(\d+)m)? ?(?:(\d+)s)? ?(?:(\d+)ms)?$/;

/** ms of a wait that fits `durationPattern`; NaN of one that does not. */
export function durationMs(text: string): number {
  const parts = durationPattern.exec(text);
  if (!parts) return Number.NaN;
  return Object.values(units).reduce((sum, ms, i) => sum + Number(parts[i + 1] ?? 0) * ms, 0);
}
