import { printQr } from '../../machine/codes.ts';
import type { QrSettings } from '../../machine/settings.ts';
import { type Command, command } from '../declaration.ts';

type Level = QrSettings['level'];
const LEVELS: Readonly<Record<number, Level>> = { 48: 'L', 49: 'M', 50: 'Q', 51: 'H' };
const LETTERS: Readonly<Record<number, Level>> = { 76: 'L', 77: 'M', 81: 'Q', 72: 'H' };

/** Most bytes that fn 80 stores: a QR code of version 40 at level L holds 7089 digits (ISO/IEC 18004). */
const MOST_DATA = 7089;

const dialects = ['epson', 'xprinter'] as const;

/** QR codes. */
export const qrCommands: readonly Command[] = [
  command('GS ( k QR 65', '1D 28 6B pL pH 31 41 n1 n2', {
    doc: 'QR code model.',
    says: ({ n1 }) => `QR code model ${n1 - 48}.`,
    dialects,
    draws: true,
    effect: ({ settings }, { n1 }) => {
      if (n1 !== 49 && n1 !== 50) return `${n1} is no QR model that is drawn here`;
      settings.qr.model = n1 === 49 ? 1 : 2;
      return undefined;
    },
  }),
  command('GS ( k QR 67', '1D 28 6B pL pH 31 43 n', {
    doc: 'QR modules of {n} dots.',
    dialects,
    draws: true,
    effect: ({ settings }, { n }) => {
      if (n < 1 || n > 16) return `${n} is no module size`;
      settings.qr.module = n;
      return undefined;
    },
  }),
  command('GS ( k QR 69', '1D 28 6B pL pH 31 45 n', {
    doc: 'QR error correction level.',
    says: ({ n }) => `QR error correction level ${LEVELS[n] ?? n}.`,
    dialects,
    draws: true,
    effect: ({ settings }, { n }) => {
      const level = LEVELS[n];
      if (!level) return `${n} is no error correction level`;
      settings.qr.level = level;
      return undefined;
    },
  }),
  command('GS ( k QR 80', '1D 28 6B pL pH 31 50 30 d[]', {
    doc: 'Store the data of the QR code.',
    dialects,
    draws: true,
    effect: ({ settings }, { d }) => {
      if (d.length === 0 || d.length > MOST_DATA) return `${d.length} bytes are not taken: 1 to ${MOST_DATA}`;
      settings.qr.data = d.slice();
      return undefined;
    },
  }),
  command('GS ( k QR 81', '1D 28 6B pL pH 31 51 30', {
    doc: 'Print the QR code.',
    dialects,
    needs: 'empty line',
    draws: true,
    effect: (machine, _args, source) => {
      const { data, level, model, module } = machine.settings.qr;
      return data ? printQr(machine, data, { level, model }, module, source) : 'no QR data is stored';
    },
  }),
  command('GS ( k QR 82', '1D 28 6B pL pH 31 52 30', {
    doc: 'Tell the size of the stored QR code.',
    dialects,
    consumed: 'what it answers is not known',
  }),
  command('ESC Z', '1B 5A m n k lL lH d[]', {
    doc: 'QR code in one command: version {m} (0: the smallest), level {n} as a letter, modules of {k} dots.',
    dialects: ['xprinter'],
    data: ({ l }) => l,
    needs: 'empty line',
    draws: true,
    effect: (machine, { m, n, k, d }, source) => {
      const level = LETTERS[n];
      if (!level) return `${n} is no error correction level`;
      if (k < 1 || k > 8) return `${k} is no module size`;
      return printQr(machine, d, { level, model: 2, version: m }, k, source);
    },
  }),
];
