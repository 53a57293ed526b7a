import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CompositeLinear, type CompositeSymbol, encodeComposite } from '../../../emulator/symbols/composite.ts';
import { squareModules } from '../../../emulator/symbols/matrix.ts';
import { runs } from '../../runs.ts';
import { bytes } from './arbitrary.ts';
import { elementString, FNC1 } from './gs1-bits.ts';
import { accepted, readPicture } from './reader.ts';

/** Rows of bars and separators below the 2-D element, and the data of the bars. */
const LINES = {
  EAN13: { below: 4, data: '331234567890' },
  UPCA: { below: 4, data: '01600033610' },
  'GS1 DataBar Omnidirectional': { below: 2, data: '0361234567890' },
  'GS1-128': { below: 2, data: '(01)0361234567890*' },
} as const;

/** The 2-D element alone, without the blank columns beside it. */
function elementOf(symbol: CompositeSymbol, below: number) {
  const height = symbol.height - below;
  const isDark = (x: number) =>
    Array.from({ length: height }, (_, y) => symbol.modules[y * symbol.width + x]).some(Boolean);
  const columns = Array.from({ length: symbol.width }, (_, x) => x).filter(isDark);
  const left = columns[0]!;
  const width = columns.at(-1)! - left + 1;
  const modules = Uint8Array.from({ length: width * height }, (_, i) => {
    return symbol.modules[Math.floor(i / width) * symbol.width + left + (i % width)]!;
  });
  return squareModules({ ...symbol, width, height, modules, rowHeights: symbol.rowHeights.slice(0, height) });
}

async function read(line: keyof typeof LINES, component: 'auto' | 'CC-C', data: string) {
  const { below, data: linearData } = LINES[line];
  const linear: CompositeLinear = line === 'UPCA' ? 'UPC-A' : line;
  const parts = { linear, linearData: bytes(linearData), component, componentData: bytes(data) };
  const symbol = accepted(encodeComposite(parts));
  const format = symbol.component === 'CC-C' ? 'PDF417' : 'MicroPDF417';
  const found = await readPicture(elementOf(symbol, below), format, 3);
  return { component: symbol.component, found, text: found && elementString(found.bytes) };
}

/** More characters than CC-A holds. */
const LONG = '(99)ABCDEFGHIJKLMNOPQRSTUVWXYZ-abcdefghijklmnopqrstuvwxyz{1(21)0123456789';
const LONG_READ = `99ABCDEFGHIJKLMNOPQRSTUVWXYZ-abcdefghijklmnopqrstuvwxyz${FNC1}210123456789`;

test.each(['EAN13', 'UPCA', 'GS1 DataBar Omnidirectional', 'GS1-128'] as const)(
  'CC-B above %s: a reader finds no codeword to correct, and the bits are the data',
  async (line) => {
    const { component, found, text } = await read(line, 'auto', LONG);
    expect([component, JSON.parse(found!.extra).UEC, text]).toEqual(['CC-B', 1, LONG_READ]);
  },
);

test.each([
  ['(99)1234-abcd', '991234-abcd'],
  [LONG, LONG_READ],
  ['(11)990102(10)ABC/1', '1199010210ABC/1'],
  ['(17)261231(21)7', '17261231217'],
  ['(10)LOT', '10LOT'],
  [`(98)${'0123456789'.repeat(200)}`, `98${'0123456789'.repeat(200)}`],
])('CC-C of %.30s reads back', async (data, expected) => {
  const { component, found, text } = await read('GS1-128', 'CC-C', data);
  expect([component, JSON.parse(found!.extra).UEC, text]).toEqual(['CC-C', 1, expected]);
});

test('any element strings read back from CC-B and CC-C', async () => {
  const value = fc.stringMatching(/^[A-Za-z0-9!"%&'*+,./:;<=>?_-]{1,40}$/);
  const element = fc.tuple(fc.constantFrom('91', '94', '98', '21', '10'), value);
  await fc.assert(
    fc.asyncProperty(fc.array(element, { minLength: 2, maxLength: 5 }), fc.boolean(), async (elements, isLong) => {
      const data = `(98)${'X'.repeat(60)}{1${elements.map(([ai, text]) => `(${ai})${text}`).join('{1')}`;
      const expected = ['98'.concat('X'.repeat(60)), ...elements.map(([ai, text]) => ai + text)].join(FNC1);
      const { text } = await read('GS1-128', isLong ? 'CC-C' : 'auto', data);
      expect(text).toBe(expected);
    }),
    runs(40),
  );
});
