import { type Command, command } from '../declaration.ts';
import { otherFunctions } from './family.ts';

const dialects = ['epson', 'xprinter'] as const;

const hex = (n: number) => n.toString(16).toUpperCase().padStart(2, '0');

/** The other symbols of GS ( k: their number, and which functions they have. */
const KINDS: readonly (readonly [kind: string, cn: string, functions: readonly number[]])[] = [
  ['PDF417', '30', [65, 66, 67, 68, 69, 70, 80, 81, 82]],
  ['MaxiCode', '32', [65, 80, 81, 82]],
  ['GS1 DataBar 2D', '33', [67, 71, 80, 81, 82]],
  ['Composite', '34', [67, 71, 72, 80, 81, 82]],
  ['Aztec', '35', [66, 67, 69, 80, 81, 82]],
  ['DataMatrix', '36', [66, 67, 80, 81, 82]],
];
const PURPOSES: Readonly<Record<number, string>> = {
  65: 'columns or mode',
  66: 'rows or kind',
  67: 'dots of a module',
  68: 'height of a row',
  69: 'error correction',
  70: 'options',
  71: 'greatest width',
  72: 'font of the human readable characters',
  80: 'store the data',
  81: 'print',
  82: 'tell the size',
};

/** GS k of newer printers. */
const LINEAR: readonly (readonly [m: number, name: string])[] = [
  [74, 'GS1-128'],
  [75, 'GS1 DataBar Omnidirectional'],
  [76, 'GS1 DataBar Truncated'],
  [77, 'GS1 DataBar Limited'],
  [78, 'GS1 DataBar Expanded'],
  [79, 'CODE128 auto'],
];

/** Symbols that are taken and not drawn. */
export const otherSymbolCommands: readonly Command[] = [
  ...KINDS.flatMap(([kind, cn, functions]) =>
    functions.map((fn) =>
      command(`GS ( k ${kind} ${fn}`, `1D 28 6B pL pH ${cn} ${hex(fn)} d[]` as '1D 28 6B pL pH 30 41 d[]', {
        doc: `${kind}: ${PURPOSES[fn]}.`,
        dialects,
        consumed: `${kind} is not drawn yet`,
      }),
    ),
  ),
  otherFunctions('GS ( k', '1D 28 6B', dialects),
  ...LINEAR.map(([m, name]) =>
    command(`GS k ${m}`, `1D 6B ${hex(m)} n d[]` as '1D 6B 4A n d[]', {
      doc: `${name} barcode of {n} bytes.`,
      dialects,
      data: ({ n }) => n,
      midLine: 3,
      consumed: `${name} is not drawn yet`,
    }),
  ),
];
