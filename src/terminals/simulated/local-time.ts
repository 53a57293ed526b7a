import { TerminalError } from '../terminal.ts';

/** Minutes that `zone` (`+08:00`) is ahead of UTC; throws a TerminalError `zone-invalid`. */
export function zoneMinutes(zone: string): number {
  const parts = /^([+-])(\d\d):([0-5]\d)$/.exec(zone);
  if (!parts) {
    throw new TerminalError('zone-invalid', `"${zone}" is no offset from UTC`, 'write it as +08:00 or -05:30');
  }
  const minutes = Number(parts[2]) * 60 + Number(parts[3]);
  return parts[1] === '-' ? -minutes : minutes;
}

/** `YYYY-MM-DDTHH:MM:SS` at `date` (ms since 1970-01-01T00:00Z), `zone` minutes ahead of UTC. */
export function localTime(date: number, zone: number): string {
  return new Date(date + zone * 60_000).toISOString().slice(0, 19);
}

/** The same moment told `minutes` later by the clock on the wall: another zone's time. */
export function shiftLocalTime(time: string, minutes: number): string {
  return localTime(Date.parse(`${time}Z`), minutes);
}
