import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TimerQueue } from '../../src/clock/timers.ts';

test('timers come out by time, those of the same time in the order they were set, cancelled ones never', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ at: fc.nat(20), cancel: fc.boolean() }), { maxLength: 200 }), (set) => {
      const queue = new TimerQueue();
      const cancels = set.map(({ at }) => queue.add(at, () => {}));
      set.forEach(({ cancel }, index) => {
        if (cancel) cancels[index]!();
      });
      const taken: number[] = [];
      for (let timer = queue.take(); timer; timer = queue.take()) taken.push(timer.at);
      const left = set.filter(({ cancel }) => !cancel).map(({ at }) => at);
      expect(taken).toEqual(left.sort((a, b) => a - b));
    }),
  );
});

test('timers of the same time keep their order while others are taken and set', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(5), fc.constant('take' as const)), { maxLength: 100 }), (actions) => {
      const queue = new TimerQueue();
      const model: { at: number; order: number }[] = [];
      const ran: number[] = [];
      const expected: number[] = [];
      actions.forEach((action, order) => {
        if (action !== 'take') {
          queue.add(action, () => ran.push(order));
          model.push({ at: action, order });
          return;
        }
        queue.take()?.run();
        model.sort((a, b) => a.at - b.at || a.order - b.order);
        const next = model.shift();
        if (next) expected.push(next.order);
      });
      expect(ran).toEqual(expected);
    }),
  );
});

test('cancelling after a timer was taken, and twice, does nothing', () => {
  const queue = new TimerQueue();
  const cancel = queue.add(1, () => {});
  const first = queue.take();
  cancel();
  cancel();
  expect(first?.at).toBe(1);
  expect(queue.take()).toBeUndefined();
});
