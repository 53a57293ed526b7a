import fc from 'fast-check';
import { encodeLinear, type LinearSymbol, type LinearSymbology } from '../../../emulator/symbols/linear.ts';

/** ASCII text as the bytes a printer receives. */
export function bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** The symbol of data that must not be refused. */
export function symbol(symbology: LinearSymbology, data: string | Uint8Array): LinearSymbol {
  const encoded = encodeLinear(symbology, typeof data === 'string' ? bytes(data) : data);
  if ('refused' in encoded) throw new Error(encoded.refused);
  return encoded;
}

/** Width of a symbol with two levels or more, in its own units: modules, or 1 and 2. */
export function total(encoded: LinearSymbol): number {
  return encoded.elements.reduce((sum, width) => sum + width);
}

/** Strings of the given characters. */
export function strings(characters: string, minLength: number, maxLength = minLength): fc.Arbitrary<string> {
  return fc.string({ unit: fc.constantFrom(...characters), minLength, maxLength });
}

export const digits = (minLength: number, maxLength = minLength) => strings('0123456789', minLength, maxLength);
export const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).join('');
