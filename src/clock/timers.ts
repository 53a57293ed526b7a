import type { Cancel } from './clock.ts';

interface Timer {
  readonly at: number;
  /** Counts timers as they are set. */
  readonly order: number;
  /** Absent once taken or cancelled. */
  run?: () => unknown;
}

const before = (a: Timer, b: Timer): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/**
 * Timers by time (ms), those of the same time in the order they were set: a binary heap. A cancelled timer stays in the
 * heap until its time, so that cancelling costs nothing.
 */
export class TimerQueue {
  readonly #heap: Timer[] = [];
  #count = 0;

  add(at: number, run: () => unknown): Cancel {
    const timer: Timer = { at, order: this.#count++, run };
    this.#push(timer);
    return () => {
      timer.run = undefined;
    };
  }

  /** Removes and returns what is next; undefined when no timer is set. */
  take(): { readonly at: number; readonly run: () => unknown } | undefined {
    for (let timer = this.#pop(); timer; timer = this.#pop()) {
      const { at, run } = timer;
      timer.run = undefined;
      if (run) return { at, run };
    }
    return undefined;
  }

  #push(timer: Timer): void {
    const heap = this.#heap;
    let hole = heap.length;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (before(heap[parent]!, timer)) break;
      heap[hole] = heap[parent]!;
      hole = parent;
    }
    heap[hole] = timer;
  }

  #pop(): Timer | undefined {
    const heap = this.#heap;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child++;
      if (before(last, heap[child]!)) break;
      heap[hole] = heap[child]!;
      hole = child;
    }
    heap[hole] = last;
    return first;
  }
}
