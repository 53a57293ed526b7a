import { type MatrixSymbol, matrixOf } from './matrix.ts';
import { encodeRaw } from './raw.ts';
import type { SymbolRefusal } from './refusal.ts';

export interface DataMatrixOptions {
  readonly shape: 'square' | 'rectangle';
  /** Modules from top to bottom; 0: by the data. */
  readonly rows: number;
  /** Modules from left to right; 0: by the data. */
  readonly columns: number;
}

/** Sides of square symbols, and rows with columns of rectangular ones (ISO/IEC 16022, ECC 200). */
const SIDES = [10, 12, 14, 16, 18, 20, 22, 24, 26, 32, 36, 40, 44, 48, 52, 64, 72, 80, 88, 96, 104, 120, 132, 144];
const RECTANGLES: readonly (readonly [rows: number, columns: number])[] = [
  [8, 18],
  [8, 32],
  [12, 26],
  [12, 36],
  [16, 36],
  [16, 48],
];
const SIZES = { square: SIDES.map((side) => [side, side] as const), rectangle: RECTANGLES } as const;

/** Encodes bytes as Data Matrix ECC 200 (ISO/IEC 16022). */
export function encodeDataMatrix(data: Uint8Array, options: DataMatrixOptions): MatrixSymbol | SymbolRefusal {
  const { shape, rows, columns } = options;
  if (data.length === 0) return { refused: 'DataMatrix has no data.' };
  if (!SIZES[shape].some(([tall, wide]) => (rows || tall) === tall && (columns || wide) === wide))
    return {
      refused: `DataMatrix has no ${shape} of ${rows || 'any number of'} rows and ${columns || 'any'} columns.`,
    };
  const size = { ...(rows > 0 && { rows }), ...(columns > 0 && { columns }) };
  const raw = encodeRaw('datamatrix', data, { format: shape, ...size });
  if (raw === undefined) {
    const room = `${rows || 'any number of'} rows and ${columns || 'any number of'} columns`;
    return { refused: `DataMatrix of ${room}, ${shape}, has no room for ${data.length} bytes of this data.` };
  }
  return matrixOf('DataMatrix', data, raw);
}
