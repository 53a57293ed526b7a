/** What a symbology makes of its data, before it is known as a symbol of that name. */
export interface Bars {
  /** What a reader gives back; for UPC and EAN with the check digit. */
  readonly data: string;
  /** What the printer writes above or below the bars. */
  readonly hri: string;
  /** One digit an element, bar and space in turn from the first bar: its width in modules, or 1 narrow and 2 wide. */
  readonly widths: string;
  /** How many bytes of the data the symbol used up. */
  readonly taken: number;
}

/** The bytes as characters, one each: barcode data is ASCII. */
export function text(data: Uint8Array): string {
  let characters = '';
  for (const byte of data) characters += String.fromCharCode(byte);
  return characters;
}

/** Bars and spaces in turn, from the widths of either. */
export function interleaved(bars: string, spaces: string): string {
  let widths = '';
  for (let i = 0; i < bars.length; i++) widths += bars[i]! + (spaces[i] ?? '');
  return widths;
}

export const DIGITS = '0123456789';
