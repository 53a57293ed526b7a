import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tmT88v } from '../../../emulator/models/tm-t88v.ts';
import { runs } from '../../runs.ts';
import { bytes, joined } from '../notation.ts';
import { drawn, picture, print, rows } from '../printing.ts';
import { small } from '../small.ts';

const ignored = (stream: Uint8Array, model = small) =>
  print(stream, model).entries.flatMap((entry) => (entry.ignored ? [entry.ignored] : []));

type Colour = readonly [red: number, green: number, blue: number];
const WHITE: Colour = [255, 255, 255];
const BLACK: Colour = [0, 0, 0];

const long = (n: number) => [n & 255, (n >> 8) & 255, (n >> 16) & 255, n >>> 24];

/** A BMP file of `bits` a dot, its rows given from the top; a dot is a place in the palette, or of 24 bits a colour. */
function bmp(
  bits: 1 | 4 | 8,
  palette: readonly Colour[],
  dots: readonly (readonly number[])[],
  more?: Partial<Record<'header' | 'compression' | 'bits' | 'height' | 'size', number>>,
): Uint8Array;
function bmp(bits: 24, palette: null, dots: readonly (readonly Colour[])[]): Uint8Array;
function bmp(
  bits: number,
  palette: readonly Colour[] | null,
  dots: readonly (readonly (number | Colour)[])[],
  more: Partial<Record<'header' | 'compression' | 'bits' | 'height' | 'size', number>> = {},
): Uint8Array {
  const packed = dots.toReversed().flatMap((row) => {
    const binary = row.map((dot) =>
      typeof dot === 'number'
        ? dot.toString(2).padStart(bits, '0')
        : dot
            .toReversed()
            .map((part) => part.toString(2).padStart(8, '0'))
            .join(''),
    );
    const line = binary.join('');
    return line
      .padEnd(Math.ceil(line.length / 32) * 32, '0')
      .match(/.{8}/g)!
      .map((byte) => Number.parseInt(byte, 2));
  });
  const colours = (palette ?? []).flatMap(([red, green, blue]) => [blue, green, red, 0]);
  const offset = 54 + colours.length;
  const file = [
    ...[0x42, 0x4d, ...long(more.size ?? offset + packed.length), 0, 0, 0, 0, ...long(offset)],
    ...[...long(more.header ?? 40), ...long(dots[0]!.length), ...long(more.height ?? dots.length)],
    ...[1, 0, more.bits ?? bits, 0, ...long(more.compression ?? 0), ...long(0), ...long(0), ...long(0)],
    ...[...long(palette?.length ?? 0), ...long(0), ...colours, ...packed],
  ];
  return Uint8Array.from(file);
}

/** Rows of `#` and `.` as places in a palette. */
const dots = (text: string, dark: number, light: number) =>
  text.split('\n').map((row) => Array.from(row, (dot) => (dot === '#' ? dark : light)));

const ARROW = ['#.......#', '##......#', '###.....#', '####....#'].join('\n');

describe.each([
  ['NV graphics', 'C', 'E', 24],
  ['downloaded graphics', 'S', 'U', 16],
])('%s from a Windows BMP file', (_, define, show, control) => {
  const file = bmp(1, [BLACK, WHITE], dots(ARROW, 0, 1));
  const defined = (data: Uint8Array, tone = '0') => joined(`GS D 0 ${define} 0 A 1 ${tone} 1`, data);
  const shown = bytes(`GS ( L 06 00 0 ${show} A 1 01 01`);

  test('are printed by their key code, rows from the top', () => {
    expect(picture(joined(defined(file), shown))).toBe(ARROW);
    expect(ignored(joined(defined(file), shown))).toEqual([]);
  });

  test.each([
    ['1 bit, white first', bmp(1, [WHITE, BLACK], dots(ARROW, 1, 0))],
    ['4 bits', bmp(4, [WHITE, [255, 255, 0], BLACK, [0, 0, 255]], dots(ARROW, 3, 1))],
    [
      '8 bits',
      bmp(
        8,
        [
          [127, 127, 127],
          [128, 128, 128],
        ],
        dots(ARROW, 0, 1),
      ),
    ],
    [
      '24 bits',
      bmp(
        24,
        null,
        dots(ARROW, 1, 0).map((row) => row.map((dark) => (dark ? [200, 0, 0] : [0, 255, 0]) as Colour)),
      ),
    ],
  ])('%s a dot: black is what is darker than half', (_name, data) => {
    expect(picture(joined(defined(data), shown))).toBe(ARROW);
  });

  test('in 16 tones, as GS ( L has them: so many of 16 dots are black', () => {
    const grey: readonly Colour[] = Array.from({ length: 16 }, (_none, i) => [i * 17, i * 17, i * 17]);
    const cells = Array.from({ length: 4 }, () =>
      Array.from({ length: 24 }, (_none, x) => [15, 13, 8, 4, 1, 0][x >> 2]!),
    );
    const rowsOf = drawn(print(joined(defined(bmp(4, grey, cells), '4'), shown)).slips[0]!.dots, 4).split('\n');
    const black = [0, 1, 2, 3, 4, 5].map(
      (cell) =>
        rowsOf
          .map((row) => row.slice(cell * 4, cell * 4 + 4))
          .join('')
          .replaceAll('.', '').length,
    );
    expect(black).toEqual([0, 3, 8, 12, 15, 16]);
    expect(ignored(defined(file, '4'), { ...small, tones: false })).toEqual(['tone 52 is not taken']);
  });

  test('take as many bytes as the file, and a few more', () => {
    const size = file.length + control;
    const model = { ...small, memory: { ...small.memory, graphics: 2 * size - 1, downloads: 2 * size - 1 } };
    const another = joined(`GS D 0 ${define} 0 B 1 0 1`, file);
    expect(ignored(joined(defined(file), defined(file), another), model)).toEqual([
      `it takes ${size} bytes of memory, of which ${size - 1} are free`,
    ]);
    const least = { ...small, memory: { ...small.memory, graphics: size - 1, downloads: size - 1 } };
    expect(ignored(defined(file), least)).toEqual([`it takes ${size} bytes of memory, of which there are ${size - 1}`]);
  });

  test('that cannot be read leave what was defined', () => {
    const palette = [BLACK, WHITE];
    const wrong = [
      bmp(1, palette, dots(ARROW, 0, 1), { compression: 1 }),
      bmp(1, palette, dots(ARROW, 0, 1), { bits: 16 }),
      bmp(1, palette, dots(ARROW, 0, 1), { height: -4 }),
      bmp(1, palette, dots(ARROW, 0, 1), { header: 12 }),
      bmp(1, palette, dots(ARROW, 0, 1), { height: 5 }),
      bmp(1, palette, dots(ARROW, 0, 1), { height: 0 }),
      Uint8Array.of(0x50, 0x4d, 60, 0, 0, 0, ...new Uint8Array(54)),
      Uint8Array.of(0x42, 0x4d, 6, 0, 0, 0),
    ];
    const stream = joined(defined(file), ...wrong.map((data) => defined(data)), shown);
    expect(picture(stream)).toBe(ARROW);
    expect(ignored(stream)).toEqual([
      'a compressed BMP file is not taken',
      'a BMP file of 16 bits a dot is not taken: 1, 4, 8 or 24',
      'a BMP file whose highest row comes first is not taken',
      'its header is not that of a Windows BMP file',
      'the BMP file is cut off',
      '9 x 0 dots are not taken: at most 8192 x 2304',
      'it is no Windows BMP file',
      'it is no Windows BMP file',
    ]);
  });

  test('want a key code, a tone and a colour', () => {
    const with_ = (parameters: string) => joined(`GS D 0 ${define} 0 ${parameters}`, file);
    expect(ignored(joined(with_('A 7F 0 1'), with_('A 1 2 1'), with_('A 1 0 2')))).toEqual([
      'a key code has two characters from 20h to 7Eh',
      'tone 50 is not taken',
      'the model has no colour 50',
    ]);
  });

  test('whatever the file holds, what follows it is printed', () => {
    const head = bmp(8, [BLACK, WHITE], dots(ARROW, 0, 1));
    const spoiled = fc
      .array(fc.tuple(fc.integer({ min: 6, max: 61 }), fc.nat(255)), { minLength: 1, maxLength: 6 })
      .map((changes) => {
        const data = head.slice();
        for (const [at, byte] of changes) data[at] = byte;
        return data;
      });
    fc.assert(
      fc.property(spoiled, (data) => {
        expect(print(joined(defined(data), '"A" LF'), tmT88v).slips[0]!.lines.map(({ text }) => text)).toEqual(['A']);
      }),
      runs(100),
    );
  });
});

test('a picture of functions 67 and 69 of GS ( L is replaced by one from a file', () => {
  const stream = joined(
    'GS ( L 0C 00 0 C 0 A 1 01 08 00 01 00 1 AA',
    'GS D 0 C 0 A 1 0 1',
    bmp(1, [WHITE, BLACK], [[1, 1, 0, 1]]),
    'GS ( L 06 00 0 E A 1 01 01',
  );
  expect(picture(stream)).toBe(rows`##.#`);
});
