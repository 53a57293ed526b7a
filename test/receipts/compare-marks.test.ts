import { expect, test } from 'vitest';
import type { Bitmap } from '../../emulator/dots/bitmap.ts';
import { compare } from '../../src/receipts/compare.ts';
import { bytes, layOut } from './lay-out.ts';
import { align, code128, cut, feed, init, qr, raster, row, saleLines } from './sale.ts';

const MODEL = 'xprinter-80';
type Part = string | Uint8Array;

const slip = (...parts: Part[]) => layOut(bytes(init, ...parts, cut), MODEL, null);
const messages = (actual: Part[], golden: Part[]) =>
  compare(slip(...actual), slip(...golden)).map(({ message }) => message);

/** A picture of 32 bytes a row that is the same nowhere. */
const logo = Uint8Array.from({ length: 32 * 60 }, (_, i) => (i * i * 31 + i * 7) >> 3);
const changed = (at: number, count: number) => logo.map((byte, i) => (i >= at && i < at + count ? byte ^ 0xff : byte));
const hri = (position: number) => bytes(0x1d, 0x48, position);

const A = 'A\n';
const B = 'B\n';

test.each<[string, Part[], Part[], string[]]>([
  ['the same picture', [A, raster(logo, 32), B], [A, raster(logo, 32), B], []],
  [
    'other dots',
    [A, raster(changed(320, 40), 32), B],
    [A, raster(logo, 32), B],
    ['image below line 1 differs in 320 dots'],
  ],
  [
    'other dots far apart',
    [
      A,
      raster(
        changed(320, 4).map((byte, i) => (i > 1800 ? byte ^ 1 : byte)),
        32,
      ),
      B,
    ],
    [A, raster(logo, 32), B],
    ['image below line 1 differs in 32 dots', 'image below line 1 differs in 119 dots'],
  ],
  ['above all', [raster(changed(0, 1), 32), B], [raster(logo, 32), B], ['image above line 1 differs in 8 dots']],
  [
    'moved',
    [A, align(1), raster(logo, 32), B],
    [A, raster(logo, 32), align(1), B],
    ['image below line 1 shifted 160 dots right'],
  ],
  ['gone', [A, B], [A, raster(logo, 32), B], ['image below line 1 is missing']],
  ['more', [A, raster(logo, 32), B], [A, B], ['image below line 1 is extra']],
  [
    'shorter',
    [A, raster(logo.slice(0, 32 * 40), 32), B],
    [A, raster(logo, 32), B],
    ['image below line 1 lacks 20 rows of dots'],
  ],
  [
    'narrower',
    [A, raster(logo.slice(0, 30 * 60), 30), B],
    [A, raster(logo, 32), B],
    ['image below line 1 is 240 x 60 dots, expected 256 x 60'],
  ],
  [
    'the same in bands',
    [A, raster(logo.slice(0, 32 * 24), 32), raster(logo.slice(32 * 24), 32), B],
    [A, raster(logo, 32), B],
    [],
  ],
  [
    'feed below a picture',
    [raster(logo, 32), feed(3), B],
    [raster(logo, 32), B],
    ['3 dots more feed below the image above line 1'],
  ],
])('pictures: %s', (_, actual, golden, expected) => {
  expect(messages(actual, golden)).toEqual(expected);
});

/** A receipt that is one picture, sent in bands as programs without fonts do it. */
const asPicture = (dots: Bitmap, rows: number): Part[] =>
  Array.from({ length: Math.ceil(dots.height / rows) }, (_, i) => {
    const band = dots.rows(i * rows, (i + 1) * rows);
    return raster(band.bits.slice(), band.stride);
  });

test('a receipt that is one picture is aligned by its rows', () => {
  const lines = saleLines();
  const golden = layOut(bytes(...lines), MODEL, null).dots;
  lines.splice(17, 0, row('小费', '0.00'));
  lines[13] = row('授权码', '193486');
  const actual = layOut(bytes(...lines), MODEL, null).dots;
  const findings = compare(slip(...asPicture(actual, 64)), slip(...asPicture(golden, 48)));
  expect(findings.map(({ message }) => message)).toEqual([
    'image above line 1 differs in 18 dots',
    'image above line 1 has 30 rows of dots more',
  ]);
  expect(findings[0]!.box).toMatchObject({ x: 494, width: 9 });
  expect(findings[1]!.box).toMatchObject({ x: 0, width: 576, height: 30 });
});

test.each<[string, Part[], Part[], string[]]>([
  [
    'other data',
    [A, qr('ORDER-0002'), B],
    [A, qr('ORDER-0001'), B],
    ['QR below line 1 holds ORDER-0002, expected ORDER-0001'],
  ],
  ['gone', [A, B], [A, qr('1'), B], ['QR 1 below line 1 is missing']],
  ['more', [A, qr('1'), B], [A, B], ['QR 1 below line 1 is extra']],
  [
    'another symbology',
    [A, code128('12'), B],
    [A, qr('12'), B],
    ['CODE128 below line 1 holds 12, expected QR with 12'],
  ],
  ['moved', [A, align(1), qr('1'), B], [A, qr('1'), align(1), B], ['QR below line 1 shifted 256 dots right']],
  [
    'larger',
    [A, bytes(0x1d, 0x28, 0x6b, 3, 0, 49, 67, 4), qr('1'), B],
    [A, qr('1'), B],
    ['QR below line 1 is 84 x 84 dots, expected 63 x 63'],
  ],
  [
    'other data of a barcode, characters below',
    [hri(2), code128('13'), B],
    [hri(2), code128('12'), B],
    ['CODE128 above line 1 holds 13, expected 12'],
  ],
  [
    'other data of a barcode, characters above',
    [A, hri(1), code128('13'), B],
    [A, hri(1), code128('12'), B],
    ['CODE128 below line 1 holds 13, expected 12'],
  ],
  [
    'a card number in a code',
    [A, qr('4111111111111111'), B],
    [A, qr('1'), B],
    ['QR below line 1 holds 4111110000001111, expected 1'],
  ],
])('codes: %s', (_, actual, golden, expected) => {
  expect(messages(actual, golden)).toEqual(expected);
});
