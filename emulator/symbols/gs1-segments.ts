import { FNC1 } from './gs1.ts';

/** A GTIN alone, with a weight or price, with a date: what ISO/IEC 24724 and 24723 have shorter forms for. */
const GTIN_AND_MEASURE = /^(01)(\d{14})(?:(3[12]\d\d)(\d{6})(?:(1[1357])(\d{6}))?)?$/;
const GTIN_AND_PRICE = /^(01)(\d{14})(39[23]\d)(\d+.*)$/s;
const GTIN_AND_MORE = /^(01)(\d{14})(.+)$/s;
const DATE_AND_LOT = /^(1[17])(\d{6})(10)(.+)$/s;
const DATE = /^(1[17])(\d{6})(.+)$/s;
const MUTUALLY_AGREED = /^(90)(.+)$/s;

/**
 * Element strings in the notation of the encoder library, "(AI)value". The library takes application identifiers apart
 * itself and puts FNC1 after those of no fixed length; a printer puts FNC1 where the host asks for it. So the data is
 * given as pieces from one FNC1 to the next, with its first character alone in brackets: of these the library knows no
 * length, and puts FNC1 between them and nowhere else. Only what may begin a shorter form stands as it is.
 */
export function inSegments(characters: readonly number[], forms: 'linear' | 'composite'): string {
  const pieces: number[][] = [[]];
  for (const character of characters) {
    if (character === FNC1) pieces.push([]);
    else pieces.at(-1)!.push(character);
  }
  const [first, ...others] = pieces.map((piece) => String.fromCharCode(...piece));
  return beginning(first!, others.length > 0, forms) + others.map(whole).join('');
}

function beginning(piece: string, more: boolean, forms: 'linear' | 'composite'): string {
  if (forms === 'composite') {
    const dated = DATE_AND_LOT.exec(piece);
    if (dated) return segment(dated[1]!, dated[2]!) + segment(dated[3]!, dated[4]!);
    const date = DATE.exec(piece);
    if (date) return segment(date[1]!, date[2]!) + whole(date[3]!);
    const agreed = MUTUALLY_AGREED.exec(piece);
    return agreed
      ? segment(agreed[1]!, agreed[2]!)
      : /^1[17]\d{6}$/.test(piece) && !more
        ? segment(piece.slice(0, 2), piece.slice(2))
        : whole(piece);
  }
  const price = GTIN_AND_PRICE.exec(piece);
  if (price) return segment(price[1]!, price[2]!) + segment(price[3]!, price[4]!);
  const measure = more ? null : GTIN_AND_MEASURE.exec(piece);
  if (measure) {
    const [, ai, value, measured, weight, dated, date] = measure;
    return segment(ai!, value!) + (measured ? segment(measured, weight!) : '') + (dated ? segment(dated, date!) : '');
  }
  const gtin = GTIN_AND_MORE.exec(piece);
  return gtin ? segment(gtin[1]!, gtin[2]!) + whole(gtin[3]!) : whole(piece);
}

function whole(piece: string): string {
  return segment(piece.slice(0, 1), piece.slice(1));
}

/** Anything but letters and digits as the library's escape, a decimal number of three digits. */
function segment(ai: string, value: string): string {
  const escaped = value.replace(/[^A-Za-z0-9]/g, (c) => `^${String(c.charCodeAt(0)).padStart(3, '0')}`);
  return `(${ai})${escaped}`;
}

/** The options that go with this notation: escapes are read, application identifiers are not checked. */
export const SEGMENT_OPTIONS = { parse: true, dontlint: true } as const;
