import { printBarcode, printQr } from '../../machine/codes.ts';
import type { QrSettings, Settings } from '../../machine/settings.ts';
import type { LinearSymbology } from '../../symbols/linear.ts';
import { type Command, command, framed, untilNul } from '../declaration.ts';

const HRI: readonly Settings['barcode']['hri'][] = ['none', 'above', 'below', 'both'];
const LEVELS: Readonly<Record<number, QrSettings['level']>> = { 48: 'L', 49: 'M', 50: 'Q', 51: 'H' };

/** GS k: number of the older form, ended by NUL, and of the newer, with a length; `ends`: data bytes after which the older form ends by itself. */
const SYMBOLOGIES: readonly { symbology: LinearSymbology; older?: string; newer: string; ends?: number }[] = [
  { symbology: 'UPC-A', older: '00', newer: '41', ends: 12 },
  { symbology: 'UPC-E', older: '01', newer: '42', ends: 12 },
  { symbology: 'EAN13', older: '02', newer: '43', ends: 13 },
  { symbology: 'EAN8', older: '03', newer: '44', ends: 8 },
  { symbology: 'CODE39', older: '04', newer: '45' },
  { symbology: 'ITF', older: '05', newer: '46' },
  { symbology: 'CODABAR', older: '06', newer: '47' },
  { symbology: 'CODE93', newer: '48' },
  { symbology: 'CODE128', newer: '49' },
];
/** Data bytes of the older form of a symbology without an end of its own. */
const MOST_DATA = 255;

const decimal = (hex: string) => Number.parseInt(hex, 16);

const barcodes: readonly Command[] = SYMBOLOGIES.flatMap(({ symbology, older, newer, ends }) => [
  ...(older === undefined
    ? []
    : [
        command(`GS k ${decimal(older)}`, `1D 6B ${older} d[]`, {
          doc: `${symbology} barcode, ended by NUL.`,
          measure: untilNul(3, ends ?? MOST_DATA, ends !== undefined),
          midLine: 3,
          draws: true,
          effect: (machine, { d }, source) =>
            printBarcode(machine, symbology, d[d.length - 1] === 0 ? d.subarray(0, -1) : d, source),
        }),
      ]),
  command(`GS k ${decimal(newer)}`, `1D 6B ${newer} n d[]` as '1D 6B 41 n d[]', {
    doc: `${symbology} barcode of n bytes.`,
    data: ({ n }) => n,
    midLine: 3,
    draws: true,
    effect: (machine, { d }, source) => printBarcode(machine, symbology, d, source),
  }),
]);

/** Barcodes and 2-D codes. */
export const symbolCommands: readonly Command[] = [
  ...barcodes,
  command('GS h', '1D 68 n', {
    doc: 'Barcode height in dots.',
    draws: true,
    effect: ({ settings }, { n }) => {
      if (n === 0) return 'a barcode of no height is not defined';
      settings.barcode.height = n;
    },
  }),
  command('GS w', '1D 77 n', {
    doc: 'Dots of a barcode module, or of a narrow bar.',
    draws: true,
    effect: ({ settings }, { n }) => {
      if (n < 1 || n > 6) return `${n} is no module width`;
      settings.barcode.module = n;
    },
  }),
  command('GS H', '1D 48 n', {
    doc: 'Human readable characters: none, above, below, both.',
    draws: true,
    effect: ({ settings }, { n }) => {
      const hri = HRI[n >= 48 ? n - 48 : n];
      if (!hri) return `${n} is no place for HRI`;
      settings.barcode.hri = hri;
    },
  }),
  command('GS f', '1D 66 n', {
    doc: 'Font of the human readable characters.',
    draws: true,
    effect: ({ settings }, { n }) => {
      const font = n >= 48 ? n - 48 : n;
      if (font > 1) return `the model has no font ${n}`;
      settings.barcode.hriFont = font === 1 ? 'B' : 'A';
    },
  }),
  command('GS ( k QR 65', '1D 28 6B pL pH 31 41 n1 n2', {
    doc: 'QR code model.',
    measure: framed,
    draws: true,
    effect: ({ settings }, { n1 }) => {
      if (n1 !== 49 && n1 !== 50) return `${n1} is no QR model`;
      settings.qr.model = n1 === 49 ? 1 : 2;
    },
  }),
  command('GS ( k QR 67', '1D 28 6B pL pH 31 43 n', {
    doc: 'Dots of a QR module.',
    measure: framed,
    draws: true,
    effect: ({ settings }, { n }) => {
      if (n < 1 || n > 16) return `${n} is no module size`;
      settings.qr.module = n;
    },
  }),
  command('GS ( k QR 69', '1D 28 6B pL pH 31 45 n', {
    doc: 'QR error correction level.',
    measure: framed,
    draws: true,
    effect: ({ settings }, { n }) => {
      const level = LEVELS[n];
      if (!level) return `${n} is no error correction level`;
      settings.qr.level = level;
    },
  }),
  command('GS ( k QR 80', '1D 28 6B pL pH 31 50 30 d[]', {
    doc: 'Store the data of the QR code.',
    measure: framed,
    draws: true,
    effect: ({ settings }, { d }) => {
      settings.qr.data = d.slice();
    },
  }),
  command('GS ( k QR 81', '1D 28 6B pL pH 31 51 30', {
    doc: 'Print the QR code.',
    measure: framed,
    lineStart: true,
    draws: true,
    effect: (machine, _args, source) => printQr(machine, source),
  }),
];
