import { createHash } from 'node:crypto';
import type { ReportedMutant } from '../mutants.ts';
import type { Run } from '../run.ts';
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
export function htmlReport(run: Run, mutants: readonly ReportedMutant[] = []): string {
  const data = new PageData();
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${verdict(run)}: ${tallyWords(run)} - Platen</title>
<style>${new Markup(style)}</style>
</head>
<body>
<a class="skip" href="#findings">To the findings</a>
${summary(run, mutants.length)}
<main>
<noscript><p class="alert">This page draws pictures, texts and bytes of slips with a script of its own, which does not run here.</p></noscript>
${findingsSection(data, run)}
${scenariosSection(data, run)}
${timingSection(run)}
${mutantsSection(mutants)}
</main>
${keysDialog}
<div id="tip" role="tooltip" hidden></div>
<script type="application/json" id="data">${new Markup(data.json())}</script>
<script>${new Markup(script)}</script>
</body>
</html>
`;
  return page.text;
}
