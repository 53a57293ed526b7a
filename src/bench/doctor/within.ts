import type { Cancel, Clock } from '../../clock/clock.ts';

/** What `work` resolves with; rejects with `late()` when it takes longer than `ms`. */
export async function within<T>(clock: Clock, ms: number, work: Promise<T>, late: () => Error): Promise<T> {
  let stop: Cancel = () => {};
  const over = new Promise<never>((_, reject) => {
    stop = clock.at(clock.now() + ms, () => reject(late()));
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    stop();
  }
}
