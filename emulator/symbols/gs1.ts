import { DIGITS } from './bars.ts';
import { refuseByte, type SymbolRefusal } from './refusal.ts';

/** Function characters among the characters of an element string. */
export const FNC1 = 256;
export const FNC3 = 257;

/** What GS1 data means once brackets, spaces and escapes are taken out of it. */
export interface Elements {
  /** Characters as they are encoded: codes 0 to 127, FNC1 and FNC3. */
  readonly characters: readonly number[];
  /** Index, in the data received, of the byte that made each character. */
  readonly from: readonly number[];
  /** What a reader gives back: FNC1 is a GS character. */
  readonly text: string;
  readonly hri: string;
}

/** How a symbology reads the bytes that are not simply data. */
export interface Gs1Syntax {
  readonly symbology: string;
  /** Characters that may be encoded as they stand, with what to call them in a refusal. */
  readonly takes: (byte: number) => boolean;
  readonly called: string;
  /** What stands for what after `{`. */
  readonly escapes: Readonly<Record<string, number>>;
  /** SP is seen in HRI only, `*` gives way to the check digit of its data part. */
  readonly formats: boolean;
  /** What HRI shows for FNC1 and FNC3. */
  readonly functionHri: string;
}

/**
 * Reads GS1 data as Epson printers take it: `(` and `)` around an application identifier are for HRI alone, `{` and one
 * character stand for a function or for a bracket that is data. Data must begin with two digits of an application
 * identifier, with or without `(` (Epson application programming guide 10.05, GS k, pages 347 to 349, and GS ( k
 * function 480, page 597).
 */
export function readElements(data: Uint8Array, syntax: Gs1Syntax): Elements | SymbolRefusal {
  const { symbology, takes, called, escapes, formats, functionHri } = syntax;
  const first = data[0] === 0x28 ? 1 : 0;
  for (const at of [first, first + 1])
    if (!isDigit(data[at])) return refuseOrEnd(data, at, symbology, 'an application identifier of two digits first');

  const characters: number[] = [];
  const from: number[] = [];
  let hri = '';
  let part = newPart();
  for (let at = 0; at < data.length; at++) {
    const byte = data[at]!;
    const start = at;
    let character = byte;
    let shown = String.fromCharCode(byte);
    if (byte === 0x28 || byte === 0x29 || (formats && byte === 0x20)) {
      if (byte === 0x28) part = newPart();
      else part.dataFrom ??= characters.length;
      hri += shown;
      continue;
    }
    if (formats && byte === 0x2a) {
      const digits = characters.slice(part.dataFrom ?? part.from + 2);
      if (digits.length === 0 || !digits.every(isDigit)) return refuseByte(symbology, data, at, 'digits before *');
      character = checkDigit(digits);
      shown = String.fromCharCode(character);
    } else if (byte === 0x7b) {
      const escaped = escapes[String.fromCharCode(data[++at] ?? 0)];
      if (escaped === undefined) return refuseByte(symbology, data, start, `{ with one of ${named(escapes)} after it`);
      character = escaped;
      shown = escaped > 127 ? functionHri : String.fromCharCode(escaped);
    } else if (!takes(byte)) return refuseByte(symbology, data, at, called);
    characters.push(character);
    from.push(start);
    hri += character < 0x20 || character === 0x7f ? ' ' : shown;
    if (character === FNC1) part = newPart();
  }
  return { characters, from, hri, text: readBack(characters) };

  function newPart(): { readonly from: number; dataFrom?: number } {
    return { from: characters.length };
  }
}

/** Whether a character is a digit. */
export function isDigit(code: number | undefined): boolean {
  return code !== undefined && code >= 0x30 && code <= 0x39;
}

/** Modulo 10 check digit, weights 3 and 1 in turn from the right (GS1 General Specifications 7.9); codes in and out. */
export function checkDigit(digits: readonly number[]): number {
  const sum = digits.reduceRight(
    (total, code, i) => total + (code - 0x30) * ((digits.length - i) % 2 === 1 ? 3 : 1),
    0,
  );
  return DIGITS.charCodeAt((10 - (sum % 10)) % 10);
}

function readBack(characters: readonly number[]): string {
  return characters.map((code) => (code === FNC1 ? '\x1d' : code === FNC3 ? '' : String.fromCharCode(code))).join('');
}

function named(escapes: Gs1Syntax['escapes']): string {
  return Object.keys(escapes).join(' ');
}

function refuseOrEnd(data: Uint8Array, at: number, symbology: string, expected: string): SymbolRefusal {
  if (at < data.length) return refuseByte(symbology, data, at, expected);
  return { refused: `${symbology} takes ${expected}, but ${data.length} bytes came.` };
}
