import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { UsedGoldens } from '../../src/cli/unused-goldens.ts';
import type { PlatenEvent } from '../../src/events/event.ts';
import { newFolder } from '../receipts/folder.ts';

test('goldens that no slip was judged by are told, of the acquirers that a run had', () => {
  const folder = newFolder();
  const goldens = ['a/m/sale/01-merchant', 'a/m/sale/02-merchant', 'a/other/sale/01-merchant', 'shop/sale'];
  for (const path of [...goldens, 'a/m/sale/03-merchant.received']) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, `${path}.escpos`), '');
  }
  const used = new UsedGoldens();
  used.write({ type: 'slip', golden: { path: 'golden/a/m/sale/01-merchant', state: 'matched' } } as PlatenEvent);
  expect(used.unused(folder, 'golden')).toEqual(['golden/a/m/sale/02-merchant']);
});
