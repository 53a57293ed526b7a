import { type Bars, text } from './bars.ts';
import { refuseByte, type SymbolRefusal } from './refusal.ts';

/**
 * Widths of the six elements of each character value, in modules (AIM BC5 Uniform Symbology Specification Code 93; no
 * ISO/IEC number covers Code 93). Values 0 to 42 are the characters below, 43 to 46 the shifts ($) (%) (/) (+).
 */
const VALUE_WIDTHS = (
  '131112 111213 111312 111411 121113 121212 121311 111114 131211 141111 211113 211212 211311 221112 221211 231111 ' +
  '112113 112212 112311 122112 132111 111123 111222 111321 121122 131121 212112 212211 211122 211221 221121 222111 ' +
  '112122 112221 122121 123111 121131 311112 311211 321111 112131 113121 211131 121221 312111 311121 122211'
).split(' ');
const CHARACTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%';
const SHIFTS: Readonly<Record<string, number>> = { $: 43, '%': 44, '/': 45, '+': 46 };
const START_STOP = '111141';
const TERMINATION = '1';

/** How the rest of ASCII is written (AIM BC5, full ASCII): first and last code, shift, letter of the first code. */
const SHIFTED: readonly (readonly [first: number, last: number, shift: string, letter: string])[] = [
  [0, 0, '%', 'U'],
  [1, 26, '$', 'A'],
  [27, 31, '%', 'A'],
  [33, 44, '/', 'A'],
  [58, 58, '/', 'Z'],
  [59, 63, '%', 'F'],
  [64, 64, '%', 'V'],
  [91, 95, '%', 'K'],
  [96, 96, '%', 'W'],
  [97, 122, '+', 'A'],
  [123, 127, '%', 'P'],
];

/**
 * CODE93 over the whole of ASCII, with start, stop and both check characters. HRI has a square for start and for stop,
 * and writes a control character as a black square and the letter it is encoded with: 0Dh is "■M" (Epson TM-T88III
 * specification rev.B sheets 138 and 139).
 */
export function encodeCode93(data: Uint8Array): Bars | SymbolRefusal {
  if (data.length === 0) return { refused: 'CODE93 has no data.' };
  const outside = data.findIndex((byte) => byte > 127);
  if (outside >= 0) return refuseByte('CODE93', data, outside, 'bytes 00h to 7Fh');

  const values: number[] = [];
  let hri = '';
  for (const byte of data) {
    const character = String.fromCharCode(byte);
    const value = CHARACTERS.indexOf(character);
    if (value >= 0) values.push(value);
    else values.push(...shiftedValues(byte));
    hri += byte < 0x20 || byte === 0x7f ? `■${CHARACTERS[values.at(-1)!]}` : character;
  }
  values.push(checkValue(values, 20));
  values.push(checkValue(values, 15));
  const bars = values.map((value) => VALUE_WIDTHS[value]!).join('');
  return {
    data: text(data),
    hri: `□${hri}□`,
    widths: START_STOP + bars + START_STOP + TERMINATION,
    taken: data.length,
  };
}

function shiftedValues(byte: number): [number, number] {
  const [first, , shift, letter] = SHIFTED.find((row) => byte >= row[0] && byte <= row[1])!;
  return [SHIFTS[shift]!, CHARACTERS.indexOf(letter) + byte - first];
}

/** Check character C (weights up to 20) or K (up to 15): weights 1, 2, 3 ... from the right, modulo 47. */
function checkValue(values: readonly number[], heaviest: number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values.at(-1 - i)! * ((i % heaviest) + 1);
  return sum % 47;
}
