import { type Zone, zoneOf } from '../../clock/zone.ts';
import { TerminalError } from '../terminal.ts';

export type { Zone };

export const utc: Zone = () => 0;

/** The zone of a terminal or host: `+08:00`, `Europe/Berlin`. Throws a TerminalError `zone-invalid`. */
export function terminalZone(zone: string): Zone {
  const known = zoneOf(zone);
  if (known) return known;
  throw new TerminalError(
    'zone-invalid',
    `"${zone}" is no offset from UTC and no zone`,
    'write it as +08:00 or -05:30, or name a place: Europe/Berlin',
  );
}

/** `YYYY-MM-DDTHH:MM:SS` on the wall at `date` (ms since 1970-01-01T00:00Z). */
export function localTime(date: number, zone: Zone): string {
  return new Date(date + zone(date) * 60_000).toISOString().slice(0, 19);
}

/** The moment at which the clock on the wall shows a time; of an hour that comes twice the first, as a rule. */
export function momentOf(time: string, zone: Zone): number {
  const asUtc = Date.parse(`${time}Z`);
  return asUtc - zone(asUtc - zone(asUtc) * 60_000) * 60_000;
}
