import { describe, test } from 'vitest';
import type { Scenario } from '../../../src/scenarios/scenario.ts';
import { eventsOf, findingsIn, ownGoldens } from '../benches.ts';
import { named, realBench } from './real.ts';

const bench = (port: string) => `
printers: { counter: { model: xprinter-80, port: '${port}' } }
terminals: { till: { acquirer: cn-unionpay, driver: simulated } }
limits: { quiet: 100ms }
`;

/** With a second in place of each wait: the times on the slips still differ. */
const hurried = (scenario: Scenario): Scenario => ({
  ...scenario,
  steps: scenario.steps.map((step) =>
    step.action.kind === 'wait' ? { ...step, action: { kind: 'wait', ms: 1000 } } : step,
  ),
});

describe.concurrent('the catalogue runs on real lines in real time, and every oracle and golden agrees', () => {
  test.for([
    ['tcp://127.0.0.1:0', 'sale/sale-approved'],
    ['tcp://127.0.0.1:0', 'reprint/reprint-last'],
    ['pty:', 'reprint/reprint-settlement'],
    ['pty:', 'settlement/restart-keeps-all'],
    ['pty:', 'fault/paper-end-second-copy'],
    ['tcp://127.0.0.1:0', 'sale/sale-wrong-pin-then-right'],
  ] as const)('%s: %s', { timeout: 60_000 }, async ([port, id], { expect, onTestFinished }) => {
    const { run } = await realBench(bench(port), onTestFinished);
    const events = await run(named(id).map(hurried), ownGoldens);
    expect(findingsIn(events)).toEqual([]);
    expect(eventsOf(events, 'scenario-end')).toMatchObject([{ outcome: 'passed' }]);
    expect(eventsOf(events, 'run-begin')).toMatchObject([{ clock: 'real' }]);
  });
});
