import type { Raw } from './raw.ts';

export type MatrixSymbology =
  | 'QR'
  | 'Micro QR'
  | 'PDF417'
  | 'Compact PDF417'
  | 'MaxiCode'
  | 'Aztec'
  | 'DataMatrix'
  | 'GS1 DataBar Stacked'
  | 'GS1 DataBar Stacked Omnidirectional'
  | 'GS1 DataBar Expanded Stacked'
  | 'Composite';

/** A 2-D symbol, without quiet zone: the printer draws none (Epson ESC/POS reference, GS ( k function 181). */
export interface MatrixSymbol {
  readonly symbology: MatrixSymbology;
  /** The bytes it holds, as received. */
  readonly data: Uint8Array;
  /** Modules of a row. */
  readonly width: number;
  /** Rows. */
  readonly height: number;
  /** One byte a module, row-major, 1 = dark. */
  readonly modules: Uint8Array;
  /**
   * Height of each row in module widths. 1 where modules are square, and for PDF417, whose rows the printer makes
   * GS ( k function 068 times as tall.
   */
  readonly rowHeights: Uint8Array;
}

/** The symbol of what the encoder library made; rows are one module tall unless said otherwise. */
export function matrixOf(
  symbology: MatrixSymbology,
  data: Uint8Array,
  { pixs, pixx }: Raw,
  rowHeights: readonly number[] = new Array<number>(pixs.length / pixx).fill(1),
): MatrixSymbol {
  return {
    symbology,
    data: data.slice(),
    width: pixx,
    height: rowHeights.length,
    modules: Uint8Array.from(pixs),
    rowHeights: Uint8Array.from(rowHeights),
  };
}

/** The symbol with its rows repeated so that every module is square: `height` is then in modules. */
export function squareModules({ width, modules, rowHeights }: MatrixSymbol): {
  readonly width: number;
  readonly height: number;
  readonly modules: Uint8Array;
} {
  const height = rowHeights.reduce((sum, rows) => sum + rows, 0);
  const square = new Uint8Array(width * height);
  let at = 0;
  rowHeights.forEach((rows, row) => {
    for (let i = 0; i < rows; i++, at += width) square.set(modules.subarray(row * width, (row + 1) * width), at);
  });
  return { width, height, modules: square };
}
