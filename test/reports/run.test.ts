import { describe, expect, it } from 'vitest';
import { findingsOf, Run, slipsOf } from '../../src/reports/run.ts';
import { standingOf, tallyWords, verdict } from '../../src/reports/standing.ts';
import { slip, smallRun, stamped } from './small-run.ts';

describe('run', () => {
  it('is a tree of scenarios, steps, slips and findings', () => {
    const run = Run.from(smallRun);
    expect(
      run.attempts.map((scenario) => [
        scenario.id,
        scenario.name,
        scenario.attempt,
        standingOf(scenario),
        scenario.steps.map((step) => step.id),
        slipsOf(scenario).length,
        findingsOf(scenario).map((finding) => finding.code),
      ]),
    ).toEqual([
      ['s1', 'sale/sale-chip', 1, 'passed', ['s1-1'], 1, []],
      ['s2', 'reprint/reprint-last', 1, 'failed', ['s2-1'], 1, ['line-changed', 'slip-lost']],
      ['s3', 'sale/sale-contactless', 1, 'golden', ['s3-1'], 1, ['golden-missing']],
      ['s4', 'settle/settle-cut', 1, 'bench-error', [], 0, []],
      ['s5', 'preauth/preauth', 1, 'skipped', [], 0, []],
      ['s6', 'settle/settle-slow', 1, 'failed', ['s6-1'], 0, ['slip-lost']],
      ['s7', 'settle/settle-slow', 2, 'flaky', ['s7-1'], 1, []],
    ]);
  });

  it('counts the last attempt alone', () => {
    const run = Run.from(smallRun);
    expect(run.scenarios.map((scenario) => scenario.id)).toEqual(['s1', 's2', 's3', 's4', 's5', 's7']);
    expect(tallyWords(run)).toBe('1 failed, 1 bench error, 1 golden to approve, 1 flaky, 1 passed, 1 skipped');
    expect(verdict(run)).toBe('Bench error');
  });

  it('takes what never ended as aborted, and a stream without an end as cut off', () => {
    const run = Run.from(smallRun.slice(0, 4));
    expect(run.scenarios.map((scenario) => scenario.outcome)).toEqual(['aborted']);
    expect(verdict(run)).toBe('Cut off');
  });

  it('keeps apart the steps of scenarios that run at the same time', () => {
    const at = (scenario: string, step: number) =>
      ({ type: 'step-begin', scenario, step, title: `${scenario}${step}`, line: 1 }) as const;
    const run = Run.from(
      stamped([
        at('a', 0),
        at('b', 0),
        slip({ scenario: 'a', copy: 'of a' }),
        at('a', 1),
        slip({ scenario: 'b', copy: 'of b' }),
      ]),
    );
    expect(
      run.scenarios.map(({ steps }) => steps.map(({ title, slips }) => [title, slips.map(({ copy }) => copy)])),
    ).toEqual([
      [
        ['a0', ['of a']],
        ['a1', []],
      ],
      [['b0', ['of b']]],
    ]);
  });

  it('loses nothing that belongs to a scenario or step that never began', () => {
    const run = Run.from(stamped([slip({ scenario: 'late', step: 4 })]));
    expect(
      run.scenarios.map(({ name, steps }) => [name, steps.map(({ ordinal, slips }) => [ordinal, slips.length])]),
    ).toEqual([['late', [[1, 1]]]]);
  });

  it('knows a run of nothing', () => {
    expect(tallyWords(new Run())).toBe('no scenarios');
  });
});
