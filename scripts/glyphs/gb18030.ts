/** The two-byte codes of GB18030, from iconv-lite. */
import iconv from 'iconv-lite';

/** The character of a two-byte code, -1 where it has none. */
export function twoByteCodePoint(lead: number, trail: number): number {
  const text = iconv.decode(Buffer.of(lead, trail), 'gb18030');
  const codePoint = text.codePointAt(0)!;
  return codePoint === 0xfffd || text.length !== String.fromCodePoint(codePoint).length ? -1 : codePoint;
}

/** Calls back for every two-byte code, defined or not: lead 0x81 to 0xFE, trail 0x40 to 0xFE without 0x7F. */
export function eachTwoByteCode(visit: (lead: number, trail: number, codePoint: number) => void): void {
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail !== 0x7f) visit(lead, trail, twoByteCodePoint(lead, trail));
    }
  }
}

/** The file emulator/glyphs/double-byte.ts reads: a u16 for each lead and trail byte, 0 where there is no character. */
export function packTwoByteMap(): Uint8Array {
  const trails = 0xfe - 0x40 + 1;
  const file = new Uint8Array(8 + 2 * (0xfe - 0x81 + 1) * trails);
  const view = new DataView(file.buffer);
  file.set(new TextEncoder().encode('PLTD'));
  view.setUint16(4, 1, true);
  eachTwoByteCode((lead, trail, codePoint) => {
    if (codePoint > 0xffff) throw new Error(`${lead.toString(16)} ${trail.toString(16)} is beyond 16 bits`);
    if (codePoint > 0) view.setUint16(8 + 2 * ((lead - 0x81) * trails + trail - 0x40), codePoint, true);
  });
  return file;
}

/** Runs of four-byte codes whose code points follow one another: [code counted from 81 30 81 30, code point]. */
export function fourByteRanges(): [number, number][] {
  const ranges: [number, number][] = [];
  let expected = -1;
  for (let code = 0; code < 39_420; code++) {
    const bytes = [Math.floor(code / 12_600) + 0x81, (Math.floor(code / 1260) % 10) + 0x30];
    bytes.push((Math.floor(code / 10) % 126) + 0x81, (code % 10) + 0x30);
    const codePoint = iconv.decode(Buffer.from(bytes), 'gb18030').codePointAt(0)!;
    if (codePoint !== expected) ranges.push([code, codePoint]);
    expected = codePoint + 1;
  }
  return ranges;
}
