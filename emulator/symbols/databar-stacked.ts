import { gtin } from './databar.ts';
import { checkedElements } from './databar-expanded.ts';
import { inSegments, SEGMENT_OPTIONS } from './gs1-segments.ts';
import { type MatrixSymbol, matrixOf } from './matrix.ts';
import { encodeRaw } from './raw.ts';
import type { SymbolRefusal } from './refusal.ts';

/** Modules of a row of `segments` symbol characters: guards of 2 at both ends, 49 modules for two segments. */
const GUARDS = 4;
const PAIR = 49;
const MOST_SEGMENTS = 22;

/** Heights of the rows, in modules (ISO/IEC 24724): two rows of bars, and separators between them. */
const STACKED = [5, 1, 7];
const STACKED_OMNIDIRECTIONAL = [33, 1, 1, 1, 33];
const EXPANDED_ROW = 34;

/** GS1 DataBar Stacked of 13 digits: 50 modules wide, 13 tall. */
export function encodeDataBarStacked(data: Uint8Array): MatrixSymbol | SymbolRefusal {
  return stacked('GS1 DataBar Stacked', 'databarstacked', STACKED, data);
}

/** GS1 DataBar Stacked Omnidirectional of 13 digits: 50 modules wide, 69 tall. */
export function encodeDataBarStackedOmnidirectional(data: Uint8Array): MatrixSymbol | SymbolRefusal {
  return stacked('GS1 DataBar Stacked Omnidirectional', 'databarstackedomni', STACKED_OMNIDIRECTIONAL, data);
}

function stacked(
  symbology: 'GS1 DataBar Stacked' | 'GS1 DataBar Stacked Omnidirectional',
  bcid: string,
  rowHeights: readonly number[],
  data: Uint8Array,
): MatrixSymbol | SymbolRefusal {
  const digits = gtin(symbology, data);
  if (typeof digits !== 'string') return digits;
  return matrixOf(symbology, data, encodeRaw(bcid, `(01)${digits}`, {})!, rowHeights);
}

/**
 * Segments of a row that fit in `widest` modules, an even number from 2 to 22; undefined when not even 2 fit, which are
 * 53 modules. This is why GS ( k function 371 takes 106 dots and more: 53 modules of 2 dots.
 */
export function segmentsIn(widest: number): number | undefined {
  const pairs = Math.floor((widest - GUARDS) / PAIR);
  return pairs < 1 ? undefined : Math.min(2 * pairs, MOST_SEGMENTS);
}

/**
 * GS1 DataBar Expanded Stacked, its rows as many segments as fit in `widest` modules, which is what function 371 and
 * the print area leave (Epson application programming guide, GS ( k function 480). Rows are 34 modules tall, with three
 * separators of 1 between them. Data is that of GS1 DataBar Expanded.
 */
export function encodeDataBarExpandedStacked(data: Uint8Array, widest: number): MatrixSymbol | SymbolRefusal {
  const symbology = 'GS1 DataBar Expanded Stacked';
  const elements = checkedElements(symbology, data);
  if ('refused' in elements) return elements;
  const segments = segmentsIn(widest);
  if (segments === undefined)
    return { refused: `${symbology} takes a width of ${GUARDS + PAIR} modules at least, but ${widest} are left.` };
  const options = { ...SEGMENT_OPTIONS, segments };
  const raw = encodeRaw('databarexpandedstacked', inSegments(elements.characters, 'linear'), options);
  if (raw === undefined)
    return { refused: `${symbology} of ${widest} modules has no room for ${data.length} bytes of this data.` };
  return matrixOf(symbology, data, raw, expandedRows(raw.pixs.length / raw.pixx));
}

/** Row heights of an expanded stacked symbol that has so many rows, separators counted. */
export function expandedRows(rows: number): number[] {
  return Array.from({ length: rows }, (_, row) => (row % 4 === 0 ? EXPANDED_ROW : 1));
}
