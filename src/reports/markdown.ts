import { approvalsOf } from './approval.ts';
import { placeOf, type Run, type ScenarioRecord, slipsOf, whichOf } from './run.ts';
import { byStanding, scenariosRun, standingOf, standingWords, tally, tallyWords, verdict } from './standing.ts';
import { figuresOf } from './times.ts';
import { counted, duration, printable } from './words.ts';

/** Sentences told of one scenario, and scenarios told in full: the summary of a job takes 1 MiB. */
const SENTENCES = 20;
const SCENARIOS = 50;

/** A run as GitHub-flavoured Markdown: verdict, what is wrong, how long it took. For a job's summary or a comment. */
export function markdownReport(run: Run): string {
  const wrong = run.attempts
    .filter((scenario) => !scenario.superseded && scenario.outcome !== 'passed')
    .sort(byStanding);
  const more = wrong.length - SCENARIOS;
  const parts = [
    `## ${verdict(run)}: ${tallyWords(run)}`,
    facts(run),
    table(
      ['Outcome', 'Scenarios'],
      tally(run).map(([standing, count]) => [standingWords[standing], String(count)]),
    ),
    ...wrong.slice(0, SCENARIOS).map(scenarioPart),
    ...(more > 0 ? [`${counted(more, 'scenario')} more: see the other reports.`] : []),
    ...timing(run),
  ];
  return `${parts.join('\n\n')}\n`;
}

function facts(run: Run): string {
  const { begin, end, scenarios } = run;
  const slips = scenarios.reduce((sum, scenario) => sum + slipsOf(scenario).length, 0);
  const clock = scenarios.reduce((sum, scenario) => sum + scenario.duration, 0);
  return [
    `${scenariosRun(run)}, ${counted(slips, 'slip')}${end ? ` in ${duration(end.took)}` : ''}`,
    begin && `${begin.clock} clock, ${duration(clock)} passed on it`,
    begin && `platen ${begin.platen}`,
    begin?.defect && `defect ${code(begin.defect)}`,
  ]
    .filter((part) => part)
    .join('; ');
}

function scenarioPart(scenario: ScenarioRecord): string {
  const { name, title, file, line, message, steps } = scenario;
  const sentences = steps.flatMap((step) =>
    step.findings.map(
      (finding) => `- ${text(placeOf(step, finding))}: ${text(finding.message)} (${code(finding.code)})`,
    ),
  );
  const which = whichOf(scenario);
  return [
    `### ${text(name)}${which === '' ? '' : ` (${which})`}: ${standingWords[standingOf(scenario)]}`,
    `${text(title)}, ${code(`${file}:${line}`)}`,
    ...(message === undefined ? [] : [text(message)]),
    ...(sentences.length === 0 ? [] : [sentences.slice(0, SENTENCES).join('\n')]),
    ...(sentences.length > SENTENCES ? [`${counted(sentences.length - SENTENCES, 'finding')} more`] : []),
    ...approvalsOf(scenario).map((command) => `To approve: ${code(command)}`),
  ].join('\n\n');
}

function timing(run: Run): string[] {
  const figures = figuresOf(run, run.scenarios);
  if (figures.length === 0) return [];
  const near = run.scenarios.flatMap(({ name, limits }) =>
    limits
      .filter(({ standing }) => standing !== 'kept')
      .map(({ figure, of, value, limit, standing }) => [
        standing === 'passed' ? '**passed**' : standing,
        text(name),
        code(figure),
        of,
        duration(value),
        duration(limit),
      ]),
  );
  return [
    `### Timing, ${run.begin?.clock ?? 'virtual'} clock`,
    table(
      ['Figure', 'Count', 'p50', 'p95', 'Max'],
      figures.map(({ figure, count, p50, p95, max }) => [
        code(figure),
        String(count),
        ...[p50, p95, max].map(duration),
      ]),
    ),
    ...(near.length === 0 ? [] : [table(['Limit', 'Scenario', 'Figure', 'Of', 'Value', 'Limit is'], near)]),
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
