import { describe, expect, test } from 'vitest';
import { tmT20iii } from '../../../emulator/models/tm-t20iii.ts';
import { tmT88iii } from '../../../emulator/models/tm-t88iii.ts';
import { tmT88v } from '../../../emulator/models/tm-t88v.ts';
import { xprinter80 } from '../../../emulator/models/xprinter-80.ts';
import { joined } from '../notation.ts';
import { picture, print, rows } from '../printing.ts';
import { small, smallPanel } from '../small.ts';

/** A page with an area of 16 x 24 dots in the corner. */
const CORNER = 'ESC L ESC W 00 00 00 00 10 00 30 00';

const texts = (stream: string | Uint8Array, model = small) =>
  print(stream, model).slips.flatMap(({ lines }) => lines.map(({ text }) => text));
const ignored = (stream: string | Uint8Array, model = small) =>
  print(stream, model).entries.flatMap((entry) => entry.ignored ?? []);
const cells = (stream: string, model = small) =>
  print(stream, model).slips.flatMap(({ lines }) =>
    lines.flatMap(({ runs }) => runs.map(({ text, x, y, width, height }) => [text, x, y - 4, width, height])),
  );
const moved = (stream: string, model = small) => print(stream, model).printer.moved;

describe('directions', () => {
  test('0: from the upper left, left to right', () => {
    expect(picture(`${CORNER} "AB" LF "L1" 0C`)).toBe(rows`
      .#..##
      #.#.#.#
      ###.##
      #.#.#.#
      #.#.##
      .
      .
      .
      #....#
      #...##
      #....#
      #....#
      ###.###`);
  });

  test('1: from the lower left, bottom to top', () => {
    expect(picture(`${CORNER} ESC T 01 "AB" LF "L1" 0C`).split('\n').slice(17).join('\n')).toBe(rows`
      .#.#........#
      #.#.#...#####
      #####....#..#
      .
      .####.......#
      #.#.........#
      .####...#####`);
  });

  test('2: from the lower right, right to left', () => {
    expect(picture(`${CORNER} ESC T 02 "AB" LF "L1" 0C`).split('\n').slice(11).join('\n')).toBe(rows`
      .........###.###
      ..........#....#
      ..........#....#
      ..........##...#
      ..........#....#
      .
      .
      .
      ..........##.#.#
      .........#.#.#.#
      ..........##.###
      .........#.#.#.#
      ..........##..#`);
  });

  test('3: from the upper right, top to bottom', () => {
    expect(picture(`${CORNER} ESC T 3 "AB" LF "L1" 0C`)).toBe(rows`
      ...#####...####
      ...#.........#.#
      ...#.......####
      .
      ...#..#....#####
      ...#####...#.#.#
      ...#........#.#`);
  });

  test('a change begins at the start of the area; what stands there stays', () => {
    expect(picture(`${CORNER} "A" ESC T 02 "L" 0C`)).toBe(rows`
      .#
      #.#
      ###
      #.#
      #.#
      .
      .
      .
      .
      .
      .
      .
      .
      .
      .
      .
      .
      .
      .
      .............###
      ...............#
      ...............#
      ...............#
      ...............#`);
  });

  test('characters have their true places, one line for each baseline, read in the direction of the page', () => {
    const { lines } = print(`${CORNER} ESC T 01 "AB" LF "L1" 0C`).slips[0]!;
    expect(lines).toEqual([
      {
        y: 4 + 16,
        height: 8,
        advance: 0,
        text: 'AB',
        runs: [
          { text: 'A', x: 0, y: 4 + 20, width: 6, height: 4, offset: 15, length: 1 },
          { text: 'B', x: 0, y: 4 + 16, width: 6, height: 4, offset: 16, length: 1 },
        ],
      },
      {
        y: 4 + 16,
        height: 8,
        advance: 0,
        text: 'L1',
        runs: [
          { text: 'L', x: 8, y: 4 + 20, width: 6, height: 4, offset: 18, length: 1 },
          { text: '1', x: 8, y: 4 + 16, width: 6, height: 4, offset: 19, length: 1 },
        ],
      },
    ]);
  });

  test('an unknown one is refused; digits are taken too', () => {
    expect(ignored('ESC L ESC T 04 ESC T 4')).toEqual(['4 is no direction', '52 is no direction']);
    expect(cells(`${CORNER} ESC T 2 "A" 0C`)).toEqual([['A', 12, 18, 4, 6]]);
  });
});

describe('text', () => {
  test('goes to the next line at the end of the area, spacing included', () => {
    expect(cells(`${CORNER} "AAAAB" 0C`).at(-1)).toEqual(['B', 0, 8, 4, 6]);
    expect(cells(`${CORNER} ESC SP 01 "AAAB" 0C`).at(-1)).toEqual(['B', 0, 8, 4, 6]);
    expect(cells(`${CORNER} ESC T 01 "AAAAAAB" 0C`).at(-1)).toEqual(['B', 8, 20, 6, 4]);
  });

  test('is cut off where it is taller than the first line', () => {
    expect(picture(`${CORNER} GS ! 11 "A" 0C`)).toBe(rows`
      ######
      ##..##
      ##..##
      ##..##
      ##..##`);
    expect(cells(`${CORNER} GS ! 11 "A" 0C`)).toEqual([['A', 0, 0, 8, 7]]);
  });

  test('that lies below the area is lost, and told once', () => {
    const { slips, diagnostics } = print(`${CORNER} LF LF "A" LF "B" LF "L" 0C`);
    expect(slips[0]!.lines.map(({ text, y }) => [text, y - 4])).toEqual([['A', 16]]);
    expect(diagnostics).toMatchObject([{ code: 'page-overflow', offset: 16 }]);
  });

  test('is cut off at the end of the area', () => {
    expect(cells(`${CORNER} LF LF ESC J 05 "A" 0C`)).toEqual([['A', 0, 18, 4, 6]]);
    expect(cells(`${CORNER} LF LF ESC J 09 "A" 0C`)).toEqual([['A', 0, 20, 4, 4]]);
  });

  test('has its styles, and is not turned by ESC V', () => {
    expect(picture(`${CORNER} ESC V 01 GS B 01 "A" GS B 00 ESC - 01 ESC E 01 "L" 0C`)).toBe(rows`
      #.####
      .#.###
      ...###
      .#.###
      .#.#####
      ########`);
    expect(texts(`${CORNER} ESC V 01 "A" 0C "A" LF`)).toEqual(['A', 'A']);
    expect(cells(`${CORNER} ESC V 01 "A" 0C "A" LF`)[1]!.slice(3)).toEqual([6, 4]);
  });

  test('may be double-byte', () => {
    expect(texts(joined(CORNER, 'FS &', [0xd6, 0xd0], '"A" 0C'))).toEqual(['中A']);
  });

  test('of a line may come in any order', () => {
    expect(texts(`${CORNER} ESC $ 08 00 "B" ESC $ 00 00 "A" 0C`)).toEqual(['AB']);
  });
});

describe('positions', () => {
  test('LF, ESC J and ESC d only move, each mode by its own spacing', () => {
    expect(cells('ESC L ESC 3 06 "A" LF "A" ESC J 05 "A" ESC d 02 "A" 0C').map(([, , y]) => y)).toEqual([0, 3, 5, 11]);
    expect(moved('ESC L ESC 3 40 LF LF LF ESC S LF')).toBe(8);
    expect(cells('ESC 3 40 ESC SP 02 ESC L "AA" LF "A" ESC S "AA" LF')).toEqual([
      ['A', 0, 0, 4, 6],
      ['A', 6, 0, 4, 6],
    ]);
    expect(cells('ESC L ESC SP 02 ESC 3 40 0C ESC L "AA" LF "A" 0C').map(([, x, y]) => [x, y])).toEqual([
      [0, 0],
      [6, 0],
      [0, 32],
    ]);
  });

  test('half dots add up', () => {
    expect(cells('ESC L ESC 3 11 "A" LF "A" LF "A" 0C').map(([, , y]) => y)).toEqual([0, 8, 17]);
  });

  test('ESC $ and ESC \\ go along the line, GS $ and GS \\ from line to line', () => {
    expect(cells(`${CORNER} ESC $ 06 00 "A" ESC \\ FE FF "B" GS $ 1E 00 "L" GS \\ F6 FF "1" 0C`)).toEqual([
      ['A', 6, 0, 4, 6],
      ['B', 8, 0, 4, 6],
      ['L', 12, 10, 4, 6],
      ['1', 0, 13, 4, 6],
    ]);
  });

  test('units change places where lines run along the paper', () => {
    expect(cells(`${CORNER} ESC T 03 ESC $ 0C 00 "A" GS $ 0A 00 "B" ESC 3 02 LF "L" ESC J 02 "1" 0C`)).toEqual([
      ['A', 10, 6, 6, 4],
      ['B', 5, 10, 6, 4],
      ['L', 3, 0, 6, 4],
      ['1', 1, 0, 6, 4],
    ]);
    expect(cells(`${CORNER} ESC T 03 ESC SP 04 "AB" 0C`)[1]).toEqual(['B', 10, 6, 6, 4]);
  });

  test('outside the area they are ignored', () => {
    expect(ignored(`${CORNER} ESC $ 11 00 GS $ 31 00 GS \\ F0 FF ESC T 01 ESC $ 31 00 GS $ 11 00`)).toEqual(
      Array<string>(5).fill('the position is outside the print area'),
    );
  });

  test('tabs count from the beginning of the area, and park behind it', () => {
    expect(cells(`ESC D 02 14 NUL ${CORNER} "A" HT "B" HT HT "L" 0C`)).toEqual([
      ['A', 0, 0, 4, 6],
      ['B', 8, 0, 4, 6],
      ['L', 8, 8, 4, 6],
    ]);
  });
});

describe('areas', () => {
  test('lie where ESC W puts them, in units of the paper whatever the direction', () => {
    expect(cells('ESC L ESC W 06 00 09 00 10 00 30 00 "A" ESC T 01 "B" ESC W 01 00 02 00 10 00 30 00 "L" 0C')).toEqual([
      ['A', 6, 4, 4, 6],
      ['B', 6, 24, 6, 4],
      ['L', 1, 21, 6, 4],
    ]);
  });

  test('are cut off at the printable area', () => {
    const wide = 'ESC L ESC W 20 00 00 00 FF FF FF FF';
    expect(cells(`${wide} "AAA" 0C`).at(-1)).toEqual(['A', 32, 8, 4, 6]);
    expect(moved(`${wide} "A" 0C`)).toBe(1662);
    expect(moved(`${wide} "A" 0C`, tmT88iii)).toBe(831);
  });

  test.each([
    '00 00 00 00 00 00 30 00',
    '00 00 00 00 10 00 00 00',
    '28 00 00 00 10 00 30 00',
    '00 00 FF FF 10 00 30 00',
  ])('one of %s is refused, and the one before it stays', (numbers) => {
    const stream = `${CORNER} "A" ESC W ${numbers} "B" 0C`;
    expect(ignored(stream)).toEqual(['the area has no size, or begins outside the printable one']);
    expect(texts(stream)).toEqual(['AB']);
  });

  test('and directions are remembered in standard mode; FF and ESC S forget the area alone', () => {
    const set = 'ESC W 00 00 00 00 10 00 30 00 ESC T 02';
    expect(cells(`${set} ESC L "A" 0C`)).toEqual([['A', 12, 18, 4, 6]]);
    expect(cells(`${set} ESC L 0C ESC L "A" 0C`)).toEqual([['A', 36, 825, 4, 6]]);
    expect(cells(`${set} ESC L ESC S ESC L "A" 0C`)).toEqual([['A', 36, 825, 4, 6]]);
    expect(cells(`${set} ESC @ ESC L "A" 0C`)).toEqual([['A', 0, 0, 4, 6]]);
  });

  test.each([
    [tmT88v, 512, 831],
    [tmT88iii, 512, 831],
    [tmT20iii, 576, 831],
    [xprinter80, 576, 831],
  ])('before ESC W: $name %d x %d dots', (model, width, height) => {
    const columns = Math.floor(width / 12);
    const { slips, printer } = print(joined('ESC L', new Uint8Array(columns + 1).fill(0x41), '0C'), model);
    expect(printer.moved).toBe(height);
    expect(slips[0]!.lines.map(({ text }) => text.length)).toEqual([columns, 1]);
  });

  test('overlap without erasing each other, and are lines of their own', () => {
    expect(picture(`${CORNER} "A" ESC W 01 00 00 00 10 00 30 00 "L" 0C`)).toBe(rows`
      .#
      ###
      ###
      ###
      ####`);
    expect(texts(`${CORNER} "A" ESC W 08 00 00 00 10 00 30 00 "L" ${CORNER.slice(6)} LF "B" 0C`)).toEqual([
      'A',
      'B',
      'L',
    ]);
  });

  test('GS ( P sets how large a page may be', () => {
    const limit = 'GS ( P 08 00 0 14 00 28 00 00 00 01';
    expect(cells(`${limit} ESC L "AAAAAB" 0C`).at(-1)).toEqual(['B', 0, 8, 4, 6]);
    expect(moved(`${limit} ESC L "A" 0C`)).toBe(20);
    expect(moved(`${limit} ESC L ESC W 00 00 0A 00 FF 00 FF 00 "A" 0C`)).toBe(20);
    expect(ignored('GS ( P 08 00 0 00 00 28 00 00 00 01')).toEqual(['the area has no size']);
    expect(ignored(limit, tmT88iii)).toEqual(['tm-t88iii lacks it']);
  });
});

describe('the page', () => {
  test('is printed from the top to the end of the lowest area in use', () => {
    expect(moved(`${CORNER} "A" 0C`)).toBe(24);
    expect(moved('ESC L ESC W 00 00 14 00 10 00 30 00 "A" 0C')).toBe(10 + 24);
    expect(moved(`ESC L ESC W 00 00 00 00 10 00 60 00 "A" ${CORNER.slice(6)} "B" 0C`)).toBe(48);
    expect(moved(`ESC L ESC W 00 00 00 00 10 00 60 00 ${CORNER.slice(6)} "B" 0C`)).toBe(24);
  });

  test('FF leaves page mode at the beginning of a line', () => {
    const { slips } = print(`LF ${CORNER} "A" 0C ESC a 02 "B" LF`);
    expect(slips[0]!.lines.map(({ text, y, runs }) => [text, y - 4, runs[0]!.x])).toEqual([
      ['A', 8, 0],
      ['B', 8 + 24, 36],
    ]);
  });

  test('ESC FF prints it and keeps data, position and settings', () => {
    const { slips, printer } = print(`${CORNER} "A" ESC 0C "B" ESC 0C 0C`);
    expect(slips[0]!.lines.map(({ text, y }) => [text, y - 4])).toEqual([
      ['A', 0],
      ['AB', 24],
      ['AB', 48],
    ]);
    expect(slips[0]!.lines.map(({ runs }) => runs[0]!.offset)).toEqual([12, 12, 12]);
    expect(printer.moved).toBe(72);
  });

  test('ESC S and ESC @ drop it', () => {
    expect(texts(`${CORNER} "A" ESC S "B" LF`)).toEqual(['B']);
    expect(texts(`${CORNER} "A" ESC @ "B" LF`)).toEqual(['B']);
    expect(texts(`${CORNER} "A" DLE DC4 08 01 03 14 01 06 02 08 "B" LF`)).toEqual(['B']);
  });

  test('that is empty moves no paper', () => {
    const { printer, entries } = print('ESC L LF ESC 0C 0C "B" LF');
    expect(printer.moved).toBe(8);
    expect(entries.map(({ ignored: why }) => why).filter(Boolean)).toEqual([
      'the page is empty: nothing is printed',
      'the page is empty: nothing is printed',
    ]);
  });

  test('CAN erases the present area alone, and leaves the position', () => {
    expect(cells(`${CORNER} "A" CAN "B" 0C`)).toEqual([['B', 4, 0, 4, 6]]);
    const two = `${CORNER} "AB" ESC W 04 00 00 00 10 00 30 00 CAN 0C`;
    expect(texts(two)).toEqual(['A']);
    expect(picture(two)).toBe(rows`
      .#
      #.#
      ###
      #.#
      #.#`);
    expect(picture(`${CORNER} "A" ESC W 01 00 00 00 01 00 30 00 CAN 0C`)).toBe(rows`
      .
      #.#
      #.#
      #.#
      #.#`);
  });

  test('is cut by GS V while it is composed, and goes on', () => {
    const { slips, printer } = print(`${CORNER} "A" ESC 0C GS V B 00 "B" 0C GS V B 00`);
    expect(slips.map(({ lines, end }) => [lines.map(({ text }) => text), end])).toEqual([
      [['A'], 'partial cut'],
      [['AB'], 'partial cut'],
    ]);
    expect(printer.moved).toBe(2 * (24 + 4));
  });
});

describe('commands of one mode', () => {
  test('count in page mode alone', () => {
    expect(
      ignored('0C CAN ESC 0C ESC S GS $ 05 00 GS \\ 05 00 GS ( Q 0C 00 0 00 00 00 00 05 00 00 00 01 01 0'),
    ).toEqual(Array<string>(7).fill('it counts only in page mode'));
  });

  test('count in standard mode alone', () => {
    expect(ignored(`${CORNER} GS T 00 GS ( L 02 00 0 2 GS ( P 08 00 0 14 00 28 00 00 00 01`)).toEqual(
      Array<string>(3).fill('it does not count in page mode'),
    );
    expect(ignored('ESC L ESC L')).toEqual(['the printer is in page mode']);
  });

  test('are remembered on a page for standard mode', () => {
    const { slips } = print(`${CORNER} "A" ESC a 02 GS L 04 00 GS W 14 00 ESC { 01 "B" 0C "L" LF`);
    expect(slips[0]!.lines.map(({ text, runs }) => [text, runs[0]!.x])).toEqual([
      ['AB', 0],
      ['L', 4],
    ]);
  });

  test('ESC L counts at the beginning of a line alone, and on printers that have pages', () => {
    expect(texts('"A" ESC L "B" LF')).toEqual(['AB']);
    expect(ignored('ESC L', { ...small, page: null })).toEqual(['the model has no page mode']);
    expect(texts('ESC L "B" LF', smallPanel)).toEqual(['B']);
  });
});
