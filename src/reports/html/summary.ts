import { type Run, slipsOf } from '../run.ts';
import { scenariosRun, standingWords, tally, verdict } from '../standing.ts';
import { counted, duration } from '../words.ts';
import { findingCount } from './findings.ts';
import { mark } from './mark.ts';
import { type Content, html, type Markup } from './markup.ts';

/** The head of the page: verdict, counts, where and when, ways into the page. */
export function summary(run: Run, mutants: number): Markup {
  const counts = tally(run);
  const worst = counts[0]?.[0] ?? 'passed';
  return html`<header class="summary">
<p class="name">Platen <span>receipt report</span></p>
<h1 class="${worst}">${verdict(run)}</h1>
<div class="share" aria-hidden="true">${counts.map(([standing, count]) => html`<i class="${standing}" style="flex-grow:${count}"></i>`)}</div>
<ul class="tally">
${counts.map(([standing, count]) => html`<li>${mark(standing)}<b>${count}</b> ${standingWords[standing]}</li>\n`)}</ul>
<dl class="facts">
${facts(run).map(([name, value]) => value !== undefined && html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>
${run.end === undefined && html`<p class="alert">The event stream ends before the run does. What is here is what had been written by then.</p>`}
<nav aria-label="Parts of the report"><a href="#findings">Findings <span>${findingCount(run)}</span></a><a href="#scenarios">Scenarios <span>${run.scenarios.length}</span></a><a href="#timing">Timing</a>${mutants > 0 && html`<a href="#mutants">Mutants <span>${mutants}</span></a>`}</nav>
</header>`;
}

function facts(run: Run): (readonly [string, Content])[] {
  const { begin, end, scenarios } = run;
  const slips = scenarios.reduce((sum, scenario) => sum + slipsOf(scenario).length, 0);
  const clock = scenarios.reduce((sum, scenario) => sum + scenario.duration, 0);
  return [
    ['Defect told', begin?.defect === undefined ? undefined : html`<code>${begin.defect}</code>`],
    ['Started', begin && html`<time datetime="${begin.startedAt}">${dateTime(begin.startedAt)}</time>`],
    ['Took', end && duration(end.took)],
    ['Clock', begin && `${begin.clock}, ${duration(clock)} passed on it`],
    ['Ran', scenariosRun(run)],
    ['Printed', counted(slips, 'slip')],
    ['Exit code', end?.exitCode],
    ['Platen', begin?.platen],
  ];
}

/** `2026-03-09T15:16:55.123Z` as `2026-03-09 15:16:55 UTC`; an offset stays as it is. */
function dateTime(iso: string): string {
  return iso.replace('T', ' ').replace(/\.\d+/, '').replace(/Z$/, ' UTC');
}
