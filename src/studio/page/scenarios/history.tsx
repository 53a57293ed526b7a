import type { RunSummary } from '../../scenario-messages.ts';
import { goScenarios } from '../parts/address.ts';
import { scenarioWords, speech } from '../words/scenarios.ts';
import { words } from '../words/words.ts';
import { runs } from './store.ts';
import { moment, told } from './times.ts';

/** Earlier runs, whoever began them, with how they ended and how long they took. */
export function History() {
  const said = scenarioWords.value.history;
  return (
    <section aria-label={said.title}>
      <h2 class="small">{said.title}</h2>
      {runs.value?.length === 0 && <p class="quiet">{said.none}</p>}
      <ul class="history">
        {runs.value?.map((run) => (
          <li key={run.id}>
            <button type="button" onClick={() => goScenarios({ run: run.id, scenario: null, slip: null })}>
              <RunStanding run={run} />
              <span class="history-when">{moment(run.startedAt ?? isoOf(run.id))}</span>
              <span class="quiet">{factsOf(run)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The name of a run is the time at which it was begun, as a file may be named. */
export const isoOf = (id: string): string => id.replace(/T(\d+)-(\d+)-/, 'T$1:$2:');

function factsOf({ planned, took, bench, defect }: RunSummary): string {
  const said = scenarioWords.value.history;
  const facts = [
    planned === undefined ? '' : said.of(planned),
    took === undefined ? '' : told(took),
    bench === undefined ? '' : said.onBench(bench),
    defect === undefined ? '' : said.withDefect(defect),
  ];
  return words.value.facts(facts.filter((part) => part !== ''));
}

const looks: Readonly<Record<number, string>> = {
  0: 'passed',
  1: 'failed',
  2: 'bench-error',
  3: 'bench-error',
  4: 'golden',
  5: 'flaky',
  130: 'aborted',
};

/** How a run ended, in a word with its colour. */
export function RunStanding({ run: { state, exitCode } }: { readonly run: RunSummary }) {
  const said = scenarioWords.value.history;
  if (state === 'ended' && exitCode !== undefined) {
    const { verdicts, exitCode: other } = speech.value.words;
    return <span class={`standing is-${looks[exitCode] ?? 'aborted'}`}>{verdicts[exitCode] ?? other(exitCode)}</span>;
  }
  if (state === 'under-way') return <span class="standing is-under-way">{said.underWay}</span>;
  return <span class="standing is-aborted">{state === 'refused' ? said.refused : said.cutOff}</span>;
}
