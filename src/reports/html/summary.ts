import { type Run, slipsOf } from '../run.ts';
import type { Speech } from '../speech/speech.ts';
import { scenariosRun, tally, verdict } from '../standing.ts';
import { duration } from '../words.ts';
import { findingCount } from './findings.ts';
import { mark } from './mark.ts';
import { type Content, html, type Markup } from './markup.ts';

/** The head of the page: verdict, counts, where and when, ways into the page. */
export function summary(run: Run, mutants: number, speech: Speech): Markup {
  const { words } = speech;
  const counts = tally(run);
  const worst = counts[0]?.[0] ?? 'passed';
  return html`<header class="summary">
<p class="name">Platen <span>${words.page.title}</span></p>
<h1 class="${worst}">${verdict(run, speech)}</h1>
<div class="share" aria-hidden="true">${counts.map(([standing, count]) => html`<i class="${standing}" style="flex-grow:${count}"></i>`)}</div>
<ul class="tally">
${counts.map(([standing, count]) => html`<li>${mark(standing, speech)}<b>${count}</b> ${words.standings[standing]}</li>\n`)}</ul>
<dl class="facts">
${facts(run, speech).map(([name, value]) => value !== undefined && html`<div><dt>${name}</dt><dd>${value}</dd></div>\n`)}</dl>
${run.end === undefined && html`<p class="alert">${words.page.cutOff}</p>`}
<nav aria-label="${words.page.parts}"><a href="#findings">${words.finding.title} <span>${findingCount(run)}</span></a><a href="#scenarios">${words.scenario.title} <span>${run.scenarios.length}</span></a><a href="#timing">${words.timing.title}</a>${mutants > 0 && html`<a href="#mutants">${words.mutants.title} <span>${mutants}</span></a>`}</nav>
</header>`;
}

function facts(run: Run, speech: Speech): (readonly [string, Content])[] {
  const { words } = speech;
  const names = words.page.facts;
  const { begin, end, scenarios } = run;
  const slips = scenarios.reduce((sum, scenario) => sum + slipsOf(scenario).length, 0);
  const clock = scenarios.reduce((sum, scenario) => sum + scenario.duration, 0);
  return [
    [names.defect, begin?.defect === undefined ? undefined : html`<code>${begin.defect}</code>`],
    [names.started, begin && html`<time datetime="${begin.startedAt}">${dateTime(begin.startedAt)}</time>`],
    [names.took, end && duration(end.took)],
    [names.clock, begin && words.clockPassed(words.clocks[begin.clock], duration(clock))],
    [names.ran, scenariosRun(run, speech)],
    [names.printed, words.slips(slips)],
    [names.exitCode, end?.exitCode],
    [names.platen, begin?.platen],
  ];
}

/** `2026-03-09T15:16:55.123Z` as `2026-03-09 15:16:55 UTC`; an offset stays as it is. */
function dateTime(iso: string): string {
  return iso.replace('T', ' ').replace(/\.\d+/, '').replace(/Z$/, ' UTC');
}
