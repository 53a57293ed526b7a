import { type Run, type ScenarioRecord, type StepRecord, slipOf, slipsOf, whichOf } from '../run.ts';
import type { Speech } from '../speech/speech.ts';
import { standingFor, standingOf } from '../standing.ts';
import { duration } from '../words.ts';
import type { PageData } from './data.ts';
import { mark } from './mark.ts';
import { html, type Markup, told } from './markup.ts';
import { slipView } from './slip.ts';
import { timeline, timelineLegend } from './timeline.ts';
import { toolbar } from './toolbar.ts';

/** Every attempt at every scenario, those that did not pass open. */
export function scenariosSection(data: PageData, run: Run, speech: Speech): Markup {
  const { words } = speech;
  return html`<section id="scenarios" aria-labelledby="scenarios-title">
<h2 id="scenarios-title">${words.scenario.title}</h2>
${run.attempts.length > 0 && toolbar(run, words)}
${timelineLegend(words)}
<ul class="scenario-list">
${run.attempts.map((scenario) => scenarioItem(data, scenario, speech))}</ul>
</section>`;
}

function scenarioItem(data: PageData, scenario: ScenarioRecord, speech: Speech): Markup {
  const { words, tell } = speech;
  const standing = standingOf(scenario);
  const quiet = standing === 'passed' || standing === 'skipped';
  const { id, name, title, file, line, acquirer, model, message, steps } = scenario;
  const which = whichOf(scenario, speech);
  const hasRun = standing !== 'skipped' || steps.length > 0;
  return html`<li data-standing="${standing}" data-scenario="${id}" data-acquirer="${acquirer}" data-model="${model}"><details class="scenario" id="${id}"${!quiet && html` open`}>
<summary>${mark(standing, speech)}<h3>${told(name)}${which !== '' && html` <small>${which}</small>`}</h3><span class="title">${told(title)}</span>${hasRun && html`<span class="count">${words.slips(slipsOf(scenario).length)}</span><span class="time">${duration(scenario.duration)}</span>`}</summary>
<div class="scenario-body">
<p class="about"><span>${words.standings[standing]}</span><span>${told(acquirer)}</span><span>${model}</span><span><code>${file}:${line}</code></span></p>
${message !== undefined && html`<p class="message">${told(tell(message))}</p>`}
<ol class="steps">
${steps.map((step) => stepItem(data, step, speech))}</ol>
${timeline(scenario, speech)}
</div>
</details></li>
`;
}

function stepItem(data: PageData, step: StepRecord, speech: Speech): Markup {
  const { tell } = speech;
  const standing = standingFor({ outcome: step.end?.outcome ?? 'aborted', findings: step.findings });
  return html`<li class="step" id="${step.id}">
<h4>${mark(standing, speech)}<span class="ordinal">${step.ordinal}</span><span>${told(tell(step.title))}${step.end && html` <span class="answer">${told(tell(step.end.answer))}</span>`}</span></h4>
${step.slips.map((slip) => slipView(data, step, slip, speech))}${loose(step, speech)}
</li>
`;
}

/** Findings about no slip that was printed: a lost one, totals that do not agree. */
function loose(step: StepRecord, { tell }: Speech): Markup {
  const findings = step.findings.filter((finding) => slipOf(step, finding) === undefined);
  if (findings.length === 0) return html``;
  return html`<ol class="notes">${findings.map((finding) => html`<li>${told(tell(finding.message))}</li>`)}</ol>`;
}
