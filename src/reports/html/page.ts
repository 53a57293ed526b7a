import { createHash } from 'node:crypto';
import type { ReportedMutant } from '../mutants.ts';
import type { Run } from '../run.ts';
import { english, type Speech } from '../speech/speech.ts';
import { tallyWords, verdict } from '../standing.ts';
import { script, style } from './assets.ts';
import { PageData } from './data.ts';
import { findingsSection } from './findings.ts';
import { html, Markup } from './markup.ts';
import { mutantsSection } from './mutants.ts';
import { scenariosSection } from './scenario.ts';
import { summary } from './summary.ts';
import { timingSection } from './timing.ts';
import { keysDialog } from './toolbar.ts';

/**
 * What the page may do: nothing but show its own pictures and styles and run the one script whose digest this is. It
 * never reaches the network, and what a slip prints could not run even if it were not escaped.
 */
const policy = [
  "default-src 'none'",
  'img-src data:',
  "style-src 'unsafe-inline'",
  `script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * A run as one HTML file that needs no other file and no network. Everything that was found is told without a script;
 * pictures, texts and bytes of slips are drawn by the page's own when they are opened.
 */
export function htmlReport(run: Run, mutants: readonly ReportedMutant[] = [], speech: Speech = english): string {
  const { words } = speech;
  const data = new PageData(speech);
  const page = html`<!doctype html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${words.ofVerdict(verdict(run, speech), tallyWords(run, speech))} - Platen</title>
<style>${new Markup(style)}</style>
</head>
<body>
<a class="skip" href="#findings">${words.page.toFindings}</a>
${summary(run, mutants.length, speech)}
<main>
<noscript><p class="alert">${words.page.noScript}</p></noscript>
${findingsSection(data, run, speech)}
${scenariosSection(data, run, speech)}
${timingSection(run, speech)}
${mutantsSection(mutants, speech)}
</main>
${keysDialog(words)}
<div id="tip" role="tooltip" hidden></div>
<script type="application/json" id="data">${new Markup(data.json())}</script>
<script>${new Markup(script)}</script>
</body>
</html>
`;
  return page.text;
}
