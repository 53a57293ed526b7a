import type { EventOf, SlipTiming } from '../../events/event.ts';
import type { Run, ScenarioRecord, StepRecord } from '../run.ts';
import { duration } from '../words.ts';
import { html, type Markup, told } from './markup.ts';
import { slipId } from './slip.ts';

/** Width of the longest bar, in units of its drawing. */
const FULL = 1000;

/**
 * What a bar stacks, in order. Decoding is told as a number but not stacked: it is real time of this machine, the
 * others are times of the run's clock and of the model.
 */
const stages = [
  { key: 'requestToFirstByte', name: 'Request to first byte', look: 'stage-first' },
  { key: 'wire', name: 'Wire', look: 'stage-wire' },
  { key: 'print', name: 'Print', look: 'stage-print' },
] as const satisfies readonly { readonly key: keyof SlipTiming; readonly name: string; readonly look: string }[];

interface Row {
  readonly scenario: ScenarioRecord;
  readonly step: StepRecord;
  readonly slip: EventOf<'slip'>;
}

/** Where the time of each slip went: a row a slip, with a bar of its stages on one scale. */
export function timingSection(run: Run): Markup {
  const rows = run.attempts.flatMap((scenario) =>
    scenario.steps.flatMap((step) => step.slips.map((slip): Row => ({ scenario, step, slip }))),
  );
  const longest = Math.max(1, ...rows.map(({ slip }) => total(slip.timing)));
  return html`<section id="timing" aria-labelledby="timing-title">
<h2 id="timing-title">Timing</h2>
${rows.length === 0 ? html`<p class="nothing">No slip was printed.</p>` : table(rows, longest)}
</section>`;
}

function table(rows: readonly Row[], longest: number): Markup {
  return html`<ul class="legend">${stages.map(({ name, look }) => html`<li><i class="${look}"></i>${name}</li>`)}</ul>
<div class="scroll" tabindex="0" role="region" aria-labelledby="timing-title">
<table>
<thead><tr><th scope="col">Slip</th><td class="bar"></td><th scope="col">First byte</th><th scope="col">Wire</th><th scope="col">Print</th><th scope="col">Decode</th></tr></thead>
<tbody>
${rows.map((row) => tableRow(row, longest))}</tbody>
</table>
</div>
<p class="aside">First byte: from the request to the first byte of the slip. Wire: from its first byte to its last. Print: what the model's mechanism would take, fed at once. Decode: real time of the machine that ran this, which is in no bar and no verdict.</p>`;
}

function tableRow({ scenario, step, slip }: Row, longest: number): Markup {
  const { requestToFirstByte, wire, print, decode } = slip.timing;
  const first =
    requestToFirstByte === null ? html`<span class="unknown">not known</span>` : duration(requestToFirstByte);
  return html`<tr><th scope="row"><a href="#${slipId(step, slip)}">${told(scenario.name)}</a> <small>${step.ordinal}, ${told(slip.copy)}</small></th><td class="bar">${bar(slip.timing, longest)}</td><td data-name="First byte">${first}</td><td data-name="Wire">${duration(wire)}</td><td data-name="Print">${duration(print)}</td><td data-name="Decode">${duration(decode)}</td></tr>
`;
}

function bar(timing: SlipTiming, longest: number): Markup {
  let x = 0;
  const parts = stages.map(({ key, look }) => {
    const width = Math.round(((timing[key] ?? 0) / longest) * FULL);
    const part = html`<rect class="${look}" x="${x}" width="${width}" height="10"/>`;
    x += width;
    return part;
  });
  return html`<svg viewBox="0 0 ${FULL} 10" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`;
}

function total(timing: SlipTiming): number {
  return stages.reduce((sum, { key }) => sum + (timing[key] ?? 0), 0);
}
