import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { ctrfReport } from '../../src/reports/ctrf.ts';
import { Run } from '../../src/reports/run.ts';
import { sampleRun } from './sample/run.ts';
import { smallRun } from './small-run.ts';

const schema = z.fromJSONSchema(
  JSON.parse(readFileSync(new URL('../fixtures/ctrf/ctrf-0.0.schema.json', import.meta.url), 'utf8')),
);

test('the published schema of CTRF accepts every report', () => {
  for (const events of [smallRun, sampleRun(), smallRun.slice(0, 4), []]) {
    expect(schema.safeParse(JSON.parse(ctrfReport(Run.from(events)))).error).toBeUndefined();
  }
});

test('the schema refuses what is none', () => {
  const report = JSON.parse(ctrfReport(Run.from(smallRun)));
  expect(schema.safeParse({ ...report, reportFormat: 'JUnit' }).success).toBe(false);
  report.results.tests[0].status = 'ok';
  expect(schema.safeParse(report).success).toBe(false);
});

test('each outcome has its status; attempts, attachments and figures are in it', () => {
  const { results } = JSON.parse(ctrfReport(Run.from(smallRun)));
  expect(results.summary).toEqual({
    tests: 6,
    passed: 2,
    failed: 2,
    skipped: 1,
    pending: 0,
    other: 1,
    flaky: 1,
    start: Date.parse('2026-03-09T15:16:55.123Z'),
    stop: Date.parse('2026-03-09T15:16:55.123Z') + 1480,
  });
  const named = (name: string) => results.tests.find((one: { name: string }) => one.name === name);
  expect(named('settle/settle-slow')).toMatchObject({
    status: 'passed',
    rawStatus: 'flaky',
    flaky: true,
    retries: 1,
    retryAttempts: [{ attempt: 1, status: 'failed', message: 'step 1 (settle): no slip within 30.00 s' }],
  });
  expect(named('settle/settle-cut')).toMatchObject({ status: 'other', rawStatus: 'bench-error' });
  expect(named('reprint/reprint-last')).toMatchObject({
    status: 'failed',
    filePath: 'scenarios/reprint/reprint-last.yaml',
    line: 2,
    // The run was told to have a defect: nothing is kept for approval.
    attachments: [],
  });
  expect(results.extra.figures.find((one: { figure: string }) => one.figure === 'print.wire')).toEqual({
    figure: 'print.wire',
    clock: 'virtual',
    count: 4,
    p50: 1250,
    p95: 1250,
    max: 1250,
  });
});
