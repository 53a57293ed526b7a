import { type Bars, text } from './bars.ts';
import { firstOutside, refuseByte, refuseLength, type SymbolRefusal } from './refusal.ts';

/** Widths of the seven elements of each character, 2 wide (EN 798; no ISO/IEC number covers Codabar). */
const PATTERNS: Readonly<Record<string, string>> = {
  0: '1111122',
  1: '1111221',
  2: '1112112',
  3: '2211111',
  4: '1121121',
  5: '2111121',
  6: '1211112',
  7: '1211211',
  8: '1221111',
  9: '2112111',
  '-': '1112211',
  $: '1122111',
  ':': '2111212',
  '/': '2121112',
  '.': '2121211',
  '+': '1121212',
  A: '1122121',
  B: '1212112',
  C: '1112122',
  D: '1112221',
};
const BETWEEN = '0123456789-$:/.+';
const STARTS = 'ABCDabcd';
const GAP = '1';

/**
 * CODABAR (NW-7). Start and stop, A to D or a to d, are part of the data and are not added (Epson ESC/POS reference,
 * GS k, notes for CODABAR); small letters have the bars of the capitals. HRI is the data as received.
 */
export function encodeCodabar(data: Uint8Array): Bars | SymbolRefusal {
  if (data.length < 2) return refuseLength('CODABAR', data, 'a start and a stop character (A to D)');
  const last = data.length - 1;
  for (const end of [0, last])
    if (firstOutside(STARTS, data, end, end + 1) >= 0)
      return refuseByte('CODABAR', data, end, 'A to D as its first and last character');
  const outside = firstOutside(BETWEEN, data, 1, last);
  if (outside >= 0) return refuseByte('CODABAR', data, outside, 'digits and $ + - . / : between start and stop');

  const hri = text(data);
  const encoded = hri.toUpperCase();
  const widths = [...encoded].map((character) => PATTERNS[character]!).join(GAP);
  return { data: encoded, hri, widths, taken: data.length };
}
