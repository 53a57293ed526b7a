import type { Machine } from '../../machine/machine.ts';
import { printSymbol } from '../../machine/matrix-codes.ts';
import type { Refusal, Source } from '../../machine/slip.ts';
import { dataMatrixPicture, pdf417Picture, qrPicture } from '../../machine/symbol-pictures.ts';
import type { SymbolSettings } from '../../machine/symbol-settings.ts';
import { type Command, command } from '../declaration.ts';

const dialects = ['xprinter'] as const;

type Kind = SymbolSettings['oneCommand'];

/** Bytes m, n and k of ESC Z. */
interface Parameters {
  readonly m: number;
  readonly n: number;
  readonly k: number;
}

type Draw = (machine: Machine, args: Parameters, data: Uint8Array, source: Source) => Refusal | string | undefined;

/** HCC POS80B technical manual p. 56. Bematech's LR1100 has QR as 1, and PDF417 as power-on value. */
const KINDS: Readonly<Record<number, Kind>> = { 0: 'PDF417', 1: 'DataMatrix', 2: 'QR' };

const QR_LEVELS: Readonly<Record<number, 'L' | 'M' | 'Q' | 'H'>> = { 76: 'L', 77: 'M', 81: 'Q', 72: 'H' };
const MOST_MODULE = 8;

/** What m, n and k say depends on the kind (HCC POS80B technical manual p. 56; Bematech LR1100 manual p. 65). */
const DRAW: Readonly<Record<Kind, Draw>> = {
  QR: (machine, { m, n, k }, data, source) => {
    const level = QR_LEVELS[n];
    if (!level) return `${n} is no error correction level`;
    if (k < 1 || k > MOST_MODULE) return `${k} is no module size`;
    return printSymbol(machine, 'qr', qrPicture({ level, model: 2, module: k }, data, m), source);
  },
  PDF417: (machine, { m, n, k }, data, source) => {
    if (m < 1 || m > 30) return `${m} is no number of columns`;
    if (n > 8) return `${n} is no error correction level`;
    if (k < 1 || k > 6) return `${k} is no height of rows in modules`;
    const { module } = machine.settings.barcode;
    const set = { columns: m, rows: 0, module, rowHeight: k, level: n, tenths: 0, compact: false };
    return printSymbol(machine, 'pdf417', pdf417Picture(machine, set, data), source);
  },
  DataMatrix: (machine, { m, n, k }, data, source) => {
    if (k < 1 || k > MOST_MODULE) return `${k} is no module size`;
    const shape = m === n ? 'square' : 'rectangle';
    const picture = dataMatrixPicture({ shape, rows: m, columns: n, module: k }, data);
    return printSymbol(machine, 'datamatrix', picture, source);
  },
};

/** 2-D symbols of Chinese makers, drawn by one command. */
export const oneCommandSymbols: readonly Command[] = [
  command('GS Z', '1D 5A n', {
    doc: 'Kind of the symbol that ESC Z draws.',
    says: ({ n }) => `ESC Z draws ${KINDS[n] ?? `kind ${n}`}.`,
    dialects,
    draws: true,
    effect: ({ settings }, { n }) => {
      const oneCommand = KINDS[n];
      if (!oneCommand) return `${n} is no kind of symbol`;
      settings.symbols = { ...settings.symbols, oneCommand };
      return undefined;
    },
  }),
  command('ESC Z', '1B 5A m n k lL lH d[]', {
    doc:
      'Symbol of the kind that GS Z chose. QR: version {m}, level {n} as a letter, modules of {k} dots; PDF417: {m} ' +
      'columns, level {n}, rows {k} modules tall; DataMatrix: {m} rows, {n} columns, modules of {k} dots.',
    dialects,
    data: ({ l }) => l,
    needs: 'empty line',
    draws: true,
    effect: (machine, { d, ...args }, source) => DRAW[machine.settings.symbols.oneCommand](machine, args, d, source),
  }),
];
