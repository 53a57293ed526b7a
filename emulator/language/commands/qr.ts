import { qrPicture } from '../../machine/symbol-pictures.ts';
import type { QrSettings } from '../../machine/symbol-settings.ts';
import { plainStore, symbolFamily, within } from './symbol-family.ts';

const LEVELS: Readonly<Record<number, QrSettings['level']>> = { 48: 'L', 49: 'M', 50: 'Q', 51: 'H' };
const MODELS: Readonly<Record<number, QrSettings['model']>> = { 49: 1, 50: 2, 51: 'micro' };

/** QR codes, functions 165 to 182 (Epson application programming guide 10.01 pp. 529 to 539; Micro QR: newer printers). */
export const qrCommands = symbolFamily(
  {
    kind: 'QR',
    called: 'QR code',
    group: 'qr',
    cn: '31',
    code: 'qr',
    identifier: 0x36,
    picture: ({ settings: { symbols } }, { data }) => qrPicture(symbols.qr, data),
  },
  [
    {
      fn: 65,
      args: 'n1 n2',
      doc: 'QR code model.',
      says: ({ n1 }) => `QR code model ${MODELS[n1!] ?? n1}.`,
      sets: ({ n1 }) => {
        const model = MODELS[n1!];
        return model === undefined ? `${n1} is no QR model` : { model };
      },
    },
    {
      fn: 67,
      args: 'n',
      doc: 'QR modules of {n} dots.',
      sets: ({ n }) => within(n!, 1, 16, 'module size', { module: n! }),
    },
    {
      fn: 69,
      args: 'n',
      doc: 'QR error correction level.',
      says: ({ n }) => `QR error correction level ${LEVELS[n!] ?? n}.`,
      sets: ({ n }) => {
        const level = LEVELS[n!];
        return level === undefined ? `${n} is no error correction level` : { level };
      },
    },
  ],
  // A QR code of version 40 at level L holds 7089 digits (ISO/IEC 18004).
  plainStore('QR', 7089),
);
