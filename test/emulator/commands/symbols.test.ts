import { describe, expect, test } from 'vitest';
import type { ReadInputBarcodeFormat } from 'zxing-wasm/reader';
import type { Model } from '../../../emulator/models/model.ts';
import { tmT20iii } from '../../../emulator/models/tm-t20iii.ts';
import { tmT88v } from '../../../emulator/models/tm-t88v.ts';
import { joined } from '../notation.ts';
import { print } from '../printing.ts';
import { readDots } from './reading.ts';

/** A function of GS ( k: cn, fn and what follows. */
const fn = (notation: string) => {
  const body = joined(notation);
  return joined('GS ( k', [body.length & 255, body.length >> 8], body);
};
const all = (...functions: readonly string[]) => joined(...functions.map(fn));

const codes = (stream: Uint8Array, model: Model = tmT88v) => print(stream, model).slips.flatMap((slip) => slip.codes);
const ignored = (stream: Uint8Array, model: Model = tmT88v) =>
  print(stream, model).entries.flatMap((entry) => (entry.ignored ? [entry.ignored] : []));

const EXPANDED = '"(01)98898765432106(3202)012345(15)991231"';
const EXPANDED_READ = '0198898765432106320201234515991231';
const STACKED_READ = '0103612345678904';

type Row = readonly [
  name: string,
  functions: readonly string[],
  printed: readonly [symbology: string, data: string, width: number, height: number],
  format: ReadInputBarcodeFormat,
  read: string,
];

/** Sizes follow from the modules of a symbol, which its standard gives, and the parameters. */
const symbols: readonly Row[] = [
  // 17 modules a column and 69 beside them; three rows, three modules tall each.
  ['PDF417', ['0 A 04', '0 P 0 "HELLO"', '0 Q 0'], ['PDF417', 'HELLO', 137 * 3, 27], 'PDF417', 'HELLO'],
  [
    'PDF417 of 2-dot modules, rows of 4 modules',
    ['0 A 02', '0 B 0A', '0 C 02', '0 D 04', '0 P 0 "HELLO"', '0 Q 0'],
    ['PDF417', 'HELLO', 103 * 2, 10 * 8],
    'PDF417',
    'HELLO',
  ],
  [
    'PDF417 of level 4',
    ['0 A 05', '0 E 0 4', '0 P 0 "HELLO"', '0 Q 0'],
    ['PDF417', 'HELLO', 154 * 3, 8 * 9],
    'PDF417',
    'HELLO',
  ],
  [
    'PDF417 as wide as the area',
    ['0 P 0 "HELLO"', '0 Q 0'],
    ['PDF417', 'HELLO', (69 + 5 * 17) * 3, 27],
    'PDF417',
    'HELLO',
  ],
  [
    'compact PDF417',
    ['0 A 04', '0 F 01', '0 P 0 "HELLO"', '0 Q 0'],
    ['Compact PDF417', 'HELLO', 103 * 3, 27],
    'CompactPDF417',
    'HELLO',
  ],
  ['QR model 1', ['1 A 1 00', '1 P 0 "HELLO"', '1 Q 0'], ['QR', 'HELLO', 63, 63], 'QRCode', 'HELLO'],
  [
    'QR model 1 of level H',
    ['1 A 1 00', '1 C 02', '1 E 3', '1 P 0 "HELLO, model 1"', '1 Q 0'],
    ['QR', 'HELLO, model 1', 50, 50],
    'QRCode',
    'HELLO, model 1',
  ],
  ['Micro QR', ['1 A 3 00', '1 C 05', '1 P 0 "12345"', '1 Q 0'], ['Micro QR', '12345', 55, 55], 'MicroQRCode', '12345'],
  [
    'Micro QR of level M',
    ['1 A 3 00', '1 E 1', '1 P 0 "AB12"', '1 Q 0'],
    ['Micro QR', 'AB12', 39, 39],
    'MicroQRCode',
    'AB12',
  ],
  ['MaxiCode', ['2 A 4', '2 P 0 "MAXI 123"', '2 Q 0'], ['MaxiCode', 'MAXI 123', 187, 180], 'MaxiCode', 'MAXI 123'],
  [
    'DataBar Stacked',
    ['3 P 0 H "0361234567890"', '3 Q 0'],
    ['GS1 DataBar Stacked', STACKED_READ, 100, 26],
    'DataBarStk',
    STACKED_READ,
  ],
  [
    'DataBar Stacked Omnidirectional',
    ['3 C 04', '3 P 0 I "0361234567890"', '3 Q 0'],
    ['GS1 DataBar Stacked Omnidirectional', STACKED_READ, 200, 276],
    'DataBarStkOmni',
    STACKED_READ,
  ],
  [
    'DataBar Expanded Stacked, two segments in 20 mm',
    [`3 P 0 L ${EXPANDED}`, '3 Q 0'],
    ['GS1 DataBar Expanded Stacked', EXPANDED_READ, 106, 2 * (4 * 34 + 3 * 3)],
    'DataBarExpStk',
    EXPANDED_READ,
  ],
  [
    'DataBar Expanded Stacked, four segments by the greatest width',
    ['3 G CC 00', `3 P 0 L ${EXPANDED}`, '3 Q 0'],
    ['GS1 DataBar Expanded Stacked', EXPANDED_READ, 204, 2 * (2 * 34 + 3)],
    'DataBarExpStk',
    EXPANDED_READ,
  ],
  ['Aztec', ['5 P 0 "Aztec data"', '5 Q 0'], ['Aztec', 'Aztec data', 57, 57], 'AztecCode', 'Aztec data'],
  [
    'compact Aztec of 4 layers',
    ['5 B 01 04', '5 C 02', '5 E 32', '5 P 0 "Aztec data"', '5 Q 0'],
    ['Aztec', 'Aztec data', 54, 54],
    'AztecCode',
    'Aztec data',
  ],
  ['DataMatrix', ['6 P 0 "DataMatrix"', '6 Q 0'], ['DataMatrix', 'DataMatrix', 48, 48], 'DataMatrix', 'DataMatrix'],
  [
    'rectangular DataMatrix of 12 rows',
    ['6 B 01 0C 24', '6 C 05', '6 P 0 "DataMatrix"', '6 Q 0'],
    ['DataMatrix', 'DataMatrix', 180, 60],
    'DataMatrix',
    'DataMatrix',
  ],
];

describe('a symbol', () => {
  test.each(symbols)(
    '%s: of the size that is set, read back from its dots',
    async (_, functions, printed, format, read) => {
      const { slips, diagnostics } = print(all(...functions), tmT88v);
      const [code] = slips[0]!.codes;
      expect([code!.symbology, code!.data, code!.width, code!.height]).toEqual(printed);
      expect(await readDots(slips[0]!, code!, format)).toBe(read);
      expect(diagnostics).toEqual([]);
    },
  );

  test('is as wide as the dots of the model make it', () => {
    expect(codes(all('2 A 4', '2 P 0 "A"', '2 Q 0'), tmT20iii)[0]).toMatchObject({ width: 211, height: 203 });
    const expanded = (model: Model) => codes(all(`3 P 0 L ${EXPANDED}`, '3 Q 0'), model)[0]!.width;
    expect([expanded(tmT88v), expanded(tmT20iii)]).toEqual([106, 106]);
  });

  test('is justified, turned and placed on a page', () => {
    const stored = all('6 P 0 "A"', '6 Q 0');
    expect(codes(joined('ESC a 02', stored))[0]!.x).toBe(512 - 30);
    expect(codes(joined('ESC { 01', stored))[0]!.x).toBe(512 - 30);
    expect(codes(joined('ESC L ESC $ 40 00', stored, '0C'))[0]).toMatchObject({ x: 64, symbology: 'DataMatrix' });
  });

  test('waits for an empty line', () => {
    expect(ignored(joined(fn('5 P 0 "A"'), '"A"', fn('5 Q 0')))).toEqual(['it counts only while the line is empty']);
  });
});

describe('composite', () => {
  const EAN13 = '4 P 0 0 B "331234567890"';
  const ABOVE = '4 P 0 1 A "(99)1234-abcd"';

  test('bars as tall as GS h says, under what is above them', async () => {
    const { slips } = print(joined('GS h 50', all(EAN13, ABOVE, '4 Q 0')), tmT88v);
    const [code] = slips[0]!.codes;
    expect(code).toMatchObject({ symbology: 'Composite', data: '3312345678903|991234-abcd', width: 198 });
    // 6 modules of separators and 3 rows of 2 modules each above the bars.
    expect(code!.height).toBe(80 + 2 * 6 + 2 * 2 * 3);
    expect(await readDots(slips[0]!, { ...code!, y: code!.y + 24, height: 80 }, 'EAN13')).toBe('3312345678903');
  });

  test('either element may come first, and be replaced alone', () => {
    const other = '4 P 0 1 A "(10)77"';
    expect(codes(all(ABOVE, EAN13, '4 Q 0', other, '4 Q 0')).map(({ data }) => data)).toEqual([
      '3312345678903|991234-abcd',
      '3312345678903|1077',
    ]);
    expect(ignored(all(EAN13, '4 Q 0'))).toEqual(['Composite has no 2-D element: both have to be stored.']);
    expect(ignored(all(ABOVE, '4 Q 0'))).toEqual(['Composite has no line element: both have to be stored.']);
  });

  test('HRI by function 72, not by GS H', () => {
    const moved = (hri: string) =>
      print(joined('GS h 50 GS H 02', all(EAN13, ABOVE, hri, '4 Q 0')), tmT88v).printer.moved;
    expect([moved('4 H 00'), moved('4 H 1'), moved('4 H 02')]).toEqual([104, 128, 121]);
  });

  test('GS1-128 under CC-C', async () => {
    const line = '4 P 0 0 M "(01)03312345678903"';
    const { slips } = print(all(line, '4 P 0 1 B "(99)1234-abcd"', '4 Q 0'), tmT88v);
    const [code] = slips[0]!.codes;
    expect(code!.data).toBe('0103312345678903|991234-abcd');
    const bars = { ...code!, y: code!.y + code!.height - 162, height: 162 };
    expect(await readDots(slips[0]!, bars, 'Code128')).toBe('0103312345678903');
  });

  test('what it cannot hold is refused when it is stored', () => {
    expect(ignored(all('4 P 0 0 B "33"', '4 P 0 0 N "33"', '4 P 0 1 C "10A"', '4 H 61'))).toEqual([
      'EAN13 takes 12 bytes, but 2 came',
      '78 is no line element',
      '49 with 67 is no element',
      'the model has no font 97 for HRI',
    ]);
  });
});

describe('the storage area', () => {
  const STORES = [
    '0 P 0 "PDF417"',
    '1 P 0 "QR"',
    '2 P 0 "MAXI"',
    '3 P 0 H "0361234567890"',
    '5 P 0 "AZTEC"',
    '6 P 0 "DM"',
  ];

  test('is one: what is stored last is all that there is, and never printed as another symbol', () => {
    for (const store of STORES) {
      const kind = store[0];
      for (const other of STORES.filter((o) => o !== store)) {
        expect(codes(all('2 A 4', store, other, `${kind} Q 0`))).toEqual([]);
        expect(codes(all('2 A 4', other, store, `${kind} Q 0`, `${other[0]} Q 0`))).toHaveLength(1);
      }
    }
    expect(ignored(all('1 P 0 "QR"', '0 P 0 "PDF417"', '1 Q 0'))).toEqual(['no QR data is stored']);
  });

  test('keeps what it holds when it is printed; ESC @ empties it and puts parameters back', () => {
    expect(codes(all('6 P 0 "DM"', '6 Q 0', '6 Q 0'))).toHaveLength(2);
    expect(ignored(joined(fn('6 P 0 "DM"'), 'ESC @', fn('6 Q 0')))).toEqual(['no DataMatrix data is stored']);
    expect(codes(joined(fn('6 C 08'), 'ESC @', all('6 P 0 "A"', '6 Q 0')))[0]!.width).toBe(30);
  });

  test('a slip that begins with something stored says so', () => {
    const { slips } = print(joined(all('5 C 04', '5 P 0 "A"'), '"A" LF GS V B 00', fn('5 Q 0'), 'GS V B 00'), tmT88v);
    expect(slips[1]!.entry).toEqual({
      symbols: { aztec: { module: 4 }, stored: { kind: 'Aztec', data: { hex: '41' } } },
    });
    const again = print(slips[1]!.bytes, tmT88v, { entry: slips[1]!.entry });
    expect(again.slips[0]!.codes).toMatchObject([{ symbology: 'Aztec', width: 76 }]);
  });
});

describe('what cannot be printed', () => {
  test.each([
    ['2 P 0 "MAXI"', '2 Q 0', 'maxicode-refused'],
    ['3 P 0 H "123"', '3 Q 0', 'databar-refused'],
    ['3 P 0 L "(01)00000000000001"', '3 Q 0', 'databar-refused'],
    ['5 B 01 01', '5 P 0 "more than one layer of a compact Aztec holds"', 'aztec-refused', '5 Q 0'],
    ['6 B 00 0A 0A', '6 P 0 "more than 10 by 10 modules"', 'datamatrix-refused', '6 Q 0'],
    ['1 A 3 00', '1 P 0 "more than a Micro QR holds, by far"', 'qr-refused', '1 Q 0'],
    ['0 A 01', '0 B 03', 'pdf417-refused', '0 P 0 "more than three rows of a column"', '0 Q 0'],
  ])('%s %s: %s, and the rest of the receipt stays', (...row) => {
    const functions = row.filter((part) => !part.endsWith('refused'));
    const code = row.find((part) => part.endsWith('refused'));
    const { slips, diagnostics, printer } = print(joined('"A" LF', all(...functions), '"B" LF'), tmT88v);
    expect(diagnostics.map((diagnostic) => [diagnostic.severity, diagnostic.code])).toEqual([['warning', code]]);
    expect(slips[0]!.lines.map(({ text }) => text)).toEqual(['A', 'B']);
    expect(slips[0]!.codes).toEqual([]);
    expect(printer.moved).toBe(60);
  });

  test('what is wider than the area only feeds', () => {
    const { slips, printer, diagnostics } = print(joined('GS W 40 00', all('6 C 10', '6 P 0 "A"', '6 Q 0')), tmT88v);
    expect(slips).toEqual([]);
    expect(printer.moved).toBe(160);
    expect(diagnostics).toMatchObject([
      {
        code: 'datamatrix-too-wide',
        message: 'DataMatrix is 160 dots wide, the print area 64: nothing is printed in its place',
      },
    ]);
  });

  test('parameters outside their range leave what was set', () => {
    const wrong = [
      '0 A 1F',
      '0 B 02',
      '0 C 09',
      '0 D 01',
      '0 E 0 9',
      '0 E 1 00',
      '0 E 2 01',
      '0 F 02',
      '2 A 1',
      '3 C 01',
      '3 G 10 00',
    ];
    const more = ['5 B 01 05', '5 B 02 00', '5 C 01', '5 E 04', '6 B 02 00 00', '6 C 11', '4 C 09', '3 P 0 Z "123"'];
    const { entries, printer } = print(all(...wrong, ...more), tmT88v);
    expect(entries.map((entry) => entry.ignored !== undefined)).toEqual([...wrong, ...more].map(() => true));
    expect(printer.moved).toBe(0);
  });
});

describe('function 82 tells the size', () => {
  const replies = (stream: Uint8Array) =>
    print(stream, tmT88v).replies.map((hex) => Buffer.from(hex, 'hex').toString('latin1'));
  const size = (identifier: string, width: number, height: number, state: 0 | 1) =>
    `7${identifier}${width}\x1f${height}\x1f1\x1f${state}\0`;

  test.each([
    ['/', ['0 A 04', '0 P 0 "HELLO"', '0 R 0'], 411, 27],
    ['6', ['1 P 0 "HELLO"', '1 R 0'], 63, 63],
    ['7', ['2 A 4', '2 P 0 "MAXI"', '2 R 0'], 187, 180],
    ['O', ['3 P 0 H "0361234567890"', '3 R 0'], 100, 26],
    ['P', ['4 P 0 0 B "331234567890"', '4 P 0 1 A "(99)1234-abcd"', '4 H 1', '4 R 0'], 198, 210],
  ] as const)('identifier %s', (identifier, functions, width, height) => {
    expect(replies(all(...functions))).toEqual([size(identifier, width, height, 0)]);
  });

  test('and whether it can be printed', () => {
    expect(replies(fn('1 R 0'))).toEqual([size('6', 0, 0, 1)]);
    expect(replies(joined(fn('1 P 0 "HELLO"'), '"A"', fn('1 R 0')))).toEqual([size('6', 63, 63, 1)]);
    expect(replies(joined('GS W 20 00', all('1 P 0 "HELLO"', '1 R 0')))).toEqual([size('6', 63, 63, 1)]);
    expect(replies(all('5 P 0 "A"', '5 R 0'))).toEqual([]);
  });
});
