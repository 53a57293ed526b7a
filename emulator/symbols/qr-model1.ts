import { type MatrixSymbol, matrixOf } from './matrix.ts';
import type { QrOptions } from './qr.ts';
import { MASKS, penaltyOf } from './qr-masks.ts';
import { CORNER_BITS, formatPlaces, type Layout, layoutOf } from './qr-model1-layout.ts';
import { countSizeOf, segmentBits } from './qr-segments.ts';
import { errorCorrection } from './reed-solomon.ts';
import type { SymbolRefusal } from './refusal.ts';

type Level = QrOptions['level'];
type Blocks = readonly [blocks: number, data: number, correction: number];

/** Blocks of a version at a level, with codewords of data and of correction in each (ISO/IEC 18004:2000, annex M). */
const BLOCKS: readonly Readonly<Record<Level, Blocks>>[] = [
  { L: [1, 19, 7], M: [1, 16, 10], Q: [1, 13, 13], H: [1, 9, 17] },
  { L: [1, 36, 10], M: [1, 30, 16], Q: [1, 24, 22], H: [1, 16, 30] },
  { L: [1, 57, 15], M: [1, 44, 28], Q: [1, 36, 36], H: [1, 24, 48] },
  { L: [1, 80, 20], M: [1, 60, 40], Q: [1, 50, 50], H: [1, 34, 66] },
  { L: [1, 108, 26], M: [1, 82, 52], Q: [1, 68, 66], H: [2, 23, 44] },
  { L: [1, 136, 34], M: [2, 53, 32], Q: [2, 43, 42], H: [2, 29, 56] },
  { L: [1, 170, 42], M: [2, 66, 40], Q: [2, 54, 52], H: [3, 24, 46] },
  { L: [2, 104, 24], M: [2, 80, 48], Q: [2, 64, 64], H: [3, 29, 56] },
  { L: [2, 123, 30], M: [2, 93, 60], Q: [3, 52, 50], H: [3, 34, 68] },
  { L: [2, 145, 34], M: [2, 111, 68], Q: [3, 61, 58], H: [4, 31, 58] },
  { L: [2, 168, 40], M: [4, 64, 40], Q: [4, 52, 52], H: [5, 29, 54] },
  { L: [2, 192, 46], M: [4, 73, 46], Q: [4, 61, 58], H: [5, 33, 62] },
  { L: [3, 144, 36], M: [4, 83, 52], Q: [4, 69, 66], H: [6, 32, 58] },
  { L: [3, 163, 40], M: [4, 92, 60], Q: [5, 62, 60], H: [6, 35, 66] },
];
const VERSIONS = BLOCKS.length;
/** Digits in the largest symbol: more bytes than that have no room, whatever they are. */
const MOST = 1167;

const TERMINATOR = 4;
const PADDING = [0xec, 0x11] as const;

/** Levels as the format information has them, its generator, and the mask that tells Model 1 from Model 2. */
const LEVEL_BITS: Readonly<Record<Level, number>> = { L: 1, M: 0, Q: 3, H: 2 };
const FORMAT_GENERATOR = 0x537;
const FORMAT_MASK = 0x2825;

/**
 * Encodes bytes as a QR Code, Model 1 (AIM ITS 97-001; ISO/IEC 18004:2000, annex M): versions 1 to 14, extension
 * patterns in place of alignment patterns. The mask is that of the least penalty.
 */
export function encodeQrModel1(data: Uint8Array, level: Level, version: number): MatrixSymbol | SymbolRefusal {
  if (!Number.isInteger(version) || version < 0 || version > VERSIONS)
    return { refused: `QR model 1 takes versions 1 to ${VERSIONS}, but version ${version} was asked for.` };
  const found = data.length > MOST ? undefined : fitting(data, level, version);
  if (found === undefined) {
    const room = version === 0 ? 'any version' : `version ${version}`;
    return { refused: `QR model 1 of ${room} at level ${level} has no room for ${data.length} bytes of this data.` };
  }
  const layout = layoutOf(found.version);
  const { side, places } = layout;
  const length = (CORNER_BITS + places.length) / 8;
  const codewords = withCorrection(found.codewords, BLOCKS[found.version - 1]![level], length);
  const drawn = MASKS.map((_, mask) => draw(layout, codewords, level, mask));
  const penalties = drawn.map((modules) => penaltyOf(modules, side));
  const pixs = Array.from(drawn[penalties.indexOf(Math.min(...penalties))]!);
  return matrixOf('QR', data, { pixs, pixx: side, pixy: side, sbs: [] });
}

/** The smallest version that holds the data, or the one asked for, with its codewords of data. */
function fitting(data: Uint8Array, level: Level, asked: number) {
  const sizes = { small: segmentBits(data, 'small'), large: segmentBits(data, 'large') };
  for (let version = asked || 1; version <= (asked || VERSIONS); version++) {
    const [blocks, each] = BLOCKS[version - 1]![level];
    const bits = sizes[countSizeOf(version)];
    if (CORNER_BITS + bits.length <= 8 * blocks * each) return { version, codewords: padded(bits, blocks * each) };
  }
  return undefined;
}

/** The bits after those that the corner covers, with a terminator as far as there is room, and padding. */
function padded(bits: readonly number[], length: number): Uint8Array {
  const codewords = new Uint8Array(length);
  bits.forEach((bit, i) => {
    const at = CORNER_BITS + i;
    codewords[at >> 3]! |= bit << (7 - (at & 7));
  });
  const used = Math.ceil((CORNER_BITS + bits.length + TERMINATOR) / 8);
  for (let at = used; at < length; at++) codewords[at] = PADDING[(at - used) % 2]!;
  return codewords;
}

/**
 * The codewords of data of one block after the other, then those of correction: Model 1 does not interleave them. Up to
 * four at the end belong to no block and are 0.
 */
function withCorrection(data: Uint8Array, [blocks, each, correction]: Blocks, length: number): Uint8Array {
  const all = new Uint8Array(length);
  all.set(data);
  for (let block = 0; block < blocks; block++) {
    const own = errorCorrection(data.subarray(block * each, (block + 1) * each), correction);
    all.set(own, data.length + block * correction);
  }
  return all;
}

function draw({ side, modules, places }: Layout, codewords: Uint8Array, level: Level, mask: number): Uint8Array {
  const drawn = modules.slice();
  places.forEach((place, i) => {
    const at = CORNER_BITS + i;
    const bit = (codewords[at >> 3]! >> (7 - (at & 7))) & 1;
    drawn[place] = bit ^ Number(MASKS[mask]!(place % side, Math.floor(place / side)));
  });
  const format = formatOf(level, mask);
  formatPlaces(side).forEach((both, i) => {
    for (const place of both) drawn[place] = (format >> (14 - i)) & 1;
  });
  return drawn;
}

/** Level and mask in five bits, and ten bits that correct errors in them. */
function formatOf(level: Level, mask: number): number {
  const information = (LEVEL_BITS[level] << 3) | mask;
  let remainder = information << 10;
  for (let bit = 14; bit >= 10; bit--) if (remainder & (1 << bit)) remainder ^= FORMAT_GENERATOR << (bit - 10);
  return ((information << 10) | remainder) ^ FORMAT_MASK;
}
