import type { Model } from '../models/model.ts';

export type Font = 'A' | 'B';
export type Justification = 'left' | 'centre' | 'right';
export type Underline = 0 | 1 | 2;

/** What FS commands set for double-byte characters. */
export interface KanjiSettings {
  on: boolean;
  /** How text is coded: two bytes a character while `on`, or UTF-8 whatever `on` says. */
  coding: 'gb18030' | 'utf-8';
  across: number;
  down: number;
  underline: Underline;
  /** Kept while the underline is off: FS ! bit 7 uses it. */
  underlineThickness: 1 | 2;
  /** Dots to the left and right of each character, before enlargement. */
  left: number;
  right: number;
}

/** What GS h, GS w, GS H, GS f and GS x set. */
export interface BarcodeSettings {
  height: number;
  /** Dots of a module, or of a narrow bar. */
  module: number;
  hri: 'none' | 'above' | 'below' | 'both';
  hriFont: Font;
  /** Dots left free before the bars. */
  left: number;
}

/** Parameters and stored data of GS ( k for QR codes. */
export interface QrSettings {
  model: 1 | 2;
  /** Dots a module. */
  module: number;
  level: 'L' | 'M' | 'Q' | 'H';
  /** null: nothing stored. */
  data: Uint8Array | null;
}

/** A picture stored by GS ( L fn 112, waiting for fn 50: `height` rows of packed dots. */
export interface StoredGraphics {
  width: number;
  height: number;
  across: number;
  down: number;
  bits: Uint8Array;
}

/** Everything that commands set and ESC @ puts back. Plain data, so that a state can be copied and compared. */
export interface Settings {
  /** ESC =: false while another device on the line is spoken to. */
  selected: boolean;
  font: Font;
  /** Enlargement, 1 to 8. */
  across: number;
  down: number;
  /** ESC SO: twice as wide up to the next LF. */
  wideLine: boolean;
  bold: boolean;
  doubleStrike: boolean;
  underline: Underline;
  /** Kept while the underline is off: ESC ! bit 7 uses it. */
  underlineThickness: 1 | 2;
  strike: boolean;
  reverse: boolean;
  upsideDown: boolean;
  rotated: boolean;
  justification: Justification;
  /** Dots. */
  leftMargin: number;
  areaWidth: number;
  /** Right-side spacing, dots before enlargement. */
  spacing: number;
  /** Motor steps. */
  lineSpacing: number;
  /** Tab stops in dots from the left margin, ascending. */
  tabs: readonly number[];
  codePage: number;
  international: number;
  motionX: number;
  motionY: number;
  kanji: KanjiSettings;
  barcode: BarcodeSettings;
  qr: QrSettings;
  graphics: StoredGraphics | null;
}

/** Columns of Font A between tab stops at power-on, and how many stops there are (ESC D takes 32). */
const TAB_EVERY = 8;
const TAB_STOPS = 32;
const FONT_A_WIDTH = 12;

/** The state at power-on and after ESC @ (Epson ESC/POS reference; TM-T88III specification). */
export function defaultSettings(model: Model): Settings {
  return {
    selected: true,
    font: 'A',
    across: 1,
    down: 1,
    wideLine: false,
    bold: false,
    doubleStrike: false,
    underline: 0,
    underlineThickness: 1,
    strike: false,
    reverse: false,
    upsideDown: false,
    rotated: false,
    justification: 'left',
    leftMargin: 0,
    areaWidth: model.dots,
    spacing: 0,
    lineSpacing: model.lineSpacing * model.stepsPerDot,
    tabs: Array.from({ length: TAB_STOPS }, (_, i) => (i + 1) * TAB_EVERY * FONT_A_WIDTH),
    codePage: 0,
    international: model.characterSet.international,
    motionX: model.motionUnits.x,
    motionY: model.motionUnits.y,
    kanji: {
      on: model.characterSet.atPowerOn,
      coding: 'gb18030',
      across: 1,
      down: 1,
      underline: 0,
      underlineThickness: 1,
      left: 0,
      right: 0,
    },
    barcode: { height: 162, module: 3, hri: 'none', hriFont: 'A', left: 0 },
    qr: { model: 2, module: 3, level: 'L', data: null },
    graphics: null,
  };
}

/** A copy that later commands do not change; arrays and stored bytes are replaced by commands, never written to. */
export function copySettings(settings: Settings): Settings {
  return {
    ...settings,
    kanji: { ...settings.kanji },
    barcode: { ...settings.barcode },
    qr: { ...settings.qr },
  };
}
