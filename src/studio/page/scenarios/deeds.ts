import type { ListedScenario } from '../../scenario-messages.ts';
import { go, goScenarios, place } from '../parts/address.ts';
import { beginRun } from './ask.ts';
import { endedAs, fits, isWrong } from './standing.tsx';
import { followed, project, readRuns, ticked } from './store.ts';

/** What fits the search and the filter of the list. */
export function shownScenarios(): readonly ListedScenario[] {
  const { find, show } = place.value.scenarios;
  const { scenarios = [], last = {} } = project.value ?? {};
  const wanted = find.trim().toLowerCase();
  return scenarios.filter(({ id, title, src, tags }) => {
    return (
      fits(show, last[id]?.standing) && `${id}\n${title}\n${src}\n${tags.join(' ')}`.toLowerCase().includes(wanted)
    );
  });
}

/** What the button of the list runs: those that are ticked, or all that are shown. */
export function meantScenarios(): readonly string[] {
  const shown = shownScenarios().map(({ id }) => id);
  const chosen = shown.filter((id) => ticked.value.has(id));
  return chosen.length > 0 ? chosen : shown;
}

/** What went wrong: in the run that is looked at, or the last time. */
export function wrongScenarios(): readonly string[] {
  if (place.value.scenarios.run !== null) {
    const { scenarios = [] } = followed.value?.run ?? {};
    return [...new Set(scenarios.filter((one) => isWrong(endedAs(one))).map(({ name }) => name))];
  }
  const { scenarios = [], last = {} } = project.value ?? {};
  return scenarios.filter(({ id }) => isWrong(last[id]?.standing)).map(({ id }) => id);
}

/** Those of the run that is looked at. */
export const scenariosOfRun = (): readonly string[] => [
  ...new Set(followed.value?.run.begin?.plan?.scenarios.map(({ id }) => id) ?? []),
];

/** Runs scenarios, and goes to their run. */
export async function run(scenarios: readonly string[]): Promise<void> {
  if (scenarios.length === 0) return;
  const began = await beginRun(scenarios);
  await readRuns();
  if (began) goScenarios({ run: began.id, scenario: null, slip: null });
}

export function tick(id: string): void {
  const next = new Set(ticked.value);
  if (!next.delete(id)) next.add(id);
  ticked.value = next;
}

/** Opens bytes where each of them can be looked at. */
export function toPlayground(model: string, bytes: string): void {
  go({ view: 'play', model, bytes, dot: null });
}
