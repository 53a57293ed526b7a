import type { ReportedMutant } from '../mutants.ts';
import type { Speech } from '../speech/speech.ts';
import { mark } from './mark.ts';
import { html, type Markup, told } from './markup.ts';

/** Each defect that the bench was told to have, and what noticed it first; those that nothing noticed stand first. */
export function mutantsSection(mutants: readonly ReportedMutant[], speech: Speech): Markup {
  if (mutants.length === 0) return html``;
  const caught = mutants.filter(({ catches }) => catches.length > 0).length;
  const words = speech.words.mutants;
  const rows = mutants.toSorted((a, b) => Number(a.catches.length > 0) - Number(b.catches.length > 0));
  return html`<section id="mutants" aria-labelledby="mutants-title">
<h2 id="mutants-title">${words.title}</h2>
<p class="lead">${words.caught(caught, mutants.length)}</p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="mutants-title">
<table class="mutants">
<thead><tr><th scope="col">${words.defect}</th><th scope="col">${words.failures}</th><th scope="col">${words.by}</th><th scope="col">${words.scenario}</th><th scope="col">${words.words}</th></tr></thead>
<tbody>
${rows.map((one) => row(one, speech))}</tbody>
</table>
</div>
</section>`;
}

function row({ defect, description, failures, catches }: ReportedMutant, speech: Speech): Markup {
  const { words, tell } = speech;
  const [first] = catches;
  const others = new Set(catches.map(({ scenario }) => scenario)).size - 1;
  return html`<tr><th scope="row">${mark(first ? 'passed' : 'failed', speech)}<code>${defect}</code><small>${tell(description)}</small></th><td data-name="${words.mutants.failures}">${failures.join(' ')}</td><td data-name="${words.mutants.by}">${first ? html`<code>${first.by}</code>` : words.mutants.nothing}</td><td data-name="${words.mutants.scenario}">${first && told(first.scenario)}${others > 0 && html` <small>${words.more.others(others)}</small>`}</td><td class="words" data-name="${words.mutants.words}">${first && told(tell(first.words))}</td></tr>
`;
}
