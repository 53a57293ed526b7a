import type { EventOf } from '../../events/event.ts';
import type { Summary } from '../../timing/figures.ts';
import { figures } from '../../timing/figures.ts';
import type { Run, ScenarioRecord } from '../run.ts';
import type { Words } from '../speech/en.ts';
import type { Speech } from '../speech/speech.ts';
import { figuresOf, samplesOf } from '../times.ts';
import { duration } from '../words.ts';
import { html, type Markup, told } from './markup.ts';

/** Width of a chart, in units of its drawing; from 1 ms to the longest time, a decade as wide as the next. */
const FULL = 1000;

/** The figures of the run, each with its clock and a chart of every time; then how limits are kept. */
export function timingSection(run: Run, speech: Speech): Markup {
  const { words } = speech;
  const all = figuresOf(run, run.scenarios);
  const samples = run.scenarios.flatMap(samplesOf);
  const decades = Math.max(1, Math.ceil(Math.log10(Math.max(10, ...all.map(({ max }) => max)))));
  const x = (ms: number) => Math.round((Math.log10(Math.max(1, ms)) / decades) * FULL);
  const rows = all.map((figure) => {
    const times = samples.filter((sample) => sample.figure === figure.figure).map(({ ms }) => x(ms));
    return figureRow(figure, chart(times, x, figure, decades), speech);
  });
  return html`<section id="timing" aria-labelledby="timing-title">
<h2 id="timing-title">${words.timing.title}</h2>
${all.length === 0 ? html`<p class="nothing">${words.timing.none}</p>` : table(rows, decades, words)}
${limitsTable(run.scenarios, words)}
</section>`;
}

function table(rows: readonly Markup[], decades: number, { timing: words }: Words): Markup {
  const scale = Array.from({ length: decades + 1 }, (_, i) => html`<span>${duration(10 ** i)}</span>`);
  return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="timing-title">
<table class="figures">
<thead><tr><th scope="col">${words.figure}</th><td class="bar"><div class="scale" aria-hidden="true">${scale}</div></td><th scope="col">${words.clock}</th><th scope="col">${words.count}</th><th scope="col">p50</th><th scope="col">p95</th><th scope="col">${words.max}</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
</div>
<p class="aside">${words.aside}</p>`;
}

function figureRow({ figure, clock, count, p50, p95, max }: Summary, drawing: Markup, { words, tell }: Speech): Markup {
  return html`<tr><th scope="row"><code>${figure}</code><small>${tell(figures[figure])}</small></th><td class="bar">${drawing}</td><td data-name="${words.timing.clock}">${words.clocks[clock]}</td><td data-name="${words.timing.count}">${count}</td><td data-name="p50">${duration(p50)}</td><td data-name="p95">${duration(p95)}</td><td data-name="${words.timing.max}">${duration(max)}</td></tr>
`;
}

function chart(places: readonly number[], x: (ms: number) => number, { p50, p95 }: Summary, decades: number): Markup {
  const grid = Array.from({ length: decades + 1 }, (_, i) => `M${(i * FULL) / decades} 0v24`).join('');
  const strokes = [...new Set(places)].map((at) => `M${at} 6v12`).join('');
  return html`<svg viewBox="-6 0 ${FULL + 12} 24" preserveAspectRatio="none" aria-hidden="true"><path class="grid" d="${grid}"/><path class="strokes" d="${strokes}"/><path class="p50" d="M${x(p50)} 12h0"/><path class="p95" d="M${x(p95)} 12h0"/><path class="p95-hole" d="M${x(p95)} 12h0"/></svg>`;
}

type Limit = EventOf<'time-limit'>;

const looks: Readonly<Record<Limit['standing'], string>> = { passed: 'differs', marginal: 'missing', kept: 'matched' };

/** Limits, those that were passed first. */
function limitsTable(scenarios: readonly ScenarioRecord[], { timing: words, clocks, limitStandings }: Words): Markup {
  const order = Object.keys(looks);
  const rows = scenarios
    .flatMap((scenario) => scenario.limits.map((limit) => ({ scenario, limit })))
    .sort((a, b) => order.indexOf(a.limit.standing) - order.indexOf(b.limit.standing));
  if (rows.length === 0) return html``;
  return html`<h3>${words.limits}</h3>
<div class="scroll" tabindex="0" role="region" aria-label="${words.limits}">
<table class="limits">
<thead><tr><th scope="col">${words.scenario}</th><th scope="col">${words.figure}</th><th scope="col">${words.clock}</th><th scope="col">${words.count}</th><th scope="col">${words.value}</th><th scope="col">${words.limit}</th><th scope="col">${words.standing}</th></tr></thead>
<tbody>
${rows.map(
  ({ scenario, limit }) =>
    html`<tr><th scope="row"><a href="#${scenario.id}">${told(scenario.name)}</a></th><td data-name="${words.figure}"><code>${limit.figure}</code> ${limit.of}</td><td data-name="${words.clock}">${clocks[limit.clock]}</td><td data-name="${words.count}">${limit.count}</td><td data-name="${words.value}">${duration(limit.value)}</td><td data-name="${words.limit}">${duration(limit.limit)}</td><td data-name="${words.standing}"><span class="state ${looks[limit.standing]}">${limitStandings[limit.standing]}</span></td></tr>
`,
)}</tbody>
</table>
</div>`;
}
