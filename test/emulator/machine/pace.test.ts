import { expect, test } from 'vitest';
import { csnA2 } from '../../../emulator/models/csn-a2.ts';
import { predictTimes } from '../../../emulator/predict-times.ts';
import { library } from '../glyphs/data.ts';
import { bytes } from '../notation.ts';
import { listen, print } from '../printing.ts';

/** Three lines and what ends a slip of a printer without a cutter: a tear-off feed, and ESC @. */
const receipt = bytes('"one" LF "two" LF "three" LF ESC J 5A ESC @');

test('a printer that is told to take its time takes that of its model from then on', () => {
  const { printer, slips } = listen(csnA2);
  printer.receive(receipt, 0);
  printer.change({ pace: 'as the model' });
  printer.receive(receipt, 1000);
  printer.advance(1010);
  expect(slips.map(({ times }) => times)).toEqual([null]);
  printer.advance(10_000);
  const { times } = predictTimes(receipt, csnA2, library)[0]!;
  expect(slips[1]!.times!.end - 1000).toBeCloseTo(times.end, 6);
  // The last command of the first receipt is the first of the second: it came long before.
  for (const part of ['ramp', 'head', 'feed', 'cut', 'buffer'] as const)
    expect(slips[1]!.times![part]).toBeCloseTo(times[part], 6);
});

test('told to print at once, it has printed what waited for its head', () => {
  const { printer, slips } = listen(csnA2, { pace: 'as the model' });
  printer.receive(receipt, 0);
  expect(slips).toEqual([]);
  printer.change({ pace: 'at once' });
  expect(slips).toHaveLength(1);
  expect(slips[0]!.dots.equals(print(receipt, csnA2).slips[0]!.dots)).toBe(true);
});

test('what waited while the cover was open takes its time when it is told so meanwhile', () => {
  const { printer, slips } = listen(csnA2, { sensors: { cover: 'open' } });
  printer.receive(receipt, 0);
  printer.change({ pace: 'as the model' });
  printer.change({ sensors: { cover: 'closed' } });
  expect(slips).toEqual([]);
  printer.advance(10_000);
  expect(slips[0]!.dots.equals(print(receipt, csnA2).slips[0]!.dots)).toBe(true);
});
