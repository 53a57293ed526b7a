import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DoubleByteCoding } from '../../../emulator/glyphs/library.ts';
import { xprinter80 } from '../../../emulator/models/xprinter-80.ts';
import { runs } from '../../runs.ts';
import { joined } from '../notation.ts';
import { listen, picture, print, rows } from '../printing.ts';
import { small, smallPanel } from '../small.ts';
import { comparable, cutsOf, runsOf } from '../streams.ts';

const modelWith = (doubleByte: DoubleByteCoding | null) => ({
  ...small,
  lacks: [],
  characterSet: { ...small.characterSet, doubleByte },
});
const read = (stream: string | Uint8Array, model = small) =>
  print(stream, model)
    .slips.flatMap(({ lines }) => lines.map(({ text }) => text))
    .join('|');
const messages = (stream: string | Uint8Array, model = small) =>
  print(stream, model).diagnostics.map(({ message }) => message);

const UTF8 = 'FS ( C 02 00 30 02';
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('double-byte character sets', () => {
  test.each([
    ['gb18030', [0xd6, 0xd0, 0xb9, 0xfa], '中国'],
    ['big5', [0xa4, 0xa4, 0xb0, 0xea], '中國'],
    ['ks-c-5601', [0xb0, 0xa1, 0xf1, 0xe9], '가中'],
  ] as const)('%s is read between FS & and FS .', (coding, bytes, text) => {
    const model = modelWith(coding);
    expect(read(joined('FS &', bytes, '"A" LF'), model)).toBe(`${text}A`);
    expect(read(joined('FS & FS .', bytes, 'LF'), model)).toBe(read(joined(bytes, 'LF')));
  });

  test('JIS is read between FS & and FS ., all printable bytes as pairs', () => {
    expect(read('"Cf" FS & "CfCf" SP "Cf" FS . "C" LF', modelWith('shift-jis'))).toBe('Cf中中 中C');
  });

  test('Shift JIS is read whatever FS & and FS . say, beside half-width katakana', () => {
    const text = [0x92, 0x86, 0xb1, 0x41];
    const stream = joined('ESC t 01 FS C 01', text, 'FS .', text, 'LF');
    expect(read(stream, modelWith('shift-jis'))).toBe('中ｱA中ｱA');
    expect(read('FS C 31 FS C 00 FS & "Cf" LF', modelWith('shift-jis'))).toBe('中');
  });

  test('FS C counts on Japanese models alone', () => {
    expect(messages('FS C 01')).toEqual(['FS C: it counts on Japanese models alone']);
    expect(messages('FS C 03', modelWith('shift-jis'))).toEqual(['FS C: 3 is no code system']);
    expect(messages('FS C 01', modelWith(null))).toEqual(['FS C: the model has no double-byte characters']);
  });

  test('each has glyphs of its own', () => {
    expect(picture(joined('FS &', [0xa4, 0xa4], 'LF'), modelWith('big5'))).toBe(rows`
      ######..
      #.##.#..
      ######..
      ..##....
      ..##....
    `);
  });

  test('ESC 9 of Chinese firmware selects GBK, UTF-8 and BIG5', () => {
    const stream = joined('FS & ESC 9 03', [0xa4, 0xa4], 'ESC 9 01', utf8('中é'), 'ESC 9 00', [0xd6, 0xd0], 'LF');
    expect(read(stream, smallPanel)).toBe('中中é中');
    expect(messages('ESC 9 02', smallPanel)).toEqual(['ESC 9: 2 is no coding']);
  });

  test('BIG5 of ESC 9 prints on firmware that reads pairs from power-on', () => {
    const { slips, diagnostics } = print(joined('ESC 9 03', [0xa4, 0xa4, 0xf9, 0xd5], 'LF'), xprinter80);
    expect(slips[0]!.lines[0]!.text).toBe('中龘');
    expect(diagnostics).toEqual([]);
  });
});

describe('any text prints the same in any runs', () => {
  const printRuns = (parts: readonly Uint8Array[], coding: DoubleByteCoding) => {
    const { printer, ...told } = listen(modelWith(coding));
    for (const part of parts) printer.receive(part);
    printer.endJob();
    return comparable(told);
  };
  const byte = fc.oneof(fc.integer({ min: 0x20, max: 0xff }), fc.constantFrom(0x81, 0xa4, 0xb0, 0xfe, 0x30, 0x0a));

  test.each([
    ['gb18030', 'FS &'],
    ['big5', 'FS &'],
    ['ks-c-5601', 'FS &'],
    ['shift-jis', 'FS &'],
    ['shift-jis', 'FS C 01'],
    ['gb18030', UTF8],
  ] as const)('%s after %s', (coding, begin) => {
    const cut = fc
      .array(byte, { minLength: 1, maxLength: 24 })
      .map((text) => joined(begin, text, 'LF'))
      .chain((stream) => fc.tuple(fc.constant(stream), cutsOf(stream.length)));
    fc.assert(
      fc.property(cut, ([stream, places]) => {
        expect(printRuns(runsOf(stream, places), coding)).toEqual(printRuns([stream], coding));
      }),
      runs(60),
    );
  });
});

describe('UTF-8', () => {
  const model = modelWith('gb18030');

  test('FS ( C 48 selects it and gives code pages and pairs back', () => {
    const back = joined('FS &', UTF8, utf8('A中é'), 'FS ( C 02 00 30 31 ESC t 00', [0xd6, 0xd0], 'FS .', [0x82], 'LF');
    expect(read(back, model)).toBe('A中é中é');
    expect(messages('FS ( C 02 00 30 03', model)).toEqual(['FS ( C 48: 3 is no coding']);
    expect(messages(UTF8)).toEqual(['FS ( C 48: small lacks it']);
  });

  test('ESC @ ends it, ESC t is ignored in it', () => {
    expect(read(joined(UTF8, 'ESC @', [0x82], 'LF'), model)).toBe('é');
    const stream = joined(UTF8, 'ESC t 10 FS ( C 02 00 30 01', [0x82], 'LF');
    expect(read(stream, model)).toBe('é');
    expect(messages(stream, model)).toEqual(['ESC t: text is UTF-8']);
  });

  test('what Font A has is narrow, ideographs are wide; a character without a glyph is a box of its width', () => {
    const { slips, diagnostics } = print(joined(UTF8, utf8('Aé中ế龘'), 'LF'), model);
    expect(slips[0]!.lines[0]!.runs.map(({ text, width, length }) => [text, width, length])).toEqual([
      ['A', 4, 1],
      ['é', 4, 2],
      ['中', 8, 3],
      ['ế', 4, 3],
      ['龘', 8, 3],
    ]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['no-glyph', 'no-glyph']);
  });

  test('FS ( C 60 sets which font is asked first', () => {
    const order = (m: string, a: string) => `FS ( C 03 00 3C ${m} ${a}`;
    expect(picture(joined(UTF8, order('00', '0B'), utf8('中'), order('00', '14'), utf8('中'), 'LF'), model)).toBe(rows`
      ######.....#....
      #.##.#..######..
      ######..#..#.#..
      ..##....######..
      ..##.......#....
      ...........#....
    `);
    const second = joined(UTF8, order('01', '1E'), utf8('中é'), 'LF');
    expect(picture(second, model)).toBe(rows`
      ######...##.
      #.##.#......
      ######..###.
      ..##....#...
      ..##....###.
    `);
    expect(messages(`${order('00', '05')} ${order('02', '0B')}`, model)).toEqual([
      'FS ( C 60: 0, 5 is no place and font',
      'FS ( C 60: 2, 11 is no place and font',
    ]);
    expect(messages(order('00', '0B'), modelWith(null))).toEqual([
      'FS ( C 60: the model has no double-byte characters',
    ]);
  });

  test.each([
    ['overlong', [0xe0, 0x80, 0x80], 3],
    ['a surrogate', [0xed, 0xa0, 0x80], 3],
    ['above U+10FFFF', [0xf4, 0x90, 0x80, 0x80], 4],
    ['no lead byte', [0xc0, 0xff], 2],
    ['cut short', [0xf0, 0x9f, 0x98], 1],
  ])('%s: a box for each sequence, and one diagnostic', (_, bytes, boxes) => {
    expect(read(joined(UTF8, bytes, '"A" LF'), model)).toBe(`${'\uFFFD'.repeat(boxes)}A`);
    expect(messages(joined(UTF8, bytes, '"A" LF'), model)).toHaveLength(1);
  });

  test('any bytes read as a decoder of the platform reads them', () => {
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    const printable = fc.array(
      fc.oneof(fc.integer({ min: 0x21, max: 0xff }), fc.constantFrom(0xe0, 0xed, 0xf0, 0xf4, 0x80, 0x9f, 0xa0)),
    );
    fc.assert(
      fc.property(printable, (bytes) => {
        const plain = bytes.map((byte) => (byte === 0x7f ? 0x41 : byte));
        expect(read(joined(UTF8, plain, 'LF'), model).replaceAll('|', '')).toBe(
          decoder.decode(Uint8Array.from(plain)).replaceAll('|', ''),
        );
      }),
      runs(300),
    );
  });
});
