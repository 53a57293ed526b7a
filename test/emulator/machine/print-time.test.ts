import { expect, test } from 'vitest';
import { predictPrintTime } from '../../../emulator/machine/print-time.ts';
import { csnA2 } from '../../../emulator/models/csn-a2.ts';
import { tmT88v } from '../../../emulator/models/tm-t88v.ts';
import { joined } from '../notation.ts';
import { print } from '../printing.ts';

const slipOf = (stream: Uint8Array, model = tmT88v) => print(stream, model).slips[0]!;
const raster = (rows: number, bytes: number, dots: number) =>
  joined(
    `GS v 0 00 ${bytes.toString(16).toUpperCase().padStart(2, '0')} 00`,
    [rows, 0],
    new Uint8Array(rows * bytes).fill(dots),
  );

test('a head that keeps up prints at the speed of the motor, 300 mm/s', () => {
  const time = predictPrintTime(slipOf(joined(raster(180, 64, 0xff))), tmT88v);
  expect(time.head).toBeCloseTo((25.4 / 300) * 1000, 5);
  expect(time).toMatchObject({ ramp: 50, feed: 0, cut: 0 });
});

test('a cut, and the way to the blade, count for the slip', () => {
  const time = predictPrintTime(slipOf(joined(raster(1, 1, 0xff), 'GS V B 00')), tmT88v);
  const row = (25.4 / 180 / 300) * 1000;
  expect(time.cut).toBe(400);
  expect(time.feed).toBeCloseTo(106 * row, 5);
  expect(time.total).toBeCloseTo(50 + row + 106 * row + 400, 5);
});

test('a panel head heats 64 dots at once: a solid row takes six strobes, 4.92 ms', () => {
  expect(predictPrintTime(slipOf(raster(1, 48, 0xff), csnA2), csnA2).head).toBeCloseTo(4.92, 5);
  expect(predictPrintTime(slipOf(raster(1, 48, 0x11), csnA2), csnA2).head).toBeCloseTo(1.64, 5);
  expect(predictPrintTime(slipOf(raster(1, 48, 0x01), csnA2), csnA2).head).toBeCloseTo((25.4 / 203 / 80) * 1000, 5);
});
