import { signal } from '@preact/signals';
import type { ScenarioRecord } from '../../../reports/run.ts';
import type { Standing } from '../../../reports/standing.ts';
import { goScenarios, place } from '../parts/address.ts';
import { scenarioWords, speech } from '../words/scenarios.ts';
import { words } from '../words/words.ts';
import { stopRun } from './ask.ts';
import { attemptsShown, chosenIn } from './chosen.ts';
import { run as begin, scenariosOfRun, wrongScenarios } from './deeds.ts';
import { isoOf, RunStanding } from './history.tsx';
import { Overview } from './overview.tsx';
import { Pace } from './pace.tsx';
import { type Show, shows } from './place.ts';
import { ScenarioView } from './scenario-view.tsx';
import { SlipView } from './slip-view.tsx';
import { endedAs, StandingMark, UnderWay } from './standing.tsx';
import { type Followed, followed, isOver, runs } from './store.ts';
import { moment, told } from './times.ts';
import { WatchBar } from './watch-bar.tsx';

/** One run: its scenarios as they end, the chosen one step by step, its slips beside their goldens. */
export function RunView({ id }: { readonly id: string }) {
  const said = scenarioWords.value.inRun;
  const now = followed.value;
  const summary = now?.over ?? runs.value?.find((run) => run.id === id);
  if (!now || !summary) {
    return (
      <main class="empty is-page">
        <p role="status">{runs.value === null || summary ? said.beginning : said.gone}</p>
        <BackToList />
      </main>
    );
  }
  if (summary.state === 'refused') {
    return (
      <main class="empty is-page">
        <h2>{said.refused}</h2>
        <pre>{speech.value.tell(summary.said ?? '')}</pre>
        <p>{said.refusedHow}</p>
        <BackToList />
      </main>
    );
  }
  const chosen = chosenIn(now);
  const { slip, show } = place.value.scenarios;
  return (
    <main class={`run ${chosen ? 'has-chosen' : ''}`}>
      <Head now={now} />
      <nav class="run-list" aria-label={said.list}>
        <label class="run-show">
          <span class="visually-hidden">{scenarioWords.value.showLabel}</span>
          <select value={show} onChange={(event) => goScenarios({ show: event.currentTarget.value as Show }, true)}>
            {shows
              .filter((one) => one !== 'never')
              .map((one) => (
                <option key={one} value={one}>
                  {scenarioWords.value.show[one]}
                </option>
              ))}
          </select>
        </label>
        <ul>
          {attemptsShown(now).map((one) => (
            <Line key={one.id} scenario={one} isChosen={one === chosen} now={now} />
          ))}
        </ul>
      </nav>
      <div class="run-main">
        {chosen === undefined ? (
          <Overview now={now} />
        ) : slip === null ? (
          <ScenarioView now={now} scenario={chosen} />
        ) : (
          <SlipView now={now} scenario={chosen} seq={slip} />
        )}
      </div>
    </main>
  );
}

/** The run that was told to end behind its scenario; told once more it ends at once. */
const stopping = signal<string | null>(null);

async function stop(id: string): Promise<void> {
  await stopRun(id);
  stopping.value = id;
}

function BackToList() {
  return (
    <p>
      <button type="button" onClick={() => goScenarios({ run: null, scenario: null, slip: null })}>
        ← {scenarioWords.value.inRun.back}
      </button>
    </p>
  );
}

function Head({ now }: { readonly now: Followed }) {
  const said = scenarioWords.value;
  const { run, id, over } = now;
  const isUnderWay = over === null && runs.value?.find((one) => one.id === id)?.state === 'under-way';
  const summary = over ?? runs.value?.find((one) => one.id === id);
  const wrong = wrongScenarios();
  const all = scenariosOfRun();
  const ended = run.scenarios.flatMap((one) => endedAs(one) ?? []);
  const planned = run.begin?.scenarios ?? 0;
  return (
    <header class="run-head">
      <div class="row">
        <button type="button" onClick={() => goScenarios({ run: null, scenario: null, slip: null })}>
          ← {said.inRun.back}
        </button>
        {summary && <RunStanding run={summary} />}
        <button
          type="button"
          class="run-title"
          aria-pressed={place.value.scenarios.scenario === null}
          onClick={() => goScenarios({ scenario: null, slip: null })}
        >
          {said.inRun.label(moment(run.begin?.startedAt ?? isoOf(id)))}
        </button>
        <span class="run-told">
          {words.value.facts([
            tallyWords(ended),
            ...(over?.took === undefined || !isOver(now) ? [] : [told(over.took)]),
            ...(run.begin?.plan?.bench === undefined ? [] : [said.history.onBench(run.begin.plan.bench)]),
          ])}
        </span>
        <Pace />
        {isUnderWay ? (
          <button type="button" class="is-wrong" onClick={() => stop(id)}>
            {stopping.value === id ? said.run.stopNow : said.run.stop}
          </button>
        ) : (
          <>
            {wrong.length > 0 && (
              <button type="button" onClick={() => begin(wrong)}>
                {said.run.failed(wrong.length)}
              </button>
            )}
            <button type="button" class="is-main" disabled={all.length === 0} onClick={() => begin(all)}>
              {said.run.again}
            </button>
          </>
        )}
      </div>
      {planned > 0 && ended.length < planned && (
        <progress
          max={planned}
          value={ended.length}
          aria-label={said.inRun.progress}
          class={isUnderWay ? '' : 'is-still'}
        />
      )}
      <WatchBar now={now} />
    </header>
  );
}

/** `1 failed, 3 passed`, the worst first. */
function tallyWords(ended: readonly Standing[]): string {
  const { standings, ofTally } = speech.value.words;
  return ofTally(
    (Object.keys(standings) as Standing[])
      .map((standing) => [ended.filter((one) => one === standing).length, standings[standing]] as const)
      .filter(([count]) => count > 0),
  );
}

interface LineProps {
  readonly scenario: ScenarioRecord;
  readonly isChosen: boolean;
  readonly now: Followed;
}

function Line({ scenario, isChosen, now }: LineProps) {
  const said = scenarioWords.value.inRun;
  const { id, name, title, attempt, steps, duration, superseded } = scenario;
  const standing = endedAs(scenario);
  const isLast = now.run.attempts.at(-1) === scenario;
  return (
    <li>
      <button
        type="button"
        id={`run-${id}`}
        class={`run-line ${superseded ? 'is-old' : ''}`}
        aria-current={isChosen ? 'true' : undefined}
        onClick={() => goScenarios({ scenario: id, slip: null })}
      >
        <span class="scenario-title">{title}</span>
        <span class="id">
          {name}
          {attempt > 1 ? `, ${said.attempt(attempt)}` : ''}
        </span>
        <span class="run-line-end">
          {standing === null && isLast && !isOver(now) ? (
            <UnderWay />
          ) : (
            <StandingMark standing={standing ?? 'aborted'} />
          )}
          <span class="scenario-time">{standing === null ? steps.length : told(duration)}</span>
        </span>
      </button>
    </li>
  );
}
