import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { approve, matcher } from '../../src/receipts/approve.ts';
import { readGolden, verifyGolden } from '../../src/receipts/golden.ts';
import { judge } from '../../src/receipts/judge.ts';
import type { LayOut } from '../../src/receipts/receipt.ts';
import { dropReceived, listReceived, readReceived, writeReceived } from '../../src/receipts/received.ts';
import { isRejected, reject } from '../../src/receipts/rejected.ts';
import { filesBelow, newFolder } from './folder.ts';
import { layOut } from './lay-out.ts';
import { sale, saleBytes } from './sale.ts';

const MODEL = 'xprinter-80';
const MERCHANT = 'cn-unionpay/xprinter-80/sale/01-merchant';
const CARDHOLDER = 'cn-unionpay/xprinter-80/sale/02-cardholder';
const here = { environment: {} };
const values = { voucher: sale.voucher };

const receive = (root: string, path: string, changes: Partial<typeof sale> = {}, draw: LayOut = layOut) => {
  const { received } = judge(draw(saleBytes(changes), MODEL, null), readGolden(root, path), values, draw);
  if (received) writeReceived(root, path, received);
  else dropReceived(root, path);
};

test('what a run received becomes a golden, byte for byte', () => {
  const root = newFolder();
  receive(root, MERCHANT);
  receive(root, CARDHOLDER, { copy: '持卡人存根' });
  expect(listReceived(root)).toEqual([MERCHANT, CARDHOLDER]);
  const voucher = { name: 'voucher', value: sale.voucher, length: 6, pad: 'before' };
  expect(approve(root, 'cn-unionpay', here)).toEqual({
    approved: [
      { path: MERCHANT, state: 'missing', fields: [{ ...voucher, offset: 492 }] },
      { path: CARDHOLDER, state: 'missing', fields: [{ ...voucher, offset: 494 }] },
    ],
    refused: [],
  });
  expect(filesBelow(root)).toEqual([
    '.gitattributes',
    '.gitignore',
    ...[MERCHANT, CARDHOLDER].flatMap((path) => [`${path}.escpos`, `${path}.json`, `${path}.png`]),
  ]);
  expect(readGolden(root, MERCHANT)!.bytes).toEqual(saleBytes());
  expect(readFileSync(join(root, `${MERCHANT}.json`), 'utf8')).not.toContain('received');
  expect(verifyGolden(readGolden(root, CARDHOLDER)!, layOut).stale).toBeNull();
});

test('only what the pattern names is approved', () => {
  const root = newFolder();
  receive(root, MERCHANT);
  receive(root, CARDHOLDER);
  expect(approve(root, '**/02-*', here).approved.map(({ path }) => path)).toEqual([CARDHOLDER]);
  expect(listReceived(root)).toEqual([MERCHANT]);
  expect(approve(root, 'us', here)).toEqual({ approved: [], refused: [] });
});

test('a slip that matches again no longer awaits approval', () => {
  const root = newFolder();
  receive(root, MERCHANT);
  approve(root, '**', here);
  receive(root, MERCHANT, { amount: '1.00' });
  expect(listReceived(root)).toEqual([MERCHANT]);
  receive(root, MERCHANT);
  expect(listReceived(root)).toEqual([]);
  expect(filesBelow(root)).toEqual([
    '.gitattributes',
    '.gitignore',
    ...['escpos', 'json', 'png'].map((end) => `${MERCHANT}.${end}`),
  ]);
});

test('a slip that differs replaces its golden', () => {
  const root = newFolder();
  receive(root, MERCHANT);
  approve(root, '**', here);
  receive(root, MERCHANT, { amount: '1.00' });
  expect(approve(root, MERCHANT, here)).toMatchObject({
    approved: [{ path: MERCHANT, state: 'differs' }],
    refused: [],
  });
  expect(readGolden(root, MERCHANT)!.record.text[16]).toMatch(/ 1\.00$/);
});

/** An emulator that draws one dot otherwise. */
const changed: LayOut = (...of) => {
  const slip = layOut(...of);
  const dots = slip.dots.rows(0, slip.dots.height);
  dots.invert(3, 90, 1, 1);
  return { ...slip, dots };
};

describe('a golden that the emulator draws otherwise', () => {
  const stale = () => {
    const root = newFolder();
    receive(root, MERCHANT);
    approve(root, '**', here);
    receive(root, MERCHANT, { amount: '1.00' }, changed);
    receive(root, CARDHOLDER, {}, changed);
    return root;
  };

  test('is approved because of the emulator alone, and keeps its bytes', () => {
    const root = stale();
    const before = readGolden(root, MERCHANT)!.bytes;
    expect(approve(root, '**', { ...here, because: 'emulator' })).toMatchObject({
      approved: [{ path: MERCHANT, state: 'stale' }],
      refused: [
        {
          path: CARDHOLDER,
          why: 'the terminal printed something else: look at it, and approve without --because emulator',
        },
      ],
    });
    expect(readGolden(root, MERCHANT)!.bytes).toEqual(before);
    expect(verifyGolden(readGolden(root, MERCHANT)!, changed).stale).toBeNull();
    expect(verifyGolden(readGolden(root, MERCHANT)!, layOut).stale).toBe('other dots with the same text');
  });

  test('is not approved without', () => {
    expect(approve(stale(), '**', here)).toMatchObject({
      approved: [{ path: CARDHOLDER, state: 'missing' }],
      refused: [{ path: MERCHANT, why: 'the emulator changed, not the terminal: approve --because emulator' }],
    });
  });
});

test('what was rejected is asked about no more while the same is printed, and taken when it is named', () => {
  const root = newFolder();
  receive(root, MERCHANT);
  approve(root, '**', here);
  const wrong = { amount: '1.00' };
  receive(root, MERCHANT, wrong);
  reject(root, MERCHANT, readReceived(root, MERCHANT)!);
  expect(listReceived(root)).toEqual([]);
  expect(readGolden(root, MERCHANT)!.bytes).toEqual(saleBytes());

  // A later run keeps it anew, with the numbers of its day: nobody is asked.
  const tomorrow = judge(
    layOut(saleBytes({ ...wrong, voucher: '000031' }), MODEL, null),
    readGolden(root, MERCHANT),
    { voucher: '000031' },
    layOut,
  );
  writeReceived(root, MERCHANT, tomorrow.received!);
  expect(isRejected(root, MERCHANT, readReceived(root, MERCHANT)!)).toBe(true);
  expect(approve(root, '**', here)).toEqual({
    approved: [],
    refused: [{ path: MERCHANT, why: 'it was rejected: name it alone to take it after all' }],
  });

  // Another mistake is another question.
  receive(root, MERCHANT, { amount: '2.00' });
  expect(isRejected(root, MERCHANT, readReceived(root, MERCHANT)!)).toBe(false);

  receive(root, MERCHANT, wrong);
  expect(approve(root, MERCHANT, here).approved).toMatchObject([{ path: MERCHANT, state: 'differs' }]);
  expect(filesBelow(root)).toEqual([
    '.gitattributes',
    '.gitignore',
    ...['escpos', 'json', 'png'].map((end) => `${MERCHANT}.${end}`),
  ]);
});

test('a rejection is forgotten when the slip matches', () => {
  const root = newFolder();
  receive(root, MERCHANT);
  approve(root, '**', here);
  receive(root, MERCHANT, { amount: '1.00' });
  reject(root, MERCHANT, readReceived(root, MERCHANT)!);
  receive(root, MERCHANT);
  receive(root, MERCHANT, { amount: '1.00' });
  expect(isRejected(root, MERCHANT, readReceived(root, MERCHANT)!)).toBe(false);
});

test('a slip with an obstacle or without a file is refused', () => {
  const root = newFolder();
  const { received } = judge({ ...layOut(saleBytes(), MODEL, null), end: 'job end' }, null, values, layOut);
  writeReceived(root, MERCHANT, received!);
  receive(root, CARDHOLDER);
  rmSync(join(root, `${CARDHOLDER}.received.png`));
  expect(approve(root, '**', here)).toEqual({
    approved: [],
    refused: [
      {
        path: MERCHANT,
        why: 'its bytes alone print another slip: the printer failed, or print of the slip before is on it',
      },
      { path: CARDHOLDER, why: 'a file of it is missing: run it again' },
    ],
  });
});

test.each(['true', '1', 'yes'])('in CI (%s) nothing is approved unless asked for', (CI) => {
  const root = newFolder();
  receive(root, MERCHANT);
  expect(() => approve(root, '**', { environment: { CI } })).toThrow(
    expect.objectContaining({
      code: 'approval-in-ci',
      message: 'the environment says CI: goldens are not approved here',
    }),
  );
  expect(approve(root, '**', { environment: { CI }, inCi: true }).approved).toHaveLength(1);
});

test.each(['', '0', 'false', 'FALSE'])('an environment with CI=%j is none', (CI) => {
  expect(approve(newFolder(), '**', { environment: { CI } })).toEqual({ approved: [], refused: [] });
});

test('a folder that does not exist holds nothing', () => {
  expect(listReceived(join(newFolder(), 'nowhere'))).toEqual([]);
});

test.each([
  ['**', true],
  ['cn-unionpay', true],
  ['cn-unionpay/', true],
  ['cn-unionpay/xprinter-80/sale/01-merchant', true],
  ['cn-unionpay/*/sale', true],
  ['*/sale', false],
  ['**/sale', true],
  ['cn-union', false],
  ['cn.unionpay', false],
  ['**/01-*', true],
  ['**/02-*', false],
])('%s matches: %s', (pattern, expected) => {
  expect(matcher(pattern)(MERCHANT)).toBe(expected);
});
