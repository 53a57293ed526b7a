import type { EventOf } from '../../events/event.ts';
import { type StepRecord, slipOf } from '../run.ts';
import { counted, duration } from '../words.ts';
import { bytesBlock } from './bytes.ts';
import { mark } from './mark.ts';
import { type Content, html, lang, type Markup, told } from './markup.ts';
import { pictures } from './pictures.ts';

type SlipEvent = EventOf<'slip'>;
type FindingEvent = EventOf<'finding'>;

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

/** A slip: one line that opens to its pictures, times, text, bytes and diagnostics. */
export function slipView(step: StepRecord, slip: SlipEvent): Markup {
  const id = slipId(step, slip);
  const findings = step.findings.filter((finding) => slipOf(step, finding) === slip);
  const { state, path } = slip.golden;
  const sound = findings.length === 0 && state === 'matched';
  return html`<details class="slip" id="${id}"${!sound && html` open`}>
<summary><h5>${told(slip.copy)} slip</h5><span class="state ${state}">${goldenWords[state]}</span>${findings.length > 0 && html`<span class="state differs">${counted(findings.length, 'finding')}</span>`}<span class="size">${slip.width} × ${slip.height} dots, ${slip.end}</span></summary>
<div class="slip-body">
${findings.length > 0 && html`<ol class="notes">${findings.map((finding) => html`<li>${told(finding.message)}</li>`)}</ol>`}
<input type="checkbox" id="${id}-dots" class="dots-switch"><label for="${id}-dots">Actual dots</label>
${pictures(slip, findings)}
${stages(slip)}
<p class="golden-path">golden <code>${path}</code></p>
${textPart('Text', slip.text, `${id}-line-`, findings)}
${state !== 'matched' && slip.golden.text !== undefined && textPart('Text of the golden', slip.golden.text, `${id}-golden-line-`, [])}
${bytesBlock(id, slip, findings)}
${diagnosticsPart(slip)}
</div>
</details>
`;
}

function stages({ timing }: SlipEvent): Markup {
  const { requestToFirstByte, wire, decode, print } = timing;
  const first = requestToFirstByte === null ? 'not known' : duration(requestToFirstByte);
  return html`<dl class="stages"><div><dt>Request to first byte</dt><dd>${first}</dd></div><div><dt>On the wire</dt><dd>${duration(wire)}</dd></div><div><dt>Print time of the model</dt><dd>${duration(print)}</dd></div><div><dt>Decoded in</dt><dd>${duration(decode)}</dd></div></dl>`;
}

function textPart(name: string, text: string, id: string, findings: readonly FindingEvent[]): Content {
  const lines = text.replace(/\n$/, '').split('\n');
  const wrong = new Set(findings.map((finding) => finding.line));
  return html`<details class="part"><summary>${name} <small>${counted(lines.length, 'line')}</small></summary>
<pre class="lines" tabindex="0" role="region" aria-label="${name}"${lang(text)}>${lines.map(
    (line, i) =>
      html`<span id="${id}${i + 1}" data-line="${i + 1}"${wrong.has(i + 1) && html` class="wrong"`}>${line}\n</span>`,
  )}</pre></details>`;
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
