import { expect, test } from 'vitest';
import type { EventBody } from '../../src/events/event.ts';
import { markdownReport } from '../../src/reports/markdown.ts';
import { Run } from '../../src/reports/run.ts';
import { slip, smallRun, smallRunUntold, stamped } from './small-run.ts';

test('how a golden is approved, where no defect was told', () => {
  expect(markdownReport(Run.from(smallRunUntold))).toContain(
    'To approve: <code>platen approve sale/sale-contactless</code>',
  );
});

test('verdict, outcomes, what is wrong with the worst first, times', () => {
  const report = markdownReport(Run.from(smallRun));
  expect(report.split('\n').filter((line) => /^#/.test(line))).toEqual([
    '## Bench error: 1 failed, 1 bench error, 1 golden to approve, 1 flaky, 1 passed, 1 skipped',
    '### reprint/reprint-last: failed',
    '### settle/settle-cut: bench error',
    '### sale/sale-contactless: golden to approve',
    '### settle/settle-slow (attempt 2): flaky',
    '### preauth/preauth: skipped',
    '### Timing, virtual clock',
  ]);
  expect(report).toContain(
    '- step 1 (reprint the last), merchant slip: line 1: 金额 128.50, expected "12.85" &#38; ␛&#91;31m&#60;b&#62; (<code>line-changed</code>)',
  );
  expect(report).not.toContain('To approve');
  expect(report).toContain('| <code>print.wire</code> | 4 | 1.25 s | 1.25 s | 1.25 s |');
});

test('what a scenario says is text: no markup, no mention, no table cell', () => {
  const message = '| a | `b` <script> @everyone [x](y) **z**\nnext';
  const report = markdownReport(
    Run.from(
      stamped([
        slip({ scenario: 's' }),
        { type: 'finding', scenario: 's', step: 0, code: 'c', by: 'b', message },
        { type: 'scenario-end', scenario: 's', outcome: 'failed', duration: 1, message },
      ]),
    ),
  );
  expect(report).toContain(
    '&#124; a &#124; &#96;b&#96; &#60;script&#62; &#64;everyone &#91;x&#93;(y) &#42;&#42;z&#42;&#42; next',
  );
  expect(report).not.toMatch(/<script>|@everyone|\*\*z|`b`/);
});

test('limits that are passed or nearly so', () => {
  const limit = (standing: 'kept' | 'marginal' | 'passed', value: number): EventBody => ({
    type: 'time-limit',
    scenario: 's',
    figure: 'print.total',
    of: 'p95',
    value,
    limit: 3500,
    clock: 'virtual',
    count: 12,
    standing,
  });
  const report = markdownReport(
    Run.from(stamped([slip({ scenario: 's' }), limit('kept', 1), limit('marginal', 3400), limit('passed', 4000)])),
  );
  expect(report).toContain('| marginal | s | <code>print.total</code> | p95 | 3.40 s | 3.50 s |\n| **passed** | s |');
  expect(report).not.toContain('kept');
});

test('a long run is cut, and says so', () => {
  const many = Array.from({ length: 60 }, (_, i): EventBody[] => [
    { type: 'scenario-begin', scenario: `s${i}`, file: 'f', line: 1, title: 't', acquirer: 'a', model: 'm' },
    { type: 'scenario-end', scenario: `s${i}`, outcome: 'failed', duration: 1 },
  ]);
  expect(markdownReport(Run.from(stamped(many.flat())))).toContain('10 scenarios more: see the other reports.');
});
