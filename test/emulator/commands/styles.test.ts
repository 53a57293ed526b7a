import { describe, expect, test } from 'vitest';
import { joined } from '../notation.ts';
import { picture, print, rows } from '../printing.ts';
import { smallPanel } from '../small.ts';

const ZHONG = [0xd6, 0xd0];

describe('smoothing', () => {
  test('fills half a block in the corners of steps, where both sides are enlarged', () => {
    expect(picture('GS b 01 GS ! 11 "A" LF')).toBe(rows`
      ..##....
      .####...
      ######..
      ##..##..
      ######..
      ######..
      ##..##..
      ##..##..
      ##..##..
      ##..##..
    `);
    expect(picture('GS b 01 GS ! 33 "A" LF')).toBe(rows`
      ....####........
      ....####........
      ...######.......
      ..########......
      ############....
      #####..#####....
      ####....####....
      ####....####....
      ############....
      ############....
      ############....
      ############....
      ####....####....
      ####....####....
      ####....####....
      ####....####....
      ####....####....
      ####....####....
      ####....####....
      ####....####....
    `);
  });

  test.each(['00', '10', '70', '01', '07'])('does nothing to size %s: one side is as it was', (size) => {
    expect(picture(`GS b 01 GS ! ${size} "A" LF`)).toBe(picture(`GS ! ${size} "A" LF`));
  });

  test('turns with its character', () => {
    expect(picture('GS b 01 GS ! 11 ESC V 01 "A" LF')).toBe(rows`
      ..########..
      ..#########.
      ......##.###
      ......##.###
      ..#########.
      ..########..
    `);
  });

  test('is for single-byte characters alone, and ends', () => {
    const doubled = joined('FS & GS ! 11', ZHONG, 'GS b 00 "A" LF');
    expect(picture(joined('GS b 01', doubled))).toBe(picture(doubled));
  });
});

describe('bold', () => {
  test('is one dot wider, at every size', () => {
    expect(picture('ESC E 01 GS ! 11 "AL" LF')).toBe(rows`
      ..###...###.....
      ..###...###.....
      ###.###.###.....
      ###.###.###.....
      #######.###.....
      #######.###.....
      ###.###.###.....
      ###.###.###.....
      ###.###.#######.
      ###.###.#######.
    `);
    expect(picture('ESC E 01 GS ! 02 "L" LF').split('\n')).toEqual([...Array(12).fill('##'), ...Array(3).fill('####')]);
  });

  test('leaves white what it thickens in reverse', () => {
    expect(picture('GS B 01 ESC E 01 "AL" LF')).toBe(rows`
      #..#..##
      ......##
      ......##
      ......##

      ########
    `);
  });
});

describe('underline, reverse, spacing and tabs in one line', () => {
  test('the line covers the spacing, not the tab; its thickness is not enlarged; reversed characters have none', () => {
    expect(picture('ESC D 05 NUL ESC SP 01 ESC - 01 GS ! 11 "A" HT GS B 01 "L" GS B 00 "1" LF')).toBe(rows`
      ..##..................########..##......
      ..##..................########..##......
      ##..##................############......
      ##..##................############......
      ######................########..##......
      ######................########..##......
      ##..##................########..##......
      ##..##................########..##......
      ##..##....................##########....
      ##..##....................##########....
      ....................##########..........
      ##########..........####################
    `);
  });

  test('each character is underlined at the foot of its own cell', () => {
    expect(picture('ESC - 01 "A" GS ! 01 "A" GS ! 00 ESC M 01 "A" LF')).toBe(rows`
      .....#.....
      .....#.....
      ....#.#....
      ....#.#....
      ....###....
      .#..###....
      #.#.#.#....
      ###.#.#..#.
      #.#.#.#.###
      #.#.#.#.#.#
      ####....###
      ....####...
    `);
  });

  test('reverse fills each cell, as wide as its spacing and as tall as its size', () => {
    expect(picture('GS B 01 ESC SP 01 "L" GS ! 10 "L" GS ! 01 "L" LF')).toBe(rows`
      ................####
      ................####
      ................####
      ................####
      ................####
      .####..########.####
      .####..########.####
      .####..########.####
      .####..########...##
      ...##......####...##
      ####################
      ...............#####
    `);
  });

  test('reverse covers the space on both sides of double-byte characters', () => {
    expect(picture(joined('FS & GS B 01 FS S 01 01', ZHONG, '"L" LF'))).toBe(rows`
      ####.#####.###
      #......###.###
      #.##.#.###.###
      #......###.###
      ####.#####...#
      ####.#########
    `);
  });
});

test('strike-through of panel printers lies across the middle, over the spacing, white in reverse', () => {
  expect(picture('ESC SP 01 ESC ! 40 "A" ESC ! 70 "A" ESC ! 42 "A" LF', smallPanel)).toBe(rows`
    .......##...........
    .......##...........
    .....##..##.........
    .....##..##.........
    .....######.........
    .#...######....#.###
    #.#..##########.#.##
    ###..##..##.......##
    #######..##.........
    #.#..##..##.....#.##
    ...............#####
  `);
});

describe('upside down', () => {
  test('sizes stand on one baseline, which is on top now; the right margin is the left edge', () => {
    expect(picture('ESC { 01 ESC a 02 "L" GS ! 11 "A" LF')).toBe(rows`
      .
      .
      ..##..##.###
      ..##..##...#
      ..##..##...#
      ..##..##...#
      ..######...#
      ..######....
      ..##..##....
      ..##..##....
      ....##......
      ....##......
    `);
  });

  test('turns within the print area, underline and reverse with the characters', () => {
    expect(picture('GS L 04 00 GS W 18 00 ESC { 01 ESC - 01 "L" GS B 01 "L" LF')).toBe(rows`
      ....................########
      ....................#....###
      ....................###....#
      ....................###....#
      ....................###....#
      ....................###....#
    `);
  });
});

describe('turned characters', () => {
  test('stand beside upright ones, height and width having changed places', () => {
    expect(picture('ESC V 01 GS ! 10 "L" GS ! 01 "A" ESC V 00 GS ! 00 "L" LF')).toBe(rows`
      .#####............
      .#####............
      .#................#
      .#................#
      .#......########..#
      .#..........##..###
      ........########..###
    `);
  });

  test('double-byte characters turn too; spacing stays on their right', () => {
    expect(picture(joined('FS & "L" ESC V 01', ZHONG, '"L" ESC V 00', ZHONG, 'LF'))).toBe(rows`
      ......###
      ......#.#
      #.....#.#..........#
      #...######......######
      #.....#.#..######..#.#
      #.....###..#....######
      ###........#.......#
      ...................#
    `);
    expect(picture('ESC V 01 ESC SP 02 GS B 01 "L" ESC V 00 "L" LF')).toBe(rows`
      .........#####
      .........#####
      #.....##.#####
      #.######.#####
      #.######...###
      ##############
    `);
  });
});

describe('spacing', () => {
  test('of ESC SP is for single-byte characters, that of FS S for double-byte ones', () => {
    expect(picture(joined('FS & ESC SP 02 FS S 00 01', ZHONG, '"L"', ZHONG, 'LF'))).toBe(rows`
      ...#.....#........#
      ######...#.....######
      #..#.#...#.....#..#.#
      ######...#.....######
      ...#.....###......#
      ...#..............#
    `);
  });

  test('counts where a line is full', () => {
    const texts = (stream: string | Uint8Array) => print(stream).slips[0]!.lines.map(({ text }) => text.trimEnd());
    // Five cells of 4 + 4 dots are the 40 dots of the line; a fifth double-byte cell of 8 + 1 is too much.
    expect(texts('ESC SP 04 "AAAAAL" LF')).toEqual(['AAAAA', 'L']);
    expect(texts(joined('FS & ESC SP 04', ZHONG, ZHONG, ZHONG, ZHONG, '"AL" LF'))).toEqual(['中中中中A', 'L']);
    expect(texts(joined('FS & FS S 00 01', ZHONG, ZHONG, ZHONG, ZHONG, ZHONG, 'LF'))).toEqual(['中中中中', '中']);
  });
});

test('of ESC !, GS ! and FS ! the last one counts, each for the characters that it is for', () => {
  const sizes = print(joined('FS & GS ! 11 ESC ! 10', ZHONG, '"A" FS ! 08', ZHONG, '"A" GS ! 00', ZHONG, '"A" LF'));
  expect(sizes.slips[0]!.lines.flatMap(({ runs }) => runs.map(({ width, height }) => [width, height]))).toEqual([
    [16, 12],
    [4, 12],
    [8, 12],
    [4, 12],
    [8, 6],
    [4, 6],
  ]);
});
