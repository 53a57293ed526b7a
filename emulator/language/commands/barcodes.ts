import { printBarcode } from '../../machine/codes.ts';
import type { BarcodeSettings } from '../../machine/settings.ts';
import type { Dialect } from '../../models/model.ts';
import { encodeLinear, type LinearSymbology } from '../../symbols/linear.ts';
import { type Command, command } from '../declaration.ts';
import { digit } from '../digit.ts';
import type { Measure } from '../measure.ts';

/** A symbology of GS k: its numbers in the older form, ended by NUL, and in the newer, with a count. */
interface Symbology {
  readonly name: LinearSymbology;
  readonly older?: string;
  readonly newer: string;
  /** Counts that the newer form takes. */
  readonly counts: (n: number) => boolean;
  /** Characters that it takes; absent for CODE128, where that depends on what came before. */
  readonly characters?: RegExp;
  /** Data bytes after which the older form ends without NUL. */
  readonly ends?: number;
  /** A character that, after the first, ends the data in either form. */
  readonly stop?: string;
  /** Who has it; absent: every dialect. */
  readonly dialects?: readonly Dialect[];
}

const digits = /[0-9]/;
const ascii = /[^\u0080-\u00ff]/;
/** What DataBar Expanded takes: ISO/IEC 24724, and `{` before FNC1 and brackets. */
const expanded = /[0-9A-Za-z !"%&'()*+,\-./:;<=>?_{]/;
const any = /[\s\S]/;

const dialects = ['epson', 'xprinter'] as const;
const gtin = { counts: (n: number) => n === 13, characters: digits, dialects };

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
  { name: 'CODE93', newer: '48', counts: (n) => n > 0, characters: ascii },
  { name: 'CODE128', newer: '49', counts: (n) => n > 1 },
  { name: 'GS1-128', newer: '4A', counts: (n) => n > 1, characters: ascii, dialects },
  { name: 'GS1 DataBar Omnidirectional', newer: '4B', ...gtin },
  { name: 'GS1 DataBar Truncated', newer: '4C', ...gtin },
  { name: 'GS1 DataBar Limited', newer: '4D', ...gtin },
  { name: 'GS1 DataBar Expanded', newer: '4E', counts: (n) => n > 1, characters: expanded, dialects },
  { name: 'CODE128 auto', newer: '4F', counts: (n) => n > 0, characters: any, dialects },
];

/**
 * Bytes up to the one with which the data ends before its time, as far as `data` tells: a stop character, or one that
 * the symbology does not take, which is used up. undefined: it goes on. What follows is ordinary data (Epson application
 * programming guide, GS k, and its notes for CODE39, CODE93 and CODE128).
 */
function earlyEnd({ characters, stop }: Symbology, data: Uint8Array, n: number): number | undefined {
  if (!characters) return code128End(data, n);
  const end = data.findIndex((byte, i) => {
    const character = String.fromCharCode(byte);
    return (character === stop && i > 0) || !characters.test(character);
  });
  return end < 0 ? undefined : end + 1;
}

/** Digits fill up data that is not all there, or was cut short: no code set of CODE128 refuses them. */
const FILLING = 0x30;
const BRACE = 0x7b;

/** `data`, filled up to `n` bytes. */
function filled(data: Uint8Array, n: number): Uint8Array {
  const whole = new Uint8Array(n).fill(FILLING);
  whole.set(data);
  return whole;
}

function code128End(data: Uint8Array, n: number): number | undefined {
  const symbol = encodeLinear('CODE128', filled(data, n));
  if (!('refused' in symbol) || symbol.at === undefined || symbol.at >= data.length) return undefined;
  // What a brace means is said by the byte after it.
  const isOpen = symbol.at === data.length - 1 && data.length < n && data[symbol.at] === BRACE;
  return isOpen ? undefined : symbol.at + 1;
}

/** Data bytes of the older form of a symbology without an end of its own. */
const MOST_DATA = 255;

/** The older form ends with NUL, which no symbology takes, or after as many bytes as its symbology has. */
function untilNul(symbology: Symbology): Measure {
  const { ends = MOST_DATA } = symbology;
  return (bytes, at, have) => {
    const data = bytes.subarray(at + 3, at + Math.min(have, 3 + ends));
    const end = earlyEnd(symbology, data, ends) ?? (data.length === ends ? ends : undefined);
    return end === undefined ? have + 1 : 3 + end;
  };
}

/** The newer form ends after n bytes; with a count that its symbology does not take it is cancelled after n. */
function counted(symbology: Symbology): Measure {
  return (bytes, at, have) => {
    if (have < 4) return 4;
    const n = bytes[at + 3]!;
    if (!symbology.counts(n)) return 4;
    const data = bytes.subarray(at + 4, at + Math.min(have, 4 + n));
    const end = earlyEnd(symbology, data, n) ?? (data.length === n ? n : undefined);
    return end === undefined ? have + 1 : 4 + end;
  };
}

const barcode = (symbology: Symbology): readonly Command[] => {
  const { name, older, newer, counts, dialects } = symbology;
  const number = (hex: string) => Number.parseInt(hex, 16);
  const newerForm = command(`GS k ${number(newer)}`, `1D 6B ${newer} n d[]` as '1D 6B 41 n d[]', {
    doc: `${name} barcode of {n} bytes.`,
    ...(dialects && { dialects }),
    measure: counted(symbology),
    midLine: 3,
    draws: true,
    effect: (machine, { n, d }, source) => {
      if (!counts(n)) return `${name} does not take ${n} bytes: what follows n is data`;
      return printBarcode(machine, name, filled(d, n), source);
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
    says: ({ n }) => `Human readable characters: ${HRI[digit(n)] ?? n}.`,
    draws: true,
    effect: ({ settings }, { n }) => {
      const hri = HRI[digit(n)];
      if (!hri) return `${n} is no place for HRI`;
      settings.barcode.hri = hri;
      return undefined;
    },
  }),
  command('GS f', '1D 66 n', {
    doc: 'Font of the human readable characters.',
    draws: true,
    effect: ({ settings }, { n }) => {
      const font = digit(n);
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
