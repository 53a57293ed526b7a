import type { EventOf } from '../../events/event.ts';
import type { ScenarioRecord, StepRecord } from '../run.ts';
import type { Words } from '../speech/en.ts';
import type { Speech } from '../speech/speech.ts';
import { duration } from '../words.ts';
import { html, type Markup, told } from './markup.ts';
import { slipId } from './slip.ts';

/** Width of the longest bar, in units of its drawing. */
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
  return html`<tr><th scope="row"><a href="#${slipId(step, slip)}">${step.ordinal} ${told(speech.tell(slip.copy))}</a></th><td class="bar">${bar(times, acknowledged, longest)}</td><td data-name="${words.first}">${asked ? duration(first) : html`<span class="unknown">${words.notAsked}</span>`}</td><td data-name="${words.last}">${duration(last)}</td><td data-name="${words.out}">${duration(out)}</td><td data-name="${words.answered}">${acknowledged === undefined ? '' : duration(acknowledged)}</td></tr>
`;
}

/** Waiting, bytes on the wire, paper under the head, the cut; a tick where the register had its answer. */
function bar(
  { first, last, out, cut }: Omit<Row, 'step' | 'slip'>,
  acknowledged: number | undefined,
  longest: number,
): Markup {
  const at = (ms: number) => Math.round((ms / longest) * FULL);
  const part = (look: string, from: number, to: number, y: number, height: number) =>
    to > from &&
    html`<rect class="${look}" x="${at(from)}" y="${y}" width="${Math.max(1, at(to) - at(from))}" height="${height}"/>`;
  return html`<svg viewBox="0 0 ${FULL} 14" preserveAspectRatio="none" aria-hidden="true">${[
    part('stage-first', 0, first, 5, 4),
    part('stage-wire', first, last, 0, 6),
    part('stage-print', first, out - cut, 7, 7),
    part('stage-cut', out - cut, out, 7, 7),
    acknowledged !== undefined &&
      html`<rect class="stage-answer" x="${Math.min(at(acknowledged), FULL - 2)}" y="0" width="2" height="14"/>`,
  ]}</svg>`;
}

/** What the bars of a timeline mean. */
export function timelineLegend({ timeline }: Words): Markup {
  const stages = Object.entries(timeline.legend);
  return html`<ul class="legend">${stages.map(([stage, name]) => html`<li><i class="stage-${stage}"></i>${name}</li>`)}</ul>`;
}
