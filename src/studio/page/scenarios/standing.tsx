import type { ScenarioRecord } from '../../../reports/run.ts';
import { type Standing, standingOf } from '../../../reports/standing.ts';
import { scenarioWords, speech } from '../words/scenarios.ts';
import type { Show } from './place.ts';

/** How a scenario stands, in a word with its colour. */
export function StandingMark({ standing }: { readonly standing: Standing | null }) {
  if (standing === null) return <span class="standing is-never">{scenarioWords.value.never}</span>;
  return <span class={`standing is-${standing}`}>{speech.value.words.standings[standing]}</span>;
}

export function UnderWay() {
  return <span class="standing is-under-way">{scenarioWords.value.history.underWay}</span>;
}

/** How an attempt stands; null: it has not ended, as far as it is told. */
export const endedAs = (scenario: ScenarioRecord): Standing | null =>
  scenario.took === undefined ? null : standingOf(scenario);

/** Those that are run again by `Run the N that failed again`. */
export const isWrong = (standing: Standing | null | undefined): boolean =>
  standing === 'failed' || standing === 'timeout' || standing === 'bench-error' || standing === 'aborted';

/** Whether what stands so is shown by a filter; null, undefined: it has not ended. */
export function fits(show: Show, standing: Standing | null | undefined): boolean {
  if (show === 'all') return true;
  if (show === 'never') return standing == null;
  if (show === 'wrong') return isWrong(standing) || standing === 'flaky';
  return show === standing;
}
