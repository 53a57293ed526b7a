import { printBarcode } from '../../machine/codes.ts';
import type { BarcodeSettings } from '../../machine/settings.ts';
import { encodeLinear, type LinearSymbology } from '../../symbols/linear.ts';
import { type Command, command } from '../declaration.ts';
import type { Measure } from '../measure.ts';

/** A symbology of GS k: its numbers in the older form, ended by NUL, and in the newer, with a count. */
interface Symbology {
  readonly name: LinearSymbology;
  readonly older?: string;
  readonly newer: string;
  /** Counts that the newer form takes. */
  readonly counts: (n: number) => boolean;
  /** Characters that the older form takes; any other ends it. */
  readonly characters?: RegExp;
  /** Data bytes after which the older form ends without NUL. */
  readonly ends?: number;
  /** A character that, after the first, ends the data in either form. */
  readonly stop?: string;
}

const digits = /[0-9]/;

/** Epson application programming guide 10.01 and Epson ESC/POS reference, GS k. */
const SYMBOLOGIES: readonly Symbology[] = [
  { name: 'UPC-A', older: '00', newer: '41', counts: (n) => n === 11 || n === 12, characters: digits, ends: 12 },
  {
    name: 'UPC-E',
    older: '01',
    newer: '42',
    counts: (n) => [6, 7, 8, 11, 12].includes(n),
    characters: digits,
    ends: 12,
  },
  { name: 'EAN13', older: '02', newer: '43', counts: (n) => n === 12 || n === 13, characters: digits, ends: 13 },
  { name: 'EAN8', older: '03', newer: '44', counts: (n) => n === 7 || n === 8, characters: digits, ends: 8 },
  { name: 'CODE39', older: '04', newer: '45', counts: (n) => n > 0, characters: /[0-9A-Z $%*+\-./]/, stop: '*' },
  { name: 'ITF', older: '05', newer: '46', counts: (n) => n > 0 && n % 2 === 0, characters: digits },
  { name: 'CODABAR', older: '06', newer: '47', counts: (n) => n > 1, characters: /[0-9A-Da-d$+\-./:]/ },
  { name: 'CODE93', newer: '48', counts: (n) => n > 0 },
  { name: 'CODE128', newer: '49', counts: (n) => n > 1 },
];

/** Data bytes of the older form of a symbology without an end of its own. */
const MOST_DATA = 255;

/**
 * The older form ends with NUL; after as many bytes as the symbology takes; with a stop character; or with a byte that
 * is none of the symbology, which is used up. What follows is ordinary data (Epson application programming guide, GS k).
 */
function untilNul({ characters, ends = MOST_DATA, stop }: Symbology): Measure {
  return (bytes, at, have) => {
    for (let i = 3; i < have; i++) {
      const character = String.fromCharCode(bytes[at + i]!);
      const isStop = character === stop && i > 3;
      if (isStop || i - 2 === ends || !characters!.test(character)) return i + 1;
    }
    return have + 1;
  };
}

/**
 * The newer form with a count that the symbology does not take is cancelled after n, and its data is ordinary data.
 * Otherwise it ends after n bytes, with a stop character, or with the first byte that cannot be encoded, which is used up
 * (Epson application programming guide, GS k, and its notes for CODE93 and CODE128).
 */
function counted({ name, counts }: Symbology): Measure {
  return (bytes, at, have) => {
    if (have < 4) return 4;
    const n = bytes[at + 3]!;
    if (!counts(n)) return 4;
    if (have < 4 + n) return 4 + n;
    const symbol = encodeLinear(name, bytes.subarray(at + 4, at + 4 + n));
    if (!('refused' in symbol)) return 4 + symbol.taken;
    return symbol.at === undefined ? 4 + n : 5 + symbol.at;
  };
}

const barcode = (symbology: Symbology): readonly Command[] => {
  const { name, older, newer, counts } = symbology;
  const number = (hex: string) => Number.parseInt(hex, 16);
  const newerForm = command(`GS k ${number(newer)}`, `1D 6B ${newer} n d[]` as '1D 6B 41 n d[]', {
    doc: `${name} barcode of {n} bytes.`,
    measure: counted(symbology),
    midLine: 3,
    draws: true,
    effect: (machine, { n, d }, source) => {
      if (!counts(n)) return `${name} does not take ${n} bytes: what follows n is data`;
      // Data that was cut short at a byte is filled up, so that the encoder sees the count that was announced.
      const data = new Uint8Array(n).fill(0x30);
      data.set(d);
      return printBarcode(machine, name, data, source);
    },
  });
  if (older === undefined) return [newerForm];
  const olderForm = command(`GS k ${number(older)}`, `1D 6B ${older} d[]`, {
    doc: `${name} barcode, ended by NUL.`,
    measure: untilNul(symbology),
    midLine: 3,
    draws: true,
    effect: (machine, { d }, source) =>
      printBarcode(machine, name, d[d.length - 1] === 0 ? d.subarray(0, -1) : d, source),
  });
  return [olderForm, newerForm];
};

const HRI: readonly BarcodeSettings['hri'][] = ['none', 'above', 'below', 'both'];

/** Linear barcodes. */
export const barcodeCommands: readonly Command[] = [
  ...SYMBOLOGIES.flatMap(barcode),
  command('GS h', '1D 68 n', {
    doc: 'Barcodes {n} dots tall.',
    draws: true,
    effect: ({ settings }, { n }) => {
      if (n === 0) return 'a barcode of no height is not defined';
      settings.barcode.height = n;
      return undefined;
    },
  }),
  command('GS w', '1D 77 n', {
    doc: 'Barcode modules, or narrow bars, {n} dots wide.',
    draws: true,
    effect: ({ settings }, { n }) => {
      if (n < 2 || n > 6) return `${n} is no module width`;
      settings.barcode.module = n;
      return undefined;
    },
  }),
  command('GS H', '1D 48 n', {
    doc: 'Human readable characters: none, above, below, both.',
    says: ({ n }) => `Human readable characters: ${HRI[n >= 48 ? n - 48 : n] ?? n}.`,
    draws: true,
    effect: ({ settings }, { n }) => {
      const hri = HRI[n >= 48 ? n - 48 : n];
      if (!hri) return `${n} is no place for HRI`;
      settings.barcode.hri = hri;
      return undefined;
    },
  }),
  command('GS f', '1D 66 n', {
    doc: 'Font of the human readable characters.',
    draws: true,
    effect: ({ settings }, { n }) => {
      const font = n >= 48 ? n - 48 : n;
      if (font > 1) return `the model has no font ${n}`;
      settings.barcode.hriFont = font === 1 ? 'B' : 'A';
      return undefined;
    },
  }),
  command('GS x', '1D 78 n', {
    doc: '{n} dots left free before a barcode.',
    dialects: ['csn'],
    draws: true,
    effect: ({ settings }, { n }) => {
      settings.barcode.left = n;
    },
  }),
];
