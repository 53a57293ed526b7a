import { expect, test } from 'vitest';
import type { PlatenEvent } from '../../src/events/event.ts';
import { htmlReport } from '../../src/reports/html/page.ts';
import { junitReport } from '../../src/reports/junit.ts';
import { Run } from '../../src/reports/run.ts';
import { TerminalReport } from '../../src/reports/terminal.ts';
import { slip, stamped } from './small-run.ts';

const begin = (repetition?: number) =>
  ({
    type: 'scenario-begin',
    scenario: 'sale/one',
    file: 'scenarios/sale/one.yaml',
    line: 1,
    title: 'one sale',
    acquirer: 'cn-unionpay',
    model: 'tm-t88v',
    ...(repetition === undefined ? {} : { repetition }),
  }) as const;

const step = { type: 'step-begin', scenario: 'sale/one', step: 0, title: 'sale', line: 4 } as const;

const found = (message: string) =>
  ({ type: 'finding', scenario: 'sale/one', step: 0, code: 'slip-lost', by: 'copies', message }) as const;

const end = (outcome: 'passed' | 'failed' | 'skipped' | 'flaky' | 'timeout', message?: string) =>
  ({
    type: 'scenario-end',
    scenario: 'sale/one',
    outcome,
    duration: 100,
    ...(message === undefined ? {} : { message }),
  }) as const;

/** What JUnit and the screen say, without what no case says. */
async function told(events: readonly PlatenEvent[]) {
  const run = Run.from(events);
  const lines: string[] = [];
  const report = new TerminalReport({
    write: (text) => lines.push(text),
    screen: { live: false, colour: false, columns: 80 },
  });
  for (const event of events) report.write(event);
  const junit = junitReport(run).split('\n').slice(3, -3);
  return { junit: junit.map((line) => line.trim()), screen: lines.join(''), html: htmlReport(run) };
}

test('every attempt at a scenario that failed is in the reports', async () => {
  const { junit, screen, html } = await told(
    stamped([begin(), step, found('no slip'), end('failed'), begin(), step, found('half a slip'), end('failed')]),
  );
  expect(junit).toEqual([
    '<testcase classname="scenarios/sale" name="sale/one" time="0.100">',
    '<failure type="slip-lost" message="step 1 (sale): half a slip">step 1 (sale): half a slip</failure>',
    '<rerunFailure type="failed" message="step 1 (sale): no slip">step 1 (sale): no slip</rerunFailure>',
    '<system-out>scenarios/sale/one.yaml:1</system-out>',
    '</testcase>',
  ]);
  expect(screen).toBe(`failed  sale/one  0 slips  0.10 s
        step 1 (sale): no slip
failed  sale/one  0 slips  0.10 s  attempt 2
        step 1 (sale): half a slip
`);
  for (const words of ['attempt 1', 'attempt 2', 'no slip', 'half a slip']) expect(html).toContain(words);
});

test('repetitions are cases of their own', async () => {
  const { junit, screen, html } = await told(
    stamped([begin(1), end('passed'), begin(2), end('flaky', 'passed at attempt 2')]),
  );
  expect(junit).toEqual([
    '<testcase classname="scenarios/sale" name="sale/one (repetition 1)" time="0.100">',
    '<system-out>scenarios/sale/one.yaml:1</system-out>',
    '</testcase>',
    '<testcase classname="scenarios/sale" name="sale/one (repetition 2)" time="0.100">',
    '<system-out>scenarios/sale/one.yaml:1</system-out>',
    '</testcase>',
  ]);
  expect(screen).toBe(`ok      sale/one  0 slips  0.10 s  repetition 1
flaky   sale/one  0 slips  0.10 s  repetition 2
        passed at attempt 2
`);
  expect(html).toContain('repetition 2');
});

test('what a quarantined scenario found is told, and does not count', async () => {
  const message = 'in quarantine until 2026-06-30 (known): it failed, findings: 1';
  const { junit, screen, html } = await told(
    stamped([begin(), step, slip({ scenario: 'sale/one' }), found('one slip, expected two'), end('skipped', message)]),
  );
  expect(junit.filter((line) => !line.includes('propert'))).toEqual([
    '<testcase classname="scenarios/sale" name="sale/one" time="0.100">',
    `<skipped message="${message}"/>`,
    '<system-out>scenarios/sale/one.yaml:1',
    'step 1 (sale): one slip, expected two',
    'golden matched: golden/cn-unionpay/tm-t88v/sale-chip/01-merchant</system-out>',
    '</testcase>',
  ]);
  expect(screen).toBe(`skipped sale/one  1 slip  0.10 s
        ${message}
        step 1 (sale): one slip, expected two
`);
  expect(html).toContain('one slip, expected two');
});
