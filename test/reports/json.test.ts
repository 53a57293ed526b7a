import { expect, test } from 'vitest';
import { jsonReport } from '../../src/reports/json.ts';
import { Run } from '../../src/reports/run.ts';
import { smallRun } from './small-run.ts';

test('a run as JSON: verdict, counts, figures by clock, scenarios with attempts, steps, slips and findings', () => {
  const report = JSON.parse(jsonReport(Run.from(smallRun)));
  expect(report).toMatchObject({
    report: 1,
    verdict: 'Bench error',
    exitCode: 3,
    clock: 'virtual',
    defect: 'marker-suppressed',
    counts: { passed: 1, failed: 2 },
    figures: [
      { figure: 'print.first-byte', clock: 'virtual', count: 3, p50: 412, p95: 412, max: 412 },
      { figure: 'print.wire', clock: 'virtual', count: 4, p50: 1250, p95: 1250, max: 1250 },
    ],
  });
  expect(report.scenarios).toHaveLength(7);
  expect(report.scenarios[1]).toMatchObject({
    name: 'reprint/reprint-last',
    file: 'scenarios/reprint/reprint-last.yaml',
    line: 2,
    outcome: 'failed',
    counts: true,
    findings: 2,
    steps: [
      {
        title: 'reprint the last',
        line: 7,
        slips: [{ copy: 'merchant', golden: { state: 'differs' }, text: '金额 12.85\n<script>alert(1)</script>\n' }],
        findings: [
          { code: 'line-changed', where: 'step 1 (reprint the last), merchant slip', bytes: { offset: 2, length: 10 } },
          { code: 'slip-lost' },
        ],
      },
    ],
  });
  expect(report.scenarios[5]).toMatchObject({ name: 'settle/settle-slow', attempt: 1, counts: false });
});

test('a run that was cut off has no exit code', () => {
  expect(JSON.parse(jsonReport(Run.from(smallRun.slice(0, 4))))).toMatchObject({ verdict: 'Cut off', exitCode: null });
});
