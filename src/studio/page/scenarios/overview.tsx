import { findingsOf, placeOf, type ScenarioRecord } from '../../../reports/run.ts';
import { byStanding } from '../../../reports/standing.ts';
import { goScenarios } from '../parts/address.ts';
import { scenarioWords, speech } from '../words/scenarios.ts';
import { endedAs, StandingMark } from './standing.tsx';
import { type Followed, isOver } from './store.ts';
import { told } from './times.ts';

/** Scenarios of which it is told how long they took. */
const LONGEST = 8;

/** Findings of a scenario that are told here; the rest stands with its steps. */
const TOLD = 3;

/** A run at a glance: what is wrong, worst first, and where the time went. */
export function Overview({ now }: { readonly now: Followed }) {
  const { run } = now;
  const said = scenarioWords.value.inRun;
  const ended = run.scenarios.filter((one) => endedAs(one) !== null);
  const wrong = ended.filter((one) => !['passed', 'skipped'].includes(endedAs(one)!)).sort(byStanding);
  const skipped = ended.filter((one) => one.outcome === 'skipped');
  return (
    <>
      <h2>{said.overview}</h2>
      {wrong.length + skipped.length === 0 && <p class="quiet">{isOver(now) ? said.nothingWrong : said.notYet}</p>}
      <ul class="wrongs">{[...wrong, ...skipped].map(wrongItem)}</ul>
      {ended.length > 0 && <Longest scenarios={ended} />}
    </>
  );
}

function wrongItem(scenario: ScenarioRecord) {
  const { id, title, message } = scenario;
  const { tell } = speech.value;
  const found = scenario.steps.flatMap((step) => step.findings.map((finding) => ({ step, finding })));
  const more = findingsOf(scenario).length - TOLD;
  return (
    <li key={id} class="wrong-item">
      <button type="button" class="link" onClick={() => goScenarios({ scenario: id, slip: null })}>
        {title}
      </button>{' '}
      <StandingMark standing={endedAs(scenario)} />
      {message !== undefined && <p>{tell(message)}</p>}
      {found.slice(0, TOLD).map(({ step, finding }) => (
        <p key={finding.seq}>
          <span class="quiet">{placeOf(step, finding, speech.value)}</span> {tell(finding.message)}
        </p>
      ))}
      {more > 0 && <p class="quiet">{speech.value.words.more.findings(more)}</p>}
    </li>
  );
}

/** Of virtual time, or of real: whatever the run's clock was. */
function Longest({ scenarios }: { readonly scenarios: readonly ScenarioRecord[] }) {
  const said = scenarioWords.value.inRun;
  const longest = [...scenarios].sort((a, b) => (b.took ?? 0) - (a.took ?? 0)).slice(0, LONGEST);
  const most = longest[0]?.took ?? 1;
  return (
    <>
      <h3 class="small">{said.longest}</h3>
      <ul class="bars">
        {longest.map(({ id, name, took = 0 }) => (
          <li key={id}>
            <button type="button" class="link" onClick={() => goScenarios({ scenario: id, slip: null })}>
              {name}
            </button>
            <span class="bar">
              <span style={{ width: `${(100 * took) / most}%` }} />
            </span>
            <span class="scenario-time">{told(took)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
