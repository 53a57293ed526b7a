/** A symbol character: its first bit at the lower right, its bits to the left and then upwards. */
interface Character {
  readonly x: number;
  readonly y: number;
  /** Modules in a row: 2 of four rows, or 4 of two. */
  readonly across: 2 | 4;
}

/** A Model 1 symbol without its data. */
export interface Layout {
  /** Modules of a row, and rows. */
  readonly side: number;
  /** Row-major, 1 = dark; light where data and format information go. */
  readonly modules: Uint8Array;
  /** Where the bits of the codewords go, in their order; the first four are covered by the corner and have no place. */
  readonly places: readonly number[];
}

const FINDER = 7;
const TIMING = 6;
/** Bits of the first codeword that the extension pattern in the lower right corner covers: they are 0. */
export const CORNER_BITS = 4;

/**
 * The symbol characters of a Model 1 symbol in the order of their codewords (ISO/IEC 18004:2000, annex M): two columns
 * of upright ones along the right edge, columns of lying ones up to the finder patterns on the left, and four columns of
 * upright ones between these; each column from the bottom up. Where an extension pattern lies there is none.
 */
function* charactersOf(side: number): Generator<Character> {
  const last = side - 1;
  const upright = (side - FINDER - 1) >> 2;
  for (let i = 0; i < upright; i++) if (!isExtension(i, upright)) yield { x: last, y: last - 4 * i, across: 2 };
  for (let i = 0; i < upright; i++) yield { x: last - 2, y: last - 4 * i, across: 2 };

  const lying = (side - 13) >> 2;
  const rows = side >> 1;
  for (let column = 0; column < lying; column++) {
    // The first column ends below the finder pattern; the others step over the timing pattern.
    const top = column === 0 ? rows - 4 : rows;
    for (let row = isExtension(column + 1, lying + 1) ? 1 : 0; row < top; row++) {
      yield { x: last - 4 - 4 * column, y: last - 2 * row - (row >= rows - 3 ? 1 : 0), across: 4 };
    }
  }

  const between = (side - 2 * (FINDER + 1)) >> 2;
  for (const x of [8, 5, 3, 1]) {
    for (let i = 0; i < between; i++) yield { x, y: last - FINDER - 1 - 4 * i, across: 2 };
  }
}

/** Along an edge, of `count` places, every second one has an extension pattern, the first and the last none. */
function isExtension(place: number, count: number): boolean {
  return place % 2 === 0 && place > 0 && place < count - 1;
}

/**
 * The layout of a version, 1 to 14. The places of the extension patterns are those that a reader passes over. No source
 * at hand shows their modules: they are dark along the edge of the symbol and light within.
 */
export function layoutOf(version: number): Layout {
  const side = 17 + 4 * version;
  const last = side - 1;
  const modules = new Uint8Array(side * side);
  const dark = (x: number, y: number) => {
    modules[y * side + x] = 1;
  };
  const isOpen = new Uint8Array(side * side);
  const places: number[] = [];
  for (const { x, y, across } of charactersOf(side)) {
    for (let bit = 0; bit < 8; bit++) places.push((y - Math.floor(bit / across)) * side + x - (bit % across));
  }
  places.splice(0, CORNER_BITS);
  for (const place of places) isOpen[place] = 1;

  for (let i = FINDER + 1; i < side; i++) {
    if (!isOpen[i * side + last]) dark(last, i);
    if (!isOpen[last * side + i]) dark(i, last);
  }
  for (let i = FINDER + 1; i < last - FINDER; i += 2) {
    dark(i, TIMING);
    dark(TIMING, i);
  }
  for (const [left, top] of [
    [0, 0],
    [side - FINDER, 0],
    [0, side - FINDER],
  ] as const) {
    for (let y = 0; y < FINDER; y++) {
      for (let x = 0; x < FINDER; x++) {
        const ring = Math.max(Math.abs(x - 3), Math.abs(y - 3));
        modules[(top + y) * side + left + x] = ring === 2 ? 0 : 1;
      }
    }
  }
  dark(FINDER + 1, side - FINDER - 1);
  return { side, modules, places };
}

/**
 * Where the 15 bits of the format information go, the highest first: once around the finder pattern on the upper left,
 * once beside the other two, as in Model 2 (ISO/IEC 18004).
 */
export function formatPlaces(side: number): readonly (readonly [number, number])[] {
  const at = (x: number, y: number) => y * side + x;
  const beside = FINDER + 1;
  return Array.from({ length: 15 }, (_, bit) => {
    const step = bit < 8 ? bit + (bit > 5 ? 1 : 0) : 14 - bit + (bit < 9 ? 1 : 0);
    const around = bit < 8 ? at(step, beside) : at(beside, step);
    const apart = bit < FINDER ? at(beside, side - 1 - bit) : at(side - 15 + bit, beside);
    return [around, apart] as const;
  });
}
