import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csnA2 } from '../../emulator/models/csn-a2.ts';
import type { Model } from '../../emulator/models/model.ts';
import { tmT81 } from '../../emulator/models/tm-t81.ts';
import { tmT88iii } from '../../emulator/models/tm-t88iii.ts';
import { tmT88v } from '../../emulator/models/tm-t88v.ts';
import { type PredictedLine, predictTimes } from '../../emulator/predict-times.ts';
import { runs } from '../runs.ts';
import { library } from './glyphs/data.ts';
import { bytes, joined } from './notation.ts';
import { drawn, print } from './printing.ts';

const only = (stream: Uint8Array, model: Model, line: PredictedLine = {}) => {
  const slips = predictTimes(stream, model, library, line);
  expect(slips).toHaveLength(1);
  return slips[0]!;
};

/** `rows` rows of `width` bytes of `dots`. */
const raster = (rows: number, width: number, dots: number) =>
  joined('GS v 0 00', [width, 0, rows & 255, rows >> 8], new Uint8Array(rows * width).fill(dots));

/** The time that a model takes for a raster row of `black` dots, ms, by its sheet alone. */
const csnRow = (black: number) => Math.max(25.4 / 203 / 0.08, Math.ceil(black / 64) * 0.82);
const t88Row = () => 25.4 / 180 / 0.15;
const t81Row = () => 25.4 / 180 / 0.13;

/**
 * NCR 7199, as far as time goes: 14 inches a second (355 mm/s, NCR 7199 Series ii migration guide), 203 dpi, 44 columns,
 * 7.52 lines an inch. The ramp is this project's.
 */
const ncr7199: Model = { ...tmT88v, name: 'ncr-7199', dpi: 203, dots: 576, lineSpacing: 27 };
const ncr: Model = { ...ncr7199, mechanism: { ...ncr7199.mechanism, speed: 355.6, feedSpeed: 355.6 } };

describe('the figures that NCR publishes (7199 and 7169 owner guides, Print speed and timing)', () => {
  /** Lines whose last character is the line feed: with one more byte a line the figures would be exceeded by 6.5 %. */
  const receipt = (characters: number, lines: number) => bytes(`"${'8'.repeat(characters - 1)}" LF `.repeat(lines));

  /** From the host's first start bit to its last stop bit, ms: the column "Transmit Time". */
  const transmitTime = (characters: number, lines: number, line: PredictedLine) => {
    const { slip, begins } = only(receipt(characters, lines), ncr, line);
    // The table counts the pause after the last line too.
    return slip.lastByteAt + (line.pause ?? 0) - begins;
  };

  test.each([
    [20, 20, 0, 400, 200],
    [20, 40, 0, 800, 400],
    [44, 20, 0, 880, 440],
    [44, 40, 0, 1760, 880],
    [20, 20, 50, 1400, 1200],
    [20, 40, 50, 2800, 2400],
    [44, 20, 50, 1880, 1440],
    [44, 40, 50, 3760, 2880],
  ])('%i characters, %i lines, %i ms after each: %i ms at 9600, %i ms at 19200, within 5 %%', (...figures) => {
    const [characters, lines, pause, at9600, at19200] = figures;
    for (const [baud, published] of [
      [9600, at9600],
      [19_200, at19200],
    ] as const) {
      const time = transmitTime(characters, lines, { baud, pause });
      expect(Math.abs(time / published - 1)).toBeLessThan(0.05);
      // Exactly: NCR counts a byte as 1 ms at 9600, where it takes 10/9.6 ms.
      expect(time).toBeCloseTo((characters * lines * 10_000) / baud + lines * pause, 6);
    }
  });

  test.each([
    [20, '0.2'],
    [40, '0.4'],
  ])('%i lines take %s s to print when all is there', (lines, published) => {
    const { times } = only(receipt(44, lines), ncr);
    expect(((times.head + times.feed) / 1000).toFixed(1)).toBe(published);
  });

  test('at 9600 the receipt takes as long as its bytes, and a start and a line more', () => {
    const { slip, times } = only(receipt(44, 40), ncr, { baud: 9600 });
    expect(times.end - slip.lastByteAt).toBeCloseTo((27 * 25.4) / 203 / 0.3556, 3);
    expect(times.ramp).toBe(50);
  });
});

describe('the receipt formula, T = first line there + max(bytes, rows and starts) + cut', () => {
  const printers = fc.constantFrom(
    { model: csnA2, width: 48, row: csnRow, cut: 0, blade: 0 },
    { model: tmT88iii, width: 64, row: t88Row, cut: 400, blade: 106 },
    { model: tmT81, width: 64, row: t81Row, cut: 400, blade: 106 },
  );
  const BITS = [0, 1, 3, 7, 15, 31, 63, 127, 255];

  /** When each row of a raster is out, by the schedule alone: a row begins when it is there and the row before is out. */
  const schedule = (rows: number, known: (row: number) => number, takes: number) => {
    let free = Number.NEGATIVE_INFINITY;
    let starts = 0;
    for (let row = 0; row < rows; row++) {
      const stops = known(row) - free >= 50;
      if (stops) starts++;
      free = Math.max(free, known(row)) + (stops ? 50 : 0) + takes;
    }
    return { end: free, starts };
  };

  test('a raster of any coverage, on any line, comes out as arithmetic says', () => {
    const property = fc.property(
      printers,
      fc.integer({ min: 2, max: 900 }),
      fc.integer({ min: 1, max: 8 }),
      fc.option(fc.constantFrom(9600, 38_400, 115_200, 1_000_000)),
      ({ model, width, row, cut, blade }, rows, black, baud) => {
        const { times, slip } = only(joined(raster(rows, width, BITS[black]!), 'GS V B 00'), model, {
          ...(baud === null ? {} : { baud }),
        });
        const byteTime = baud === null ? 0 : 10_000 / baud;
        const data = rows * width;
        // A row is there with its last byte; the eight bytes before the first count as spread over all rows.
        const known = (y: number) => byteTime * (1 + ((data + 7) * (y + 1)) / rows);
        const takes = row(width * black);
        const { end, starts } = schedule(rows, known, takes);
        const [ramp, head] = [starts * 50, rows * takes];
        expect(times.lastDot).toBeCloseTo(end, 4);
        expect(times.ramp).toBe(ramp);
        expect(times.head).toBeCloseTo(head, 4);
        const feed = (cut ? blade : 0) * row(0);
        expect(times.end).toBeCloseTo((cut ? Math.max(end, slip.lastByteAt) : end) + feed + cut, 4);
        // The formula itself, which leaves out how bytes and rows interleave: to a row and a start.
        const formula = byteTime * 8 + Math.max(data * byteTime, head + ramp) + feed + cut;
        expect(times.end).toBeGreaterThan(formula - byteTime * (width + 8) - 1e-6);
        expect(times.end).toBeLessThan(formula + takes + 50 + byteTime * (width + 8) + 1e-6);
      },
    );
    fc.assert(property, runs(60));
  });

  test('a raster of 576 dots starves at 115200 baud: 160 rows a second, 20 mm/s', () => {
    const wide: Model = { ...tmT88v, name: 'wide', dots: 576, dpi: 203 };
    const { times } = only(raster(800, 72, 0x55), wide, { baud: 115_200 });
    const between = (times.lastDot! - times.firstDot!) / 799;
    expect(1000 / between).toBeGreaterThan(159);
    expect(1000 / between).toBeLessThan(162);
    expect((25.4 / 203 / between) * 1000).toBeCloseTo(20, 0);
    // The motor slows down to the pace of the rows: it started once.
    expect(times.ramp).toBe(50);
    expect(times.wire / (times.end - 0.1)).toBeGreaterThan(0.9);
  });

  test('a solid row of a CSN-A2 takes 4.92 ms, 25 mm/s; a quarter of it 76 mm/s', () => {
    const speed = (dots: number) => {
      const { times } = only(raster(100, 48, dots), csnA2);
      return (100 * 25.4) / 203 / (times.head / 1000);
    };
    expect(speed(0xff)).toBeCloseTo(25.4, 1);
    expect(speed(0x11)).toBeCloseTo(76.3, 1);
  });
});

describe('the receive buffer', () => {
  const receipt = bytes(`${`"${'8'.repeat(41)}" LF `.repeat(60)}GS V B 00`);

  test('makes the host wait and the paper no later, where the line is faster than the paper', () => {
    const [large, small] = [4096, 45].map((receiveBuffer) => only(receipt, tmT88iii, { baud: 115_200, receiveBuffer }));
    expect(small!.times.end).toBeCloseTo(large!.times.end, 6);
    // 2524 bytes take 219 ms; with 45 bytes of room the host is done shortly before the paper.
    expect(large!.slip.lastByteAt).toBeCloseTo((receipt.length * 10_000) / 115_200, 6);
    expect(small!.slip.lastByteAt).toBeGreaterThan(small!.times.end - 700);
  });

  test('of a printer that is offline ends it where it is full', () => {
    const told = predictTimes(receipt, tmT88iii, library, {
      baud: 9600,
      receiveBuffer: 45,
      sensors: { cover: 'open' },
    });
    expect(told).toEqual([]);
  });

  test('the paper is that of the same bytes at once', () => {
    expect(drawn(only(receipt, tmT88iii, { baud: 9600, receiveBuffer: 45 }).slip.dots)).toBe(
      drawn(print(receipt, tmT88iii).slips[0]!.dots),
    );
  });
});
