import { describe, expect, test } from 'vitest';
import { csnA2 } from '../../../emulator/models/csn-a2.ts';
import { tmT88iii } from '../../../emulator/models/tm-t88iii.ts';
import { joined } from '../notation.ts';
import { picture, print, rows } from '../printing.ts';
import { small, smallPanel } from '../small.ts';

const ignored = (stream: string | Uint8Array, model = small) =>
  print(stream, model).entries.flatMap((entry) => (entry.ignored ? [entry.ignored] : []));

describe('GS v 0', () => {
  test('prints at once, row by row, without line spacing', () => {
    const { slips, printer } = print('GS v 0 00 02 00 03 00 80 01 40 02 FF FF GS v 0 00 01 00 01 00 AA');
    expect(printer.moved).toBe(4);
    expect(slips[0]!.images).toEqual([
      { x: 0, y: 4, width: 16, height: 3, command: 'GS v 0', offset: 0, length: 14 },
      { x: 0, y: 7, width: 8, height: 1, command: 'GS v 0', offset: 14, length: 9 },
    ]);
    expect(picture('GS v 0 00 02 00 03 00 80 01 40 02 FF FF GS v 0 00 01 00 01 00 AA')).toBe(rows`
      #..............#
      .#............#.
      ################
      #.#.#.#.........
    `);
  });

  test.each([
    ['01', '####....####....', 1],
    ['02', '##..##..', 2],
    ['3', '####....####....', 2],
  ])('mode %s enlarges', (mode, row, times) => {
    const expected = Array<string>(times).fill(row.replace(/\.+$/, '')).join('\n');
    expect(picture(`GS v 0 ${mode} 01 00 01 00 CC`)).toBe(expected);
  });

  test('stands where ESC a, GS L, GS W and ESC $ put it', () => {
    const x = (before: string) => print(`${before} GS v 0 00 01 00 01 00 FF`).slips[0]!.images[0]!.x;
    expect(x('')).toBe(0);
    expect(x('ESC a 01')).toBe(16);
    expect(x('ESC a 02')).toBe(32);
    expect(x('GS L 04 NUL GS W 10 NUL ESC a 02')).toBe(12);
    expect(x('ESC $ 05 NUL')).toBe(5);
    expect(x('ESC a 02 ESC $ 05 NUL')).toBe(32);
  });

  test('dots beyond the area are dropped, one by one', () => {
    expect(picture('GS W 0B NUL GS v 0 00 02 00 01 00 FF FF')).toBe('#'.repeat(11));
    expect(picture('GS W 0B NUL GS v 0 01 01 00 01 00 FF')).toBe('#'.repeat(11));
    expect(picture('ESC $ 24 NUL GS v 0 00 01 00 01 00 FF')).toBe(`${'.'.repeat(36)}####`);
  });

  test('is not turned by ESC {', () => {
    expect(picture('ESC { 01 GS v 0 00 01 00 01 00 80')).toBe('#');
  });

  test('on a line that holds data the header is dropped and the rest is text', () => {
    const { slips, entries } = print('"A" GS v 0 00 01 00 01 00 80 LF');
    expect(slips[0]!.lines[0]!.text).toBe('AÇ');
    expect(slips[0]!.images).toEqual([]);
    expect(entries[1]).toMatchObject({ id: 'GS v 0', offset: 1, length: 3 });
    expect(entries[1]!.ignored).toBe('the line is not empty: what follows is taken as data');
  });

  test('no dots, or an unknown mode, is taken whole and does nothing', () => {
    expect(ignored('GS v 0 00 00 00 01 00 GS v 0 04 01 00 01 00 FF')).toEqual([
      'the image has no dots',
      '4 is no mode',
    ]);
  });
});

describe('ESC *', () => {
  test.each([
    ['00', '80', 2, 3],
    ['01', '80', 1, 3],
    ['20', '80 NUL NUL', 2, 1],
    ['21', '80 NUL NUL', 1, 1],
  ])('mode %s: a dot is drawn %s', (mode, column, across, down) => {
    const expected = Array<string>(down).fill('#'.repeat(across)).join('\n');
    expect(picture(`ESC * ${mode} 01 00 ${column} LF`)).toBe(expected);
    expect(print(`ESC * ${mode} 01 00 ${column} LF`).slips[0]!.images[0]).toMatchObject({ width: across, height: 24 });
  });

  test('columns stand in the line, text before and after them, the lowest three rows below the baseline', () => {
    expect(picture('"A" ESC * 21 02 00 FF FF FF 00 00 01 "A" LF').split('\n').slice(15)).toEqual(
      rows`
        ....#......
        .#..#..#...
        #.#.#.#.#..
        ###.#.###..
        #.#.#.#.#..
        #.#.#.#.#..
        ....#......
        ....#......
        ....##.....
      `.split('\n'),
    );
    const [slip] = print('"A" ESC * 21 02 00 FF FF FF 00 00 01 "A" LF').slips;
    expect(slip!.lines[0]).toMatchObject({ text: 'AA', height: 24, advance: 24 });
    expect(slip!.images).toEqual([{ x: 4, y: 4, width: 2, height: 24, command: 'ESC *', offset: 1, length: 11 }]);
  });

  test('bands touch when they are fed as far as they are tall', () => {
    const band = 'ESC * 21 01 00 FF FF FF LF';
    expect(picture(`ESC 3 30 ${band} ${band}`)).toBe(Array<string>(48).fill('#').join('\n'));
    expect(picture(`ESC 3 00 ${band} ${band}`)).toBe(Array<string>(48).fill('#').join('\n'));
  });

  test('columns beyond the area are dropped, or widen it for the line where the model does so', () => {
    const wide = joined('ESC * 21 30 00', new Uint8Array(3 * 48).fill(0xff), 'LF');
    const image = (before: string, model = small) => print(joined(before, wide), model).slips[0]!.images[0]!;
    expect(image('', smallPanel)).toMatchObject({ x: 0, width: 40 });
    expect(image('GS L 08 NUL GS W 10 NUL', smallPanel)).toMatchObject({ x: 8, width: 16 });
    expect(image('GS L 08 NUL GS W 10 NUL', small)).toMatchObject({ x: 0, width: 40 });
    const narrow = joined('GS L 08 NUL GS W 10 NUL ESC * 21 14 00', new Uint8Array(60).fill(0xff), 'LF "AAAAA" LF');
    const { images, lines } = print(narrow, small).slips[0]!;
    expect(images[0]).toMatchObject({ x: 8, width: 20 });
    expect(lines.map(({ text }) => text)).toEqual(['', 'AAAA', 'A']);
  });

  test('an unknown mode ends the command, and what follows is text', () => {
    expect(print('ESC * 05 "AB" LF').slips[0]!.lines[0]!.text).toBe('AB');
    expect(ignored('ESC * 05')).toEqual(['5 is no mode: what follows it is text']);
    expect(ignored('ESC * 21 00 00')).toEqual(['the image has no columns']);
  });

  test('is turned with its line', () => {
    expect(picture('ESC { 01 ESC * 21 01 00 80 00 00 LF').split('\n')).toEqual([
      ...Array<string>(23).fill(''),
      `${'.'.repeat(39)}#`,
    ]);
  });
});

describe('GS ( L and GS 8 L', () => {
  const store = 'GS ( L 0C 00 0 p 0 01 01 1 09 00 01 00 FF FF';

  test('fn 112 stores, fn 50 prints, rows padded to bytes', () => {
    expect(picture(`${store} GS ( L 02 00 0 2`)).toBe('#########');
    expect(picture(`GS 8 L 0C 00 00 00 0 p 0 01 01 1 09 00 01 00 FF FF GS ( L 02 00 0 02`)).toBe('#########');
    expect(print(`${store} GS ( L 02 00 0 2`).slips[0]!.images).toEqual([
      { x: 0, y: 4, width: 9, height: 1, command: 'GS ( L', offset: 17, length: 7 },
    ]);
  });

  test('enlarges and justifies', () => {
    const { slips } = print('ESC a 02 GS ( L 0B 00 0 p 0 02 02 1 08 00 01 00 80 GS ( L 02 00 0 2');
    expect(slips[0]!.images[0]).toMatchObject({ x: 24, width: 16, height: 2 });
  });

  test('prints once; without a stored picture nothing', () => {
    expect(ignored(`${store} GS ( L 02 00 0 2 GS ( L 02 00 0 2`)).toEqual(['no picture is stored']);
  });

  test.each([
    ['GS ( L 0B 00 0 p 3 01 01 1 08 00 01 00 80', 'tone 51 is not taken'],
    ['GS ( L 0B 00 0 p 0 01 01 2 08 00 01 00 80', 'the model has no colour 50'],
    ['GS ( L 0B 00 0 p 0 03 01 1 08 00 01 00 80', 'an enlargement of 3 x 1 is not defined'],
    ['GS ( L 0B 00 0 p 0 01 02 1 08 00 40 03 80', '8 x 832 dots are not taken: at most 2400 x 831'],
  ])('refuses %s', (stream, why) => {
    expect(ignored(stream)).toEqual([why]);
  });

  test('wait for an empty line', () => {
    expect(ignored(`${store} "A" GS ( L 02 00 0 2`)).toEqual(['it counts only while the line is empty']);
  });

  test('a model that is older than the command takes it and does nothing', () => {
    expect(ignored(`${store} GS ( L 02 00 0 2`, tmT88iii)).toEqual(['tm-t88iii lacks it', 'tm-t88iii lacks it']);
  });
});

describe('DC2 of panel printers', () => {
  test('DC2 * prints r rows of n bytes', () => {
    expect(picture('DC2 * 02 01 80 01', smallPanel)).toBe('#\n.......#');
    expect(ignored('DC2 * 00 01', smallPanel)).toEqual(['the image has no dots']);
  });

  test('DC2 V and DC2 v print rows of full width, the high or the low bit left', () => {
    const row = (byte: number) => [byte, ...Array<number>(47).fill(0)];
    expect(picture(joined('DC2 V 01 00', row(0xc0)), csnA2)).toBe('##');
    expect(picture(joined('DC2 v 02 00', row(0x03), row(0x80)), csnA2)).toBe('##\n.......#');
  });
});
