import type { EventOf } from '../../events/event.ts';
import { approvalsOf } from '../approval.ts';
import { findingsOf, type Run, type ScenarioRecord, type StepRecord, slipOf, whichOf } from '../run.ts';
import type { Speech } from '../speech/speech.ts';
import { byStanding, standingOf } from '../standing.ts';
import { contrast } from './contrast.ts';
import { byteId, bytesWords, type PageData } from './data.ts';
import { mark } from './mark.ts';
import { type Content, html, type Markup, told } from './markup.ts';
import { crop } from './pictures.ts';
import { slipId } from './slip.ts';

type FindingEvent = EventOf<'finding'>;

/** Findings of one slip that show their place as a picture. */
const CROPS_PER_SLIP = 4;

/** How many things are wrong with a run: findings, and messages of scenarios that did not end as they should. */
export function findingCount(run: Run): number {
  return run.attempts.filter(troubled).reduce((sum, scenario) => sum + Math.max(1, findingsOf(scenario).length), 0);
}

function troubled(scenario: ScenarioRecord): boolean {
  return findingsOf(scenario).length > 0 || !['passed', 'skipped'].includes(scenario.outcome);
}

/** Everything that is wrong, by scenario, the worst first. */
export function findingsSection(data: PageData, run: Run, speech: Speech): Markup {
  const words = speech.words.finding;
  const scenarios = run.attempts.filter(troubled).sort(byStanding);
  return html`<section id="findings" aria-labelledby="findings-title">
<h2 id="findings-title">${words.title}</h2>
${scenarios.length === 0 ? html`<p class="nothing">${words.none}</p>` : scenarios.map((scenario) => group(data, run, scenario, speech))}
</section>`;
}

function group(data: PageData, run: Run, scenario: ScenarioRecord, speech: Speech): Markup {
  const { words, tell } = speech;
  const { id, name, title, message } = scenario;
  const which = whichOf(scenario, speech);
  return html`<article class="group" data-scenario="${id}" aria-labelledby="${id}-findings">
<h3 id="${id}-findings">${mark(standingOf(scenario), speech)}<a href="#${id}">${told(name)}</a>${which !== '' && html` <small>${which}</small>`}</h3>
<p class="title">${told(title)}</p>
${message !== undefined && html`<p class="message">${told(tell(message))}</p>`}
<ol class="finding-list">
${scenario.steps.map((step) => step.findings.map((finding) => findingItem(data, step, finding, speech)))}</ol>
${approvalsOf(run, scenario).map((command) => html`<p class="approve">${words.approve}<code>${command}</code></p>`)}
</article>
`;
}

function findingItem(data: PageData, step: StepRecord, finding: FindingEvent, speech: Speech): Markup {
  return html`<li class="finding" tabindex="-1">
<p class="sentence">${told(speech.tell(finding.message))}</p>
<p class="where">${where(step, finding, speech)}</p>
${compared(finding, speech)}${pictured(data, step, finding, speech)}
</li>
`;
}

/** Step, slip, line, bytes and who says so, each a way to the place. */
function where(step: StepRecord, finding: FindingEvent, { words, tell }: Speech): Markup[] {
  const slip = slipOf(step, finding);
  const id = slip && slipId(step, slip);
  const parts: Content[] = [
    html`<a href="#${step.id}">${words.step(step.ordinal)}</a>${step.title !== '' && html` ${told(tell(step.title))}`}`,
    slip && html`<a href="#${id}">${words.slipOf(tell(slip.copy))}</a>`,
    slip &&
      finding.line !== undefined &&
      html`<a href="#${id}-line-${finding.line}">${words.finding.line(finding.line)}</a>`,
    id !== undefined && finding.bytes && bytesLink(id, finding.bytes, words),
    html`<code>${finding.code}</code>${words.finding.by}${finding.by}`,
  ];
  return parts.filter((part) => part !== undefined && part !== false).map((part) => html`<span>${part}</span>`);
}

function bytesLink(slipId: string, bytes: NonNullable<FindingEvent['bytes']>, words: Speech['words']): Markup {
  return html`<a href="#${byteId(slipId, bytes.offset)}">${bytesWords(bytes, words)}</a>`;
}

function compared({ by, expected, actual }: FindingEvent, { words, tell }: Speech): Content {
  if (expected === undefined && actual === undefined) return undefined;
  // What slips say stays as it is; oracles say what they expect in words of ours.
  const said = (text: string | undefined) => (text === undefined || by === 'compare' ? text : tell(text));
  const [left, right] = contrast(said(expected), said(actual));
  return html`<dl class="compared">
${expected !== undefined && html`<div class="expected"><dt>${words.finding.expected}</dt><dd>${left}</dd></div>\n`}${actual !== undefined && html`<div class="actual"><dt>${words.finding.printed}</dt><dd>${right}</dd></div>\n`}</dl>
`;
}

function pictured(data: PageData, step: StepRecord, finding: FindingEvent, { words }: Speech): Content {
  const slip = slipOf(step, finding);
  const earlier = step.findings.filter((one) => one.slip === finding.slip).indexOf(finding);
  if (slip === undefined || earlier >= CROPS_PER_SLIP) return undefined;
  const { box, goldenBox } = finding;
  const golden = slip.golden.png;
  const expected = golden !== undefined && goldenBox && crop(data, words.finding.golden, golden, goldenBox, words);
  const actual = box && crop(data, words.finding.printed, slip.png, box, words);
  return (expected || actual) && html`<div class="crops">${expected}${actual}</div>`;
}
