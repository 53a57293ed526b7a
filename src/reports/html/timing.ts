import type { EventOf } from '../../events/event.ts';
import type { Summary } from '../../timing/figures.ts';
import { figures } from '../../timing/figures.ts';
import type { Run, ScenarioRecord } from '../run.ts';
import { figuresOf, samplesOf } from '../times.ts';
import { duration } from '../words.ts';
import { html, type Markup, told } from './markup.ts';

/** Width of a chart, in units of its drawing; from 1 ms to the longest time, a decade as wide as the next. */
const FULL = 1000;

/** The figures of the run, each with its clock and a chart of every time; then how limits are kept. */
export function timingSection(run: Run): Markup {
  const all = figuresOf(run, run.scenarios);
  const samples = run.scenarios.flatMap(samplesOf);
  const decades = Math.max(1, Math.ceil(Math.log10(Math.max(10, ...all.map(({ max }) => max)))));
  const x = (ms: number) => Math.round((Math.log10(Math.max(1, ms)) / decades) * FULL);
  const rows = all.map((figure) => {
    const times = samples.filter((sample) => sample.figure === figure.figure).map(({ ms }) => x(ms));
    return figureRow(figure, chart(times, x, figure, decades));
  });
  return html`<section id="timing" aria-labelledby="timing-title">
<h2 id="timing-title">Timing</h2>
${all.length === 0 ? html`<p class="nothing">No slip was printed.</p>` : table(rows, decades)}
${limitsTable(run.scenarios)}
</section>`;
}

function table(rows: readonly Markup[], decades: number): Markup {
  const scale = Array.from({ length: decades + 1 }, (_, i) => html`<span>${duration(10 ** i)}</span>`);
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="timing-title">
<table class="figures">
<thead><tr><th scope="col">Figure</th><td class="bar"><div class="scale" aria-hidden="true">${scale}</div></td><th scope="col">Clock</th><th scope="col">Count</th><th scope="col">p50</th><th scope="col">p95</th><th scope="col">Max</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
</div>
<p class="aside">A stroke is one time; the dot is p50, the ring p95. Each slip's way from request to cut stands with its scenario.</p>`;
}

function figureRow({ figure, clock, count, p50, p95, max }: Summary, drawing: Markup): Markup {
  return html`<tr><th scope="row"><code>${figure}</code><small>${figures[figure]}</small></th><td class="bar">${drawing}</td><td data-name="Clock">${clock}</td><td data-name="Count">${count}</td><td data-name="p50">${duration(p50)}</td><td data-name="p95">${duration(p95)}</td><td data-name="Max">${duration(max)}</td></tr>
`;
}

function chart(places: readonly number[], x: (ms: number) => number, { p50, p95 }: Summary, decades: number): Markup {
  const grid = Array.from({ length: decades + 1 }, (_, i) => `M${(i * FULL) / decades} 0v24`).join('');
  const strokes = [...new Set(places)].map((at) => `M${at} 6v12`).join('');
  return html`<svg viewBox="-6 0 ${FULL + 12} 24" preserveAspectRatio="none" aria-hidden="true"><path class="grid" d="${grid}"/><path class="strokes" d="${strokes}"/><path class="p50" d="M${x(p50)} 12h0"/><path class="p95" d="M${x(p95)} 12h0"/><path class="p95-hole" d="M${x(p95)} 12h0"/></svg>`;
}

type Limit = EventOf<'time-limit'>;

const standings: Readonly<Record<Limit['standing'], { readonly words: string; readonly look: string }>> = {
  passed: { words: 'passed', look: 'differs' },
  marginal: { words: 'marginal', look: 'missing' },
  kept: { words: 'kept', look: 'matched' },
};

/** Limits, those that were passed first. */
function limitsTable(scenarios: readonly ScenarioRecord[]): Markup {
  const order = Object.keys(standings);
  const rows = scenarios
    .flatMap((scenario) => scenario.limits.map((limit) => ({ scenario, limit })))
    .sort((a, b) => order.indexOf(a.limit.standing) - order.indexOf(b.limit.standing));
  if (rows.length === 0) return html``;
  return html`<h3>Limits</h3>
<div class="scroll" tabindex="0" role="region" aria-label="Limits">
<table class="limits">
<thead><tr><th scope="col">Scenario</th><th scope="col">Figure</th><th scope="col">Clock</th><th scope="col">Count</th><th scope="col">Value</th><th scope="col">Limit</th><th scope="col">Standing</th></tr></thead>
<tbody>
${rows.map(
  ({ scenario, limit }) =>
    html`<tr><th scope="row"><a href="#${scenario.id}">${told(scenario.name)}</a></th><td data-name="Figure"><code>${limit.figure}</code> ${limit.of}</td><td data-name="Clock">${limit.clock}</td><td data-name="Count">${limit.count}</td><td data-name="Value">${duration(limit.value)}</td><td data-name="Limit">${duration(limit.limit)}</td><td data-name="Standing"><span class="state ${standings[limit.standing].look}">${standings[limit.standing].words}</span></td></tr>
`,
)}</tbody>
</table>
</div>`;
}
