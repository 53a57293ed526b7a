import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readPcf } from '../../../scripts/glyphs/pcf.ts';

/** How a font file may lay out its tables. */
interface Layout {
  readonly bigEndian: boolean;
  readonly leftmostFirst: boolean;
  readonly compressedMetrics: boolean;
  /** Rows are padded to 1 << padding bytes. */
  readonly padding: number;
}

const WIDTH = 6;
const DROP = { encoding: 0x2141, left: 1, right: 4, ascent: 3, descent: 1, rows: ['#..', '.#.', '##.', '..#'] };

/** A font of ascent 4 and descent 2 with one glyph, 3 x 4 dots of ink in a cell 6 wide. */
function font(layout: Layout): Uint8Array {
  const bytes: number[] = [];
  const number = (size: number, value: number, big = layout.bigEndian) => {
    const place = (i: number) => 8 * (big ? size - 1 - i : i);
    for (let i = 0; i < size; i++) bytes.push((value >> place(i)) & 0xff);
  };
  const base = (layout.bigEndian ? 4 : 0) | (layout.leftmostFirst ? 8 : 0);
  const rowBytes = 1 << layout.padding;
  const tables: [type: number, format: number, write: () => void][] = [
    [
      1,
      base,
      () => {
        number(4, 1);
        number(4, 0);
        number(1, 1);
        number(4, 5);
        bytes.push(0, 0, 0);
        number(4, 9);
        bytes.push(...new TextEncoder().encode('FONT\0Tiny\0'));
      },
    ],
    [
      4,
      base | (layout.compressedMetrics ? 0x100 : 0),
      () => {
        const fields = [DROP.left, DROP.right, WIDTH, DROP.ascent, DROP.descent];
        number(layout.compressedMetrics ? 2 : 4, 1);
        if (layout.compressedMetrics) for (const field of fields) number(1, field + 0x80);
        else for (const field of [...fields, 0]) number(2, field);
      },
    ],
    [
      8,
      base | layout.padding,
      () => {
        for (const value of [1, 0, 0, 0, 0, 0]) number(4, value);
        for (const row of DROP.rows) {
          const bits = [...row].reduce(
            (sum, dot, x) => sum | (dot === '#' ? 1 << (layout.leftmostFirst ? 7 - x : x) : 0),
            0,
          );
          bytes.push(bits, ...Array<number>(rowBytes - 1).fill(0));
        }
      },
    ],
    [
      32,
      base,
      () => {
        for (const value of [0x40, 0x41, 0x21, 0x21, 0, 0xffff, 0]) number(2, value);
      },
    ],
    [
      256,
      base,
      () => {
        number(4, 0);
        number(4, 0);
        number(4, 4);
        number(4, 2);
      },
    ],
  ];
  bytes.push(1, 0x66, 0x63, 0x70);
  number(4, tables.length, false);
  const contents = bytes.length;
  bytes.push(...Array<number>(16 * tables.length).fill(0));
  tables.forEach(([type, format, write], i) => {
    const start = bytes.length;
    number(4, format, false);
    write();
    const end = bytes.length;
    for (const value of [type, format, end - start, start]) number(4, value, false);
    bytes.splice(contents + 16 * i, 16, ...bytes.splice(end));
  });
  return Uint8Array.from(bytes);
}

const layouts: [string, Layout][] = [
  ['as Debian has them', { bigEndian: true, leftmostFirst: true, compressedMetrics: true, padding: 2 }],
  ['the other way round', { bigEndian: false, leftmostFirst: false, compressedMetrics: false, padding: 0 }],
  ['wide rows', { bigEndian: false, leftmostFirst: true, compressedMetrics: false, padding: 3 }],
];

describe.each(layouts)('a font with its tables %s', (_name, layout) => {
  test.each([
    ['plain', font(layout)],
    ['gzipped', gzipSync(font(layout))],
  ])('%s: the glyph lies at its bearing and on the baseline', (_packing, file) => {
    const { properties, ascent, descent, encodings, cell } = readPcf(file);
    expect([...properties]).toEqual([['FONT', 'Tiny']]);
    expect({ ascent, descent, encodings }).toEqual({ ascent: 4, descent: 2, encodings: [0x2141] });
    const { width, height, dots } = cell(0x2141)!;
    const rows = Array.from({ length: height }, (_, y) =>
      [...dots.subarray(y * width, (y + 1) * width)].map((dot) => '.#'[dot]).join(''),
    );
    expect(rows).toEqual(['......', '.#....', '..#...', '.##...', '...#..', '......']);
    expect(cell(0x2140)).toBeUndefined();
  });
});
