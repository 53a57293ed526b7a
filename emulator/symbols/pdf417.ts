import { type MatrixSymbol, matrixOf } from './matrix.ts';
import { encodeRaw, type Raw } from './raw.ts';
import type { SymbolRefusal } from './refusal.ts';

export interface Pdf417Options {
  /** Data columns, 1 to 30; 0: as many as fit in `widest`. */
  readonly columns: number;
  /** Rows, 3 to 90; 0: as many as the data needs. */
  readonly rows: number;
  /** A level of error correction, 0 to 8, or a share of the data codewords in tenths, 1 to 40. */
  readonly correction: { readonly level: number } | { readonly tenths: number };
  /** Compact (truncated) PDF417: no right row indicator, and a stop of one module. */
  readonly compact: boolean;
  /** Modules that the print area leaves; for automatic columns alone. */
  readonly widest?: number;
}

const COLUMNS = 30;
/** Most codewords of a symbol, and most of them that are data; fewest rows (ISO/IEC 15438). */
const CODEWORDS = 928;
const MOST_CODEWORDS = 925;
const LEAST_ROWS = 3;
const TRIED_LEVELS = 5;
/** Modules of a data column, and of what stands beside the columns: start, stop, row indicators. */
const COLUMN = 17;
const BESIDE = { full: 69, compact: 35 } as const;

/**
 * Level of error correction for a share of the data codewords: the last row whose bound the product reaches
 * (TM-T81 specification, GS ( k function 069; halves are rounded up).
 */
const LEVELS_BY_SHARE: readonly (readonly [from: number, level: number])[] = [
  [0, 1],
  [4, 2],
  [11, 3],
  [21, 4],
  [46, 5],
  [101, 6],
  [201, 7],
  [401, 8],
];

/**
 * Encodes bytes as PDF417 (ISO/IEC 15438) in text, numeric and byte compaction as the data allows. Every row stands once
 * in the modules. Automatic columns are as many as fit, 30 at most: the printer computes them from print area, module
 * width and the choice of compact (Epson application programming guide 10.01 p. 516, GS ( k function 065), and from
 * nothing else that it tells. Automatic rows are as many as the data needs then, 3 at least.
 */
export function encodePdf417(data: Uint8Array, options: Pdf417Options): MatrixSymbol | SymbolRefusal {
  const { columns, rows, correction, compact, widest = Number.POSITIVE_INFINITY } = options;
  const symbology = compact ? 'Compact PDF417' : 'PDF417';
  if (data.length === 0) return { refused: `${symbology} has no data.` };
  const fitting = Math.min(COLUMNS, Math.floor((widest - BESIDE[compact ? 'compact' : 'full']) / COLUMN));
  if (columns === 0 && fitting < 1)
    return { refused: `${symbology} of one column is wider than the ${widest} modules that are left.` };

  const bcid = compact ? 'pdf417compact' : 'pdf417';
  const drawn = (level: number, wide: number) =>
    encodeRaw(bcid, data, {
      eclevel: level,
      fixedeclevel: true,
      columns: wide,
      ...(rows > 0 && { rows }),
    });
  const level = 'level' in correction ? correction.level : levelByShare(bcid, data, correction.tenths);
  const raw = sized(columns, fitting, (wide) => drawn(level, wide));
  if (raw === undefined || (rows > 0 && raw.pixs.length / raw.pixx !== rows)) {
    const size = `${columns || 'any number of'} columns and ${rows || 'any number of'} rows`;
    return { refused: `${symbology} of ${size} has no room for ${data.length} bytes of this data.` };
  }
  return matrixOf(symbology, data, raw);
}

/** The symbol of the columns asked for; or the widest that fits and has no more codewords than a symbol may have. */
function sized(columns: number, fitting: number, drawn: (columns: number) => Raw | undefined): Raw | undefined {
  for (let wide = columns || fitting; wide > 0; wide--) {
    const raw = drawn(wide);
    if (raw === undefined || (wide * raw.pixs.length) / raw.pixx <= CODEWORDS) return raw;
    if (columns > 0) return undefined;
  }
  return undefined;
}

/**
 * Level for a share of the data codewords in tenths. The encoder does not tell their number, but the rows of a symbol
 * of so many columns tell it up to a row: columns and levels are tried until all numbers that remain have the same
 * level.
 */
function levelByShare(bcid: string, data: Uint8Array, tenths: number): number {
  let least = 1;
  let most = MOST_CODEWORDS;
  const levelOf = (codewords: number) => {
    const share = Math.round((codewords * tenths) / 10);
    return LEVELS_BY_SHARE.findLast(([from]) => share >= from)![1];
  };
  for (let eclevel = 0; eclevel < TRIED_LEVELS; eclevel++)
    for (let columns = COLUMNS; columns > 0; columns--) {
      if (levelOf(least) === levelOf(most)) return levelOf(least);
      const raw = encodeRaw(bcid, data, { eclevel, fixedeclevel: true, columns });
      if (raw === undefined) break;
      const rows = raw.pixs.length / raw.pixx;
      const others = 1 + 2 ** (eclevel + 1);
      most = Math.min(most, rows * columns - others);
      if (rows > LEAST_ROWS) least = Math.max(least, (rows - 1) * columns + 1 - others);
    }
  return levelOf(least);
}
