import { approvalsOf } from './approval.ts';
import { placeOf, type Run, type ScenarioRecord, slipsOf, whichOf } from './run.ts';
import { english, type Speech } from './speech/speech.ts';
import { byStanding, scenariosRun, standingOf, tally, tallyWords, verdict } from './standing.ts';
import { figuresOf } from './times.ts';
import { duration, printable } from './words.ts';

/** Sentences told of one scenario, and scenarios told in full: the summary of a job takes 1 MiB. */
const SENTENCES = 20;
const SCENARIOS = 50;

/** A run as GitHub-flavoured Markdown: verdict, what is wrong, how long it took. For a job's summary or a comment. */
export function markdownReport(run: Run, speech: Speech = english): string {
  const { words } = speech;
  const wrong = run.attempts
    .filter((scenario) => !scenario.superseded && scenario.outcome !== 'passed')
    .sort(byStanding);
  const more = wrong.length - SCENARIOS;
  const parts = [
    `## ${words.ofVerdict(verdict(run, speech), tallyWords(run, speech))}`,
    facts(run, speech),
    table(
      [words.markdown.outcome, words.markdown.scenarios],
      tally(run).map(([standing, count]) => [words.standings[standing], String(count)]),
    ),
    ...wrong.slice(0, SCENARIOS).map((scenario) => scenarioPart(run, scenario, speech)),
    ...(more > 0 ? [words.more.scenarios(more)] : []),
    ...timing(run, speech),
  ];
  return `${parts.join('\n\n')}\n`;
}

function facts(run: Run, speech: Speech): string {
  const { words } = speech;
  const { begin, end, scenarios } = run;
  const slips = scenarios.reduce((sum, scenario) => sum + slipsOf(scenario).length, 0);
  const clock = scenarios.reduce((sum, scenario) => sum + scenario.duration, 0);
  const ran = words.and(scenariosRun(run, speech), words.slips(slips));
  const told = [
    end ? words.took(ran, duration(end.took)) : ran,
    begin && words.clockPassed(words.clock(words.clocks[begin.clock]), duration(clock)),
    begin && `platen ${begin.platen}`,
    begin?.defect && words.ofDefect(code(begin.defect)),
  ];
  return words.facts(told.filter((part) => part !== undefined));
}

function scenarioPart(run: Run, scenario: ScenarioRecord, speech: Speech): string {
  const { words, tell } = speech;
  const { name, title, file, line, message, steps } = scenario;
  const sentences = steps.flatMap((step) =>
    step.findings.map(
      (finding) =>
        `- ${words.placeOf(text(placeOf(step, finding, speech)), text(tell(finding.message)))} (${code(finding.code)})`,
    ),
  );
  const which = whichOf(scenario, speech);
  return [
    `### ${words.ofVerdict(`${text(name)}${which === '' ? '' : ` (${which})`}`, words.standings[standingOf(scenario)])}`,
    words.and(text(title), code(`${file}:${line}`)),
    ...(message === undefined ? [] : [text(tell(message))]),
    ...(sentences.length === 0 ? [] : [sentences.slice(0, SENTENCES).join('\n')]),
    ...(sentences.length > SENTENCES ? [words.more.findings(sentences.length - SENTENCES)] : []),
    ...approvalsOf(run, scenario).map((command) => `${words.approve}${code(command)}`),
  ].join('\n\n');
}

function timing(run: Run, { words }: Speech): string[] {
  const figures = figuresOf(run, run.scenarios);
  if (figures.length === 0) return [];
  const near = run.scenarios.flatMap(({ name, limits }) =>
    limits
      .filter(({ standing }) => standing !== 'kept')
      .map(({ figure, of, value, limit, standing }) => [
        standing === 'passed' ? `**${words.limitStandings.passed}**` : words.limitStandings[standing],
        text(name),
        code(figure),
        of,
        duration(value),
        duration(limit),
      ]),
  );
  return [
    `### ${words.markdown.timing(words.clocks[run.begin?.clock ?? 'virtual'])}`,
    table(
      words.markdown.figures,
      figures.map(({ figure, count, p50, p95, max }) => [
        code(figure),
        String(count),
        ...[p50, p95, max].map(duration),
      ]),
    ),
    ...(near.length === 0 ? [] : [table(words.markdown.limits, near)]),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Characters that mean something in Markdown, tables or HTML, as text; on one line. */
function text(words: string): string {
  return printable(words)
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>#|~$&!@]/g, (character) => `&#${character.codePointAt(0)};`);
}

/** Words as code: in HTML, since a fence of backticks could be closed by what is in it. */
const code = (words: string): string => `<code>${text(words)}</code>`;
