import type { Run } from '../run.ts';
import { byStanding, standingOf, standingWords } from '../standing.ts';
import { html, type Markup } from './markup.ts';

/** What finds and filters the scenarios of a run; it works with the page's script alone. */
export function toolbar({ attempts }: Run): Markup {
  const standings = [...new Set(attempts.toSorted(byStanding).map(standingOf))];
  const chip = (standing: string, words: string, count: number) =>
    html`<button type="button" data-standing="${standing}" aria-pressed="${String(standing === '')}">${words} <span>${count}</span></button>`;
  return html`<div class="toolbar" role="search" aria-label="Find and filter scenarios">
<input type="search" id="search" placeholder="Find in scenarios and slips" aria-label="Find in scenarios and slips" autocomplete="off" spellcheck="false">
${select(
  'acquirer',
  'Every acquirer',
  attempts.map(({ acquirer }) => acquirer),
)}${select(
  'model',
  'Every printer',
  attempts.map(({ model }) => model),
)}
<div class="chips">${chip('', 'All', attempts.length)}${standings.map((standing) =>
    chip(standing, standingWords[standing], attempts.filter((one) => standingOf(one) === standing).length),
  )}</div>
<output id="shown" aria-live="polite"></output><button type="button" id="all">Open all</button><button type="button" id="help" aria-label="Keys">?</button>
</div>`;
}

function select(name: string, any: string, values: readonly string[]): Markup {
  const all = [...new Set(values)].filter((value) => value !== '').sort();
  if (all.length < 2) return html``;
  return html`<select name="${name}" aria-label="${name}"><option value="">${any}</option>${all.map((value) => html`<option>${value}</option>`)}</select>`;
}

const KEYS = [
  ['/', 'find'],
  ['n, p', 'the next finding, the one before'],
  ['o', 'open or close every scenario'],
  ['1 to 6', 'within pictures: side by side, golden, printed, difference, slider, blink'],
  ['← →', 'within views: the next; on the slider: move it'],
  ['x', 'within blinking pictures: hold them, then swap'],
  ['Tab', 'from difference to difference, each with its command and bytes'],
  ['?', 'these keys'],
] as const;

/** What the keyboard does, as a dialog. */
export const keysDialog: Markup = html`<dialog id="keys" aria-labelledby="keys-title"><form method="dialog"><h2 id="keys-title">Keys</h2>
<dl>${KEYS.map(([key, does]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${does}</dd></div>`)}</dl>
<button>Close</button></form></dialog>`;
