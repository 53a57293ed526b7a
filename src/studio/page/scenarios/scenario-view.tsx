import type { EventOf } from '../../../events/event.ts';
import { type ScenarioRecord, type StepRecord, slipOf } from '../../../reports/run.ts';
import { goScenarios } from '../parts/address.ts';
import { scenarioWords, speech } from '../words/scenarios.ts';
import { words as page } from '../words/words.ts';
import { pictureAt } from './ask.ts';
import { run } from './deeds.ts';
import { StageBar, StageLegend } from './stage-bar.tsx';
import { endedAs, StandingMark, UnderWay } from './standing.tsx';
import { type Followed, isOver } from './store.ts';
import { told } from './times.ts';

interface ScenarioViewProps {
  readonly now: Followed;
  readonly scenario: ScenarioRecord;
}

/** A scenario step by step: what was answered and when, what was found, what was printed. */
export function ScenarioView({ now, scenario }: ScenarioViewProps) {
  const said = scenarioWords.value;
  const { words, tell } = speech.value;
  const { name, file, line, title, acquirer, model, message, steps, duration, limits } = scenario;
  const standing = endedAs(scenario);
  const longest = Math.max(1, ...steps.flatMap(({ slips }) => slips.map(endOf)));
  return (
    <>
      <div class="row">
        <h2>{title}</h2>
        {standing === null && !isOver(now) ? <UnderWay /> : <StandingMark standing={standing ?? 'aborted'} />}
        <span class="spring" />
        {isOver(now) && (
          <button type="button" onClick={() => run([name])}>
            {said.run.one}
          </button>
        )}
      </div>
      <p class="quiet">
        <code>{name}</code> <code>{`${file}:${line}`}</code>{' '}
        {page.value.facts([acquirer, model, ...(standing === null ? [] : [told(duration)])])}
      </p>
      {message !== undefined && <p class="lacks">{tell(message)}</p>}
      {limits
        .filter(({ standing: kept }) => kept !== 'kept')
        .map(({ figure, of, value, limit }) => (
          <p class="lacks" key={`${figure} ${of}`}>
            {words.near(`${figure} ${of}`, told(value), told(limit))}
          </p>
        ))}
      <ol class="steps-told">
        {steps.map((step) => (
          <StepItem key={step.id} now={now} scenario={scenario} step={step} longest={longest} />
        ))}
      </ol>
      {steps.some(({ slips }) => slips.length > 0) && <StageLegend />}
    </>
  );
}

/** When a slip is out, ms since its request. */
const endOf = ({ timing: { requestToFirstByte, wire, print, paper } }: EventOf<'slip'>): number =>
  (requestToFirstByte ?? 0) + Math.max(wire, paper?.out ?? print);

interface StepProps extends ScenarioViewProps {
  readonly step: StepRecord;
  /** ms. */
  readonly longest: number;
}

function StepItem({ now, scenario, step, longest }: StepProps) {
  const said = scenarioWords.value;
  const { tell } = speech.value;
  const { ordinal, title, end, findings, slips } = step;
  return (
    <li class={`step ${end ? `is-${end.outcome}` : !isOver(now) ? 'is-under-way' : ''}`}>
      <div class="step-head">
        <span class="step-number">{ordinal}</span>
        <span class="step-title">{tell(title)}</span>
        {end === undefined && !isOver(now) && <UnderWay />}
        {end !== undefined && end.answer !== '' && <span class="answer">{tell(end.answer)}</span>}
        {end?.acknowledged !== undefined && <span class="quiet">{said.inRun.answered(told(end.acknowledged))}</span>}
      </div>
      {findings.map((finding) => {
        const slip = slipOf(step, finding);
        return (
          <p class="finding" key={finding.seq}>
            {slip && (
              <button type="button" class="link" onClick={() => goScenarios({ scenario: scenario.id, slip: slip.seq })}>
                {speech.value.words.slipOf(tell(slip.copy))}
              </button>
            )}{' '}
            {tell(finding.message)} <code class="quiet">{finding.by}</code>
          </p>
        );
      })}
      {slips.length > 0 && (
        <ul class="slips-told">
          {slips.map((slip) => (
            <SlipCard key={slip.seq} {...{ now, scenario, slip, longest }} acknowledged={end?.acknowledged} />
          ))}
        </ul>
      )}
    </li>
  );
}

interface SlipCardProps extends ScenarioViewProps {
  readonly slip: EventOf<'slip'>;
  readonly longest: number;
  readonly acknowledged: number | undefined;
}

function SlipCard({ now, scenario, slip, longest, acknowledged }: SlipCardProps) {
  const said = scenarioWords.value;
  const { words } = speech.value;
  const { seq, copy, golden, width, height } = slip;
  const name = said.slip.of(speech.value.tell(copy));
  return (
    <li>
      <button type="button" class="slip-card" onClick={() => goScenarios({ scenario: scenario.id, slip: seq })}>
        <span class="slip-thumb">
          <img
            src={pictureAt(now.id, seq, 'actual')}
            alt=""
            width={width}
            height={height}
            loading="lazy"
            decoding="async"
          />
        </span>
        <span class="slip-card-words">
          <strong>{name}</strong>
          <span class={`golden-state is-${golden.state}`}>{words.slip.states[golden.state]}</span>
          <StageBar slip={slip} longest={longest} acknowledged={acknowledged} />
        </span>
      </button>
    </li>
  );
}
