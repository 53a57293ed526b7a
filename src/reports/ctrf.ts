import { posix } from 'node:path';
import type { Outcome } from '../events/event.ts';
import { attachmentsOf } from './approval.ts';
import { placeOf, type Run, type ScenarioRecord, type StepRecord, whichOf } from './run.ts';
import { figuresOf } from './times.ts';
import { printable } from './words.ts';

type Status = 'passed' | 'failed' | 'skipped' | 'other';

/** What CTRF calls an outcome. A bench that does not work is no failure of the product. */
const statuses: Readonly<Record<Outcome, Status>> = {
  passed: 'passed',
  flaky: 'passed',
  failed: 'failed',
  timeout: 'failed',
  skipped: 'skipped',
  'bench-error': 'other',
  aborted: 'other',
};

/** A run in the Common Test Report Format (ctrf.io, schema 0.0), a test a scenario, or a repetition of one. */
export function ctrfReport(run: Run): string {
  const { begin, end, scenarios } = run;
  const start = begin ? Date.parse(begin.startedAt) : 0;
  const count = (status: Status) => scenarios.filter(({ outcome }) => statuses[outcome] === status).length;
  const report = {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    generatedBy: 'platen',
    results: {
      tool: { name: 'platen', ...(begin ? { version: begin.platen } : {}) },
      summary: {
        tests: scenarios.length,
        passed: count('passed'),
        failed: count('failed'),
        skipped: count('skipped'),
        pending: 0,
        other: count('other'),
        flaky: scenarios.filter(({ outcome }) => outcome === 'flaky').length,
        start,
        stop: start + Math.round(end?.took ?? 0),
      },
      tests: scenarios.map((scenario) => test(run, scenario)),
      extra: { clock: begin?.clock ?? 'virtual', defect: begin?.defect, figures: figuresOf(run, scenarios) },
    },
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function test(run: Run, scenario: ScenarioRecord) {
  const { name, title, file, line, outcome, duration, acquirer, model, steps } = scenario;
  const which = whichOf({ ...scenario, attempt: 1, superseded: false });
  const sentences = sentencesOf(scenario);
  const earlier = run.attempts.filter(
    (one) => one.superseded && one.name === name && one.repetition === scenario.repetition,
  );
  return {
    name: which === '' ? name : `${name} (${which})`,
    status: statuses[outcome],
    duration: Math.round(duration),
    suite: [posix.dirname(file)],
    ...(sentences.length === 0 ? {} : { message: sentences[0], trace: sentences.join('\n') }),
    line,
    rawStatus: outcome,
    tags: [acquirer, model],
    filePath: file,
    retries: earlier.length,
    flaky: outcome === 'flaky',
    ...(earlier.length === 0 ? {} : { retryAttempts: earlier.map(attempt) }),
    attachments: attachmentsOf(run, scenario).map((path) => ({
      name: posix.basename(path),
      contentType: 'image/png',
      path,
    })),
    steps: steps.map((step) => ({ name: step.title, status: statuses[step.end?.outcome ?? 'aborted'] })),
    extra: { title, figures: figuresOf(run, [scenario]) },
  };
}

function attempt(scenario: ScenarioRecord) {
  const { outcome, duration } = scenario;
  const [message] = sentencesOf(scenario);
  return {
    attempt: scenario.attempt,
    status: statuses[outcome],
    duration: Math.round(duration),
    ...(message === undefined ? {} : { message }),
  };
}

function sentencesOf({ message, steps }: ScenarioRecord): string[] {
  const said = (step: StepRecord) => step.findings.map((finding) => `${placeOf(step, finding)}: ${finding.message}`);
  return [...(message === undefined ? [] : [message]), ...steps.flatMap(said)].map(printable);
}
