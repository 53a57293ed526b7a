import { describe, expect, test } from 'vitest';
import { tmT88iii } from '../../../emulator/models/tm-t88iii.ts';
import { xprinter80 } from '../../../emulator/models/xprinter-80.ts';
import { joined } from '../notation.ts';
import { picture, print, rows } from '../printing.ts';
import { small } from '../small.ts';

const ZHONG = [0xd6, 0xd0];
const runs = (stream: Uint8Array, model = small) =>
  print(stream, model).slips[0]!.lines[0]!.runs.map(({ text, x, width, height }) => [text, x, width, height]);

test('FS & makes pairs of bytes characters, FS . ends it', () => {
  expect(print(joined(ZHONG, 'FS &', ZHONG, 'FS .', ZHONG, 'LF')).slips[0]!.lines[0]!.text).toBe('╓╨中╓╨');
});

test('some firmware decodes pairs from power-on, until FS .', () => {
  expect(print(joined(ZHONG, 'FS .', ZHONG, 'LF'), xprinter80).slips[0]!.lines[0]!.text).toBe('中╓╨');
});

test('a model without double-byte characters takes the commands and does nothing', () => {
  const { slips, diagnostics } = print(joined('FS & FS ! 0C', ZHONG, 'LF'), tmT88iii);
  expect(slips[0]!.lines[0]!.text).toBe('╓╨');
  expect(diagnostics.map(({ message }) => message)).toEqual([
    'FS &: the model has no double-byte characters',
    'FS !: the model has no double-byte characters',
  ]);
});

describe('sizes', () => {
  test('FS ! is double width, double height, underline', () => {
    expect(picture(joined('FS & FS ! 04', ZHONG, 'FS ! 08', ZHONG, 'FS ! 80', ZHONG, 'LF'))).toBe(rows`
      ...................#............
      ...................#............
      ................######..........
      ................######..........
      ................#..#.#..........
      ......##........#..#.#.....#....
      ############....######..######..
      ##....##..##....######..#..#.#..
      ############.......#....######..
      ......##...........#.......#....
      ......##...........#....########
      ...................#............
    `);
  });

  test.each([
    ['FS W sets both', 'FS W 01', 16, 12],
    ['ESC ! leaves them alone', 'ESC ! 30', 8, 6],
    ['ESC ! 00 does not put GS ! back', 'GS ! 11 ESC ! 00', 16, 12],
    ['FS ! 00 does', 'GS ! 11 FS ! 00', 8, 6],
    ['Font B leaves them alone', 'ESC M 01', 8, 6],
  ])('%s', (_, commands, width, height) => {
    expect(runs(joined(`FS & ${commands}`, ZHONG, 'LF'))).toEqual([['中', 0, width, height]]);
  });

  test('GS ! enlarges both kinds', () => {
    expect(runs(joined('FS & GS ! 10', ZHONG, '"A" LF'))).toEqual([
      ['中', 0, 16, 6],
      ['A', 16, 8, 6],
    ]);
  });
});

test('FS S leaves space on both sides, enlarged with the character', () => {
  expect(runs(joined('FS & FS S 01 02', ZHONG, 'FS W 01', ZHONG, 'LF'))).toEqual([
    ['中', 1, 8, 6],
    ['中', 13, 16, 12],
  ]);
  expect(picture(joined('FS & FS S 01 02 GS B 01', ZHONG, 'LF'))).toBe(rows`
    ####.######
    #......####
    #.##.#.####
    #......####
    ####.######
    ####.######
  `);
});

test('underline thickness of FS - and of ESC - are two things', () => {
  expect(picture(joined('FS & ESC - 02 FS - 01', ZHONG, 'LF'))).toBe(picture(joined('FS & FS ! 80', ZHONG, 'LF')));
  expect(picture(joined('FS & FS - 02 FS - 00 FS ! 80', ZHONG, 'LF'))).toBe(
    picture(joined('FS & FS - 02', ZHONG, 'LF')),
  );
  expect(print(joined('FS - 03')).diagnostics[0]!.message).toBe('FS -: 3 is no kind of underline');
});

describe('what is no pair', () => {
  const read = (...stream: (string | number[])[]) => {
    const { slips, entries, diagnostics } = print(joined('FS &', ...stream, 'LF'));
    return { text: slips[0]!.lines[0]!.text, entries: entries.map(({ id }) => id), diagnostics };
  };

  test('a lead byte before a command is one box', () => {
    const { text, entries, diagnostics } = read('"A"', [0xd6], 'ESC E 01 "A"');
    expect(text).toBe('A\uFFFDA');
    expect(entries).toEqual(['FS &', 'text', 'ESC E', 'text', 'LF']);
    expect(diagnostics[0]!.offset).toBe(3);
  });

  test('a lead byte before a byte that ends no pair is one box, and the byte counts anew', () => {
    expect(read([0xd6], '" A"').text).toBe('\uFFFD A');
    expect(read([0xd6, 0xff], '"A"').text).toBe('\uFFFD\u00a0A');
  });

  test('a four-byte code is one character', () => {
    expect(read([0x81, 0x30, 0x81, 0x30], '"A"').text).toBe('\u0080A');
    expect(read([0x81, 0x30, 0x81], '"A"').text).toBe('\uFFFDA');
  });
});
