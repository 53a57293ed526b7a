import { type Bars, DIGITS, text } from './bars.ts';
import { checkDigit } from './gs1.ts';
import { encodeRaw } from './raw.ts';
import { firstOutside, refuseByte, refuseLength, type SymbolRefusal } from './refusal.ts';

export type DataBar =
  | 'GS1 DataBar Omnidirectional'
  | 'GS1 DataBar Truncated'
  | 'GS1 DataBar Limited'
  | 'GS1 DataBar Stacked'
  | 'GS1 DataBar Stacked Omnidirectional';

/** Digits of a GTIN without application identifier and check digit. */
const GTIN = 13;

/**
 * The 14 digits of a GTIN from the 13 that the host sends: the printer adds the application identifier 01 and the check
 * digit (Epson ESC/POS reference, GS ( k function 380). Limited holds only what begins with 0 or 1 (ISO/IEC 24724).
 */
export function gtin(symbology: DataBar, data: Uint8Array): string | SymbolRefusal {
  if (data.length !== GTIN) return refuseLength(symbology, data, `${GTIN} digits`);
  const outside = firstOutside(DIGITS, data);
  if (outside >= 0) return refuseByte(symbology, data, outside, 'digits');
  if (symbology === 'GS1 DataBar Limited' && firstOutside('01', data, 0, 1) >= 0)
    return refuseByte(symbology, data, 0, '0 or 1 as its first digit');
  return text(data) + String.fromCharCode(checkDigit([...data]));
}

/**
 * A linear DataBar (ISO/IEC 24724) from 13 digits. HRI is "(01)" and the 14 digits (Epson application programming
 * guide, GS ( k function 480). The symbol begins with a space and Limited ends with one: their bars there are 0 wide.
 */
const linear =
  (symbology: DataBar, bcid: string) =>
  (data: Uint8Array): Bars | SymbolRefusal => {
    const digits = gtin(symbology, data);
    if (typeof digits !== 'string') return digits;
    const widths = encodeRaw(bcid, `(01)${digits}`, {})!.sbs.join('');
    return { data: `01${digits}`, hri: `(01)${digits}`, widths, taken: data.length };
  };

export const encodeDataBar = linear('GS1 DataBar Omnidirectional', 'databaromni');
export const encodeDataBarTruncated = linear('GS1 DataBar Truncated', 'databartruncated');
export const encodeDataBarLimited = linear('GS1 DataBar Limited', 'databarlimited');
