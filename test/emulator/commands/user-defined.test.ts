import { describe, expect, test } from 'vitest';
import { csnA2 } from '../../../emulator/models/csn-a2.ts';
import { models } from '../../../emulator/models/models.ts';
import { tmT88iii } from '../../../emulator/models/tm-t88iii.ts';
import { tmT88v } from '../../../emulator/models/tm-t88v.ts';
import { joined } from '../notation.ts';
import { picture, print, rows } from '../printing.ts';
import { small } from '../small.ts';

/** A of four columns, a frame; B of two, all black. The cell is 4 x 6: the lower rows of the columns are not printed. */
const FRAME = 'ESC & 03 A A 04 FC 00 00 84 00 00 84 00 00 FC FF FF';
const BOTH = 'ESC & 03 A B 04 FC 00 00 84 00 00 84 00 00 FC FF FF 02 FF 00 00 FF 00 00';

const messages = (stream: string | Uint8Array, model = small) =>
  print(stream, model).diagnostics.map(({ offset, code, message }) => [offset, code, message]);

describe('ESC & and ESC %', () => {
  test('several characters in one command; they are printed while ESC % is on', () => {
    expect(picture(`${BOTH} "AB1" ESC % 01 "AB1" ESC % 02 "A" LF`)).toBe(rows`
      .#..##...#..######...#...#..
      #.#.#.#.##..#..###..##..#.#.
      ###.##...#..#..###...#..###.
      #.#.#.#..#..#..###...#..#.#.
      #.#.##..###.#..###..###.#.#.
      ............######..........
    `);
  });

  test('are read as the characters whose codes they have', () => {
    const { slips } = print(`${BOTH} ESC % 01 "A1" LF`);
    expect(slips[0]!.lines[0]!.runs.map(({ text, x, width, height }) => [text, x, width, height])).toEqual([
      ['A', 0, 4, 6],
      ['1', 4, 4, 6],
    ]);
  });

  test('each font has characters of its own', () => {
    expect(picture(`${FRAME} ESC % 01 ESC M 01 "A" ESC & 03 A A 02 F0 00 00 90 00 00 "A" ESC M 00 "A" LF`)).toBe(rows`
      ......####
      ......#..#
      .#.##.#..#
      ####..#..#
      #.##..#..#
      ...##.####
    `);
  });

  test('sizes, bold and smoothing apply to them', () => {
    expect(picture('ESC & 03 A A 03 80 00 00 40 00 00 80 00 00 ESC % 01 ESC E 01 GS b 01 GS ! 11 "A" LF')).toBe(rows`
      ###.###.
      #######.
      .#####..
      ..###...
    `);
  });

  test('a width of 0 is a blank character', () => {
    expect(picture('ESC & 03 A A 00 ESC % 01 "LAL" LF')).toBe(picture('"L L" LF'));
  });

  test('Font A takes 12 columns of 24 rows, Font B 9 of 17, on every model', () => {
    const black = (columns: number) => Array.from({ length: columns * 3 }, () => 0xff);
    for (const model of models.values()) {
      const stream = joined('ESC & 03 A A 0C', black(12), 'ESC M 01 ESC & 03 A A 09', black(9), 'ESC % 01 GS V A 00');
      const { slips } = print(joined(stream, 'ESC M 00 "A" ESC M 01 "A" LF'), model);
      const { dots, lines } = slips.at(-1)!;
      const [a, b] = lines[0]!.runs;
      const inked = Array.from({ length: dots.height }, (_, y) => dots.blackIn(y)).reduce((sum, row) => sum + row, 0);
      expect([model.name, a!.width, a!.height, b!.width, b!.height, inked]).toEqual([
        model.name,
        12,
        24,
        9,
        17,
        12 * 24 + 9 * 17,
      ]);
    }
  });

  test.each([
    [
      'columns beyond the cell of the font',
      `ESC & 03 A B 01 80 00 00 05 ${'FF '.repeat(15)}`,
      'character 66 has 5 columns, Font A at most 4',
    ],
    ['another height', 'ESC & 02 A A 01 FF FF', 'characters are 3 bytes tall here, not 2'],
    ['codes in the wrong order', 'ESC & 03 B A', '66 to 65 are no codes to define'],
  ])('%s: the character is not kept, and what follows is printed', (_, stream, why) => {
    expect(picture(`${stream} "L" LF`)).toBe(picture('"L" LF'));
    expect(messages(`${stream} "L" LF`)).toEqual([[0, 'glyph-not-kept', why]]);
    expect(picture(`${stream} ESC % 01 "B" LF`)).toBe(picture('"B" LF'));
  });

  test('more columns than any font has end the command', () => {
    expect(print('ESC & 03 A B 0D "L" LF').slips[0]!.lines[0]!.text).toBe('L');
  });

  test('memory for them is bounded', () => {
    const tiny = { ...small, memory: { ...small.memory, downloads: 15 } };
    expect(messages(BOTH, tiny)).toEqual([
      [0, 'glyph-not-kept', 'character 66 is not kept: the 15 bytes of memory for it are full'],
    ]);
    expect(picture(`${BOTH} ESC % 01 "AB" LF`, tiny)).toBe(picture(`${FRAME} ESC % 01 "AB" LF`));
    // The old columns make room for the new ones.
    expect(picture(`${FRAME} ${FRAME} ESC % 01 "A" LF`, tiny)).toBe(picture(`${FRAME} ESC % 01 "A" LF`));
  });

  test('ESC ? forgets one character of the selected font, ESC @ all', () => {
    expect(picture(`${BOTH} ESC % 01 ESC ? A "AB" LF`)).toBe(
      picture('ESC & 03 B B 02 FF 00 00 FF 00 00 ESC % 01 "AB" LF'),
    );
    expect(messages('ESC M 01 ESC ? A')).toEqual([
      [3, 'command-without-effect', 'ESC ?: Font B has no user-defined character 65'],
    ]);
    expect(picture(`${BOTH} ESC % 01 ESC @ ESC % 01 "AB" LF`)).toBe(picture('"AB" LF'));
  });
});

describe('downloaded pictures share the memory', () => {
  const IMAGE = 'GS * 01 01 FF FF FF FF FF FF FF FF';
  const GRAPHIC = 'GS ( L 0C 00 30 53 30 4B 43 01 08 00 01 00 31 FF';

  test.each([
    ['GS *', IMAGE, 'GS / 00'],
    ['GS ( L 83', GRAPHIC, 'GS ( L 06 00 30 55 4B 43 01 01'],
  ])('with %s: one clears the other', (_, define, printIt) => {
    expect(picture(`${define} ${FRAME} ${printIt} "L" LF`)).toBe(picture('"L" LF'));
    expect(picture(`${FRAME} ESC % 01 ${define} "A" LF`)).toBe(picture('"A" LF'));
  });

  test('FS q clears them: it restarts the printer', () => {
    const restart = 'FS q 01 01 00 01 00 00 00 00 00 00 00 00 00';
    expect(picture(`${FRAME} ${restart} ESC % 01 "A" LF`)).toBe(picture('"A" LF'));
  });
});

describe('FS 2', () => {
  const ZHONG = [0xd6, 0xd0];
  const FE_A1 = [0xfe, 0xa1];
  /** Eight columns that the small cell shows, with lines across. */
  const COLUMNS = Array.from({ length: 72 }, (_, i) => (i % 3 === 0 ? 0xa8 : 0));

  test('defines a double-byte character, which needs no ESC %', () => {
    expect(picture(joined('FS & FS 2', FE_A1, COLUMNS, FE_A1, '"L" LF'))).toBe(rows`
      #########...
      ........#...
      #########...
      ........#...
      ###########.
    `);
  });

  test('sizes and styles apply to it, smoothing does not', () => {
    const defined = joined('FS & FS 2', FE_A1, COLUMNS, 'GS b 01');
    expect(picture(joined(defined, 'FS W 01 FS - 01', FE_A1, 'LF'))).toBe(rows`
      ################
      ################
      ................
      ................
      ################
      ################
      ................
      ................
      ################
      ################
      ................
      ################
    `);
  });

  test('a code that is not defined prints a space, and says so', () => {
    const stream = joined('FS &', FE_A1, '"L" LF');
    expect(picture(stream)).toBe(picture('"  L" LF'));
    expect(messages(stream)).toEqual([[2, 'no-glyph', 'no glyph for U+E468 "\uE468": a space is printed']]);
  });

  test('FS ? forgets it', () => {
    const stream = joined('FS & FS 2', FE_A1, COLUMNS, 'FS ? FE A1', FE_A1, '"L" LF');
    expect(picture(stream)).toBe(picture('"  L" LF'));
    expect(messages('FS ? FE A1')).toEqual([
      [0, 'command-without-effect', 'FS ?: there is no user-defined character FEA1'],
    ]);
  });

  test('a downloaded picture leaves it', () => {
    const defined = joined('FS & FS 2', FE_A1, COLUMNS);
    expect(picture(joined(defined, 'GS * 01 01 FF FF FF FF FF FF FF FF', FE_A1, 'LF'))).toBe(
      picture(joined(defined, FE_A1, 'LF')),
    );
  });

  test('no other codes are taken', () => {
    expect(messages(joined('FS 2', ZHONG, COLUMNS))).toEqual([
      [0, 'glyph-not-kept', 'D6D0 is no code that a host can define'],
    ]);
    expect(messages(joined('FS 2', FE_A1, COLUMNS), tmT88iii)).toEqual([
      [0, 'command-without-effect', 'FS 2: the model has no double-byte characters'],
    ]);
  });

  test.each([
    ['big5', 'FS &', FE_A1],
    ['ks-c-5601', 'FS &', FE_A1],
    ['shift-jis', 'FS &', [0x77, 0x21]],
    ['shift-jis', 'FS C 01', [0xec, 0x9e]],
  ] as const)('%s after %s has codes for it', (doubleByte, begin, code) => {
    const model = { ...small, characterSet: { ...small.characterSet, doubleByte } };
    expect(picture(joined(begin, 'FS 2', code, COLUMNS, code, 'LF'), model)).toBe(
      picture(joined('FS & FS 2', FE_A1, COLUMNS, FE_A1, 'LF')),
    );
  });

  test('JIS and Shift JIS are two codes of one character', () => {
    const model = { ...small, characterSet: { ...small.characterSet, doubleByte: 'shift-jis' as const } };
    const defined = joined('FS 2', [0x77, 0x7e], COLUMNS, 'FS C 01', [0xec, 0x9e], 'LF');
    expect(print(defined, model).diagnostics).toEqual([]);
    expect(picture(defined, model)).toBe(picture(joined('FS & FS 2', FE_A1, COLUMNS, FE_A1, 'LF')));
  });
});

describe('a slip that begins with defined characters', () => {
  const cell = (columns: number) => Array.from({ length: columns * 3 }, (_, i) => i);

  test.each([tmT88v, csnA2].map((model) => [model.name, model] as const))('%s: has them in its entry', (_, model) => {
    const defined = joined('FS & FS 2 FE A1', cell(24), 'ESC & 03 A A 01 01 02 03 ESC % 01 "A" LF');
    const { printer, slips } = print(defined, model);
    printer.receive(joined('"A"', [0xfe, 0xa1], 'LF'));
    printer.endJob();
    expect(slips[1]!.entry).toEqual({
      kanji: { on: true },
      userDefined: {
        on: true,
        glyphs: { A41: { hex: '010203' }, FEA1: { hex: Buffer.from(cell(24)).toString('hex') } },
      },
    });
    const [again] = print(slips[1]!.bytes, model, { entry: slips[1]!.entry }).slips;
    const lead = model.cutter?.blade ?? 0;
    expect(again!.dots.rows(lead, again!.dots.height).bits).toEqual(
      slips[1]!.dots.rows(lead, slips[1]!.dots.height).bits,
    );
  });
});
