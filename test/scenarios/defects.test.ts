import { expect, test } from 'vitest';
import { defects, isDefectOf } from '../../src/scenarios/defects.ts';
import type { Scenario } from '../../src/scenarios/scenario.ts';
import { findingsIn, noGoldens, ownGoldens, ownScenarios, run } from './benches.ts';

test.each([
  [
    'marker-missing',
    'reprint/reprint-last',
    'step 5: marker missing: this is a reprint of voucher 000002 and no line says 重打印, 重印凭证, DUPLICATE or 补打',
  ],
  [
    'reprint-today',
    'reprint/reprint-last',
    "step 7: date is not the transaction's: slip says 2026/03/15 12:40:12, voucher 000002 was made 2026/03/14 10:35:04",
  ],
  [
    'reprint-today',
    'reprint/reprint-settlement',
    "step 12: date is not the settlement's: slip says 2026/03/15 21:50:15, batch 000001 was settled 2026/03/14 21:45:08",
  ],
  [
    'settlement-reprint-current-totals',
    'reprint/reprint-settlement',
    'step 10: totals are not those of batch 000001: the slip says sale 1, 55.50, refund 0, 0.00, the host settled sale 2, 312.85, refund 0, 0.00',
  ],
  ['digit-wrong', 'sale/sale-approved', 'step 1: amount 12.35, the host booked 12.85'],
])('%s in %s: exit code 1, and "%s"', async (defect, id, sentence) => {
  const scenarios = ownScenarios().filter((scenario) => scenario.id === id);
  const { exitCode, events } = await run(scenarios, ownGoldens, defect);
  expect(exitCode).toBe(1);
  expect(findingsIn(events)).toContain(sentence);
});

/**
 * Defects that no scenario is there to catch, and late in the order: where they are noticed. The others would only take
 * longer to do so, and are asked where this one has ceased to.
 */
const noticedIn: Readonly<Record<string, string>> = {
  'batch-current': 'settlement/settle-unbalanced',
  'fault-slip-plain': 'fault/reversal-fails',
  'look-up-other': 'acquirer/reprint-guide/cn-unionpay-merchant-services',
  'no-pause': 'printer/copies-and-pause',
  'reprint-gap': 'reprint/reprint-by-voucher',
  'settlement-reprint-current-totals': 'settlement/settle-unbalanced',
  'void-amount-positive': 'layout/language/zh,xprinter-80',
  'zvt-minus-missing': 'register/zvt-totals',
  'zvt-original-missing': 'register/at-open-reservations',
  'zvt-voids-counted': 'register/zvt-totals',
};

test('where defects are noticed there are scenarios', () => {
  const ids = ownScenarios().map(({ id }) => id);
  expect(Object.keys(noticedIn).filter((defect) => !defects.has(defect))).toEqual([]);
  expect(Object.values(noticedIn).filter((id) => !ids.includes(id))).toEqual([]);
});

test.each([...defects.keys()])('the oracles alone notice %s', async (defect) => {
  const { failures } = defects.get(defect)!;
  const isMeant = (one: Scenario) => one.failures.some((failure) => failures.includes(failure));
  const scenarios = ownScenarios().filter((one) => isDefectOf(defects.get(defect)!, one));
  // Those that are there to catch it first, the short ones before the long: the others would only take longer to do so.
  const cost = (one: Scenario) => (one.id === noticedIn[defect] ? 0 : (isMeant(one) ? 0 : 1000) + one.steps.length);
  for (const scenario of scenarios.toSorted((one, other) => cost(one) - cost(other))) {
    const { results } = await run([scenario], noGoldens, defect);
    if (results.some(({ outcome }) => outcome === 'failed' || outcome === 'timeout')) return;
  }
  expect.unreachable(`no scenario notices ${defect}`);
});
