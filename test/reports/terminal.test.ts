import { describe, expect, it } from 'vitest';
import type { PlatenEvent } from '../../src/events/event.ts';
import type { Screen } from '../../src/reports/screen.ts';
import { TerminalReport } from '../../src/reports/terminal.ts';
import { slip, smallRun, smallRunUntold, stamped } from './small-run.ts';

async function printed(events: readonly PlatenEvent[], screen: Screen, reports?: readonly string[]): Promise<string> {
  let text = '';
  const report = new TerminalReport({ write: (more) => (text += more), screen, reports });
  for (const event of events) report.write(event);
  await report.close();
  return text;
}

const pipe: Screen = { live: false, colour: false, columns: 80 };
const plainTerminal: Screen = { live: true, colour: false, columns: 40 };
const colourTerminal: Screen = { live: true, colour: true, columns: 80 };

describe('terminal report', () => {
  it('prints plain lines where they cannot be drawn again', async () => {
    expect(
      await printed(smallRun, pipe, ['reports/report.html', 'reports/junit.xml']),
    ).toBe(`platen 0.1.0: 6 scenarios, virtual clock, told to have the defect marker-suppressed
ok      sale/sale-chip  1 slip  0.42 s
failed  reprint/reprint-last  1 slip  1.60 s
        step 1 (reprint the last), merchant slip: line 1: 金额 128.50, expected "12.85" & ␛[31m<b>
        step 1 (reprint the last): one slip, expected two
        golden differs: golden/cn-unionpay/tm-t88v/reprint-last/01-merchant
golden  sale/sale-contactless  1 slip  0.30 s
        step 1 (sale of 8.00), merchant slip: no golden yet
        golden missing: golden/cn-unionpay/tm-t88v/sale-contactless/01-merchant
bench-error settle/settle-cut  0 slips  0.01 s
        port tcp://127.0.0.1:9100 is in use
skipped preauth/preauth  0 slips  0.00 s
        no pre-authorisation here
failed  settle/settle-slow  0 slips  30.00 s
        step 1 (settle): no slip within 30.00 s
flaky   settle/settle-slow  1 slip  4.20 s  attempt 2

Bench error: 1 failed, 1 bench error, 1 golden to approve, 1 flaky, 1 passed, 1 skipped
6 scenarios, 4 slips in 1.48 s (6.54 s of virtual time)
report: reports/report.html
report: reports/junit.xml
`);
  });

  it('draws what is under way over itself, as wide as the screen', async () => {
    const clear = '\r\u001b[K';
    expect(await printed(smallRun.slice(0, 11), plainTerminal)).toBe(
      [
        `${clear}platen 0.1.0: 6 scenarios, virtual clock, told to have the defect marker-suppressed\n`,
        `${clear}1/6 sale/sale-chip`,
        `${clear}1/6 sale/sale-chip: sale of 12.85`,
        `${clear}ok      sale/sale-chip  1 slip  0.42 s\n`,
        `${clear}2/6 reprint/reprint-last`,
        `${clear}2/6 reprint/reprint-last: reprint the …`,
        `${clear}Cut off: 1 aborted, 1 passed\n`,
      ].join(''),
    );
  });

  it('colours words on a screen that has colours', async () => {
    const text = await printed(smallRunUntold, colourTerminal);
    expect(text).toContain('\u001b[32mok     \u001b[0m sale/sale-chip\u001b[2m  1 slip  0.42 s\u001b[0m\n');
    expect(text).toContain('\u001b[31mfailed \u001b[0m reprint/reprint-last\u001b[2m  1 slip  1.60 s\u001b[0m\n');
    expect(text).toContain('\u001b[1m        to approve: platen approve sale/sale-contactless\u001b[0m\n');
    expect(text).toContain('\u001b[31mBench error: 1 failed, 1 bench error, 1 golden to approve');
  });

  it('says how a stale golden is approved', async () => {
    const scenario = 'sale/sale-chip';
    const golden = { path: 'golden/a', state: 'stale' } as const;
    const events = stamped([
      slip({ golden }),
      {
        type: 'finding',
        scenario,
        step: 0,
        code: 'golden-stale',
        by: 'compare',
        slip: 0,
        message: 'the emulator draws it otherwise',
      },
      { type: 'scenario-end', scenario, outcome: 'failed', duration: 5 },
    ]);
    expect(await printed(events, pipe)).toBe(`golden  sale/sale-chip  1 slip  0.01 s
        step 1, merchant slip: the emulator draws it otherwise
        golden stale: golden/a
        to approve: platen approve sale/sale-chip --because emulator
Cut off: 1 golden to approve
`);
  });

  it('tells how many scenarios an interrupted run left out, and no virtual time on a real clock', async () => {
    const events = stamped([
      { type: 'run-begin', platen: '0.1.0', clock: 'real', startedAt: '2026-03-09T15:16:55Z', scenarios: 8 },
      { type: 'scenario-end', scenario: 'sale/sale-chip', outcome: 'passed', duration: 2500 },
      {
        type: 'run-end',
        outcome: 'aborted',
        counts: { passed: 1, failed: 0, 'bench-error': 0, timeout: 0, aborted: 0, skipped: 0, flaky: 0 },
        took: 3000,
        exitCode: 130,
      },
    ]);
    expect(await printed(events, pipe)).toBe(`platen 0.1.0: 8 scenarios, real clock
ok      sale/sale-chip  0 slips  2.50 s

Aborted: 1 passed
1 of 8 scenarios, 0 slips in 3.00 s
`);
  });

  it('tells of a time close to its limit, also of a scenario that passed', async () => {
    const limit = (standing: 'kept' | 'marginal') =>
      ({
        type: 'time-limit',
        scenario: 'sale/sale-chip',
        figure: 'print.total',
        of: 'p95',
        value: 3400,
        limit: 3500,
        clock: 'virtual',
        count: 2,
        standing,
      }) as const;
    const events = (standing: 'kept' | 'marginal') =>
      stamped([
        slip({}),
        limit(standing),
        { type: 'scenario-end', scenario: 'sale/sale-chip', outcome: 'passed', duration: 420 },
      ]);
    expect(await printed(events('marginal'), pipe)).toContain(
      'ok      sale/sale-chip  1 slip  0.42 s\n        close to its limit: print.total p95 is 3.40 s of 3.50 s\n',
    );
    expect(await printed(events('kept'), pipe)).not.toContain('close to');
  });
});
