import { expect, test } from 'vitest';
import { onPapers } from '../../scripts/sweep/on-papers.ts';
import { withoutMissing } from '../../scripts/sweep/without-missing.ts';
import { acquirersOf, goldenName, onAcquirer } from '../../src/scenarios/on-acquirer.ts';
import { noGoldens, ownGoldens, ownScenarios, run, scenario } from './benches.ts';

const steps = 'steps: [{ sale: { amount: 1 } }, { settle: }]';
const cn = ['cn-unionpay', 'cn-unionpay-merchant-services', 'cn-lakala', 'cn-ruiyinxin', 'cn-shengpay'];

test('a scenario that names no acquirer runs on every cn terminal, one that names it on that alone', () => {
  expect(acquirersOf(scenario(steps))).toEqual(cn);
  expect(acquirersOf(scenario(`terminal: { acquirer: cn-shengpay }\n${steps}`))).toEqual(['cn-shengpay']);
  expect(acquirersOf(scenario(`terminal: { acquirer: cn-unionpay }\n${steps}`))).toEqual(['cn-unionpay']);
});

test('on another terminal it has a name of its own, and its goldens lie where that name says', () => {
  const both = [scenario(steps), { ...scenario(`terminal: { acquirer: cn-shengpay }\n${steps}`), id: 'other' }];
  const told = onAcquirer(both, 'all').map((one) => [one.id, one.acquirer, goldenName(one)]);
  expect(told).toEqual([
    ['test', 'cn-unionpay', 'test'],
    ...cn.slice(1).map((name) => [`test@${name}`, name, 'test']),
    ['other', 'cn-shengpay', 'other'],
  ]);
  expect(onAcquirer(both, 'cn-shengpay').map(({ id }) => id)).toEqual(['test@cn-shengpay', 'other']);
  expect(onAcquirer(both, 'cn-lakala').map(({ id }) => id)).toEqual(['test@cn-lakala']);
  expect(onAcquirer(both, 'eu-zvt')).toEqual([]);
});

const few = ['reprint/reprint-twice', 'settlement/settle-unbalanced'];
const swept = onPapers(ownScenarios().filter(({ id }) => few.includes(id)));

test('some of the catalogue on the terminals of every acquirer, on both widths; npm run sweep runs all of it', async () => {
  expect(swept).toHaveLength(few.length * cn.length * 2);
  const { results } = await run(swept, withoutMissing(ownGoldens));
  expect(results.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
});

test('a golden that is there judges, and so do the oracles', async () => {
  const [own] = ownScenarios().filter(({ id }) => id === 'sale/sale-approved');
  const other = { ...own!, capacity: 499, testMode: true };
  const judged = await run([other], withoutMissing(ownGoldens));
  expect(judged.results[0]!.findings.map(({ by }) => by)).toContain('compare');
  const { results } = await run(swept.slice(0, 2), noGoldens, 'signature-on-cardholder-copy');
  expect(results.map(({ outcome }) => outcome)).toEqual(['failed', 'failed']);
});
