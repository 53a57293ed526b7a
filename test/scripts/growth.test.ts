import { expect, test } from 'vitest';
import { growthOf } from '../../scripts/growth/repository.ts';
import { goldenFiles, revisions } from '../../scripts/growth/revisions.ts';
import { layOut } from '../../src/printers/one-slip.ts';
import { readGolden } from '../../src/receipts/golden.ts';
import { textLines } from '../../src/receipts/receipt.ts';

const golden = readGolden('golden', 'cn-unionpay/xprinter-80/sale/sale-approved/01-merchant')!;

test('twenty revisions of a golden take tens of kilobytes in git', () => {
  const all = [...revisions(golden, 20)];
  const texts = all.map((bytes) => textLines(layOut(bytes, golden.record.model, golden.record.entry)).join('\n'));
  expect(new Set(texts).size).toBe(20);
  const { files, first, all: pack } = growthOf(all.map((bytes) => goldenFiles(golden, bytes)));
  expect(files).toBeGreaterThan(350_000);
  expect(first).toBeGreaterThan(10_000);
  expect(pack).toBeGreaterThan(first);
  expect(pack).toBeLessThan(60_000);
});
