import { gb18030Ranges } from './gb18030-ranges.ts';

const MAGIC = 0x44544c50; // "PLTD", read little endian
const VERSION = 2;
const HEADER_BYTES = 16;
const LEAD_RANGES_AT = 8;
const TRAIL_RANGES_AT = 12;
const MOST_RANGES = 2;
const UNDEFINED = 0;

/** For each byte its place among those of the ranges, -1 outside them; and how many there are. */
interface Places {
  readonly of: Int16Array;
  readonly count: number;
}

/** The two-byte codes of a character set, of which GBK and GB2312 are parts of one. Made by scripts/compile-code-pages.ts. */
export class DoubleByteMap {
  private readonly leads: Places;
  private readonly trails: Places;
  private readonly codePoints: Uint16Array;

  private constructor(leads: Places, trails: Places, codePoints: Uint16Array) {
    this.leads = leads;
    this.trails = trails;
    this.codePoints = codePoints;
  }

  /** Reads the map file; throws an Error when it is none, of another version, or not as long as it says. */
  static read(bytes: Uint8Array): DoubleByteMap {
    if (bytes.length < HEADER_BYTES) throw new Error(`not a double-byte map: ${bytes.length} bytes`);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (view.getUint32(0, true) !== MAGIC) throw new Error('not a double-byte map: it does not start with "PLTD"');
    const version = view.getUint16(4, true);
    if (version !== VERSION)
      throw new Error(`double-byte map version ${version} cannot be read, only version ${VERSION}`);
    const leads = readPlaces(view, LEAD_RANGES_AT);
    const trails = readPlaces(view, TRAIL_RANGES_AT);
    const codes = leads.count * trails.count;
    if (bytes.length !== HEADER_BYTES + 2 * codes)
      throw new Error(`double-byte map has ${bytes.length} bytes, expected ${HEADER_BYTES + 2 * codes}`);
    const codePoints = new Uint16Array(codes);
    for (let i = 0; i < codes; i++) codePoints[i] = view.getUint16(HEADER_BYTES + 2 * i, true);
    return new DoubleByteMap(leads, trails, codePoints);
  }

  /** A byte that begins a two-byte code, whether or not a character comes of it. */
  isLead(byte: number): boolean {
    return this.leads.of[byte]! >= 0;
  }

  /** A byte that may follow one. */
  isTrail(byte: number): boolean {
    return this.trails.of[byte]! >= 0;
  }

  /** The code point of a two-byte code; -1 when a byte is out of range or the code has no character. */
  decode(lead: number, trail: number): number {
    if (!this.isLead(lead) || !this.isTrail(trail)) return -1;
    const codePoint = this.codePoints[this.leads.of[lead]! * this.trails.count + this.trails.of[trail]!]!;
    return codePoint === UNDEFINED ? -1 : codePoint;
  }
}

function readPlaces(view: DataView, at: number): Places {
  const of = new Int16Array(256).fill(-1);
  let count = 0;
  for (let range = 0; range < MOST_RANGES; range++) {
    const [first, last] = [view.getUint8(at + 2 * range), view.getUint8(at + 2 * range + 1)];
    // A range of 0 to 0 is none: no code begins or ends with that byte.
    for (let byte = Math.max(1, first); byte <= last; byte++) of[byte] = count++;
  }
  return { of, count };
}

const isHigh = (byte: number): boolean => byte >= 0x81 && byte <= 0xfe;
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

/** Codes counted from 81 30 81 30: the first after the basic plane, and 90 30 81 30, which is U+10000. */
const BASIC_PLANE_CODES = 39_420;
const FIRST_SUPPLEMENTARY_CODE = 189_000;

/** The code point of a four-byte GB18030 code (GB 18030-2005); -1 when a byte is out of range or the code unassigned. */
export function gb18030FourByte(b1: number, b2: number, b3: number, b4: number): number {
  if (!isHigh(b1) || !isDigit(b2) || !isHigh(b3) || !isDigit(b4)) return -1;
  const code = (((b1 - 0x81) * 10 + b2 - 0x30) * 126 + b3 - 0x81) * 10 + b4 - 0x30;
  if (code >= FIRST_SUPPLEMENTARY_CODE) {
    const codePoint = 0x10000 + code - FIRST_SUPPLEMENTARY_CODE;
    return codePoint <= 0x10ffff ? codePoint : -1;
  }
  if (code >= BASIC_PLANE_CODES) return -1;
  let low = 0;
  let high = gb18030Ranges.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (gb18030Ranges[middle]![0] <= code) low = middle;
    else high = middle - 1;
  }
  const [first, codePoint] = gb18030Ranges[low]!;
  return codePoint + code - first;
}
