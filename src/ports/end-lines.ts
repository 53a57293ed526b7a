import type { Clock } from '../clock/clock.ts';
import type { Line } from './port.ts';

/** How long a closing port waits for hosts to take what was written to them, ms. */
const PATIENCE = 5_000;

/** Closes every line; those whose written bytes have not left after PATIENCE are reset, so that a port always closes. */
export async function endLines(lines: Iterable<Line>, clock: Clock): Promise<void> {
  const ending = [...lines];
  const giveUp = clock.at(clock.now() + PATIENCE, () => {
    for (const line of ending) line.reset();
  });
  await Promise.all(ending.map((line) => line.close()));
  giveUp();
}
