/** The four-byte codes of GB18030, from iconv-lite. */
import iconv from 'iconv-lite';

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
