/** The two-byte codes, from iconv-lite. */
import iconv from 'iconv-lite';
import type { DoubleByteCoding } from '../../emulator/glyphs/library.ts';

type Ranges = readonly (readonly [first: number, last: number])[];

interface Coding {
  /** What iconv-lite calls it. */
  readonly encoding: string;
  readonly lead: Ranges;
  readonly trail: Ranges;
}

/** KS C 5601 has no letters of the wider code page 949, whose trail bytes begin at 41h: no printer is known to read them. */
export const codings: Readonly<Record<DoubleByteCoding, Coding>> = {
  gb18030: {
    encoding: 'gb18030',
    lead: [[0x81, 0xfe]],
    trail: [
      [0x40, 0x7e],
      [0x80, 0xfe],
    ],
  },
  big5: {
    encoding: 'cp950',
    lead: [[0xa1, 0xf9]],
    trail: [
      [0x40, 0x7e],
      [0xa1, 0xfe],
    ],
  },
  'shift-jis': {
    encoding: 'cp932',
    lead: [
      [0x81, 0x9f],
      [0xe0, 0xfc],
    ],
    trail: [
      [0x40, 0x7e],
      [0x80, 0xfc],
    ],
  },
  'ks-c-5601': { encoding: 'euc-kr', lead: [[0xa1, 0xfe]], trail: [[0xa1, 0xfe]] },
};

/** The bytes of the ranges, ascending. */
function bytesOf(ranges: Ranges): number[] {
  return ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i));
}

/** The character of a two-byte code, -1 where it has none. */
export function twoByteCodePoint(coding: DoubleByteCoding, lead: number, trail: number): number {
  const text = iconv.decode(Buffer.of(lead, trail), codings[coding].encoding);
  const codePoint = text.codePointAt(0)!;
  return codePoint === 0xfffd || text.length !== String.fromCodePoint(codePoint).length ? -1 : codePoint;
}

/** The characters of all two-byte codes in the order of the codes, -1 where one has none. */
export function twoByteCodePoints(coding: DoubleByteCoding): number[] {
  const trails = bytesOf(codings[coding].trail);
  return bytesOf(codings[coding].lead).flatMap((lead) => trails.map((trail) => twoByteCodePoint(coding, lead, trail)));
}

const MOST_RANGES = 2;

/** The file emulator/glyphs/double-byte.ts reads: the ranges, then a u16 for each code, 0 where there is no character. */
export function packTwoByteMap(coding: DoubleByteCoding): Uint8Array {
  const codePoints = twoByteCodePoints(coding);
  const ranges = [codings[coding].lead, codings[coding].trail].flatMap((of) =>
    Array.from({ length: MOST_RANGES }, (_, i) => of[i] ?? [0, 0]),
  );
  const header = [...new TextEncoder().encode('PLTD'), 2, 0, 0, 0, ...ranges.flat()];
  const file = new Uint8Array(header.length + 2 * codePoints.length);
  const view = new DataView(file.buffer);
  file.set(header);
  codePoints.forEach((codePoint, i) => {
    if (codePoint > 0xffff) throw new Error(`U+${codePoint.toString(16)} of ${coding} is beyond 16 bits`);
    if (codePoint > 0) view.setUint16(header.length + 2 * i, codePoint, true);
  });
  return file;
}
