import type { Bars } from './bars.ts';
import { encodeCodabar } from './codabar.ts';
import { encodeCode39 } from './code39.ts';
import { encodeCode93 } from './code93.ts';
import { encodeCode128 } from './code128.ts';
import { encodeCode128Auto } from './code128-auto.ts';
import { encodeDataBar, encodeDataBarLimited, encodeDataBarTruncated } from './databar.ts';
import { encodeDataBarExpanded } from './databar-expanded.ts';
import { encodeEan8, encodeEan13, encodeUpcA, encodeUpcE } from './ean-upc.ts';
import { encodeGs1128 } from './gs1-128.ts';
import { encodeItf } from './itf.ts';
import type { SymbolRefusal } from './refusal.ts';

export type { SymbolRefusal } from './refusal.ts';

export type LinearSymbology =
  | 'UPC-A'
  | 'UPC-E'
  | 'EAN13'
  | 'EAN8'
  | 'CODE39'
  | 'ITF'
  | 'CODABAR'
  | 'CODE93'
  | 'CODE128'
  | 'GS1-128'
  | 'GS1 DataBar Omnidirectional'
  | 'GS1 DataBar Truncated'
  | 'GS1 DataBar Limited'
  | 'GS1 DataBar Expanded'
  | 'CODE128 auto';

/** A linear symbol: bar and space in turn, from the first bar to the last, without quiet zones. */
export interface LinearSymbol {
  readonly symbology: LinearSymbology;
  /** What a reader gives back; for UPC and EAN with the check digit, for CODABAR with start and stop. */
  readonly data: string;
  /** What HRI shows. */
  readonly hri: string;
  /** `multi`: widths are modules. `two`: widths are narrow or wide, whose dots GS w sets apart. */
  readonly levels: 'multi' | 'two';
  /**
   * Widths: 1 to 9 modules, or 1 narrow and 2 wide. Even places are bars. A DataBar begins with a space, and Limited
   * ends with one: the bar before or behind it is 0 wide.
   */
  readonly elements: Uint8Array;
  /** Bytes of the data that the symbol used up; after the stop character of a CODE39 the rest is no part of it. */
  readonly taken: number;
  /** Height in modules that the standard of a DataBar asks for at least; the others have none. */
  readonly height?: number;
}

interface Encoder {
  readonly levels: LinearSymbol['levels'];
  readonly height?: number;
  readonly encode: (data: Uint8Array) => Bars | SymbolRefusal;
}

/**
 * Which symbologies have two widths and which have more: Epson ESC/POS reference, GS w. Heights of DataBars: ISO/IEC
 * 24724.
 */
const ENCODERS: Readonly<Record<LinearSymbology, Encoder>> = {
  'UPC-A': { levels: 'multi', encode: encodeUpcA },
  'UPC-E': { levels: 'multi', encode: encodeUpcE },
  EAN13: { levels: 'multi', encode: encodeEan13 },
  EAN8: { levels: 'multi', encode: encodeEan8 },
  CODE39: { levels: 'two', encode: encodeCode39 },
  ITF: { levels: 'two', encode: encodeItf },
  CODABAR: { levels: 'two', encode: encodeCodabar },
  CODE93: { levels: 'multi', encode: encodeCode93 },
  CODE128: { levels: 'multi', encode: encodeCode128 },
  'GS1-128': { levels: 'multi', encode: encodeGs1128 },
  'GS1 DataBar Omnidirectional': { levels: 'multi', height: 33, encode: encodeDataBar },
  'GS1 DataBar Truncated': { levels: 'multi', height: 13, encode: encodeDataBarTruncated },
  'GS1 DataBar Limited': { levels: 'multi', height: 10, encode: encodeDataBarLimited },
  'GS1 DataBar Expanded': { levels: 'multi', height: 34, encode: encodeDataBarExpanded },
  'CODE128 auto': { levels: 'multi', encode: encodeCode128Auto },
};

/** Encodes the data of GS k as the printer does; any bytes give a symbol or a refusal, nothing throws. */
export function encodeLinear(symbology: LinearSymbology, data: Uint8Array): LinearSymbol | SymbolRefusal {
  const { levels, height, encode } = ENCODERS[symbology];
  const bars = encode(data);
  if ('refused' in bars) return bars;
  const elements = Uint8Array.from(bars.widths, Number);
  return { symbology, data: bars.data, hri: bars.hri, levels, elements, taken: bars.taken, ...(height && { height }) };
}
