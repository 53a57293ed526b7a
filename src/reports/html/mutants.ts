import type { ReportedMutant } from '../mutants.ts';
import { counted } from '../words.ts';
import { mark } from './mark.ts';
import { html, type Markup, told } from './markup.ts';

/** Each defect that the bench was told to have, and what noticed it first; those that nothing noticed stand first. */
export function mutantsSection(mutants: readonly ReportedMutant[]): Markup {
  if (mutants.length === 0) return html``;
  const caught = mutants.filter(({ catches }) => catches.length > 0).length;
  const rows = mutants.toSorted((a, b) => Number(a.catches.length > 0) - Number(b.catches.length > 0));
  return html`<section id="mutants" aria-labelledby="mutants-title">
<h2 id="mutants-title">Mutants</h2>
<p class="lead">${caught} of ${counted(mutants.length, 'defect')} caught</p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="mutants-title">
<table class="mutants">
<thead><tr><th scope="col">Defect</th><th scope="col">Failures</th><th scope="col">Caught by</th><th scope="col">Scenario</th><th scope="col">In which words</th></tr></thead>
<tbody>
${rows.map(row)}</tbody>
</table>
</div>
</section>`;
}

function row({ defect, description, failures, catches }: ReportedMutant): Markup {
  const [first] = catches;
  const others = new Set(catches.map(({ scenario }) => scenario)).size - 1;
  return html`<tr><th scope="row">${mark(first ? 'passed' : 'failed')}<code>${defect}</code><small>${description}</small></th><td data-name="Failures">${failures.join(' ')}</td><td data-name="Caught by">${first ? html`<code>${first.by}</code>` : 'nothing'}</td><td data-name="Scenario">${first && told(first.scenario)}${others > 0 && html` <small>and ${others} more</small>`}</td><td class="words" data-name="In which words">${first && told(first.words)}</td></tr>
`;
}
