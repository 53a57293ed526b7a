import { expect, test } from 'vitest';
import { RealClock } from '../../src/clock/real.ts';

const clock = new RealClock();

test('now never goes back and date is the wall clock in whole ms', () => {
  const times = Array.from({ length: 1_000 }, () => clock.now());
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  const before = Date.now();
  const date = clock.date();
  expect(date).toBeGreaterThanOrEqual(before);
  expect(date).toBeLessThanOrEqual(Date.now());
  expect(Number.isInteger(date)).toBe(true);
});

test('a timer never runs before its time', async () => {
  const early: number[] = [];
  const wait = (ms: number) =>
    new Promise<void>((resolve) => {
      const at = clock.now() + ms;
      clock.at(at, () => {
        if (clock.now() < at) early.push(at - clock.now());
        resolve();
      });
    });
  await Promise.all(Array.from({ length: 200 }, (_, index) => wait(index / 10)));
  expect(early).toEqual([]);
});

test('timers run by time', async () => {
  const ran: string[] = [];
  const start = clock.now();
  await new Promise<void>((resolve) => {
    clock.at(start + 20, () => ran.push('b'));
    clock.at(start + 10, () => ran.push('a'));
    clock.at(start + 30, resolve);
  });
  expect(ran).toEqual(['a', 'b']);
});

test('timers for the past run soon, in the order they were set, and never inside at', async () => {
  const ran: string[] = [];
  await new Promise<void>((resolve) => {
    for (const name of ['a', 'b', 'c']) clock.at(-1, () => ran.push(name));
    clock.at(-2, resolve);
    ran.push('set');
  });
  expect(ran).toEqual(['set', 'a', 'b', 'c']);
});

test('a cancelled timer does not run; cancelling again, or after it ran, does nothing', async () => {
  const ran: string[] = [];
  const start = clock.now();
  const cancels = [
    clock.at(start - 1, () => ran.push('past')),
    clock.at(start + 5, () => ran.push('soon')),
    clock.at(Infinity, () => ran.push('never')),
    clock.at(start + 30 * 86_400_000, () => ran.push('in 30 days')),
  ];
  for (const cancel of cancels) cancel();
  const last = clock.at(start + 10, () => ran.push('kept'));
  await clock.sleep(20);
  for (const cancel of [...cancels, last]) cancel();
  expect(ran).toEqual(['kept']);
});

test('a timer further off than setTimeout reaches does not run now', async () => {
  let ran = false;
  const cancel = clock.at(clock.now() + 2 ** 31, () => {
    ran = true;
  });
  await clock.sleep(20);
  cancel();
  expect(ran).toBe(false);
});

test('run and hold only wait', async () => {
  expect(await clock.run(clock.sleep(1).then(() => 'slept'))).toBe('slept');
  await expect(clock.hold(Promise.reject(new Error('gone')))).rejects.toThrow('gone');
});

test('a timer without a time is refused', () => {
  expect(() => clock.at(Number.NaN, () => {})).toThrow(new RangeError('a timer needs a time, got NaN'));
});
