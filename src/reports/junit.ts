import { posix } from 'node:path';
import { attachmentsOf } from './approval.ts';
import { findingsOf, placeOf, type Run, type ScenarioRecord, slipsOf } from './run.ts';
import { standingOf } from './standing.ts';
import { counted, escaped } from './words.ts';

/** Outcomes that say nothing about the product: JUnit calls them errors. */
const errorOutcomes: ReadonlySet<string> = new Set(['bench-error', 'timeout', 'aborted']);

/** Length of `YYYY-MM-DDTHH:MM:SS`, which readers of JUnit accept everywhere; a zone or ms they do not. */
const TIMESTAMP_LENGTH = 19;

type Attributes = Readonly<Record<string, string | number | undefined>>;

/**
 * A run as JUnit XML: a suite a folder of scenario files, a case a scenario (its last attempt), times in seconds of
 * the run's clock. One failure element a case, since GitLab and Jenkins read only one, with every sentence in its
 * text, since GitLab shows the text alone. Elements and attributes are those of junit-10.xsd, by which Jenkins' xUnit
 * plugin accepts a file: a case has no `file` there, so its place is told in system-out, with attachments as GitLab and
 * Jenkins read them.
 */
export function junitReport(run: Run): string {
  const { scenarios } = run;
  const suites = [...new Set(scenarios.map(folderOf))].map((folder) =>
    suite(
      run,
      folder,
      scenarios.filter((scenario) => folderOf(scenario) === folder),
    ),
  );
  const root = element('testsuites', { name: 'platen', ...totals(scenarios) }, suites);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function folderOf(scenario: ScenarioRecord): string {
  return posix.dirname(scenario.file);
}

function totals(scenarios: readonly ScenarioRecord[]) {
  const count = (holds: (scenario: ScenarioRecord) => boolean) => scenarios.filter(holds).length;
  return {
    tests: scenarios.length,
    failures: count((scenario) => scenario.outcome === 'failed'),
    errors: count((scenario) => errorOutcomes.has(scenario.outcome)),
    time: time(scenarios.reduce((sum, scenario) => sum + scenario.duration, 0)),
  };
}

function suite(run: Run, folder: string, scenarios: readonly ScenarioRecord[]): string {
  const { begin } = run;
  const timestamp = begin?.startedAt.slice(0, TIMESTAMP_LENGTH);
  const facts = { platen: begin?.platen, clock: begin?.clock, defect: begin?.defect };
  const skipped = scenarios.filter((scenario) => scenario.outcome === 'skipped').length;
  return element('testsuite', { name: folder, ...totals(scenarios), skipped, timestamp }, [
    ...properties(Object.entries(facts)),
    ...scenarios.map((scenario) => testcase(run, scenario)),
  ]);
}

function testcase(run: Run, scenario: ScenarioRecord): string {
  const { repetition } = scenario;
  const attributes = {
    classname: folderOf(scenario),
    name: repetition === undefined ? scenario.name : `${scenario.name} (repetition ${repetition})`,
    time: time(scenario.duration),
  };
  return element('testcase', attributes, [...verdict(run, scenario), output(run, scenario)]);
}

/** Where it stands, what was found although it does not count, its goldens, and the pictures that await approval. */
function output(run: Run, scenario: ScenarioRecord): string {
  const lines = [
    `${scenario.file}:${scenario.line}`,
    ...(scenario.outcome === 'skipped' ? sentencesOf(scenario).slice(scenario.message === undefined ? 0 : 1) : []),
    ...slipsOf(scenario).map(({ golden }) => `golden ${golden.state}: ${golden.path}`),
    ...attachmentsOf(run, scenario).map((path) => `[[ATTACHMENT|${path}]]`),
  ];
  return `<system-out>${escaped(lines.join('\n'))}</system-out>`;
}

function verdict(run: Run, scenario: ScenarioRecord): string[] {
  const { outcome } = scenario;
  const sentences = sentencesOf(scenario);
  if (outcome === 'skipped') {
    return [element('skipped', { message: scenario.message ?? 'skipped' }, [])];
  }
  if (outcome === 'failed') {
    const type = standingOf(scenario) === 'golden' ? 'golden' : (findingsOf(scenario)[0]?.code ?? 'failed');
    return [problem('failure', type, sentences), ...earlierAttempts('rerunFailure', run, scenario)];
  }
  if (errorOutcomes.has(outcome)) {
    return [problem('error', outcome, sentences), ...earlierAttempts('rerunFailure', run, scenario)];
  }
  return outcome === 'flaky' ? earlierAttempts('flakyFailure', run, scenario) : [];
}

/** The attempts before the one that counts, in the words of Maven Surefire. */
function earlierAttempts(name: string, run: Run, { name: scenario, repetition }: ScenarioRecord): string[] {
  return run.attempts
    .filter((attempt) => attempt.superseded && attempt.name === scenario && attempt.repetition === repetition)
    .map((attempt) => problem(name, attempt.outcome, sentencesOf(attempt)));
}

function sentencesOf(scenario: ScenarioRecord): string[] {
  const findings = scenario.steps.flatMap((step) =>
    step.findings.map((finding) => `${placeOf(step, finding)}: ${finding.message}`),
  );
  return scenario.message === undefined ? findings : [scenario.message, ...findings];
}

function problem(name: string, type: string, sentences: readonly string[]): string {
  const [first = type, ...more] = sentences;
  const message = more.length === 0 ? first : `${first} (and ${counted(more.length, 'more finding')})`;
  return `<${name}${attributesOf({ type, message })}>${escaped([first, ...more].join('\n'))}</${name}>`;
}

function properties(entries: readonly (readonly [string, string | undefined])[]): string[] {
  const told = entries.filter(([, value]) => value !== undefined);
  if (told.length === 0) return [];
  const elements = told.map(([name, value]) => element('property', { name, value }, []));
  return [element('properties', {}, elements)];
}

function time(ms: number): string {
  return (ms / 1000).toFixed(3);
}

function element(name: string, attributes: Attributes, children: readonly string[]): string {
  const open = `<${name}${attributesOf(attributes)}`;
  if (children.length === 0) return `${open}/>`;
  // Only a line of markup starts with <: the text of a problem has it escaped, and must stay as it is.
  return `${open}>\n${children.join('\n').replace(/^(?= *<)/gm, '  ')}\n</${name}>`;
}

function attributesOf(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escaped(String(value)).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;')}"`)
    .join('');
}
