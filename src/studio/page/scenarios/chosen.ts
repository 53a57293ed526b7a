import type { ScenarioRecord } from '../../../reports/run.ts';
import { place } from '../parts/address.ts';
import { endedAs, fits } from './standing.tsx';
import { type Followed, isOver } from './store.ts';

/**
 * The scenario that is looked at: the chosen one; the one that is told while somebody watches, or while a bench is at work
 * in real time; otherwise none.
 */
export function chosenIn(now: Followed): ScenarioRecord | undefined {
  const { run } = now;
  const { scenario, pace } = place.value.scenarios;
  if (scenario !== null) return run.attempts.find(({ id }) => id === scenario);
  const isWatched = pace !== 'once' || run.begin?.clock === 'real';
  return isWatched && !isOver(now) ? run.attempts.at(-1) : undefined;
}

/** The attempts of a run that fit the filter, those under way among all. */
export function attemptsShown({ run: { attempts } }: Followed): readonly ScenarioRecord[] {
  const { show } = place.value.scenarios;
  return show === 'all' || show === 'never' ? attempts : attempts.filter((one) => fits(show, endedAs(one)));
}
