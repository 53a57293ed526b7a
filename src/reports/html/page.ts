import { createHash } from 'node:crypto';
import type { Run } from '../run.ts';
import { tallyWords, verdict } from '../standing.ts';
import { findingsSection } from './findings.ts';
import { html, Markup } from './markup.ts';
import { scenariosSection } from './scenario.ts';
import { script } from './script.ts';
import { style } from './style.ts';
import { summary } from './summary.ts';
import { timingSection } from './timing.ts';

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

/** A run as one HTML file that needs no other file, no network and no script. */
export function htmlReport(run: Run): string {
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
${summary(run)}
<main>
${findingsSection(run)}
${scenariosSection(run)}
${timingSection(run)}
</main>
<script>${new Markup(script)}</script>
</body>
</html>
`;
  return page.text;
}
