import type { Run } from '../run.ts';
import type { Words } from '../speech/en.ts';
import { byStanding, standingOf } from '../standing.ts';
import { html, type Markup } from './markup.ts';

/** What finds and filters the scenarios of a run; it works with the page's script alone. */
export function toolbar({ attempts }: Run, words: Words): Markup {
  const { label, find, acquirer, model, all, keys } = words.toolbar;
  const standings = [...new Set(attempts.toSorted(byStanding).map(standingOf))];
  const chip = (standing: string, name: string, count: number) =>
    html`<button type="button" data-standing="${standing}" aria-pressed="${String(standing === '')}">${name} <span>${count}</span></button>`;
  return html`<div class="toolbar" role="search" aria-label="${label}">
<input type="search" id="search" placeholder="${find}" aria-label="${find}" autocomplete="off" spellcheck="false">
${select(
  'acquirer',
  acquirer,
  attempts.map(({ acquirer }) => acquirer),
)}${select(
  'model',
  model,
  attempts.map(({ model }) => model),
)}
<div class="chips">${chip('', all, attempts.length)}${standings.map((standing) =>
    chip(standing, words.standings[standing], attempts.filter((one) => standingOf(one) === standing).length),
  )}</div>
<output id="shown" aria-live="polite"></output><button type="button" id="all">${words.script.openAll}</button><button type="button" id="help" aria-label="${keys}">?</button>
</div>`;
}

function select(name: string, words: Words['toolbar']['model'], values: readonly string[]): Markup {
  const all = [...new Set(values)].filter((value) => value !== '').sort();
  if (all.length < 2) return html``;
  return html`<select name="${name}" aria-label="${words.name}"><option value="">${words.any}</option>${all.map((value) => html`<option>${value}</option>`)}</select>`;
}

/** What the keyboard does, as a dialog. */
export function keysDialog({ keys }: Words): Markup {
  return html`<dialog id="keys" aria-labelledby="keys-title"><form method="dialog"><h2 id="keys-title">${keys.title}</h2>
<dl>${keys.list.map(([key, does]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${does}</dd></div>`)}</dl>
<button>${keys.close}</button></form></dialog>`;
}
