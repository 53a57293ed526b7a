/** Minutes that a place is ahead of UTC at a moment, ms since 1970-01-01T00:00Z. */
export type Zone = (date: number) => number;

/**
 * The zone that a text names: an offset, `+08:00`, or a place with its rules for summer time, `Europe/Berlin`, as the
 * tz database within this Node knows them; undefined for what is neither.
 */
export function zoneOf(text: string): Zone | undefined {
  const parts = /^([+-])(\d\d):([0-5]\d)$/.exec(text);
  if (parts) {
    const minutes = (Number(parts[2]) * 60 + Number(parts[3])) * (parts[1] === '-' ? -1 : 1);
    return () => minutes;
  }
  return /^[A-Z][A-Za-z_]*(?:\/[A-Za-z_+-]+)+$/.test(text) ? placeOf(text) : undefined;
}

function placeOf(timeZone: string): Zone | undefined {
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  } catch {
    return undefined;
  }
  return (date) => {
    const name = format.formatToParts(date).find(({ type }) => type === 'timeZoneName')!.value;
    // `GMT` is UTC itself; far in the past there are offsets with seconds, which no slip has.
    const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)/.exec(name) ?? ['', '+', '00', '00'];
    return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  };
}
