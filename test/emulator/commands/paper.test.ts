import { describe, expect, test } from 'vitest';
import { csnA2 } from '../../../emulator/models/csn-a2.ts';
import { tmT20iii } from '../../../emulator/models/tm-t20iii.ts';
import { tmT88v } from '../../../emulator/models/tm-t88v.ts';
import { xprinter80 } from '../../../emulator/models/xprinter-80.ts';
import { drawn, print } from '../printing.ts';
import { small, smallPanel } from '../small.ts';

const moved = (stream: string, model = small) => print(stream, model).printer.moved;

describe('line spacing', () => {
  test.each([
    ['half dots at 180 dpi', tmT88v, 25],
    ['half dots at 203 dpi', tmT20iii, 25],
    ['dots on a clone', xprinter80, 50],
    ['dots on a panel printer', csnA2, 50],
  ])('ESC 3 counts %s', (_, model, dots) => {
    expect(moved('ESC 3 32 "A" LF', model)).toBe(dots);
    expect(moved('ESC 3 32 ESC 2 LF', model)).toBe(30);
  });

  test('two odd half dots make one', () => {
    expect(moved('ESC 3 21 LF')).toBe(16);
    expect(moved('ESC 3 21 LF LF')).toBe(33);
  });

  test('GS P changes the unit of later commands alone', () => {
    expect(moved('GS P NUL 64 ESC 3 14 GS P NUL NUL LF')).toBe(20);
    expect(moved('ESC 3 14 GS P NUL 64 LF')).toBe(10);
  });

  test('a line feeds as much as it is tall when the spacing is less', () => {
    expect(moved('ESC 3 02 "A" LF')).toBe(6);
    expect(moved('ESC 3 02 ESC ! 10 "A" LF')).toBe(12);
    expect(moved('ESC 3 02 LF')).toBe(1);
  });
});

describe('feeds', () => {
  test('ESC J and ESC d print the line and leave the spacing alone', () => {
    const { slips, printer } = print('"A" ESC J 14 "B" ESC d 02 "A" LF');
    expect(slips[0]!.lines.map(({ y, advance, text }) => [y, advance, text])).toEqual([
      [4, 10, 'A'],
      [14, 16, 'B'],
      [30, 8, 'A'],
    ]);
    expect(printer.moved).toBe(34);
  });

  test('no command feeds more than 1016 mm', () => {
    expect(moved('ESC 3 FF ESC d FF', tmT88v)).toBe(40 * 180);
  });

  test('the mechanism does not feed backwards', () => {
    expect(print('"A" LF ESC e 01 ESC K 30').entries.slice(2)).toMatchObject([
      { id: 'ESC e', ignored: 'the mechanism does not feed backwards' },
      { id: 'ESC K', ignored: 'the mechanism does not feed backwards' },
    ]);
  });

  test('GS T goes to the beginning of the line, with or without what it holds', () => {
    const { slips } = print('"A" GS T 00 "B" GS T 01 ESC a 01');
    expect(slips[0]!.lines.map(({ text }) => text)).toEqual(['B']);
    expect(print('GS T 02').diagnostics[0]!.message).toBe('GS T: 2 is not defined');
  });
});

describe('cuts', () => {
  test('GS V 66 feeds to the blade and n units more', () => {
    const { slips, printer, cuts } = print('"A" LF GS V B 06');
    expect(printer.moved).toBe(8 + 4 + 3);
    expect(slips.map(({ end, dots }) => [end, dots.height])).toEqual([['partial cut', 15]]);
    expect(cuts).toEqual([{ kind: 'partial', offset: 2 }]);
  });

  test('a model that cannot cut fully cuts partially', () => {
    expect(print('"A" LF GS V 0').cuts).toEqual([{ kind: 'partial', offset: 2 }]);
    const both = { ...small, cutter: { blade: 4, cuts: ['full', 'partial'] as const } };
    expect(print('"A" LF GS V 0 GS V 1 GS V A 00 ESC i ESC m', both).cuts.map(({ kind }) => kind)).toEqual([
      'full',
      'partial',
      'full',
      'partial',
      'partial',
    ]);
  });

  test('print between head and blade stays on the next slip, and that is said', () => {
    const { slips, diagnostics } = print('"A" LF "B" LF GS V 1 "A" LF GS V B 00');
    expect(slips.map(({ lines, dots }) => [lines.map(({ text }) => text), dots.height])).toEqual([
      [['A', 'B'], 16],
      [['A'], 12],
    ]);
    // The lowest row of B, and A below it.
    expect(drawn(slips[1]!.dots)).toBe(['##', '', '', '', '.#', '#.#', '###', '#.#', '#.#'].join('\n'));
    expect(diagnostics).toEqual([
      {
        offset: 4,
        severity: 'warning',
        code: 'cut-too-early',
        message: 'cut with 2 dot rows of print between the head and the blade: they stay on the next slip',
      },
    ]);
  });

  test('count at the beginning of a line alone', () => {
    const { slips, cuts, entries } = print('"A" GS V 1 "B" LF');
    expect(cuts).toEqual([]);
    expect(slips[0]!.lines[0]!.text).toBe('AB');
    expect(entries[1]).toMatchObject({ id: 'GS V 1', ignored: 'it counts only at the beginning of a line' });
    expect(print('ESC D 01 NUL HT GS V 1').cuts).toEqual([]);
  });

  test('a model without a cutter feeds the n units of GS V 65 and 66 alone', () => {
    const { cuts, printer, entries } = print('GS V B 06 GS V 0', smallPanel);
    expect(cuts).toEqual([]);
    expect(printer.moved).toBe(6);
    expect(entries[1]).toMatchObject({ id: 'GS V 0', ignored: 'the model has no cutter' });
  });
});
