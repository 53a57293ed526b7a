import { describe, expect, test } from 'vitest';
import type { Model } from '../../../emulator/models/model.ts';
import { tmT88iii } from '../../../emulator/models/tm-t88iii.ts';
import { tmT88v } from '../../../emulator/models/tm-t88v.ts';
import { picture, print, rows } from '../printing.ts';
import { small } from '../small.ts';

const CORNER = 'ESC L ESC W 00 00 00 00 10 00 30 00';
/** Three rows of eight dots: a wedge. */
const RASTER = 'GS v 0 00 01 00 03 00 E0 C0 80';

const images = (stream: string, model: Model = small) =>
  print(stream, model).slips.flatMap(({ images: marks, dots }) =>
    marks.map(({ command, x, y, width, height }) => [command, x, y - (dots.width > 100 ? 106 : 4), width, height]),
  );
const codes = (stream: string, model: Model = tmT88v) =>
  print(stream, model).slips.flatMap(({ codes: marks }) =>
    marks.map(({ symbology, x, y, width, height }) => [symbology, x, y - 106, width, height]),
  );
const cells = (stream: string, model: Model = small) =>
  print(stream, model).slips.flatMap(({ lines, dots }) =>
    lines.flatMap(({ runs }) => runs.map(({ text, x, y }) => [text, x, y - (dots.width > 100 ? 106 : 4)])),
  );

describe('pictures', () => {
  test('stand on the baseline, their lower left point on the position', () => {
    expect(picture(`${CORNER} "A" ${RASTER} "L" 0C`)).toBe(rows`
      .#..........#
      #.#.........#
      ###.###.....#
      #.#.##......#
      #.#.#.......###`);
    expect(images(`${CORNER} "A" ${RASTER} 0C`)).toEqual([['GS v 0', 4, 2, 8, 3]]);
  });

  test('lie as the page is printed', () => {
    expect(picture(`${CORNER} ESC T 01 ${RASTER} 0C`).split('\n').slice(21).join('\n')).toBe(rows`
      ..#
      ..##
      ..###`);
    expect(images(`${CORNER} ESC T 01 ${RASTER} 0C`)).toEqual([['GS v 0', 2, 16, 3, 8]]);
    expect(picture(`${CORNER} ESC T 03 ${RASTER} 0C`)).toBe(rows`
      ...........###
      ............##
      .............#`);
    expect(images(`${CORNER} ESC T 02 ${RASTER} 0C`)).toEqual([['GS v 0', 8, 19, 8, 3]]);
  });

  test('are cut off at the edges of the area', () => {
    expect(images(`${CORNER} ESC $ 0A 00 ${RASTER} 0C`)).toEqual([['GS v 0', 10, 2, 6, 3]]);
    expect(images(`${CORNER} GS $ 04 00 ${RASTER} 0C`)).toEqual([['GS v 0', 0, 0, 8, 2]]);
    expect(picture(`${CORNER} GS $ 04 00 ${RASTER} 0C`)).toBe(rows`
      ##
      #`);
    expect(images(`ESC L ESC W 00 00 00 00 10 00 08 00 ${RASTER} 0C`)).toEqual([['GS v 0', 0, 2, 8, 2]]);
  });

  test('ESC * too; one for which no column is left goes to the next line', () => {
    const column = 'ESC * 01 04 00 80 C0 E0 F0';
    expect(images(`${CORNER} GS $ 30 00 ESC $ 0C 00 ${column} ESC 3 00 ${column} 0C`)).toEqual([
      ['ESC *', 12, 0, 4, 24],
      ['ESC *', 0, 0, 4, 24],
    ]);
    expect(picture(`${CORNER} GS $ 30 00 ${column} 0C`)).toBe(rows`
      ####
      ####
      ####
      .###
      .###
      .###
      ..##
      ..##
      ..##
      ...#
      ...#
      ...#`);
  });

  test('an image six bytes tall begins at the top after a feed of 54/360 inch', () => {
    const image = 'GS v 0 00 01 00 30 00'.concat(' FF'.repeat(48));
    expect(images(`ESC L ESC 3 36 LF ${image} 0C`, tmT88v)).toEqual([['GS v 0', 0, 0, 8, 48]]);
    expect(images(`ESC L ESC 3 34 LF ${image} 0C`, tmT88v)).toEqual([['GS v 0', 0, 0, 8, 47]]);
  });

  test('GS v 0 is no command for the pages of a TM-T88III', () => {
    const { slips, entries } = print(`ESC L ${RASTER} "A" 0C`, tmT88iii);
    expect(slips[0]!.images).toEqual([]);
    expect(slips[0]!.lines.map(({ text }) => text)).toEqual(['A']);
    expect(entries[1]).toMatchObject({ id: 'GS v 0', ignored: 'tm-t88iii does not draw it in page mode' });
  });

  test('GS ( L 112 places its picture at once, and the position stays', () => {
    const store = 'GS ( L 0D 00 0 p 0 01 01 1 08 00 03 00 E0 C0 80';
    expect(images(`${CORNER} ${store} 0C`)).toEqual([['GS ( L', 0, 2, 8, 3]]);
    expect(cells(`${CORNER} ${store} "A" 0C`)).toEqual([['A', 0, 0]]);
    expect(print(`${CORNER} ${store} 0C GS ( L 02 00 0 2`).entries.at(-1)!.ignored).toBe('no picture is stored');
  });
});

describe('codes', () => {
  const EAN = 'GS h 32 GS w 02 GS k 43 0C "496595707379"';
  const QR = 'GS ( k 08 00 1 P 0 "HELLO" GS ( k 03 00 1 Q 0';
  const AREA = 'ESC L ESC W 00 00 00 00 C8 00 20 03';

  test('stand on the baseline, the position goes on at their right', () => {
    expect(codes(`${AREA} GS $ C8 00 ${EAN} 0C`)).toEqual([['EAN13', 0, 50, 190, 50]]);
    expect(cells(`${AREA} GS $ C8 00 ${QR} "A" 0C`, tmT88v)).toEqual([['A', 63, 100 - 21]]);
    expect(codes(`${AREA} GS $ C8 00 "A" ${QR} 0C`)).toEqual([['QR', 12, 37, 63, 63]]);
  });

  test('lie as the page is printed, and are the same dots', () => {
    expect(codes(`${AREA} ESC T 01 GS $ 64 00 ${QR} 0C`)).toEqual([['QR', 37, 400 - 63, 63, 63]]);
    const [upright, turned] = ['00 GS $ C8 00', '01 GS $ 64 00'].map((n) => {
      const { dots } = print(`${AREA} ESC T ${n} ${QR} 0C`, tmT88v).slips[0]!;
      return (x: number, y: number) => dots.get(x, 106 + y);
    });
    let black = 0;
    for (let y = 0; y < 63; y++) {
      for (let x = 0; x < 63; x++) {
        expect(turned!(37 + y, 399 - x)).toBe(upright!(x, 37 + y));
        if (upright!(x, 37 + y)) black++;
      }
    }
    expect(black).toBeGreaterThan(1000);
  });

  test('have their HRI below the baseline', () => {
    const { dots } = print(`${AREA} GS $ C8 00 GS H 02 ${EAN} 0C`, tmT88v).slips[0]!;
    const inked = Array.from({ length: dots.height - 106 }, (_, y) => !dots.rowIsBlank(106 + y));
    expect([inked.indexOf(true), inked.slice(50, 100).every(Boolean)]).toEqual([50, true]);
    expect(inked.lastIndexOf(true)).toBeGreaterThan(110);
    expect(inked.lastIndexOf(true)).toBeLessThan(124);
  });

  test('that do not fit are not drawn; what follows goes to the next line', () => {
    const { slips, diagnostics } = print(`${AREA} ESC $ 14 00 ${EAN} "A" 0C`, tmT88v);
    expect(slips[0]!.codes).toEqual([]);
    expect(diagnostics).toMatchObject([{ code: 'barcode-too-wide' }]);
    expect(cells(`${AREA} ESC $ 14 00 ${EAN} "A" 0C`, tmT88v)).toEqual([['A', 0, 30]]);
  });

  test('with data that cannot be encoded leave the position', () => {
    expect(cells(`${AREA} "A" GS k 43 0C "49659570X" "B" 0C`, tmT88v)).toEqual([
      ['A', 0, 0],
      ['B', 12, 0],
    ]);
  });
});

describe('rules', () => {
  const line = (from: string, to: string, style = '01') => `GS ( Q 0C 00 0 ${from} ${to} 01 ${style} 0`;

  test('are level or upright lines, one stroke or two', () => {
    expect(
      picture(`${CORNER} ${line('00 00 00 00', '07 00 00 00')} ${line('0A 00 00 00', '0A 00 0A 00', '05')} 0C`),
    ).toBe(rows`
      ########..##..##
      ..........##..##
      ..........##..##
      ..........##..##
      ..........##..##
      ..........##..##`);
  });

  test('are boxes', () => {
    expect(picture(`${CORNER} GS ( Q 0E 00 1 00 00 00 00 06 00 0C 00 01 04 0 0 01 0C`)).toBe(rows`
      #######
      #.....#
      #.###.#
      #.#.#.#
      #.###.#
      #.....#
      #######`);
  });

  test('lie as the page is printed, leave the position, and know their bytes', () => {
    const stream = `${CORNER} ESC T 03 ${line('00 00 02 00', '0A 00 02 00')} "A" 0C`;
    expect(print(stream).slips[0]!.images).toEqual([
      { command: 'GS ( Q', x: 13, y: 4, width: 1, height: 6, offset: 15, length: 17 },
    ]);
    expect(cells(stream)).toEqual([['A', 10, 0]]);
  });

  test('that are slanted, or of no style, are refused', () => {
    const why = (stream: string) => print(`${CORNER} ${stream}`).entries.at(-1)!.ignored;
    expect(why(line('00 00 00 00', '07 00 08 00'))).toBe('only level and upright lines are drawn');
    expect(why(line('00 00 00 00', '07 00 00 00', '07'))).toBe('7 is no style of lines');
    expect(why('GS ( Q 0E 00 1 00 00 00 00 06 00 0C 00 01 00 0 0 01')).toBe('0 is no style of lines');
  });
});
