import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Bitmap } from '../../emulator/dots/bitmap.ts';
import type { Slip } from '../../emulator/machine/slip.ts';
import { readPng } from '../../src/pictures/png-chunks.ts';
import { compare, drawSlipDifference } from '../../src/receipts/compare.ts';
import { runs } from '../runs.ts';
import { bytes, layOut } from './lay-out.ts';
import { align, bold, code128, cut, feed, init, qr, raster, saleLines, size, underline } from './sale.ts';

const MODEL = 'xprinter-80';
const logo = raster(
  Uint8Array.from({ length: 20 * 40 }, (_, i) => ((i / 100) & 1 ? 0 : i * 37)),
  20,
);
const column = bytes(0x1b, 0x2a, 33, 3, 0, Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9]));
const hri = (position: number) => bytes(0x1d, 0x48, position);

/** A slip with everything on it. */
const rich = layOut(
  bytes(
    init,
    align(1),
    logo,
    ...saleLines().slice(0, -1),
    bytes('LOGO ', column, ' INSIDE\n'),
    bytes(underline(2), 'UNDER', underline(0), 0x1d, 0x42, 1, 'REVERSE\n', 0x1d, 0x42, 0),
    qr('https://example.com/4200001234'),
    hri(3),
    code128('1234'),
    feed(50),
    'END\n',
    cut,
  ),
  MODEL,
  null,
);

const flipped = (slip: Slip, x: number, y: number): Slip => {
  const dots = new Bitmap(slip.dots.width, slip.dots.height, slip.dots.bits.slice());
  dots.invert(x, y, 1, 1);
  return { ...slip, dots };
};

const place = fc.record({ x: fc.nat(rich.dots.width - 1), y: fc.nat(rich.dots.height - 1) });

test('a single wrong dot is one finding whose box is around it', () => {
  fc.assert(
    fc.property(place, fc.boolean(), ({ x, y }, inGolden) => {
      const other = flipped(rich, x, y);
      const findings = inGolden ? compare(rich, other) : compare(other, rich);
      expect(findings).toHaveLength(1);
      const { box, goldenBox, message } = findings[0]!;
      expect(message).toMatch(/1 dot/);
      expect(box).toEqual({ x, y, width: 1, height: 1 });
      expect(goldenBox!.y <= y && y < goldenBox!.y + goldenBox!.height).toBe(true);
    }),
    runs(300),
  );
});

test('every one of several wrong dots is in the box of a finding', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(place, { minLength: 1, maxLength: 6, selector: ({ x, y }) => `${x} ${y}` }),
      (places) => {
        const other = places.reduce((slip, { x, y }) => flipped(slip, x, y), rich);
        const boxes = compare(other, rich).map(({ box }) => box!);
        for (const { x, y } of places) {
          expect(boxes.some((box) => x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height)).toBe(
            true,
          );
        }
      },
    ),
  );
});

/** Parts that slips are put together from. */
const parts = [
  'TOTAL 12.85\n',
  'TOTAL 128.50\n',
  '金额 12.85\n',
  '------\n',
  bytes(bold(true), 'BOLD\n', bold(false)),
  'BOLD\n',
  bytes(size(1, 2), 'TALL\n', size(1, 1)),
  bytes(size(2, 2), 'TALL\n', size(1, 1)),
  '\n',
  feed(7),
  logo,
  qr('1'),
  bytes(hri(1), code128('12')),
  bytes(column, column, '\n'),
  bytes(0x1b, 0x24, 100, 0, 'RIGHT\n'),
];
const anySlip = fc
  .array(fc.constantFrom(...parts), { minLength: 1, maxLength: 12 })
  .map((some) => layOut(bytes(init, ...some, cut), MODEL, null));

test('there are findings exactly when dots or ends differ, and each says where', () => {
  fc.assert(
    fc.property(anySlip, anySlip, (actual, golden) => {
      const findings = compare(actual, golden);
      expect(findings.length === 0).toBe(actual.dots.equals(golden.dots) && actual.end === golden.end);
      for (const { box, goldenBox, bytes: source, message } of findings) {
        expect(message).not.toMatch(/undefined|NaN|null|-\d+ /);
        expect(box!.x >= 0 && box!.y >= 0 && box!.x + box!.width <= 576).toBe(true);
        expect(box!.y + box!.height).toBeLessThanOrEqual(actual.dots.height);
        if (goldenBox) expect(goldenBox.y + goldenBox.height).toBeLessThanOrEqual(golden.dots.height);
        if (source) expect(source.offset + source.length).toBeLessThanOrEqual(actual.bytes.length);
      }
    }),
    runs(150),
  );
});

test('a slip does not differ from itself', () => {
  fc.assert(
    fc.property(anySlip, (slip) => {
      expect(compare(slip, { ...slip, dots: new Bitmap(576, slip.dots.height, slip.dots.bits.slice()) })).toEqual([]);
    }),
    runs(30),
  );
});

test('the difference picture shows every row of both slips', () => {
  fc.assert(
    fc.property(anySlip, anySlip, (actual, golden) => {
      const { png, rows } = drawSlipDifference(actual, golden);
      const { header } = readPng(png);
      expect(header.width).toBe(576);
      expect(header.height).toBeGreaterThanOrEqual(Math.max(actual.dots.height, golden.dots.height));
      expect(header.height).toBe(rows.reduce((sum, span) => sum + span.rows, 0));
      for (const [side, { dots }] of [['golden', golden] as const, ['actual', actual] as const]) {
        const shown = rows.flatMap(({ [side]: top, rows }) =>
          top === null ? [] : Array.from({ length: rows }, (_, row) => top + row),
        );
        expect(shown.sort((a, b) => a - b)).toEqual(Array.from({ length: dots.height }, (_, row) => row));
      }
    }),
    runs(50),
  );
});
