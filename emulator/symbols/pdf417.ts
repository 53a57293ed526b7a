import { type MatrixSymbol, matrixOf } from './matrix.ts';
import { encodeRaw, type Raw } from './raw.ts';
import type { SymbolRefusal } from './refusal.ts';

export interface Pdf417Options {
  /** Data columns, 1 to 30; 0: by the data, and no wider than `widest`. */
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
/** Most data codewords, and what is added to them at level 0: their number and two of error correction. */
const MOST_CODEWORDS = 926;
const OVERHEAD = 3;
const LEAST_ROWS = 3;
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
 * in the modules. How many columns a printer takes by itself is told nowhere: here the symbol is about as many columns
 * as gives three modules of width for each of its rows' height, and no more than fit in `widest`.
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
      ...(wide > 0 && { columns: wide }),
      ...(rows > 0 && { rows }),
    });
  const level = 'level' in correction ? correction.level : levelByShare(bcid, data, correction.tenths);
  const raw = sized(columns, fitting, (wide) => drawn(level, wide), compact);
  if (raw === undefined || (rows > 0 && raw.pixs.length / raw.pixx !== rows)) {
    const size = `${columns || 'any number of'} columns and ${rows || 'any number of'} rows`;
    return { refused: `${symbology} of ${size} has no room for ${data.length} bytes of this data.` };
  }
  return matrixOf(symbology, data, raw);
}

/** The symbol of the columns asked for, or of its own choice, or of as many as fit. */
function sized(
  columns: number,
  fitting: number,
  drawn: (columns: number) => Raw | undefined,
  compact: boolean,
): Raw | undefined {
  const raw = drawn(columns);
  if (columns > 0 || (raw && columnsOf(raw, compact) <= fitting)) return raw;
  return drawn(fitting);
}

function columnsOf({ pixx }: Raw, compact: boolean): number {
  return (pixx - BESIDE[compact ? 'compact' : 'full']) / COLUMN;
}

/**
 * Level for a share of the data codewords in tenths. The encoder does not tell their number, but the rows of a symbol
 * of so many columns tell it up to a row: columns are tried until all numbers that remain have the same level.
 */
function levelByShare(bcid: string, data: Uint8Array, tenths: number): number {
  let least = 1;
  let most = MOST_CODEWORDS;
  const level = (codewords: number) => {
    const share = Math.round((codewords * tenths) / 10);
    return LEVELS_BY_SHARE.findLast(([from]) => share >= from)![1];
  };
  for (let columns = COLUMNS; columns > 0 && level(least) !== level(most); columns--) {
    const raw = encodeRaw(bcid, data, { eclevel: 0, fixedeclevel: true, columns });
    if (raw === undefined) break;
    const rows = raw.pixs.length / raw.pixx;
    most = Math.min(most, rows * columns - OVERHEAD);
    if (rows > LEAST_ROWS) least = Math.max(least, (rows - 1) * columns + 1 - OVERHEAD);
  }
  return level(least);
}
