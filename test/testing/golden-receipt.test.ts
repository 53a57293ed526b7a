import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { approve } from '../../src/receipts/approve.ts';
import { judgeReceipt } from '../../src/testing/golden-receipt.ts';
import { toMatchGoldenReceipt } from '../../src/testing/vitest.ts';

expect.extend({ toMatchGoldenReceipt });

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'platen-testing-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

const receipt = (order: string, total: string) =>
  new TextEncoder().encode(`\x1b@COFFEE & CO\nOrder ${order} at the counter\n2 x Espresso  ${total}\n\x1dVB\0`);

test('a golden is missing, is approved, serves another order, and finds a digit', () => {
  const folder = emptyFolder();
  const shown = relative(process.cwd(), join(folder, 'shop/coffees'));
  const judged = (order: string, total: string) =>
    judgeReceipt(receipt(order, total), 'shop/coffees', { folder, model: 'tm-t88v', fields: { order } });
  expect(judged('1207', '6.40')).toEqual({
    pass: false,
    message: [
      `${shown}:`,
      '  there is no golden for this slip yet: look at it and approve it',
      `  kept as ${shown}.received.png; if it is right: npx platen approve shop/coffees`,
    ].join('\n'),
  });
  approve(folder, 'shop/coffees', { inCi: true });
  expect(judged('1207', '6.40')).toEqual({ pass: true, message: `${shown} matches to the dot` });
  expect(judged('98301', '6.40').pass).toBe(true);
  expect(judged('98301', '6.90').message).toContain('\n  line 3: 2 x Espresso 6.90, expected 6.40\n');
  expect(readdirSync(join(folder, 'shop')).filter((file) => file.includes('received'))).toHaveLength(3);
  expect(judged('1', '6.40').pass).toBe(true);
  expect(readdirSync(join(folder, 'shop')).filter((file) => file.includes('received'))).toEqual([]);
});

test('as a matcher of vitest, either way', () => {
  const folder = emptyFolder();
  const options = { folder, model: 'tm-t88v' };
  expect(() => expect(receipt('1', '2.00')).toMatchGoldenReceipt('a', options)).toThrow('platen approve a');
  approve(folder, 'a', { inCi: true });
  expect(receipt('1', '2.00')).toMatchGoldenReceipt('a', options);
  expect(receipt('1', '3.00')).not.toMatchGoldenReceipt('a', options);
  expect(() => expect(receipt('1', '2.00')).not.toMatchGoldenReceipt('a', options)).toThrow('matches to the dot');
});

test('what is no one slip, and what is no name', () => {
  const folder = emptyFolder();
  const two = new Uint8Array([...receipt('1', '2.00'), ...receipt('2', '2.00')]);
  const options = { folder, model: 'tm-t88v' };
  expect(() => judgeReceipt(two, 'a', options)).toThrow(
    `${two.length} bytes print 2 slips. Give each a golden of its own.`,
  );
  expect(() => judgeReceipt(Uint8Array.of(0x1b, 0x40), 'a', options)).toThrow(
    '2 bytes print no slip. npx platen explain says what they are.',
  );
  for (const name of ['../a', '', 'a//b', 'a\\b', '/a']) {
    expect(() => judgeReceipt(receipt('1', '2.00'), name, options)).toThrow(
      `"${name}" is no name of a golden. Write it as a path: checkout/two-coffees.`,
    );
  }
  expect(() => judgeReceipt(receipt('1', '2.00'), 'a', { folder, model: 'nonesuch' })).toThrow('no printer model');
});
