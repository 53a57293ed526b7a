import { expect, test } from 'vitest';
import { zoneOf } from '../../src/clock/zone.ts';

const minutes = (zone: string, at: string) => zoneOf(zone)?.(Date.parse(at));

test('an offset is the same on every day', () => {
  expect([minutes('+08:00', '2026-01-01'), minutes('-05:30', '2026-07-01'), minutes('+00:00', '1980-01-01')]).toEqual([
    480, -330, 0,
  ]);
});

test('a place has its rules: the second before the change and the second of it', () => {
  expect(minutes('Europe/Berlin', '2026-03-29T00:59:59Z')).toBe(60);
  expect(minutes('Europe/Berlin', '2026-03-29T01:00:00Z')).toBe(120);
  expect(minutes('Europe/Berlin', '2026-10-25T00:59:59Z')).toBe(120);
  expect(minutes('Europe/Berlin', '2026-10-25T01:00:00Z')).toBe(60);
  // China had summer time from 1986 to 1991.
  expect([minutes('Asia/Shanghai', '1988-07-01'), minutes('Asia/Shanghai', '2026-07-01')]).toEqual([540, 480]);
  expect([minutes('Asia/Kathmandu', '2026-01-01'), minutes('America/St_Johns', '2026-01-01')]).toEqual([345, -210]);
  expect([minutes('Etc/UTC', '2026-01-01'), minutes('Europe/London', '2026-01-01')]).toEqual([0, 0]);
});

test.each(['', 'Berlin', '+8:00', '+08:60', 'Europe/Nowhere', 'UTC', 'europe/berlin', '../etc/passwd'])(
  '"%s" is no zone',
  (text) => expect(zoneOf(text)).toBeUndefined(),
);
