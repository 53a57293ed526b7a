import type { EventOf } from '../../events/event.ts';
import type { ScenarioRecord, StepRecord } from '../run.ts';
import type { Words } from '../speech/en.ts';
import type { Speech } from '../speech/speech.ts';
import { duration } from '../words.ts';
import { html, type Markup, told } from './markup.ts';
import { slipId } from './slip.ts';

/** Width of the longest bar, in units of its drawing; the page's script draws it as wide. */
const FULL = 1000;

interface Row {
  readonly step: StepRecord;
  readonly slip: EventOf<'slip'>;
  /** ms since the request, or since the first byte where nobody asked. */
  readonly first: number;
  readonly last: number;
  readonly out: number;
  readonly cut: number;
}

/** From each request of a scenario to the cut of each slip: a row a slip, on one scale. */
export function timeline({ steps, id }: ScenarioRecord, speech: Speech): Markup {
  const words = speech.words.timeline;
  const rows = steps.flatMap((step) => step.slips.map((slip) => rowOf(step, slip)));
  if (rows.length === 0) return html``;
  const longest = Math.max(1, ...rows.map(({ out }) => out), ...steps.map(({ end }) => end?.acknowledged ?? 0));
  return html`<details class="part times"${longest > 1 && html` open`}><summary>${words.title}</summary>
<table class="timeline" aria-label="${words.label(id)}">
<thead><tr><th scope="col">${words.slip}</th><td class="bar"></td><th scope="col">${words.first}</th><th scope="col">${words.last}</th><th scope="col">${words.out}</th><th scope="col">${words.answered}</th></tr></thead>
<tbody>
${rows.map((row) => tableRow(row, longest, speech))}</tbody>
</table></details>`;
}

function rowOf(step: StepRecord, slip: EventOf<'slip'>): Row {
  const { requestToFirstByte, wire, print, paper } = slip.timing;
  const first = requestToFirstByte ?? 0;
  return { step, slip, first, last: first + wire, out: first + (paper?.out ?? print), cut: paper?.cut ?? 0 };
}

function tableRow({ step, slip, ...times }: Row, longest: number, speech: Speech): Markup {
  const words = speech.words.timeline;
  const asked = slip.timing.requestToFirstByte !== null;
  const { first, last, out } = times;
  const acknowledged = step.end?.acknowledged;
  return html`<tr><th scope="row"><a href="#${slipId(step, slip)}">${step.ordinal} ${told(speech.tell(slip.copy))}</a></th><td class="bar" data-stages="${stages(times, acknowledged, longest)}"></td><td data-name="${words.first}">${asked ? duration(first) : html`<span class="unknown">${words.notAsked}</span>`}</td><td data-name="${words.last}">${duration(last)}</td><td data-name="${words.out}">${duration(out)}</td><td data-name="${words.answered}">${acknowledged === undefined ? '' : duration(acknowledged)}</td></tr>
`;
}

/** What the page's script draws the bar from: first byte, last byte, before the cut, out, answered or nothing; of FULL. */
function stages(
  { first, last, out, cut }: Omit<Row, 'step' | 'slip'>,
  acknowledged: number | undefined,
  longest: number,
): string {
  const at = (ms: number) => Math.round((ms / longest) * FULL);
  return [first, last, out - cut, out, ...(acknowledged === undefined ? [] : [acknowledged])].map(at).join(' ');
}

/** What the bars of a timeline mean. */
export function timelineLegend({ timeline }: Words): Markup {
  const stages = Object.entries(timeline.legend);
  return html`<ul class="legend">${stages.map(([stage, name]) => html`<li><i class="stage-${stage}"></i>${name}</li>`)}</ul>`;
}
