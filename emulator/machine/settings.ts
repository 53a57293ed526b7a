import type { DoubleByteCoding } from '../glyphs/library.ts';
import type { Model } from '../models/model.ts';
import type { Direction } from './page-field.ts';
import type { Box } from './slip.ts';
import type { StoredPicture } from './stored-picture.ts';
import { defaultSymbols, type SymbolSettings } from './symbol-settings.ts';

export type Font = 'A' | 'B';
export type Justification = 'left' | 'centre' | 'right';
export type Underline = 0 | 1 | 2;

/** Fonts A and B, or the wide characters of a character set. */
export type CharacterFont = 'single' | DoubleByteCoding;

/** What FS commands set for double-byte characters. */
export interface KanjiSettings {
  on: boolean;
  /** Which two bytes are a character while `on`. JIS and Shift JIS are two codings of the same characters. */
  coding: DoubleByteCoding | 'jis';
  /** Text is UTF-8, whatever `on` says. */
  utf8: boolean;
  /** UTF-8: the fonts that are asked for a character, the first that has it prints it. */
  fonts: readonly CharacterFont[];
  across: number;
  down: number;
  underline: Underline;
  /** Kept while the underline is off: FS ! bit 7 uses it. */
  underlineThickness: 1 | 2;
  /** Dots to the left and right of each character, before enlargement. */
  left: number;
  right: number;
}

/** Characters that the host has drawn: ESC &, ESC %, FS 2. */
export interface UserDefined {
  /** ESC %: those of Fonts A and B take the place of resident ones. */
  on: boolean;
  /**
   * Their columns, top dot in the high bit, three bytes each: `A41` is 41h of Font A, `FEA1` a double-byte code.
   * Replaced by commands, never written to.
   */
  glyphs: Readonly<Record<string, Uint8Array>>;
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

/** A picture stored by GS ( L fn 112 or 113, waiting for fn 50: one colour of it, or one of the four bits of its tones. */
export interface GraphicsLayer {
  readonly tones: boolean;
  /** 49 to 52; of tones 49 is the highest bit. */
  readonly colour: number;
  /** Dots, each enlarged `across` times across and `down` times down. */
  readonly width: number;
  readonly height: number;
  readonly across: number;
  readonly down: number;
  /** Packed rows. */
  readonly bits: Uint8Array;
}

/** What ESC T, ESC W and GS ( P set for pages. */
export interface PageSettings {
  direction: Direction;
  /** Dots on the page; null: the model's, or all that GS ( P set. */
  area: Box | null;
  /** Dots; null: the model's. */
  printable: { readonly width: number; readonly height: number } | null;
  /**
   * How much of what the page does to the paper, prints of ESC FF and cuts, is not done again: it was done for earlier
   * slips. Above 0 only in the entry of a slip that begins amid a page.
   */
  passed: number;
}

/** What each mode has a value of its own for: ESC SP, ESC 2 and ESC 3, FS S (TM-T88III specification, ESC L). */
export interface ModeSettings {
  spacing: number;
  lineSpacing: number;
  kanjiLeft: number;
  kanjiRight: number;
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
  /** GS b. */
  smooth: boolean;
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
  userDefined: UserDefined;
  barcode: BarcodeSettings;
  symbols: SymbolSettings;
  /** GS ( E: the printer is in the user setting mode. */
  userSetting: boolean;
  /** GS ( D: drawer pulses of DLE DC4 are obeyed. */
  realtimePulse: boolean;
  graphics: readonly GraphicsLayer[];
  /** The picture of GS *. */
  downloaded: StoredPicture | null;
  /** Pictures of GS ( L fn 83 and 84 by key code. */
  downloads: Readonly<Record<string, StoredPicture>>;
  page: PageSettings;
  /** The values of the mode, standard or page, that is not selected. */
  otherMode: ModeSettings;
}

/** Columns of Font A between tab stops at power-on, and how many stops there are (ESC D takes 32). */
const TAB_EVERY = 8;
const TAB_STOPS = 32;
const FONT_A_WIDTH = 12;

const TABS_AT_POWER_ON: readonly number[] = Array.from(
  { length: TAB_STOPS },
  (_, i) => (i + 1) * TAB_EVERY * FONT_A_WIDTH,
);

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
    smooth: false,
    upsideDown: false,
    rotated: false,
    justification: 'left',
    leftMargin: 0,
    areaWidth: model.dots,
    spacing: 0,
    lineSpacing: model.lineSpacing * model.stepsPerDot,
    tabs: TABS_AT_POWER_ON,
    codePage: 0,
    international: model.characterSet.international,
    motionX: model.motionUnits.x,
    motionY: model.motionUnits.y,
    kanji: {
      on: model.characterSet.atPowerOn,
      ...codingAtPowerOn(model),
      across: 1,
      down: 1,
      underline: 0,
      underlineThickness: 1,
      left: 0,
      right: 0,
    },
    userDefined: { on: false, glyphs: {} },
    barcode: { height: 162, module: 3, hri: 'none', hriFont: 'A', left: 0 },
    symbols: defaultSymbols(model),
    userSetting: false,
    realtimePulse: true,
    graphics: [],
    downloaded: null,
    downloads: {},
    page: { direction: 0, area: null, printable: null, passed: 0 },
    otherMode: { spacing: 0, lineSpacing: model.lineSpacing * model.stepsPerDot, kanjiLeft: 0, kanjiRight: 0 },
  };
}

/** How text is coded at power-on; FS C 0, JIS, is the default of Japanese models (Epson ESC/POS reference, FS C). */
export function codingAtPowerOn({
  characterSet: { doubleByte },
}: Model): Pick<KanjiSettings, 'coding' | 'utf8' | 'fonts'> {
  const coding = doubleByte ?? 'gb18030';
  return {
    coding: coding === 'shift-jis' ? 'jis' : coding,
    utf8: false,
    fonts: doubleByte ? ['single', doubleByte] : ['single'],
  };
}

/** Takes the values of the other mode, and keeps those of this one for it. */
export function changeMode(settings: Settings): void {
  const { spacing, lineSpacing, kanjiLeft, kanjiRight } = settings.otherMode;
  const { kanji } = settings;
  settings.otherMode = {
    spacing: settings.spacing,
    lineSpacing: settings.lineSpacing,
    kanjiLeft: kanji.left,
    kanjiRight: kanji.right,
  };
  settings.spacing = spacing;
  settings.lineSpacing = lineSpacing;
  kanji.left = kanjiLeft;
  kanji.right = kanjiRight;
}

/** A copy that later commands do not change; arrays and stored bytes are replaced by commands, never written to. */
export function copySettings(settings: Settings): Settings {
  return {
    ...settings,
    kanji: { ...settings.kanji },
    userDefined: { ...settings.userDefined },
    barcode: { ...settings.barcode },
    page: { ...settings.page },
    otherMode: { ...settings.otherMode },
  };
}
