import type { Model } from '../models/model.ts';
import type { CompositeLinear, CompositeParts } from '../symbols/composite.ts';
import type { MaxiCodeMode } from '../symbols/maxicode.ts';
import type { QrOptions } from '../symbols/qr.ts';

/** Functions 065 to 070. */
export interface Pdf417Settings {
  /** 0: as many as fit. */
  readonly columns: number;
  /** 0: as many as the data needs. */
  readonly rows: number;
  /** Dots. */
  readonly module: number;
  /** Height of a row in modules. */
  readonly rowHeight: number;
  /** Level of error correction, 0 to 8; null: by `tenths` of the data. */
  readonly level: number | null;
  readonly tenths: number;
  readonly compact: boolean;
}

/** Functions 165 to 169. */
export interface QrSettings {
  readonly model: 1 | 2 | 'micro';
  /** Dots. */
  readonly module: number;
  readonly level: QrOptions['level'];
}

/** Functions 367 and 371, or 467 and 471. */
export interface DataBarSettings {
  /** Dots. */
  readonly module: number;
  /** Greatest width of GS1 DataBar Expanded Stacked, dots; 0: as wide as the print area. */
  readonly widest: number;
}

/** Functions 566 to 569. */
export interface AztecSettings {
  readonly form: 'full' | 'compact';
  /** 0: as few as hold the data. */
  readonly layers: number;
  /** Dots. */
  readonly module: number;
  /** Percent. */
  readonly correction: number;
}

/** Functions 666 and 667. */
export interface DataMatrixSettings {
  readonly shape: 'square' | 'rectangle';
  /** Modules; 0: as few as hold the data. */
  readonly rows: number;
  readonly columns: number;
  /** Dots. */
  readonly module: number;
}

export type DataBarForm =
  | 'GS1 DataBar Stacked'
  | 'GS1 DataBar Stacked Omnidirectional'
  | 'GS1 DataBar Expanded Stacked';

/** A symbol whose data is all that function 80 says of it. */
export interface StoredData {
  readonly kind: 'PDF417' | 'QR' | 'MaxiCode' | 'Aztec' | 'DataMatrix';
  readonly data: Uint8Array;
}

export interface StoredDataBar {
  readonly kind: 'GS1 DataBar 2D';
  readonly form: DataBarForm;
  readonly data: Uint8Array;
}

/** Its two elements come in two commands, in any order; null: not yet. */
export interface StoredComposite {
  readonly kind: 'Composite';
  readonly line: { readonly linear: CompositeLinear; readonly data: Uint8Array } | null;
  readonly component: { readonly component: CompositeParts['component']; readonly data: Uint8Array } | null;
}

export type StoredSymbol = StoredData | StoredDataBar | StoredComposite;

/** What GS ( k and GS Z set. Commands replace what is in it and never write to it. */
export interface SymbolSettings {
  readonly pdf417: Pdf417Settings;
  readonly qr: QrSettings;
  readonly maxiCode: { readonly mode: MaxiCodeMode };
  readonly dataBar: DataBarSettings;
  /** `hri`: the font of the human readable characters. */
  readonly composite: DataBarSettings & { readonly hri: 'A' | 'B' | null };
  readonly aztec: AztecSettings;
  readonly dataMatrix: DataMatrixSettings;
  /**
   * What ESC Z draws. At power-on QR, for which clients use it; Bematech's LR1100 has PDF417 then, and what Xprinter's
   * have is not documented.
   */
  readonly oneCommand: 'QR' | 'PDF417' | 'DataMatrix';
  /**
   * The symbol storage area. There is one: what a function 80 stores takes the place of any other symbol's data (Epson
   * application programming guide 10.01 p. 523, GS ( k function 080; 10.05 p. 588, function 480).
   */
  readonly stored: StoredSymbol | null;
}

/** Power-on width of function 371 and 471, by dots an inch: 20 mm (TM-T88V and TM-T20, function 471). */
const WIDEST: Readonly<Record<number, number>> = { 180: 141, 203: 160 };

/** The state at power-on and after ESC @ (Epson ESC/POS reference, GS ( k). */
export function defaultSymbols({ dpi }: Model): SymbolSettings {
  const dataBar = { module: 2, widest: WIDEST[dpi] ?? 0 };
  return {
    pdf417: { columns: 0, rows: 0, module: 3, rowHeight: 3, level: null, tenths: 1, compact: false },
    qr: { model: 2, module: 3, level: 'L' },
    maxiCode: { mode: 2 },
    dataBar,
    composite: { ...dataBar, hri: null },
    aztec: { form: 'full', layers: 0, module: 3, correction: 23 },
    dataMatrix: { shape: 'square', rows: 0, columns: 0, module: 3 },
    oneCommand: 'QR',
    stored: null,
  };
}
