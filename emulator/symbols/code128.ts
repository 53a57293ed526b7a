import type { Bars } from './bars.ts';
import { refuseByte, type SymbolRefusal } from './refusal.ts';

/** Widths of the six elements of values 0 to 105, in modules (ISO/IEC 15417 table 1). */
const VALUE_WIDTHS = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 ' +
  '123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 ' +
  '232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 ' +
  '313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 ' +
  '111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 ' +
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 ' +
  '114311 411113 411311 113141 114131 311141 411131 211412 211214 211232'
).split(' ');
const STOP = '2331112';

/** The function characters, as they stand after '{' in the printer's data. */
type FunctionName = '1' | '2' | '3' | '4';
type CodeSet = 'A' | 'B' | 'C';

const BRACE = 0x7b;
const START: Readonly<Record<CodeSet, number>> = { A: 103, B: 104, C: 105 };
const MODULUS = 103;

/** What may follow '{' in each code set, with its value: a shift, another code set, a function (ISO/IEC 15417 table 1). */
const SPECIAL: Readonly<Record<CodeSet, Readonly<Record<string, number>>>> = {
  A: { S: 98, B: 100, C: 99, 1: 102, 2: 97, 3: 96, 4: 101 },
  B: { S: 98, A: 101, C: 99, 1: 102, 2: 97, 3: 96, 4: 100 },
  C: { A: 101, B: 100, 1: 102 },
};
const TAKES: Readonly<Record<CodeSet, string>> = {
  A: '00h to 5Fh, {S, {B, {C and {1 to {4 in code set A',
  B: '20h to 7Fh, {{, {S, {A, {C and {1 to {4 in code set B',
  C: '00h to 63h (two digits a byte), {A, {B and {1 in code set C',
};
/** The set that a shift reaches for one character; there is none from C. */
const SHIFTED: Readonly<Record<CodeSet, CodeSet>> = { A: 'B', B: 'A', C: 'C' };

/**
 * CODE128 from data that names its code sets as it goes: `{A`, `{B` or `{C` first, `{S` shift, `{1` to `{4` functions,
 * `{{` a brace; in set C each byte is the value of two digits (TM-T88III specification rev.B sheets 139 and 140). The
 * check symbol is added. HRI has a space for a function and for a control character, nothing for shifts and code sets.
 */
export function encodeCode128(data: Uint8Array): Bars | SymbolRefusal {
  const first = String.fromCharCode(data[1] ?? 0);
  if (data[0] !== BRACE || !isCodeSet(first))
    return { refused: 'CODE128 must begin with {A, {B or {C, the first code set.', at: 0 };
  if (data.length === 2) return { refused: `CODE128 has no data after {${first}.` };

  const values = [START[first]];
  const content: Content[] = [];
  let set: CodeSet = first;
  let shifted = false;
  for (let at = 2; at < data.length; at += data[at] === BRACE ? 2 : 1) {
    const byte = data[at]!;
    const special = byte === BRACE && data[at + 1] !== BRACE ? String.fromCharCode(data[at + 1] ?? 0) : undefined;
    const value =
      special === undefined ? valueIn(shifted ? SHIFTED[set] : set, byte) : shifted ? undefined : SPECIAL[set][special];
    if (value === undefined) {
      const expected = shifted ? `a character of code set ${SHIFTED[set]} after {S` : TAKES[set];
      return refuseByte('CODE128', data, at, expected);
    }
    values.push(value);
    if (special === undefined) content.push(set === 'C' ? String(byte).padStart(2, '0') : String.fromCharCode(byte));
    else if (isCodeSet(special)) set = special;
    else if (special !== 'S') content.push({ function: special as FunctionName });
    shifted = special === 'S';
  }
  if (shifted) return { refused: 'CODE128 ends with {S, which must have a character after it.', at: data.length - 2 };

  return {
    data: readBack(content),
    hri: content.map(shown).join(''),
    widths: code128Widths(values),
    taken: data.length,
  };
}

/** Widths of a symbol from its values, start character first; check and stop characters are added. */
export function code128Widths(values: readonly number[]): string {
  return [...values, checkValue(values)].map((value) => VALUE_WIDTHS[value]!).join('') + STOP;
}

/** A character, a pair of digits or a function. */
type Content = string | { readonly function: FunctionName };

function isCodeSet(name: string): name is CodeSet {
  return name === 'A' || name === 'B' || name === 'C';
}

/** Value of a data byte in a code set, undefined where the set has no such character. */
function valueIn(set: CodeSet, byte: number): number | undefined {
  if (set === 'C') return byte <= 99 ? byte : undefined;
  if (byte < 0x20) return set === 'A' ? byte + 64 : undefined;
  return byte < (set === 'A' ? 0x60 : 0x80) ? byte - 0x20 : undefined;
}

/** Weights 1 for the start, then 1, 2, 3 ... (ISO/IEC 15417 annex A). */
function checkValue(values: readonly number[]): number {
  return values.reduce((sum, value, place) => sum + value * place) % MODULUS;
}

function shown(content: Content): string {
  if (typeof content !== 'string') return ' ';
  return content < ' ' || content === '\x7f' ? ' ' : content;
}

/**
 * What a reader gives back (ISO/IEC 15417): FNC1 is a GS character, or nothing where it marks the application, that is
 * first or after one letter or two digits; FNC2 and FNC3 speak to the reader; FNC4 adds 128 to the next character, two
 * of them to all characters until the next two.
 */
function readBack(content: readonly Content[]): string {
  let read = '';
  let latched = false;
  let once = false;
  for (const item of content) {
    if (typeof item === 'string') {
      const high = item.length === 1 && latched !== once;
      read += high ? String.fromCharCode(item.charCodeAt(0) + 128) : item;
      once = false;
    } else if (item.function === '4') {
      if (once) latched = !latched;
      once = !once;
    } else if (item.function === '1' && !/^([A-Za-z]|\d\d)?$/.test(read)) read += '\x1d';
  }
  return read;
}
