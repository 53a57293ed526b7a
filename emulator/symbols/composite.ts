import { text } from './bars.ts';
import { gtin } from './databar.ts';
import { checkedElements, expandedElements } from './databar-expanded.ts';
import { segmentsIn } from './databar-stacked.ts';
import { readElements } from './gs1.ts';
import { GS1_128_SYNTAX } from './gs1-128.ts';
import { inSegments, SEGMENT_OPTIONS } from './gs1-segments.ts';
import { encodeLinear } from './linear.ts';
import { type MatrixSymbol, matrixOf } from './matrix.ts';
import { encodeRaw, type Raw } from './raw.ts';
import type { SymbolRefusal } from './refusal.ts';

export type CompositeLinear = keyof typeof LINEAR;
export type CompositeComponent = 'CC-A' | 'CC-B' | 'CC-C';

export interface CompositeParts {
  /** The line element, and its data as the printer takes it for that symbology, without check digit. */
  readonly linear: CompositeLinear;
  readonly linearData: Uint8Array;
  /** The 2-D element, by the amount of its data or CC-C, and its data: that of GS1 DataBar Expanded. */
  readonly component: 'auto' | 'CC-C';
  readonly componentData: Uint8Array;
  /** Modules that the print area, or GS ( k function 471, leaves; for GS1 DataBar Expanded Stacked alone. */
  readonly widest?: number;
}

export interface CompositeSymbol extends MatrixSymbol {
  readonly component: CompositeComponent;
  /** HRI of the line element; empty where Epson printers add none. */
  readonly hri: string;
  /** The row of the bars, whose height no standard fixes: its row height is 1, and the printer's to choose. */
  readonly barsRow?: number;
}

/** How a line element is drawn: by the library's name, with the heights in modules of the rows below the 2-D element. */
interface Line {
  readonly bcid: string;
  readonly rows: readonly number[] | 'expanded';
  /** The bars are as tall as the printer chooses. */
  readonly free?: true;
  /** Its data as the library takes it. */
  readonly content: (data: Uint8Array) => string | SymbolRefusal;
}

/** Three separators of 2 modules each, and the bars (ISO/IEC 24723). */
const retail = (bcid: string, symbology: 'EAN8' | 'EAN13' | 'UPC-A' | 'UPC-E'): Line => ({
  bcid,
  rows: [2, 2, 2, 1],
  free: true,
  content: (data) => {
    const symbol = encodeLinear(symbology, data);
    return 'refused' in symbol ? symbol : symbol.data;
  },
});
const dataBar = (bcid: string, symbology: Parameters<typeof gtin>[0], rows: readonly number[]): Line => ({
  bcid,
  rows,
  content: (data) => {
    const digits = gtin(symbology, data);
    return typeof digits === 'string' ? `(01)${digits}` : digits;
  },
});
const expanded = (bcid: string, symbology: string, rows: Line['rows']): Line => ({
  bcid,
  rows,
  content: (data) => {
    const elements = checkedElements(symbology, data);
    return 'refused' in elements ? elements : inSegments(elements.characters, 'linear');
  },
});

const LINEAR = {
  EAN8: retail('ean8composite', 'EAN8'),
  EAN13: retail('ean13composite', 'EAN13'),
  'UPC-A': retail('upcacomposite', 'UPC-A'),
  'UPC-E': retail('upcecomposite', 'UPC-E'),
  'GS1 DataBar Omnidirectional': dataBar('databaromnicomposite', 'GS1 DataBar Omnidirectional', [1, 33]),
  'GS1 DataBar Truncated': dataBar('databartruncatedcomposite', 'GS1 DataBar Truncated', [1, 13]),
  'GS1 DataBar Limited': dataBar('databarlimitedcomposite', 'GS1 DataBar Limited', [1, 10]),
  'GS1 DataBar Stacked': dataBar('databarstackedcomposite', 'GS1 DataBar Stacked', [1, 5, 1, 7]),
  'GS1 DataBar Stacked Omnidirectional': dataBar(
    'databarstackedomnicomposite',
    'GS1 DataBar Stacked Omnidirectional',
    [1, 33, 1, 1, 1, 33],
  ),
  'GS1 DataBar Expanded': expanded('databarexpandedcomposite', 'GS1 DataBar Expanded', [1, 34]),
  'GS1 DataBar Expanded Stacked': expanded(
    'databarexpandedstackedcomposite',
    'GS1 DataBar Expanded Stacked',
    'expanded',
  ),
  'GS1-128': {
    bcid: 'gs1-128composite',
    rows: [1, 1],
    free: true,
    content: (data) => {
      const elements = readElements(data, { ...GS1_128_SYNTAX, escapes: ESCAPES_WITHOUT_FNC3 });
      return 'refused' in elements ? elements : inSegments(elements.characters, 'composite');
    },
  },
} as const satisfies Record<string, Line>;

/** FNC3 speaks to the reader and has no place in a composite symbol (ISO/IEC 24723). */
const { 3: _FNC3, ...ESCAPES_WITHOUT_FNC3 } = GS1_128_SYNTAX.escapes;

/** Modules that the library draws below the 2-D element of a GS1-128: a separator, and bars of half an inch. */
const GS1_128_BELOW = 37;

/** Most data of each 2-D element that the printer chooses by itself (Epson application programming guide 10.05, p. 592). */
const AUTO: readonly (readonly [most: number, component: CompositeComponent])[] = [
  [56, 'CC-A'],
  [338, 'CC-B'],
  [2361, 'CC-C'],
];
/** Fewest segments in a row of GS1 DataBar Expanded Stacked with a 2-D element above it (ISO/IEC 24723): 102 modules. */
const LEAST_SEGMENTS = 4;
/** Modules of a row of the 2-D element: CC-A and CC-B are MicroPDF417, CC-C is PDF417 (ISO/IEC 24723). */
const COMPONENT_ROW: Readonly<Record<CompositeComponent, number>> = { 'CC-A': 2, 'CC-B': 2, 'CC-C': 3 };

/**
 * Encodes a composite symbol (ISO/IEC 24723): a 2-D element above a line element. The 2-D element is chosen by the
 * amount of its data; where that one has no room for it, the next larger is taken. Only GS1-128 goes with CC-C.
 */
export function encodeComposite(parts: CompositeParts): CompositeSymbol | SymbolRefusal {
  const { linear, linearData, componentData, widest = Number.POSITIVE_INFINITY } = parts;
  const line: Line = LINEAR[linear];
  const content = line.content(linearData);
  if (typeof content !== 'string') return content;
  const elements = expandedElements('Composite', componentData);
  if ('refused' in elements) return elements;
  const stacked = linear === 'GS1 DataBar Expanded Stacked';
  const segments = stacked ? segmentsIn(widest) : undefined;
  if (stacked && (segments ?? 0) < LEAST_SEGMENTS)
    return { refused: `Composite with ${linear} is wider than the ${widest} modules that are left.` };

  const wanted = componentFor(parts);
  const both = `${content}|${inSegments(elements.characters, 'composite')}`;
  const drawn = (component: CompositeComponent) =>
    encodeRaw(line.bcid, both, {
      ...SEGMENT_OPTIONS,
      ccversion: component.at(-1)!.toLowerCase(),
      ...(segments && { segments }),
    });
  const raw = wanted && drawn(wanted);
  if (wanted === undefined || raw === undefined) {
    const room = `no room for ${componentData.length} bytes of this data above ${linear}`;
    return { refused: `Composite of ${wanted ?? 'CC-A and CC-B'} has ${room}.` };
  }
  return composed(parts, drawnComponent(wanted, raw, linear, drawn), raw, line);
}

/** The 2-D element by the amount of its data; undefined where it would be CC-C and the line element is not GS1-128. */
function componentFor({ linear, component, componentData }: CompositeParts): CompositeComponent | undefined {
  const name = component === 'CC-C' ? component : AUTO.find(([most]) => componentData.length <= most)?.[1];
  return name === 'CC-C' && linear !== 'GS1-128' ? undefined : name;
}

/** The 2-D element that was drawn: the library takes the next larger one by itself, and does not say so. */
function drawnComponent(
  wanted: CompositeComponent,
  raw: Raw,
  linear: CompositeLinear,
  drawn: (component: CompositeComponent) => Raw | undefined,
): CompositeComponent {
  const rows = raw.pixs.length / raw.pixx;
  if (linear === 'GS1-128' && raw.pixy - GS1_128_BELOW === (rows - 2) * COMPONENT_ROW['CC-C']) return 'CC-C';
  return wanted === 'CC-A' && drawn('CC-B')?.pixs.join('') === raw.pixs.join('') ? 'CC-B' : wanted;
}

function composed(parts: CompositeParts, component: CompositeComponent, raw: Raw, line: Line): CompositeSymbol {
  const { linear, linearData, componentData } = parts;
  const rows = raw.pixs.length / raw.pixx;
  const below = line.rows === 'expanded' ? expandedBelow(raw, rows) : line.rows;
  const above = new Array<number>(rows - below.length).fill(COMPONENT_ROW[component]);
  const data = Uint8Array.of(...linearData, 0x7c, ...componentData);
  const symbol = matrixOf('Composite', data, raw, [...above, ...below]);
  return { ...symbol, component, hri: hriOf(linear, linearData), ...(line.free && { barsRow: rows - 1 }) };
}

/**
 * Rows of an expanded stacked line element: a separator, then rows of 34 with three separators between them. The
 * library tells how tall the whole is; with 2 modules for each row of the 2-D element, this tells how many there are.
 */
function expandedBelow({ pixy }: Raw, rows: number): number[] {
  const stacked = (pixy - 2 * rows - 2) / 29;
  return [1, ...Array.from({ length: 4 * stacked - 3 }, (_, row) => (row % 4 === 0 ? 34 : 1))];
}

/** Stacked line elements have no HRI (Epson application programming guide, GS ( k function 480). */
function hriOf(linear: CompositeLinear, data: Uint8Array): string {
  if (linear.includes('Stacked')) return '';
  const symbol = encodeLinear(linear as Parameters<typeof encodeLinear>[0], data);
  return 'refused' in symbol ? text(data) : symbol.hri;
}
