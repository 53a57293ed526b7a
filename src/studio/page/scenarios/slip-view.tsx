import { useEffect } from 'preact/hooks';
import type { EventOf } from '../../../events/event.ts';
import { boxInDifference } from '../../../reports/html/difference-box.ts';
import { type ScenarioRecord, type StepRecord, slipOf, slipsOf } from '../../../reports/run.ts';
import { goScenarios, place } from '../parts/address.ts';
import { scenarioWords, speech } from '../words/scenarios.ts';
import { askSlipBytes } from './ask.ts';
import { chosenIn } from './chosen.ts';
import { toPlayground } from './deeds.ts';
import { Looks } from './looks.tsx';
import { StageBar, StageLegend } from './stage-bar.tsx';
import { type Followed, followed } from './store.ts';
import { lookAtVerdict, VerdictBar } from './verdict-bar.tsx';

interface SlipViewProps {
  readonly now: Followed;
  readonly scenario: ScenarioRecord;
  readonly seq: number;
}

/** A slip beside its golden, what was found on it, and the verdict that a person gives. */
export function SlipView({ now, scenario, seq }: SlipViewProps) {
  const said = scenarioWords.value.slip;
  const step = scenario.steps.find(({ slips }) => slips.some((slip) => slip.seq === seq));
  const slip = step?.slips.find((one) => one.seq === seq);
  useEffect(() => {
    if (slip) void lookAtVerdict(now.id, seq);
  }, [now.id, seq, slip === undefined]);
  const back = (
    <button type="button" onClick={() => goScenarios({ slip: null })}>
      ← {said.back}
    </button>
  );
  if (!step || !slip) return <p>{back}</p>;
  const findings = step.findings.filter((finding) => slipOf(step, finding) === slip);
  const { words, tell } = speech.value;
  const all = slipsOf(scenario);
  const at = all.indexOf(slip);
  const looking = async () => {
    const answer = await askSlipBytes(now.id, seq);
    if (answer) toPlayground(answer.model, answer.bytes);
  };
  return (
    <div class="slip-view">
      <div class="row">
        {back}
        <h2>{words.and(words.step(step.ordinal), words.slipOf(tell(slip.copy)))}</h2>
        <span class={`golden-state is-${slip.golden.state}`}>{words.slip.states[slip.golden.state]}</span>
        <span class="spring" />
        <button type="button" disabled={at <= 0} onClick={() => goToSlip(-1)}>
          {said.before}
        </button>
        <button type="button" disabled={at >= all.length - 1} onClick={() => goToSlip(1)}>
          {said.next}
        </button>
      </div>
      <p class="quiet">
        {tell(step.title)} · {words.slip.golden}
        <code>{slip.golden.path}</code>
      </p>
      <VerdictBar run={now.id} slip={slip} />
      <Looks run={now.id} slip={slip} notes={notesOf(slip, findings)} />
      <section aria-label={said.found}>
        <h3 class="small">{said.found}</h3>
        {findings.length === 0 && <p class="quiet">{said.sound}</p>}
        <ol class="found">
          {findings.map((finding) => (
            <li key={finding.seq}>{tell(finding.message)}</li>
          ))}
        </ol>
      </section>
      <StageBar slip={slip} longest={endOf(slip)} acknowledged={step.end?.acknowledged} />
      <StageLegend />
      <p>
        <button type="button" onClick={looking}>
          {said.bytes}
        </button>
      </p>
      <details>
        <summary>{said.text}</summary>
        <pre class="text">{slip.text}</pre>
      </details>
    </div>
  );
}

/** ms from the request to the last of it. */
const endOf = ({ timing: { requestToFirstByte, wire, print, paper } }: EventOf<'slip'>): number =>
  Math.max(1, (requestToFirstByte ?? 0) + Math.max(wire, paper?.out ?? print));

function notesOf(slip: EventOf<'slip'>, findings: StepRecord['findings']) {
  const rows = slip.golden.differenceRows ?? [];
  return findings.map((finding, i) => ({
    number: i + 1,
    message: finding.message,
    actual: finding.box,
    golden: finding.goldenBox,
    difference: boxInDifference(rows, finding),
  }));
}

/** Goes to another slip of the scenario that is looked at. */
export function goToSlip(by: number): void {
  const now = followed.value;
  const scenario = now && chosenIn(now);
  if (!scenario) return;
  const slips = slipsOf(scenario);
  const at = slips.findIndex(({ seq }) => seq === place.value.scenarios.slip);
  const next = slips[at < 0 ? (by > 0 ? 0 : slips.length - 1) : at + by];
  if (next) goScenarios({ scenario: scenario.id, slip: next.seq });
}
