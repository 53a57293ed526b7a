import { describe, expect, test } from 'vitest';
import { xprinter80 } from '../../../emulator/models/xprinter-80.ts';
import { joined } from '../notation.ts';
import { picture, print, rows } from '../printing.ts';
import { small, smallPanel } from '../small.ts';

const firstRun = (stream: string | Uint8Array, model = small) => print(stream, model).slips[0]!.lines[0]!.runs[0]!;

test('characters stand side by side, lines below each other', () => {
  expect(picture('"AB" LF "A" LF')).toBe(rows`
    .#..##..
    #.#.#.#.
    ###.##..
    #.#.#.#.
    #.#.##..
    ........
    ........
    ........
    .#..
    #.#.
    ###.
    #.#.
    #.#.
  `);
});

describe('fonts and sizes', () => {
  test('ESC M selects Font B, and ESC ! selects it back', () => {
    expect(picture('ESC M 01 "A" ESC ! 00 "A" LF')).toBe(rows`
      ....#.
      ...#.#
      .#.###
      ####.#
      #.##.#
    `);
  });

  test('different sizes stand on one baseline', () => {
    expect(picture('ESC ! 10 "A" ESC ! 20 "A" ESC ! 30 "L" ESC ! 00 "A" LF')).toBe(rows`
      .#..........##......
      .#..........##......
      #.#.........##......
      #.#.........##......
      ###.........##......
      ###...##....##.......#..
      #.#.##..##..##......#.#.
      #.#.######..##......###.
      #.#.##..##..######..#.#.
      #.#.##..##..######..#.#.
    `);
  });

  test('GS ! enlarges up to eight times, and says so when its bits are not defined', () => {
    expect(firstRun('GS ! 77 "A" LF')).toMatchObject({ width: 32, height: 48 });
    const { slips, diagnostics } = print('GS ! 88 "A" LF');
    expect(slips[0]!.lines[0]!.runs[0]).toMatchObject({ width: 4, height: 6 });
    expect(diagnostics).toEqual([
      {
        offset: 0,
        severity: 'info',
        code: 'command-without-effect',
        message: 'GS !: bits 3 and 7 are not defined',
      },
    ]);
  });

  test.each([
    ['ESC ! 00 after GS !', 'GS ! 11 ESC ! 00', [4, 6]],
    ['GS ! after ESC !', 'ESC ! 30 GS ! 00', [4, 6]],
    ['ESC M after ESC ! with Font B', 'ESC ! 01 ESC M 00', [4, 6]],
    ['ESC M with an ASCII digit', 'ESC M 1', [3, 4]],
    ['ESC M with a font that no model has', 'ESC M 02', [4, 6]],
  ])('the last command wins: %s', (_, commands, [width, height]) => {
    expect(firstRun(`${commands} "A" LF`)).toMatchObject({ width, height });
  });
});

describe('styles', () => {
  test('bold strikes again one dot to the right, within the cell; double strike looks the same', () => {
    expect(picture('ESC E 01 "A" ESC E 00 ESC G 01 "B" LF')).toBe(rows`
      .##.###.
      ########
      #######.
      ########
      #######.
    `);
  });

  test('bit 0 alone switches bold', () => {
    expect(picture('ESC E 02 "A" LF')).toBe(picture('"A" LF'));
    expect(picture('ESC E FF "A" LF')).toBe(picture('ESC ! 08 "A" LF'));
  });

  test('underline lies on the lowest rows of the cell and covers the spacing', () => {
    expect(picture('ESC - 01 "Aj" ESC - 02 "L" ESC SP 02 "A" LF')).toBe(rows`
      .#......#....#..
      #.#...#.#...#.#.
      ###.....#...###.
      #.#...#.#...#.#.
      #.#...#.##########
      ##################
    `);
  });

  test('underline skips a tab', () => {
    expect(picture('ESC D 03 NUL ESC - 01 "A" HT "A" LF')).toBe(rows`
      .#...........#..
      #.#.........#.#.
      ###.........###.
      #.#.........#.#.
      #.#.........#.#.
      ####........####
    `);
  });

  test('ESC ! bit 7 uses the thickness that an underline had before it was switched off', () => {
    expect(picture('ESC - 02 ESC - 00 ESC ! 80 "A" LF')).toBe(picture('ESC - 02 "A" LF'));
    expect(picture('ESC ! 80 "A" LF')).toBe(picture('ESC - 1 "A" LF'));
  });

  test('reverse inverts the cell and its spacing, and is not underlined', () => {
    expect(picture('ESC SP 01 GS B 01 ESC - 01 "AL" GS B 00 ESC - 00 "L" LF')).toBe(rows`
      #.###.#####.....
      .#.##.#####.....
      ...##.#####.....
      .#.##.#####.....
      .#.##...#####...
      ##########
    `);
  });

  test('ESC V turns characters clockwise, with no underline; height makes them wider', () => {
    expect(picture('ESC V 01 "L" ESC V 00 "L" LF')).toBe(rows`
      ......#...
      ......#...
      .######...
      .#....#...
      .#....###.
    `);
    expect(picture('ESC V 01 ESC - 02 ESC ! 10 "L" LF')).toBe(rows`
      ..##########
      ..##........
      ..##........
    `);
    expect(firstRun('ESC V 01 ESC ! 20 "A" LF')).toMatchObject({ width: 6, height: 8 });
  });

  test('ESC { turns the line: its first character ends at the right, its rows are upside down', () => {
    const upright = picture('ESC { 00 "AL" LF');
    const turned = upright
      .split('\n')
      .reverse()
      .map((row) => [...row.padEnd(40, '.')].reverse().join('').replace(/\.+$/, ''))
      .join('\n');
    // The cells have one blank row below the letters, which is on top now.
    expect(picture('ESC { 01 "AL" LF')).toBe(`\n${turned}`);
    expect(print('ESC { 01 "AL" LF').slips[0]!.lines[0]).toMatchObject({
      text: 'AL',
      runs: [
        { text: 'A', x: 36, width: 4 },
        { text: 'L', x: 32, width: 4 },
      ],
    });
  });

  test('ESC { counts at the beginning of a line alone', () => {
    expect(picture('"A" ESC { 01 "L" LF')).toBe(picture('"AL" LF'));
  });

  test('ESC ! of panel printers reverses, strikes through and turns lines', () => {
    expect(picture('ESC ! 02 "A" ESC ! 40 "A" LF ESC ! 04 "L" LF', smallPanel)).toBe(rows`
      #.##.#..
      .#.##.#.
      ...####.
      .#.#####
      .#.##.#.
      ####....
      ........
      ........
      ........
      .....................................###
      .......................................#
      .......................................#
      .......................................#
      .......................................#
    `);
    expect(picture('ESC ! 42 "A" LF')).toBe(picture('"A" LF'));
  });
});

describe('code pages', () => {
  const read = (stream: string | Uint8Array, model = small) => print(stream, model).slips[0]!.lines[0]!.text;

  test('ESC t selects what bytes from 80h stand for', () => {
    expect(read('80 ESC t 11 80 ESC t 10 80 LF')).toBe('ÇА€');
  });

  test('a page that the model has not is refused with a warning', () => {
    const { diagnostics, slips } = print('ESC t 63 80 LF');
    expect(slips[0]!.lines[0]!.text).toBe('Ç');
    expect(diagnostics).toEqual([
      { offset: 0, severity: 'warning', code: 'no-code-page', message: 'small has no code page 99' },
    ]);
  });

  test('ESC R replaces ASCII codes on every page', () => {
    expect(read('ESC R 02 "[" ESC R 0F "$" ESC R 00 "$" LF')).toBe('Ä¥$');
    expect(print('ESC R 63 "[" LF').diagnostics[0]!.message).toBe('ESC R: there is no international set 99');
  });

  test('a glyph that no set has is a box, told once a slip', () => {
    const { slips, diagnostics } = print('"AZZ" LF GS V A 00 "Z" LF');
    expect(slips[0]!.lines[0]!.text).toBe('AZZ');
    expect(diagnostics.map(({ offset, code, message }) => [offset, code, message])).toEqual([
      [1, 'no-glyph', 'no glyph for U+005A "Z": a box is printed'],
      [8, 'no-glyph', 'no glyph for U+005A "Z": a box is printed'],
    ]);
    expect(print('D5 LF', xprinter80).diagnostics[0]!.message).toMatch(/^no glyph for 1 byte that stand for no/);
  });

  test('every character knows its bytes', () => {
    const { slips } = print(joined('"A" ESC E 01 FS &', [0xd6, 0xd0], '"B" LF'));
    expect(slips[0]!.lines[0]!.runs.map(({ text, offset, length }) => [text, offset, length])).toEqual([
      ['A', 0, 1],
      ['中', 6, 2],
      ['B', 8, 1],
    ]);
  });
});
