import { describe, expect, test } from 'vitest';
import { csnA2 } from '../../../emulator/models/csn-a2.ts';
import { tmT88v } from '../../../emulator/models/tm-t88v.ts';
import { drawn, print } from '../printing.ts';
import { small } from '../small.ts';
import { readDots } from './reading.ts';

/** A model with room for a barcode and the small fonts for HRI. */
const wide = { ...small, dots: 200 };
const codes = (stream: string, model = wide) =>
  print(stream, model).slips.flatMap((slip) =>
    slip.codes.map(({ symbology, data, x, y, width, height }) => [symbology, data, x, y, width, height]),
  );
const text = (stream: string, model = wide) =>
  print(stream, model).slips.flatMap(({ lines }) => lines.map((line) => line.text));
const entries = (stream: string, model = wide) => print(stream, model).entries.map(({ id, length }) => [id, length]);

describe('dots', () => {
  test('modules and height are those of GS w and GS h', () => {
    expect(codes('GS w 02 GS h 05 GS k 44 07 "5512345"')).toEqual([['EAN8', '55123457', 0, 4, 134, 5]]);
    expect(codes('GS k 44 07 "5512345"', tmT88v)).toEqual([['EAN8', '55123457', 0, 106, 201, 162]]);
  });

  test('every row of bars is the same', () => {
    const { dots } = print('GS w 02 GS h 03 GS k 44 07 "5512345"', wide).slips[0]!;
    const [first, second, third, ...more] = drawn(dots, 4).split('\n');
    expect(first).toMatch(/^##\.\.##\.\.####\.{6}##\.\./);
    expect([second, third, more]).toEqual([first, first, []]);
  });

  test.each([
    [2, 2, 5],
    [3, 3, 8],
    [4, 4, 10],
    [5, 5, 13],
    [6, 6, 16],
  ])('two widths: n = %s of GS w is %s dots narrow, %s wide', (n, narrow, broad) => {
    const { dots } = print(`GS w 0${n} GS h 01 GS k 05 "11" NUL`, { ...wide, dots: 512 }).slips[0]!;
    // Start of ITF is four narrow elements; the digit 1 begins with a wide bar.
    const start = ['#', '.', '#', '.'].map((dot) => dot.repeat(narrow)).join('');
    expect(drawn(dots, 4).startsWith(`${start}${'#'.repeat(broad)}`)).toBe(true);
  });

  test('GS w and GS h refuse what no printer draws', () => {
    expect(print('GS w 01 GS w 07 GS h 00 GS H 04 GS f 02').entries.map(({ ignored }) => ignored)).toEqual([
      '1 is no module width',
      '7 is no module width',
      'a barcode of no height is not defined',
      '4 is no place for HRI',
      'the model has no font 2',
    ]);
  });
});

describe('HRI', () => {
  const rowsOf = (stream: string) => drawn(print(stream, wide).slips[0]!.dots, 4).split('\n');

  test('stands centred above and below the bars, and is no line', () => {
    const setting = 'GS w 02 GS h 02 GS H 03';
    const { slips, printer } = print(`${setting} GS k 05 "11" NUL`, wide);
    expect(slips[0]!.lines).toEqual([]);
    expect(printer.moved).toBe(6 + 2 + 6);
    expect(slips[0]!.codes[0]).toMatchObject({ x: 0, y: 10, width: 49, height: 2 });
    const all = rowsOf(`${setting} GS k 05 "11" NUL`);
    expect(all.slice(0, 5)).toEqual(
      ['.#...#', '##..##', '.#...#', '.#...#', '###.###'].map((row) => '.'.repeat(20) + row),
    );
    expect(all.slice(8)).toEqual(all.slice(0, 5));
    expect(all[6]).toBe(all[7]);
  });

  test('in Font B by GS f', () => {
    expect(print('GS f 01 GS H 02 GS h 02 GS w 02 GS k 05 "11" NUL', wide).printer.moved).toBe(2 + 4);
  });

  test('ESC { turns bars and HRI together', () => {
    const upright = rowsOf('GS w 02 GS h 02 GS H 02 GS k 05 "11" NUL');
    const turned = upright.reverse().map((row) => [...row.padEnd(200, '.')].reverse().join('').replace(/\.+$/, ''));
    expect(rowsOf('ESC { 01 GS w 02 GS h 02 GS H 02 GS k 05 "11" NUL').join('\n').trim()).toBe(
      turned.join('\n').trim(),
    );
    expect(codes('ESC { 01 GS w 02 GS h 02 GS H 02 GS k 05 "11" NUL')[0]).toEqual(['ITF', '11', 151, 10, 49, 2]);
  });
});

describe('place', () => {
  test.each([
    ['ESC a 01', 75],
    ['ESC a 02', 151],
    ['GS L 0A 00', 10],
    ['ESC $ 0A 00', 10],
  ])('%s', (before, x) => {
    expect(codes(`${before} GS w 02 GS h 02 GS k 05 "11" NUL`)[0]![2]).toBe(x);
  });

  test('GS x of panel printers leaves dots free before it', () => {
    expect(codes('GS x 0C GS w 02 GS k 05 "11" NUL', csnA2)[0]![2]).toBe(12);
  });

  test('bars that do not fit print nothing and feed as much', () => {
    const { slips, printer, diagnostics } = print('GS h 14 GS H 02 GS k 05 "11" NUL', small);
    expect(slips).toEqual([]);
    expect(printer.moved).toBe(20 + 6);
    expect(diagnostics).toEqual([
      {
        offset: 6,
        severity: 'warning',
        code: 'barcode-too-wide',
        message: 'ITF is 76 dots wide, the print area 40: nothing is printed in its place',
      },
    ]);
  });

  test('on a line that holds data the header is dropped and the rest is text', () => {
    expect(text('"A" GS k 05 "11" NUL LF')).toEqual(['A11']);
    expect(text('"A" GS k 46 02 "11" LF')).toEqual(['A11']);
  });
});

describe('where the data ends', () => {
  test('the older form ends with NUL, or after as many digits as the symbology takes', () => {
    expect(entries('GS k 02 "490123456789" NUL')).toEqual([['GS k 2', 16]]);
    expect(entries('GS k 02 "4901234567894" "A"')).toEqual([
      ['GS k 2', 16],
      ['text', 1],
    ]);
    expect(entries('GS k 00 "012345678905" NUL')).toEqual([
      ['GS k 0', 15],
      ['NUL', 1],
    ]);
    expect(codes('GS k 02 "4901234567894" GS k 03 "5512345" NUL', tmT88v).map(([, data]) => data)).toEqual([
      '4901234567894',
      '55123457',
    ]);
  });

  test('too few digits before NUL do nothing', () => {
    const { printer, diagnostics } = print('GS k 02 "49" NUL', wide);
    expect(printer.moved).toBe(0);
    expect(diagnostics[0]).toMatchObject({
      code: 'barcode-refused',
      message: 'EAN13 takes 12 or 13 digits, but 2 came.',
    });
  });

  test.each(['GS k 43 05 "12345" LF', 'GS k 46 03 "123" LF', 'GS k 49 01 "{" LF', 'GS k 41 0D "1234567890123" LF'])(
    'a count that the symbology does not take cancels the command, the data is text: %s',
    (stream) => {
      expect(entries(stream)[0]![1]).toBe(4);
      expect(codes(stream)).toEqual([]);
      expect(text(stream)).toEqual([/"(.*)"/.exec(stream)![1]]);
    },
  );

  test('an odd number of ITF digits in the older form drops the last', () => {
    expect(codes('GS w 02 GS k 05 "123" NUL').map(([, data]) => data)).toEqual(['12']);
  });

  test('a byte that is none of the symbology ends the data; it only feeds, the rest is text', () => {
    const { slips, printer, diagnostics } = print('GS h 0A GS k 43 0C "49X123456789" LF', wide);
    expect(diagnostics.at(0)).toMatchObject({
      code: 'barcode-refused',
      message: 'EAN13 takes digits, but byte 3 is 58h (X).',
    });
    expect(slips[0]!.lines.map(({ y, text }) => [y, text])).toEqual([[14, '123456789']]);
    expect(printer.moved).toBe(18);
    expect(entries('GS k 05 "12X34" NUL')).toEqual([
      ['GS k 5', 6],
      ['text', 2],
      ['NUL', 1],
    ]);
    expect(text('GS k 49 06 "{A" 60 "abc" LF')).toEqual(['abc']);
  });

  test('a star after the first character of CODE39 ends it; what follows is text', () => {
    expect(codes('GS w 02 GS k 04 "*AB*1" NUL LF').map(([, data]) => data)).toEqual(['AB']);
    expect(text('GS w 02 GS k 04 "*AB*1" NUL LF')).toEqual(['1']);
    expect(text('GS w 02 GS k 45 05 "AB*L1" LF')).toEqual(['L1']);
    expect(entries('GS k 04 "*AB*" NUL')).toEqual([
      ['GS k 4', 7],
      ['NUL', 1],
    ]);
  });

  test('commands may come within counted data', () => {
    expect(entries('GS k 48 06 ESC @ GS V 00 "A" "B" LF')).toEqual([
      ['GS k 72', 10],
      ['text', 1],
      ['LF', 1],
    ]);
  });
});

describe('barcodes of newer printers', () => {
  const GTIN = '"0361234567890"';

  /** Widths are in modules as their standards give them; heights those of GS h, or what a DataBar has at least. */
  test.each([
    ['GS k 4A 13 "(01)9521234543213*A"', 'GS1-128', '0195212345432134A', 12 * 11 + 24, 50, 'Code128'],
    [`GS k 4B 0D ${GTIN}`, 'GS1 DataBar Omnidirectional', '0103612345678904', 96, 66, 'DataBarOmni'],
    [`GS k 4C 0D ${GTIN}`, 'GS1 DataBar Truncated', '0103612345678904', 96, 50, 'DataBarOmni'],
    ['GS k 4D 0D "0351234567890"', 'GS1 DataBar Limited', '0103512345678907', 79, 50, 'DataBarLtd'],
    ['GS k 4E 0D "(10)AB{1(21)5"', 'GS1 DataBar Expanded', '10AB\x1d215', 4 + 2 * 49 + 32, 68, 'DataBarExp'],
    ['GS k 4F 08 "ab123456"', 'CODE128', 'ab123456', 7 * 11 + 24, 50, 'Code128'],
  ] as const)('%s', async (stream, symbology, data, modules, height, format) => {
    const { slips, diagnostics } = print(`GS w 02 GS h 32 ${stream}`, tmT88v);
    const [code] = slips[0]!.codes;
    expect(code).toMatchObject({ symbology, data, width: 2 * modules, height });
    expect(await readDots(slips[0]!, code!, format)).toBe(data);
    expect(diagnostics).toEqual([]);
  });

  test('data that they refuse is taken whole; a byte that they do not have ends it', () => {
    expect(codes('GS k 4D 0D "9361234567890" GS k 4E 06 "(1)AB{"')).toEqual([]);
    expect(text('GS k 4E 06 "(1)AB{" "A" LF')).toEqual(['A']);
    expect(text('GS k 4B 0D "03612345X7890" "A" LF')).toEqual(['7890A']);
    expect(text('GS k 4B 0C "036123456789" LF')).toEqual(['036123456789']);
    expect(print('GS h 32 GS k 4E 06 "(1)AB{"', wide).printer.moved).toBe(50);
  });

  test('they are no commands of panel printers', () => {
    expect(codes(`GS k 4B 0D ${GTIN}`, csnA2)).toEqual([]);
  });

  test('HRI wider than the bars stays within the print area', () => {
    const hri = (before: string, left: number) => {
      const { dots, codes } = print(`${before} GS w 02 GS h 02 GS H 02 GS k 4D 0D "0351234567890"`, tmT88v).slips[0]!;
      const top = codes[0]!.y + codes[0]!.height;
      return Array.from({ length: 24 * 216 }, (_, i) => dots.get(left + (i % 216), top + Math.floor(i / 216)));
    };
    // 18 characters of 12 dots under bars of 158.
    const centred = hri('ESC a 01', 256 - 108);
    expect(centred.filter((dot) => dot).length).toBeGreaterThan(500);
    expect(hri('ESC a 00', 0)).toEqual(centred);
    expect(hri('ESC a 02', 512 - 216)).toEqual(centred);
  });
});
