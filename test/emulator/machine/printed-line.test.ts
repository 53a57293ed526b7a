import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Item } from '../../../emulator/machine/line.ts';
import { PrintedLine } from '../../../emulator/machine/printed-line.ts';
import type { Run } from '../../../emulator/machine/slip.ts';
import { runs as counted } from '../../runs.ts';

const few = fc.integer({ min: 0, max: 2 });
/** Cells of few sizes at few distances, so that stretches form and end; \u{20000} takes two units of UTF-16. */
const cell = fc.record({
  text: fc.constantFrom('A', 'B', '中', '\u{20000}', 'Ab', 'Abc'),
  across: fc.integer({ min: -2, max: 2 }),
  y: few,
  width: few,
  before: few,
  after: few,
  height: few,
  onward: few,
  length: few,
  command: fc.constantFrom(null, null, null, 'ESC *'),
});

type Placed = Run & { command: string | null; before?: number; after?: number };

/** What a line keeps of characters, in the same order. */
function lineOf(cells: readonly Placed[], direction: 1 | -1 = 1): PrintedLine {
  const text = cells.map((run) => run.text).join('');
  const items = cells.map((run) => ({ before: 0, after: 0, ...run, count: Array.from(run.text).length }));
  const layout = { height: 24, places: cells, direction };
  return new PrintedLine({ y: 7, height: 24, advance: 30 }, text, items as unknown as Item[], layout);
}

/** Each character of an item on its own. */
function oneByOne({ command, before = 0, after = 0, ...run }: Placed, direction: 1 | -1): Run[] {
  const pitch = direction * (before + run.width + after);
  return Array.from(run.text, (text, i) => ({
    ...run,
    text,
    x: run.x + i * pitch,
    offset: run.offset + i * run.length,
  }));
}

test('a line gives back every character where it was put', () => {
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 30 }), fc.constantFrom(1, -1), (cells, direction) => {
      let x = 0;
      let offset = 0;
      const placed = cells.map(({ across, onward, ...rest }) => {
        x += across;
        offset += onward;
        return { ...rest, x, offset };
      });
      const expected = placed.filter(({ command }) => command === null).flatMap((run) => oneByOne(run, direction));
      expect(lineOf(placed, direction).runs).toEqual(expected);
    }),
    counted(500),
  );
});

test('a copy of a line has its characters', () => {
  const run = { text: 'A', x: 1, y: 2, width: 3, height: 4, offset: 5, length: 6 };
  const line = lineOf([{ ...run, command: null }]);
  const expected = { y: 7, height: 24, advance: 30, text: 'A', runs: [run] };
  expect({ ...line }).toEqual(expected);
  expect(JSON.parse(JSON.stringify(line))).toEqual(expected);
  expect(structuredClone(line)).toEqual(expected);
});
