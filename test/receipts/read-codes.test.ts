import { expect, test } from 'vitest';
import { Bitmap } from '../../emulator/dots/bitmap.ts';
import type { Slip } from '../../emulator/machine/slip.ts';
import { codeFindings } from '../../src/receipts/code-findings.ts';
import { findCodes, readCodes } from '../../src/receipts/read-codes.ts';
import { bytes, layOut } from './lay-out.ts';
import { goldenPaths, goldenSlip } from './planted/goldens.ts';
import { code128, cut, init, qr } from './sale.ts';

const slip = layOut(bytes(init, 'A\n', qr('ORDER-0001'), 'B\n', code128('1234'), cut), 'xprinter-80', null);

const drawnOn = (of: Slip, draw: (dots: Bitmap) => void): Slip => {
  const dots = new Bitmap(of.dots.width, of.dots.height, of.dots.bits.slice());
  draw(dots);
  return { ...of, dots };
};

test('every code of every golden holds in its dots what its command says', async () => {
  let codes = 0;
  for (const golden of goldenPaths.map(goldenSlip).filter((one) => one.codes.length > 0)) {
    const readings = await readCodes(golden);
    expect(readings.map(({ read }) => read)).toEqual(readings.map(({ code }) => code.data));
    codes += readings.length;
  }
  expect(codes).toBeGreaterThan(80);
});

test('codes are found in dots alone', async () => {
  const found = await findCodes(slip.dots);
  expect(found.map(({ format, data }) => `${format} ${data}`)).toEqual(['QRCode ORDER-0001', 'Code128 1234']);
});

test('nothing is wrong with codes that can be read', async () => {
  expect(await codeFindings(slip)).toEqual([]);
});

test('a code that no reader reads is a finding', async () => {
  const [, bars] = slip.codes;
  const torn = drawnOn(slip, (dots) => dots.fill(bars!.x + 30, bars!.y, 40, bars!.height));
  expect(await codeFindings(torn)).toEqual([
    {
      code: 'code-unreadable',
      by: 'reader',
      message: 'CODE128 below line 2: no reader reads it, it should hold 1234',
      line: 2,
      expected: '1234',
      box: { x: bars!.x, y: bars!.y, width: bars!.width, height: bars!.height },
      bytes: { offset: bars!.offset, length: bars!.length },
    },
  ]);
});

test('a code without the quiet zone that a reader needs is one, though its own dots are right', async () => {
  const [, bars] = slip.codes;
  const crowded = drawnOn(slip, (dots) => {
    for (let x = bars!.x + bars!.width; x < bars!.x + bars!.width + 60; x += 4) dots.fill(x, bars!.y, 2, bars!.height);
  });
  expect((await codeFindings(crowded)).map(({ code }) => code)).toEqual(['code-unreadable']);
});

test('a code of which the dots hold other data than its command is one', async () => {
  const [code] = slip.codes;
  const other = layOut(bytes(init, 'A\n', qr('ORDER-0002'), cut), 'xprinter-80', null);
  const swapped = drawnOn(slip, (dots) => {
    dots.clear(code!.x, code!.y, code!.width, code!.height);
    dots.draw(other.dots.rows(code!.y, code!.y + code!.height), 0, code!.y);
  });
  expect(await codeFindings(swapped)).toMatchObject([
    {
      code: 'code-misread',
      message: 'QR below line 1 reads ORDER-0002, its command holds ORDER-0001',
      expected: 'ORDER-0001',
      actual: 'ORDER-0002',
    },
  ]);
});
