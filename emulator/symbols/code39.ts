import { type Bars, interleaved, text } from './bars.ts';
import { firstOutside, refuseByte, type SymbolRefusal } from './refusal.ts';

const STAR = 0x2a;

/**
 * CODE39 is built in columns of ten (ISO/IEC 16388): the place in the column says which two of the five bars are wide,
 * the column which one of the four spaces is.
 */
const BARS = '21112 12112 22111 11212 21211 12211 11122 21121 12121 11221'.split(' ');
const COLUMNS = { '1234567890': '1211', ABCDEFGHIJ: '1121', KLMNOPQRST: '1112', 'UVWXYZ-. *': '2111' };
/** The four characters with no wide bar and three wide spaces. */
const THREE_SPACES = { $: '2221', '/': '2212', '+': '2122', '%': '1222' };

const PATTERNS = new Map<string, string>();
for (const [column, spaces] of Object.entries(COLUMNS))
  for (let place = 0; place < column.length; place++) PATTERNS.set(column[place]!, interleaved(BARS[place]!, spaces));
for (const [character, spaces] of Object.entries(THREE_SPACES)) PATTERNS.set(character, interleaved('11111', spaces));

const CHARACTERS = [...PATTERNS.keys()].filter((character) => character !== '*').join('');
const GAP = '1';

/**
 * CODE39. Start and stop `*` are added where they are missing; a `*` after the first byte is the stop, and what follows
 * it is not taken (Epson ESC/POS reference, GS k, notes for CODE39). No check character is added. HRI has both `*`:
 * no document says so, but HRI of CODE93 shows start and stop too.
 */
export function encodeCode39(data: Uint8Array): Bars | SymbolRefusal {
  const start = data[0] === STAR ? 1 : 0;
  const stop = data.indexOf(STAR, start);
  const end = stop < 0 ? data.length : stop;
  if (end === start) return { refused: 'CODE39 has no data between its start and its stop character.' };
  const outside = firstOutside(CHARACTERS, data, start, end);
  if (outside >= 0) return refuseByte('CODE39', data, outside, 'digits, capital letters, space and $ % + - . /');

  const shown = text(data.subarray(start, end));
  const hri = `*${shown}*`;
  const widths = [...hri].map((character) => PATTERNS.get(character)!).join(GAP);
  return { data: shown, hri, widths, taken: stop < 0 ? end : end + 1 };
}
