import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { approve } from '../../src/receipts/approve.ts';
import { goldenJudge } from '../../src/scenarios/golden.ts';
import type { Scenario } from '../../src/scenarios/scenario.ts';
import { eventsOf, findingsIn, folder, oneOfEachFile, ownGoldens, run, scenario } from './benches.ts';

const sale = scenario('steps: [{ sale: { amount: 12.85 } }, { reprint: last }]');
/** ms. All the slips of the catalogue, compared; on a busy machine that takes a while. */
const LONG = 240_000;

const approveAll = (root: string) => approve(root, '**', { environment: {} });

test(
  'another day, other numbers, another seed of the host: the same goldens',
  async () => {
    const other = (one: Scenario): Scenario => ({
      ...one,
      date: Date.parse('2027-11-30T23:59:57+08:00'),
      // A receipt number of ZVT has four digits.
      voucher: one.acquirer === 'eu-zvt' || one.acquirer === 'at-card-complete' ? 9_998 : 999_998,
      batch: 417,
    });
    const { events, exitCode } = await run(oneOfEachFile().map(other), ownGoldens);
    expect(findingsIn(events)).toEqual([]);
    expect(exitCode).toBe(0);
    const text = eventsOf(events, 'slip')
      .map((slip) => slip.text)
      .join('');
    expect(text).toContain('2027/12/01 ');
    expect(text).toContain('凭证号(VOUCHER NO):     000001');
    expect(text).toContain('批次号(BATCH NO):       000418');
  },
  LONG,
);

test('a slip without a golden is kept for approval, approved, and judged by it from then on', async () => {
  const root = folder();
  const judge = goldenJudge({ folder: root, shown: 'golden', keep: true });
  const first = await run([sale], judge);
  expect(first.exitCode).toBe(4);
  expect(eventsOf(first.events, 'slip').map(({ golden }) => [golden.path, golden.state])).toEqual([
    ['golden/cn-unionpay/xprinter-80/test/01-merchant', 'missing'],
    ['golden/cn-unionpay/xprinter-80/test/01-cardholder', 'missing'],
    ['golden/cn-unionpay/xprinter-80/test/02-merchant', 'missing'],
    ['golden/cn-unionpay/xprinter-80/test/02-cardholder', 'missing'],
  ]);
  expect(approveAll(root).approved).toHaveLength(4);
  const second = await run([sale], judge);
  expect(second.exitCode).toBe(0);
  expect(
    eventsOf(second.events, 'slip').every(({ golden }) => golden.state === 'matched' && golden.png !== undefined),
  ).toBe(true);
  expect(readdirSync(join(root, 'cn-unionpay/xprinter-80/test')).sort()).toEqual(
    ['01-cardholder', '01-merchant', '02-cardholder', '02-merchant'].flatMap((name) => [
      `${name}.escpos`,
      `${name}.json`,
      `${name}.png`,
    ]),
  );
});

test('a slip that differs is told line by line, with a picture; a terminal with a defect leaves nothing to approve', async () => {
  const root = folder();
  await run([sale], goldenJudge({ folder: root, shown: 'golden', keep: true }));
  approveAll(root);
  const { events, exitCode } = await run(
    [sale],
    goldenJudge({ folder: root, shown: 'golden', keep: false }),
    'digit-wrong',
  );
  expect(exitCode).toBe(1);
  const [slip] = eventsOf(events, 'slip');
  expect(slip!.golden).toMatchObject({ path: 'golden/cn-unionpay/xprinter-80/test/01-merchant', state: 'differs' });
  expect(slip!.golden.text).toContain('RMB 12.85');
  expect(Buffer.from(slip!.golden.differencePng!, 'base64').subarray(1, 4).toString()).toBe('PNG');
  expect(
    eventsOf(events, 'finding').filter(({ by, step, slip }) => by === 'compare' && step === 0 && slip === 0),
  ).toMatchObject([{ code: 'line-changed', line: 25 }]);
  expect(readdirSync(root, { recursive: true }).filter((file) => String(file).includes('.received.'))).toEqual([]);
});

test('a golden that was edited by hand is no golden: the scenario says so and proves nothing', async () => {
  const root = folder();
  const judge = goldenJudge({ folder: root, shown: 'golden', keep: true });
  await run([sale], judge);
  approveAll(root);
  writeFileSync(join(root, 'cn-unionpay/xprinter-80/test/01-merchant.escpos'), 'RMB 12.85\n');
  const { events, exitCode } = await run([sale], judge);
  expect(exitCode).toBe(3);
  expect(eventsOf(events, 'scenario-end')[0]!.message).toContain('not the bytes that were approved');
});
