import type { Bars } from './bars.ts';
import { checkDigit, type Elements, FNC1, type Gs1Syntax, isDigit, readElements } from './gs1.ts';
import { inSegments, SEGMENT_OPTIONS } from './gs1-segments.ts';
import { encodeRaw } from './raw.ts';
import { refuseByte, type SymbolRefusal } from './refusal.ts';

/** What ISO/IEC 24724 can encode of ISO/IEC 646, which is what GS ( k functions 380 and 480 take, without `{`. */
const ENCODABLE = /^[0-9A-Za-z !"%&'()*+,\-./:;<=>?_]$/;

/** Epson ESC/POS reference, GS ( k function 380; application programming guide, function 480, GS1 DataBar Expanded. */
const SYNTAX: Omit<Gs1Syntax, 'symbology'> = {
  takes: (byte) => ENCODABLE.test(String.fromCharCode(byte)),
  called: `digits, letters, space and ! " % & ' ( ) * + , - . / : ; < = > ? _`,
  escapes: { '1': FNC1, '(': 0x28, ')': 0x29 },
  formats: false,
  functionHri: '',
};

/**
 * The elements of a DataBar Expanded, or of the 2-D part of a composite symbol. Here SP and `*` are data. Two FNC1 with
 * nothing between them, or one at the end, are refused: they separate nothing.
 */
export function expandedElements(symbology: string, data: Uint8Array): Elements | SymbolRefusal {
  const elements = readElements(data, { symbology, ...SYNTAX });
  if ('refused' in elements) return elements;
  const { characters, from } = elements;
  const idle = characters.findIndex((c, i) => c === FNC1 && (characters[i + 1] ?? FNC1) === FNC1);
  if (idle >= 0) return refuseByte(symbology, data, from[idle]!, 'data after {1');
  return elements;
}

/**
 * The elements of a DataBar Expanded. A GTIN that begins them must have its right check digit, which is not computed
 * (TM-C3500 technical reference, GS1 DataBar Expanded: anything else is an error).
 */
export function checkedElements(symbology: string, data: Uint8Array): Elements | SymbolRefusal {
  const elements = expandedElements(symbology, data);
  if ('refused' in elements) return elements;
  const { characters, from, text } = elements;
  const digits = characters.slice(2, 16);
  if (text.startsWith('01') && digits.length === 14 && digits.every(isDigit)) {
    const right = checkDigit(digits.slice(0, 13));
    if (digits[13] !== right)
      return refuseByte(symbology, data, from[15]!, `check digit ${String.fromCharCode(right)} in this GTIN`);
  }
  return elements;
}

/**
 * GS1 DataBar Expanded (ISO/IEC 24724). Brackets around application identifiers are for HRI alone, `{1` is FNC1, `{(`
 * and `{)` are brackets as data; HRI shows nothing for FNC1 (Epson application programming guide, GS ( k function 480).
 */
export function encodeDataBarExpanded(data: Uint8Array): Bars | SymbolRefusal {
  const symbology = 'GS1 DataBar Expanded';
  const elements = checkedElements(symbology, data);
  if ('refused' in elements) return elements;
  const raw = encodeRaw('databarexpanded', inSegments(elements.characters, 'linear'), SEGMENT_OPTIONS);
  if (raw === undefined) return { refused: `${symbology} has no room for ${data.length} bytes of this data.` };
  return { data: elements.text, hri: elements.hri, widths: closed(raw.sbs.join('')), taken: data.length };
}

/** A symbol of an even number of elements ends with a space: a bar of no width stands behind it. */
function closed(widths: string): string {
  return widths.length % 2 === 0 ? `${widths}0` : widths;
}
