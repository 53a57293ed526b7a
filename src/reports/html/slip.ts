import type { EventOf } from '../../events/event.ts';
import { type StepRecord, slipOf } from '../run.ts';
import type { Speech } from '../speech/speech.ts';
import type { PageData } from './data.ts';
import { mark } from './mark.ts';
import { type Content, html, type Markup, told } from './markup.ts';

type SlipEvent = EventOf<'slip'>;

/** Unique in the page. */
export function slipId(step: StepRecord, slip: SlipEvent): string {
  return `${step.id}-${step.slips.indexOf(slip) + 1}`;
}

/** A slip: one line that opens to its pictures, text and bytes, which the page's script draws, and its diagnostics. */
export function slipView(data: PageData, step: StepRecord, slip: SlipEvent, speech: Speech): Markup {
  const { words, tell } = speech;
  const id = slipId(step, slip);
  data.slip(id, step, slip);
  const findings = step.findings.filter((finding) => slipOf(step, finding) === slip);
  const { state, path } = slip.golden;
  const sound = findings.length === 0 && state === 'matched';
  return html`<details class="slip" id="${id}"${!sound && html` open`}>
<summary><h5>${words.slipOf(tell(slip.copy))}</h5><span class="state ${state}">${words.slip.states[state]}</span>${findings.length > 0 && html`<span class="state differs">${words.findings(findings.length)}</span>`}<span class="size">${words.slip.dots(slip.width, slip.height, tell(slip.end))}</span></summary>
<div class="slip-body">
${findings.length > 0 && html`<ol class="notes">${findings.map((finding) => html`<li>${told(tell(finding.message))}</li>`)}</ol>`}
<p class="golden-path">${words.slip.golden}<code>${path}</code></p>
${diagnosticsPart(slip, speech)}</div>
</details>
`;
}

function diagnosticsPart({ diagnostics, offset = 0 }: SlipEvent, speech: Speech): Content {
  const { words, tell } = speech;
  if (diagnostics.length === 0) return undefined;
  const rows = diagnostics.map(
    (one) =>
      html`<li class="${one.severity}">${one.severity === 'error' && mark('failed', speech)}<code>${one.code}</code>${words.slip.at(one.offset - offset)}${told(tell(one.message))} <small>${tell(one.severity)}</small></li>\n`,
  );
  return html`<details class="part" open><summary>${words.slip.diagnostics} <small>${diagnostics.length}</small></summary><ul class="diagnostics">
${rows}</ul></details>`;
}
