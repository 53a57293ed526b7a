import type { ScenarioRecord } from '../../../reports/run.ts';
import { place } from '../parts/address.ts';
import type { Followed } from './store.ts';

/** The scenario that is looked at: the chosen one, or while somebody watches the one that is told. */
export function chosenIn({ run, told: count, events }: Followed): ScenarioRecord | undefined {
  const { scenario, pace } = place.value.scenarios;
  if (scenario !== null) return run.attempts.find(({ id }) => id === scenario);
  return pace !== 'once' && count < events.length ? run.attempts.at(-1) : undefined;
}
