import type { MatrixSymbol } from './matrix.ts';

/** Distances in mm between hexagons of a row and between rows: 25.50 mm are 29 of the one, 24.38 mm 32 of the other. */
const ACROSS = 25.5 / 29;
const DOWN = 24.38 / 32;
/** A hexagon from flat side to flat side is as wide as its distance; from tip to tip so tall. */
const TALL = (2 * ACROSS) / Math.sqrt(3);

/** Outer and inner radius in mm of the three dark rings of the finder pattern (ISO/IEC 16023). */
const RINGS: readonly (readonly [outer: number, inner: number])[] = [
  [3.87, 3.2],
  [2.53, 1.86],
  [1.18, 0.51],
];

/** A picture in dots: one byte a dot, row-major, 1 = dark. */
export interface Dots {
  readonly width: number;
  readonly height: number;
  readonly modules: Uint8Array;
}

/**
 * Draws a MaxiCode in the one size it has (ISO/IEC 16023): 26.4 mm by 25.4 mm, whatever module size is set. A dot is
 * dark where its middle lies in a dark hexagon or a ring. How printers round is not documented.
 */
export function drawMaxiCode(symbol: MatrixSymbol, dotsPerMm: number): Dots {
  const width = Math.round(symbol.width * ACROSS * dotsPerMm);
  const height = Math.round(((symbol.height - 1) * DOWN + TALL) * dotsPerMm);
  const modules = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const [right, down] = [(x + 0.5) / dotsPerMm, (y + 0.5) / dotsPerMm];
      if (inRing(symbol, right, down) || inHexagon(symbol, right, down)) modules[y * width + x] = 1;
    }
  return { width, height, modules };
}

/** Whether a point, in mm from the upper left corner, lies in a ring around the middle hexagon of the middle row. */
function inRing({ width, height }: MatrixSymbol, right: number, down: number): boolean {
  const distance = Math.hypot(right - ((width - 1) / 2) * ACROSS, down - ((height - 1) / 2) * DOWN - TALL / 2);
  return RINGS.some(([outer, inner]) => distance <= outer && distance >= inner);
}

/** Whether a point lies in a dark hexagon. */
function inHexagon({ width, height, modules }: MatrixSymbol, right: number, down: number): boolean {
  const near = Math.round((down - TALL / 2) / DOWN);
  for (let row = Math.max(0, near - 1); row <= Math.min(height - 1, near + 1); row++) {
    const indent = row % 2 === 0 ? 0 : ACROSS / 2;
    const column = Math.floor((right - indent) / ACROSS);
    if (column < 0 || column >= width || modules[row * width + column] === 0) continue;
    const beside = Math.abs(right - indent - (column + 0.5) * ACROSS);
    const above = Math.abs(down - TALL / 2 - row * DOWN);
    if (above <= TALL / 2 - (beside / ACROSS) * (TALL / 2)) return true;
  }
  return false;
}
