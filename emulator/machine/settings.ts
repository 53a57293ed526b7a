import type { Model } from '../models/model.ts';

export type Font = 'A' | 'B';
export type Justification = 'left' | 'centre' | 'right';
export type Underline = 0 | 1 | 2;

/** What FS commands set for double-byte characters. */
export interface KanjiSettings {
  on: boolean;
  across: number;
  down: number;
  underline: Underline;
  /** Dots to the left and right of each character. */
  left: number;
  right: number;
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

/** A picture stored by GS ( L fn 112, waiting for fn 50. */
export interface StoredGraphics {
  width: number;
  height: number;
  across: number;
  down: number;
  bits: Uint8Array;
}

/** Everything that commands set and ESC @ puts back. Plain data, so that a state can be copied and compared. */
export interface Settings {
  font: Font;
  /** Enlargement, 1 to 8. */
  across: number;
  down: number;
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
  tabs: number[];
  codePage: number;
  international: number;
  motionX: number;
  motionY: number;
  kanji: KanjiSettings;
  barcode: { height: number; module: number; hri: 'none' | 'above' | 'below' | 'both'; hriFont: Font };
  qr: QrSettings;
  graphics: StoredGraphics | null;
}

/** Columns between tab stops at power-on, and how many stops there are (ESC D takes 32). */
const TAB_EVERY = 8;
const TAB_STOPS = 32;

/** The state at power-on and after ESC @ (protocol facts: APG, TM-T88III specification). */
export function defaultSettings(model: Model): Settings {
  return {
    font: 'A',
    across: 1,
    down: 1,
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
    tabs: Array.from({ length: TAB_STOPS }, (_, i) => (i + 1) * TAB_EVERY * 12),
    codePage: 0,
    international: model.characterSet.international,
    motionX: model.motionUnits.x,
    motionY: model.motionUnits.y,
    kanji: { on: model.characterSet.atPowerOn, across: 1, down: 1, underline: 0, left: 0, right: 0 },
    barcode: { height: 162, module: 3, hri: 'none', hriFont: 'A' },
    qr: { model: 2, module: 3, level: 'L', data: null },
    graphics: null,
  };
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Settings as JSON, stored bytes as `{ "hex": "..." }`; `thawSettings` is its inverse. */
export function freezeSettings(settings: Settings): object {
  const freeze = (value: unknown): Json => {
    if (value instanceof Uint8Array) return { hex: Array.from(value, (b) => b.toString(16).padStart(2, '0')).join('') };
    if (Array.isArray(value)) return value.map(freeze);
    if (value !== null && typeof value === 'object') {
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, freeze(inner)]));
    }
    return value as Json;
  };
  return freeze(settings) as object;
}

export function thawSettings(frozen: object): Settings {
  const thaw = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(thaw);
    if (value === null || typeof value !== 'object') return value;
    const { hex } = value as { hex?: string };
    if (hex !== undefined) return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, thaw(inner)]));
  };
  return thaw(frozen) as Settings;
}
