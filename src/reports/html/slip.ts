import type { EventOf } from '../../events/event.ts';
import { type StepRecord, slipOf } from '../run.ts';
import { counted } from '../words.ts';
import type { PageData } from './data.ts';
import { mark } from './mark.ts';
import { type Content, html, type Markup, told } from './markup.ts';

type SlipEvent = EventOf<'slip'>;

const goldenWords: Readonly<Record<SlipEvent['golden']['state'], string>> = {
  matched: 'matches its golden',
  differs: 'differs from its golden',
  missing: 'has no golden yet',
  stale: 'golden is stale',
};

/** Unique in the page. */
export function slipId(step: StepRecord, slip: SlipEvent): string {
  return `${step.id}-${step.slips.indexOf(slip) + 1}`;
}

/** A slip: one line that opens to its pictures, text and bytes, which the page's script draws, and its diagnostics. */
export function slipView(data: PageData, step: StepRecord, slip: SlipEvent): Markup {
  const id = slipId(step, slip);
  data.slip(id, step, slip);
  const findings = step.findings.filter((finding) => slipOf(step, finding) === slip);
  const { state, path } = slip.golden;
  const sound = findings.length === 0 && state === 'matched';
  return html`<details class="slip" id="${id}" data-slip="${id}"${!sound && html` open`}>
<summary><h5>${told(slip.copy)} slip</h5><span class="state ${state}">${goldenWords[state]}</span>${findings.length > 0 && html`<span class="state differs">${counted(findings.length, 'finding')}</span>`}<span class="size">${slip.width} × ${slip.height} dots, ${slip.end}</span></summary>
<div class="slip-body">
${findings.length > 0 && html`<ol class="notes">${findings.map((finding) => html`<li>${told(finding.message)}</li>`)}</ol>`}
<p class="golden-path">golden <code>${path}</code></p>
${diagnosticsPart(slip)}</div>
</details>
`;
}

function diagnosticsPart({ diagnostics, offset = 0 }: SlipEvent): Content {
  if (diagnostics.length === 0) return undefined;
  const rows = diagnostics.map(
    (one) =>
      html`<li class="${one.severity}">${one.severity === 'error' && mark('failed')}<code>${one.code}</code> at byte ${one.offset - offset}: ${told(one.message)} <small>${one.severity}</small></li>\n`,
  );
  return html`<details class="part" open><summary>Diagnostics <small>${diagnostics.length}</small></summary><ul class="diagnostics">
${rows}</ul></details>`;
}
