import type { Bars } from './bars.ts';
import { code128Widths } from './code128.ts';
import { shortestValues } from './code128-auto.ts';
import { FNC1, FNC3, type Gs1Syntax, readElements } from './gs1.ts';
import type { SymbolRefusal } from './refusal.ts';

/** Epson application programming guide 10.05, GS k, pages 347 to 349. */
export const GS1_128_SYNTAX: Gs1Syntax = {
  symbology: 'GS1-128',
  takes: (byte) => byte < 0x80,
  called: 'bytes 00h to 7Fh',
  escapes: { '1': FNC1, '3': FNC3, '(': 0x28, ')': 0x29, '*': 0x2a, '{': 0x7b },
  formats: true,
  functionHri: ' ',
};

/**
 * GS1-128 (formerly UCC/EAN-128). The first FNC1, code sets, check and stop characters are added. `(`, `)` and SP are
 * for HRI alone; `*` gives way to the check digit, modulo 10, of the data part before it, which begins after the first
 * `)` or SP of its element string, or where there is none after two digits of application identifier. HRI has a space
 * for FNC1, FNC3 and control characters (Epson application programming guide 10.05, GS k, pages 347 to 349). A printer
 * puts FNC1 only where the data has `{1`, and so does this.
 */
export function encodeGs1128(data: Uint8Array): Bars | SymbolRefusal {
  const elements = readElements(data, GS1_128_SYNTAX);
  if ('refused' in elements) return elements;
  const widths = code128Widths(shortestValues([FNC1, ...elements.characters]));
  return { data: elements.text, hri: elements.hri, widths, taken: data.length };
}
