import { type Bars, DIGITS, text } from './bars.ts';
import { firstOutside, refuseByte, refuseLength, type SymbolRefusal } from './refusal.ts';

/**
 * Widths of the four elements of each digit, in modules (ISO/IEC 15420, number sets). Read with a space first they are
 * set A (left half), with a bar first set C (right half); backwards, with a space first, set B.
 */
const DIGIT_WIDTHS = ['3211', '2221', '2122', '1411', '1132', '1231', '1114', '1312', '1213', '3112'];
const SET_B_WIDTHS = DIGIT_WIDTHS.map((widths) => [...widths].reverse().join(''));

/** Number sets of the six left digits of an EAN-13, by its first digit (ISO/IEC 15420). */
const EAN13_SETS = 'AAAAAA AABABB AABBAB AABBBA ABAABB ABBAAB ABBBAA ABABAB ABABBA ABBABA'.split(' ');
/** Number sets of the six digits of a UPC-E in number system 0, by its check digit (ISO/IEC 15420). */
const UPCE_SETS = 'BBBAAA BBABAA BBAABA BBAAAB BABBAA BAABBA BAAABB BABABA BABAAB BAABAB'.split(' ');

const GUARD = '111';
const CENTRE = '11111';
const UPCE_END = '111111';

/**
 * The ten digits after the number system that each UPC-E stands for, by its last digit; a to e are the digits before it
 * (ISO/IEC 15420, zero suppression; the table of GS k in the Epson ESC/POS reference says the same the other way round).
 */
const UPCE_FORMS =
  'ab00000cde ab10000cde ab20000cde abc00000de abcd00000e abcde00005 abcde00006 abcde00007 abcde00008 abcde00009'.split(
    ' ',
  );
const KEPT = [...'abcde'];

/**
 * EAN-13 from 12 or 13 digits, EAN-8 from 7 or 8, UPC-A from 11 or 12. The check digit is computed when it is omitted.
 * A given one is encoded as it came, right or wrong: the printer does not check it (Epson ESC/POS reference, GS k,
 * "modular check character is not checked"), so a wrong one prints and no reader accepts it.
 */
export function encodeEan13(data: Uint8Array): Bars | SymbolRefusal {
  const digits = withCheck('EAN13', data, 13);
  return typeof digits === 'string' ? ean13Bars(digits, digits, data.length) : digits;
}

/** See {@link encodeEan13}. A UPC-A is the EAN-13 of its digits after a 0. */
export function encodeUpcA(data: Uint8Array): Bars | SymbolRefusal {
  const digits = withCheck('UPC-A', data, 12);
  return typeof digits === 'string' ? ean13Bars(`0${digits}`, digits, data.length) : digits;
}

/** See {@link encodeEan13}. */
export function encodeEan8(data: Uint8Array): Bars | SymbolRefusal {
  const digits = withCheck('EAN8', data, 8);
  if (typeof digits !== 'string') return digits;
  const widths = GUARD + inSets(digits.slice(0, 4), 'AAAA') + CENTRE + inSets(digits.slice(4), 'CCCC') + GUARD;
  return { data: digits, hri: digits, widths, taken: data.length };
}

/**
 * UPC-E from its six digits alone, from 7 or 8 (number system 0 first, check digit last when there are 8), or from the
 * 11 or 12 digits of a UPC-A that has a short form. Only number system 0 is taken. HRI is the six digits alone.
 * A given check digit is used as it came: it chooses the number sets (Epson ESC/POS reference, GS k, notes for UPC-E).
 */
export function encodeUpcE(data: Uint8Array): Bars | SymbolRefusal {
  if (![6, 7, 8, 11, 12].includes(data.length)) return refuseLength('UPC-E', data, '6, 7, 8, 11 or 12 digits');
  const outside = firstOutside(DIGITS, data);
  if (outside >= 0) return refuseByte('UPC-E', data, outside, 'digits');
  const digits = text(data);
  if (digits.length > 6 && digits[0] !== '0') return refuseByte('UPC-E', data, 0, 'number system 0 as its first digit');

  const six = digits.length > 8 ? shortened(digits.slice(1, 11)) : digits.length > 6 ? digits.slice(1, 7) : digits;
  if (six === undefined) return { refused: `UPC-A ${digits} has no UPC-E form: its zeros are not where they must be.` };
  const check = digits.length === 8 || digits.length === 12 ? digits.at(-1)! : checkDigit(`0${expanded(six)}`);
  const widths = GUARD + inSets(six, UPCE_SETS[Number(check)]!) + UPCE_END;
  return { data: `0${six}${check}`, hri: six, widths, taken: data.length };
}

function ean13Bars(digits: string, shown: string, taken: number): Bars {
  const sets = EAN13_SETS[Number(digits[0])]!;
  const widths = GUARD + inSets(digits.slice(1, 7), sets) + CENTRE + inSets(digits.slice(7), 'CCCCCC') + GUARD;
  return { data: shown, hri: shown, widths, taken };
}

function inSets(digits: string, sets: string): string {
  let widths = '';
  for (let i = 0; i < digits.length; i++) widths += (sets[i] === 'B' ? SET_B_WIDTHS : DIGIT_WIDTHS)[Number(digits[i])]!;
  return widths;
}

/** The digits of a symbol of `length` digits; the last is computed when one is missing. */
function withCheck(symbology: string, data: Uint8Array, length: number): string | SymbolRefusal {
  if (data.length !== length && data.length !== length - 1)
    return refuseLength(symbology, data, `${length - 1} or ${length} digits`);
  const outside = firstOutside(DIGITS, data);
  if (outside >= 0) return refuseByte(symbology, data, outside, 'digits');
  const digits = text(data);
  return data.length === length ? digits : digits + checkDigit(digits);
}

/** Modulo 10 check digit of UPC and EAN: weights 3 and 1 in turn from the right (ISO/IEC 15420 annex A). */
function checkDigit(digits: string): string {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) sum += Number(digits.at(-1 - i)) * (i % 2 === 0 ? 3 : 1);
  return String((10 - (sum % 10)) % 10);
}

function expanded(six: string): string {
  return UPCE_FORMS[Number(six[5])]!.replace(/[a-e]/g, (letter) => six[KEPT.indexOf(letter)]!);
}

/** The first form that the ten digits fit, as the Epson table orders them. */
function shortened(ten: string): string | undefined {
  return UPCE_FORMS.map((form, last) => KEPT.map((letter) => ten[form.indexOf(letter)]).join('') + last).find(
    (six) => expanded(six) === ten,
  );
}
