import type { Speech } from '../speech/speech.ts';
import type { Standing } from '../standing.ts';
import { html, type Markup } from './markup.ts';

/** A sign beside each colour, so that nothing is told by colour alone. */
const signs: Readonly<Record<Standing, string>> = {
  passed: '✓',
  failed: '✕',
  timeout: '◷',
  'bench-error': '!',
  aborted: '■',
  golden: '◇',
  flaky: '≈',
  skipped: '–',
};

/** How something stands: a sign and, for those who cannot see it, the word. */
export function mark(standing: Standing, { words }: Speech): Markup {
  return html`<span class="mark ${standing}"><span aria-hidden="true">${signs[standing]}</span><span class="spoken">${words.standings[standing]}</span></span>`;
}
