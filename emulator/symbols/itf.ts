import { type Bars, DIGITS, interleaved, text } from './bars.ts';
import { firstOutside, refuseByte, refuseLength, type SymbolRefusal } from './refusal.ts';

/** Widths of the five bars or spaces of each digit, 2 wide (ISO/IEC 16390). */
const DIGIT_WIDTHS = '11221 21112 12112 22111 11212 21211 12211 11122 21121 12121'.split(' ');
const START = '1111';
const STOP = '211';

/**
 * Interleaved 2 of 5. The last digit of an odd number is dropped (TM-T88III specification rev.B sheet 137); no check
 * digit is added.
 */
export function encodeItf(data: Uint8Array): Bars | SymbolRefusal {
  const outside = firstOutside(DIGITS, data);
  if (outside >= 0) return refuseByte('ITF', data, outside, 'digits');
  if (data.length < 2) return refuseLength('ITF', data, 'at least 2 digits');

  const digits = text(data.subarray(0, data.length & ~1));
  let widths = START;
  for (let i = 0; i < digits.length; i += 2)
    widths += interleaved(DIGIT_WIDTHS[Number(digits[i])]!, DIGIT_WIDTHS[Number(digits[i + 1])]!);
  return { data: digits, hri: digits, widths: widths + STOP, taken: data.length };
}
