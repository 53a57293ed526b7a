/** FNC1, as the text of an element string has it. */
export const FNC1 = '\x1d';

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ*,-./';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SIGNS = '!"%&\'()*+,-./:;<=>?_ ';

type Mode = 'numeric' | 'alphanumeric' | 'iso646';

/**
 * Reads the bits of a 2-D element of a composite symbol (ISO/IEC 24723): general purpose data, or a date and a lot
 * number before it. It knows nothing of the encoder.
 */
export function elementString(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  if (bits[0] === '0') return general(bits.slice(1));
  if (bits.startsWith('11')) throw new Error('the form for application identifier 90 is not read here');
  if (bits.slice(2, 4) === '11') return lot('', general(bits.slice(4)));
  const date = Number.parseInt(bits.slice(2, 18), 2);
  const parts = [Math.floor(date / 384), (Math.floor(date / 32) % 12) + 1, date % 32];
  const digits = parts.map((part) => `${part}`.padStart(2, '0')).join('');
  return lot(`${bits[18] === '0' ? '11' : '17'}${digits}`, general(bits.slice(19)));
}

/** A lot number follows at once; FNC1 in its place says that there is none. */
function lot(date: string, rest: string): string {
  return rest === '' || rest[0] === FNC1 ? date + rest.slice(1) : `${date}10${rest}`;
}

function general(bits: string): string {
  let mode: Mode = 'numeric';
  let text = '';
  let at = 0;
  const peek = (length: number) => Number.parseInt(bits.slice(at, at + length), 2);
  const left = () => bits.length - at;
  while (left() > 0) {
    if (mode === 'numeric') {
      if (left() < 4) break;
      if (left() < 7) {
        const digit = peek(4);
        return digit > 0 && digit < 11 ? text + (digit - 1) : text;
      }
      if (peek(4) === 0) {
        mode = 'alphanumeric';
        at += 4;
        continue;
      }
      const pair = peek(7) - 8;
      text += [Math.floor(pair / 11), pair % 11].map((digit) => (digit === 10 ? FNC1 : `${digit}`)).join('');
      at += 7;
      continue;
    }
    if (left() < 3) break;
    if (peek(3) === 0) {
      mode = 'numeric';
      at += 3;
      continue;
    }
    if (left() < 5) break;
    const five = peek(5);
    if (five === 4) {
      mode = mode === 'alphanumeric' ? 'iso646' : 'alphanumeric';
      at += 5;
    } else if (five < 16) {
      text += five === 15 ? FNC1 : `${five - 5}`;
      // FNC1 goes back to digits.
      if (five === 15) mode = 'numeric';
      at += 5;
    } else if (mode === 'alphanumeric') {
      text += ALPHANUMERIC[peek(6) - 32];
      at += 6;
    } else if (peek(7) < 116) {
      text += LETTERS[peek(7) - 64];
      at += 7;
    } else {
      text += SIGNS[peek(8) - 232];
      at += 8;
    }
  }
  return text;
}
