import type { Bitmap } from '../dots/bitmap.ts';
import { encodeComposite } from '../symbols/composite.ts';
import { expandedElements } from '../symbols/databar-expanded.ts';
import {
  encodeDataBarExpandedStacked,
  encodeDataBarStacked,
  encodeDataBarStackedOmnidirectional,
} from '../symbols/databar-stacked.ts';
import { encodeLinear, type LinearSymbology } from '../symbols/linear.ts';
import { type MatrixSymbol, squareModules } from '../symbols/matrix.ts';
import type { SymbolRefusal } from '../symbols/refusal.ts';
import type { Machine } from './machine.ts';
import { enlarged, readable, roomIn, type SymbolPicture } from './symbol-pictures.ts';
import type { DataBarForm, DataBarSettings, StoredComposite, StoredDataBar } from './symbol-settings.ts';

/** Encoders by form; the linear symbology of each holds the same data. */
const FORMS: Readonly<
  Record<
    DataBarForm,
    {
      readonly linear: LinearSymbology;
      readonly encode: (data: Uint8Array, widest: number) => MatrixSymbol | SymbolRefusal;
    }
  >
> = {
  'GS1 DataBar Stacked': { linear: 'GS1 DataBar Omnidirectional', encode: encodeDataBarStacked },
  'GS1 DataBar Stacked Omnidirectional': {
    linear: 'GS1 DataBar Omnidirectional',
    encode: encodeDataBarStackedOmnidirectional,
  },
  'GS1 DataBar Expanded Stacked': { linear: 'GS1 DataBar Expanded', encode: encodeDataBarExpandedStacked },
};

/** Modules that a symbol may be wide: by the setting, and by the print area. */
function widestOf(machine: Machine, { module, widest }: DataBarSettings): number {
  const room = roomIn(machine, module);
  return widest === 0 ? room : Math.min(room, Math.floor(widest / module));
}

/** What a reader gives back for the data of a GS1 symbol: its check digit too, without brackets. */
function scanned(symbology: LinearSymbology, data: Uint8Array): string {
  const symbol = encodeLinear(symbology, data);
  return 'refused' in symbol ? readable(data) : symbol.data;
}

/** A stacked GS1 DataBar. */
export function dataBarPicture(machine: Machine, { form, data }: StoredDataBar): SymbolPicture | SymbolRefusal {
  const { dataBar } = machine.settings.symbols;
  const { linear, encode } = FORMS[form];
  const symbol = encode(data, widestOf(machine, dataBar));
  if ('refused' in symbol) return symbol;
  return { symbology: form, data: scanned(linear, data), dots: enlarged(squareModules(symbol), dataBar.module) };
}

/**
 * A composite symbol. Bars whose height no standard fixes are as tall as GS h says: no document names another setting.
 */
export function compositePicture(machine: Machine, stored: StoredComposite): SymbolPicture | SymbolRefusal {
  const { composite } = machine.settings.symbols;
  const { line, component } = stored;
  if (!line || !component)
    return { refused: `Composite has no ${line ? '2-D' : 'line'} element: both have to be stored.` };
  const symbol = encodeComposite({
    linear: line.linear,
    linearData: line.data,
    component: component.component,
    componentData: component.data,
    widest: widestOf(machine, composite),
  });
  if ('refused' in symbol) return symbol;

  const { module, hri: font } = composite;
  const dots = enlarged(squareModules(symbol), module);
  if (symbol.barsRow !== undefined) growBars(dots, module, machine.settings.barcode.height);
  const elements = expandedElements('Composite', component.data);
  const above = 'refused' in elements ? readable(component.data) : elements.text;
  const linear = line.linear in FORMS ? FORMS[line.linear as DataBarForm].linear : (line.linear as LinearSymbology);
  return {
    symbology: symbol.symbology,
    data: `${scanned(linear, line.data)}|${above}`,
    dots,
    ...(font && symbol.hri !== '' && { hri: { text: symbol.hri, font } }),
  };
}

/** Makes the bars in the last `drawn` dot rows `height` dots tall. */
function growBars(dots: Bitmap, drawn: number, height: number): void {
  const top = dots.height - drawn;
  dots.growTo(top + height);
  const { bits, stride } = dots;
  for (let row = top + drawn; row < top + height; row++)
    bits.copyWithin(row * stride, top * stride, (top + 1) * stride);
}
