import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/events/event.ts';
import { type EndedScenario, failedForGoldenAlone } from '../../src/events/outcomes.ts';
import { exitCode } from '../../src/reports/exit-code.ts';

const ended = (outcome: Outcome, ...codes: string[]): EndedScenario => ({
  outcome,
  findings: codes.map((code) => ({ code })),
});

const passed = ended('passed');
const failed = ended('failed', 'line-changed');
const missing = ended('failed', 'golden-missing');
const stale = ended('failed', 'golden-stale', 'golden-missing');
const mixed = ended('failed', 'golden-missing', 'marker-missing');

describe('exit code', () => {
  it.each([
    ['nothing ran', [], 0],
    ['all passed', [passed, passed], 0],
    ['skipped alone', [ended('skipped')], 0],
    ['flaky', [passed, ended('flaky', 'line-changed')], 0],
    ['a golden is missing', [passed, missing], 4],
    ['a golden is stale', [passed, stale], 4],
    ['a golden is missing and more is wrong with the slip', [passed, mixed], 1],
    ['a golden is missing and another scenario failed', [missing, failed], 1],
    ['failed without a finding', [ended('failed')], 1],
    ['timed out', [missing, ended('timeout')], 1],
    ['bench error and failed', [failed, ended('bench-error')], 3],
    ['aborted and bench error', [ended('bench-error'), ended('aborted')], 130],
  ] as const)('%s', (_, scenarios, code) => {
    expect(exitCode({ scenarios })).toBe(code);
  });

  it.each([
    ['interrupted between scenarios', { interrupted: true, usageError: true, scenarios: [failed] }, 130],
    ['usage error', { usageError: true, scenarios: [ended('bench-error'), failed] }, 2],
    ['skipped under --fail-on-skip', { failOnSkip: true, scenarios: [passed, ended('skipped'), missing] }, 1],
    ['none skipped under --fail-on-skip', { failOnSkip: true, scenarios: [passed] }, 0],
    ['flaky under --fail-on-flaky', { failOnFlaky: true, scenarios: [ended('flaky')] }, 5],
    ['flaky with a golden to approve', { failOnFlaky: true, scenarios: [ended('flaky'), missing] }, 4],
  ] as const)('%s', (_, run, code) => {
    expect(exitCode(run)).toBe(code);
  });

  it('is the same in any order of scenarios', () => {
    const scenario = fc.constantFrom(
      passed,
      failed,
      missing,
      stale,
      mixed,
      ended('skipped'),
      ended('flaky'),
      ended('timeout'),
      ended('bench-error'),
    );
    fc.assert(
      fc.property(fc.array(scenario), fc.boolean(), fc.boolean(), (scenarios, failOnSkip, failOnFlaky) => {
        const run = { scenarios, failOnSkip, failOnFlaky };
        expect(exitCode({ ...run, scenarios: scenarios.toReversed() })).toBe(exitCode(run));
      }),
    );
  });

  it('tells a missing golden from a failure by the findings', () => {
    expect(
      [missing, stale, mixed, failed, ended('failed'), ended('flaky', 'golden-missing')].map(failedForGoldenAlone),
    ).toEqual([true, true, false, false, false, false]);
  });
});
