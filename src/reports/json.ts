import { attachmentsOf } from './approval.ts';
import { findingsOf, placeOf, type Run, type ScenarioRecord, type StepRecord, slipsOf } from './run.ts';
import { standingOf, verdict } from './standing.ts';
import { figuresOf } from './times.ts';

/** Version of the JSON report: raised when a reader of the old one would misread the new one. */
export const jsonVersion = 1;

/** A run as one JSON object: what was found, what was printed, how long it took. Pictures and bytes are in the events. */
export function jsonReport(run: Run): string {
  const { begin, end } = run;
  const report = {
    report: jsonVersion,
    verdict: verdict(run),
    exitCode: end?.exitCode ?? null,
    platen: begin?.platen ?? null,
    clock: begin?.clock ?? null,
    startedAt: begin?.startedAt ?? null,
    tookRealMs: end?.took ?? null,
    ...(begin?.defect === undefined ? {} : { defect: begin.defect }),
    counts: end?.counts ?? null,
    figures: figuresOf(run, run.scenarios),
    scenarios: run.attempts.map((scenario) => scenarioOf(run, scenario)),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function scenarioOf(run: Run, scenario: ScenarioRecord) {
  const { name, title, file, line, acquirer, model, attempt, repetition, superseded } = scenario;
  const { outcome, duration, message, steps, limits } = scenario;
  return {
    name,
    title,
    file,
    line,
    acquirer,
    model,
    outcome,
    standing: standingOf(scenario),
    attempt,
    ...(repetition === undefined ? {} : { repetition }),
    counts: !superseded,
    ...(message === undefined ? {} : { message }),
    ms: duration,
    findings: findingsOf(scenario).length,
    slips: slipsOf(scenario).length,
    figures: figuresOf(run, [scenario]),
    limits: limits.map(({ figure, of, value, limit, clock, count, standing }) => ({
      figure,
      of,
      value,
      limit,
      clock,
      count,
      standing,
    })),
    attachments: attachmentsOf(run, scenario),
    steps: steps.map(stepOf),
  };
}

function stepOf(step: StepRecord) {
  const { title, line, end, slips, findings } = step;
  return {
    title,
    line,
    outcome: end?.outcome ?? 'aborted',
    answer: end?.answer ?? '',
    slips: slips.map(({ copy, width, height, text, end: cut, golden, timing, diagnostics }) => ({
      copy,
      width,
      height,
      end: cut,
      golden: { path: golden.path, state: golden.state },
      timing,
      diagnostics,
      text,
    })),
    findings: findings.map((finding) => {
      const { code, by, message, slip, line: at, expected, actual, bytes } = finding;
      return { code, by, message, where: placeOf(step, finding), slip, line: at, expected, actual, bytes };
    }),
  };
}
