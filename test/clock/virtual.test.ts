import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { NOTHING_BEGUN } from '../../src/clock/clock.ts';
import { ClockDeadlock, VirtualClock } from '../../src/clock/virtual.ts';

const NOON = Date.UTC(2026, 0, 31, 12);

describe.each(['turns', 'ticks'] as const)('under way: %s', (underWay) => {
  const clockAtNoon = () => new VirtualClock(NOON, underWay);

  test('time stands still outside run', async () => {
    const clock = clockAtNoon();
    let ran = false;
    clock.at(1, () => {
      ran = true;
    });
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect([ran, clock.now(), clock.date()]).toEqual([false, 0, NOON]);
  });

  test('a sleep inside run passes at once and moves both clocks', async () => {
    const clock = clockAtNoon();
    const asleep = clock.sleep(12 * 3_600_000);
    expect(await clock.run(asleep.then(() => 'midnight'))).toBe('midnight');
    expect(clock.now()).toBe(43_200_000);
    expect(new Date(clock.date()).toISOString()).toBe('2026-02-01T00:00:00.000Z');
  });

  test('timers run by time, those of the same time in the order they were set', async () => {
    const clock = clockAtNoon();
    const ran: string[] = [];
    for (const [name, at] of [
      ['c', 20],
      ['a', 10],
      ['d', 20],
      ['b', 10],
      ['e', 20],
    ] as const) {
      clock.at(at, () => ran.push(`${name} ${clock.now()}`));
    }
    await clock.run(clock.sleep(30));
    expect(ran).toEqual(['a 10', 'b 10', 'c 20', 'd 20', 'e 20']);
  });

  test('a timer set for the past runs next, at the present time, and never inside at', async () => {
    const clock = clockAtNoon();
    const ran: string[] = [];
    await clock.run(clock.sleep(50));
    clock.at(10, () => ran.push(`past ${clock.now()}`));
    ran.push('set');
    await clock.run(clock.sleep(1));
    expect(ran).toEqual(['set', 'past 50']);
  });

  test('a cancelled timer does not run; cancelling again, or after it ran, does nothing', async () => {
    const clock = clockAtNoon();
    const ran: string[] = [];
    const cancelA = clock.at(10, () => ran.push('a'));
    const cancelB = clock.at(20, () => ran.push('b'));
    clock.at(15, () => cancelB());
    await clock.run(clock.sleep(30));
    cancelA();
    cancelB();
    expect(ran).toEqual(['a']);
  });

  test('timers set by timers run in their turn', async () => {
    const clock = clockAtNoon();
    const ran: number[] = [];
    const again = () => {
      ran.push(clock.now());
      if (ran.length < 4) clock.at(clock.now() + 5, again);
    };
    clock.at(5, again);
    await clock.run(clock.sleep(100));
    expect(ran).toEqual([5, 10, 15, 20]);
  });

  test('what a timer sets off is done, however long its chain of promises, before the next timer of the same time', async () => {
    const clock = clockAtNoon();
    const ran: string[] = [];
    clock.at(10, async () => {
      for (let step = 0; step < 1_000; step++) await undefined;
      await new Promise<void>((resolve) => process.nextTick(resolve));
      if (underWay === 'turns') await new Promise<void>((resolve) => setImmediate(resolve));
      ran.push(`first done at ${clock.now()}`);
    });
    clock.at(10, () => ran.push('second'));
    await clock.run(clock.sleep(11));
    expect(ran).toEqual(['first done at 10', 'second']);
  });

  test('time does not pass while held work is open', async () => {
    const clock = clockAtNoon();
    const read = clock.hold(readFile(new URL(import.meta.url)));
    const timeout = clock.sleep(1).then(() => 'timeout');
    const first = await clock.run(Promise.race([read.then(() => 'read'), timeout]));
    expect([first, clock.now()]).toEqual(['read', 0]);
  });

  test('held work that fails no longer holds, and fails for its owner', async () => {
    const clock = clockAtNoon();
    const held = clock.hold(readFile(new URL('no-such-file', import.meta.url)));
    await expect(clock.run(held)).rejects.toMatchObject({ code: 'ENOENT' });
    await clock.run(clock.sleep(5));
    expect(clock.now()).toBe(5);
  });

  test('a deadlock is named: when, after how much, and what was awaited', async () => {
    const clock = clockAtNoon();
    clock.at(1_200, () => {});
    const never = new Promise<void>(() => {});
    const [sale, host] = await Promise.allSettled([clock.run(never, 'the sale slip'), clock.run(never, 'the host')]);
    expect(sale.status === 'rejected' && sale.reason).toBeInstanceOf(ClockDeadlock);
    expect(host).toEqual(sale);
    expect(sale).toMatchObject({
      reason: {
        code: 'clock-deadlock',
        at: 1_200,
        awaited: ['the sale slip', 'the host'],
        message:
          'virtual time stands still at 1200 ms (timers run: 1): no timer is set, nothing is under way, and still awaited: the sale slip, the host',
        hint: 'If it waits for a file, a socket or a module, pass that promise through hold(); if not, nothing will ever settle it.',
      },
    });
  });

  test('a timer that never comes does not hide a deadlock', async () => {
    const clock = clockAtNoon();
    await expect(clock.run(clock.sleep(Infinity))).rejects.toBeInstanceOf(ClockDeadlock);
  });

  test('the clock works on after a deadlock', async () => {
    const clock = clockAtNoon();
    await expect(clock.run(new Promise(() => {}))).rejects.toBeInstanceOf(ClockDeadlock);
    await clock.run(clock.sleep(7));
    expect(clock.now()).toBe(7);
  });

  test('run gives on what its work throws', async () => {
    const clock = clockAtNoon();
    const work = async () => {
      await clock.sleep(3);
      throw new Error('paper out');
    };
    await expect(clock.run(work())).rejects.toThrow('paper out');
  });

  test('what a timer throws rejects the run that reached it', async () => {
    const clock = clockAtNoon();
    clock.at(5, () => {
      throw new Error('broken timer');
    });
    await expect(clock.run(clock.sleep(10))).rejects.toThrow('broken timer');
    expect(clock.now()).toBe(5);
  });

  test('runs overlap and nest', async () => {
    const clock = clockAtNoon();
    const ended: string[] = [];
    const note = (name: string) => () => ended.push(`${name} ${clock.now()}`);
    const nested = async () => {
      await clock.sleep(10);
      await clock.run(clock.sleep(5)).then(note('inner'));
      await clock.sleep(5);
    };
    await Promise.all([
      clock.run(nested()).then(note('outer')),
      clock.run(clock.sleep(30)).then(note('beside')),
      clock.run(Promise.resolve()).then(note('at once')),
    ]);
    expect(ended).toEqual(['at once 0', 'inner 15', 'outer 20', 'beside 30']);
  });

  test('the wall clock jumps to another day, the monotonic one and the timers do not', async () => {
    const clock = clockAtNoon();
    const dates: string[] = [];
    clock.at(1_500.5, () => dates.push(new Date(clock.date()).toISOString()));
    await clock.run(clock.sleep(1_000));
    clock.setDate(Date.UTC(2026, 11, 31, 23, 59, 59, 500));
    await clock.run(clock.sleep(1_000));
    expect(dates).toEqual(['2027-01-01T00:00:00.000Z']);
    expect(clock.now()).toBe(2_000);
  });

  test('the wall clock shows the time it is set to, whatever fraction of a ms has passed', async () => {
    const clock = clockAtNoon();
    for (let step = 0; step < 100; step++) {
      await clock.run(clock.sleep(1000 / 960));
      clock.setDate(NOON + step);
      expect(clock.date()).toBe(NOON + step);
    }
  });

  test('a timer without a time is refused', () => {
    expect(() => clockAtNoon().at(Number.NaN, () => {})).toThrow(new RangeError('a timer needs a time, got NaN'));
  });

  test('10,000 timers, half of them cancelled, run in order', async () => {
    const clock = clockAtNoon();
    const ran: number[] = [];
    const times = Array.from({ length: 10_000 }, (_, index) => (index * 7_919) % 10_007);
    times.forEach((at, index) => {
      const cancel = clock.at(at, () => ran.push(at));
      if (index % 2 === 1) cancel();
    });
    await clock.run(clock.sleep(10_007));
    expect(ran).toEqual(times.filter((_, index) => index % 2 === 0).sort((a, b) => a - b));
  });
});

test('after a timer that has set nothing going the next one runs at once; after any other, when the turn is over', async () => {
  const clock = new VirtualClock(NOON);
  const ran: string[] = [];
  const turned = (at: number) => setImmediate(() => ran.push(`the turn after ${at}`));
  clock.at(10, () => {
    turned(10);
    return NOTHING_BEGUN;
  });
  clock.at(20, () => {
    ran.push('20');
    turned(20);
  });
  clock.at(30, () => ran.push('30'));
  await clock.run(clock.sleep(30));
  expect(ran).toEqual(['20', 'the turn after 10', 'the turn after 20', '30']);
});

test('where ticks do, what is real beside the run is seen after 64 timers', async () => {
  const clock = new VirtualClock(NOON, 'ticks');
  let seen = Number.POSITIVE_INFINITY;
  setImmediate(() => {
    seen = clock.now();
  });
  for (let at = 1; at <= 1000; at++) clock.at(at, () => {});
  await clock.run(clock.sleep(1000));
  expect(seen).toBe(64);
});
