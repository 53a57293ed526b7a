import type { Bitmap } from '../dots/bitmap.ts';

/** Bytes of the printer's stream: the offset of the first (0 is the first byte since power-on) and how many. */
export interface Source {
  readonly offset: number;
  readonly length: number;
}

/** A box in dots; x from the first printable dot, y from the top of the slip. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One printed character: its cell, without spacing. */
export interface Run extends Box, Source {
  readonly text: string;
}

/** One printed line. `text` reads left to right, gaps made by positions as spaces; '' for a line of images alone. */
export interface Line {
  /** Dot row of its top. */
  readonly y: number;
  /** Dot rows that its content is tall. */
  readonly height: number;
  /** Dot rows of paper fed by it; 0 on a page, which moves the paper as a whole. */
  readonly advance: number;
  readonly text: string;
  readonly runs: readonly Run[];
}

/** A printed picture. */
export interface ImageMark extends Box, Source {
  /** The command that drew it: `GS v 0`, `ESC *`, `GS ( L`. */
  readonly command: string;
}

/** A printed barcode or 2-D code: its bars or modules alone, without HRI. `data` includes the check digit. */
export interface CodeMark extends Box, Source {
  readonly symbology: string;
  readonly data: string;
}

/** Paper that one command moved, or text that did not fit its line. */
export interface FeedMark extends Source {
  /** The dot row that was under the head, and how many rows the paper moved. */
  readonly y: number;
  readonly rows: number;
}

export type Severity = 'error' | 'warning' | 'info';

/** Something the stream did that its author should know. */
export interface Diagnostic {
  /** Byte of the stream where it was seen. */
  readonly offset: number;
  readonly severity: Severity;
  /** Stable name: `unknown-command`, `no-glyph`, `barcode-refused` ... */
  readonly code: string;
  readonly message: string;
}

/** Why a command had no effect, where that deserves a warning of its own. */
export interface Refusal {
  /** Code of the diagnostic. */
  readonly code: string;
  readonly why: string;
}

/**
 * What ended a slip: a cut, the tear-off feed of a model without a cutter, the end of the job on uncut paper; or what
 * tore it: the end of the paper, a power cut, a link that broke off.
 */
export const slipEnds = [
  'full cut',
  'partial cut',
  'tear-off',
  'job end',
  'paper end',
  'power off',
  'link lost',
] as const;
export type SlipEnd = (typeof slipEnds)[number];

/** When the paper of a slip moved, and where the time since its first byte went; ms. They add up to `end`. */
export interface PaperTimes {
  /** When its first and last row with a dot had passed the head; null: it has none. On the clock of its bytes. */
  readonly firstDot: number | null;
  readonly lastDot: number | null;
  /** When it was out: cut, or its last row moved. On the clock of its bytes. */
  readonly end: number;
  /** Standing for want of bytes. */
  readonly wire: number;
  /** Bytes were there and had to wait: the printer was offline, or a macro paused. */
  readonly buffer: number;
  /** Coming up to speed. */
  readonly ramp: number;
  /** Rows with dots. */
  readonly head: number;
  /** Blank rows. */
  readonly feed: number;
  readonly cut: number;
}

/** One piece of paper. */
export interface Slip {
  /** 0 for the first slip of the printer. */
  readonly index: number;
  /** Name of the printer model. */
  readonly model: string;
  /** The bytes that were received for it. */
  readonly bytes: Uint8Array;
  /** Where `bytes` stand in the printer's stream; offsets of marks count in the same stream. */
  readonly offset: number;
  /** What the printer had been set to when the slip began; null when that was its state at power-on. */
  readonly entry: object | null;
  /** The dots, as wide as the print head, all paper between the two edges. */
  readonly dots: Bitmap;
  readonly lines: readonly Line[];
  readonly images: readonly ImageMark[];
  readonly codes: readonly CodeMark[];
  /** All paper that moved under the head, from top to bottom. */
  readonly feeds: readonly FeedMark[];
  readonly diagnostics: readonly Diagnostic[];
  readonly end: SlipEnd;
  /** It is the rest of a slip that the end of the paper tore: its first rows come from bytes of the slip before. */
  readonly goesOn: boolean;
  /** null where the printer takes no time. */
  readonly times: PaperTimes | null;
  /** The command that cut it off; null when none did. */
  readonly cutAt: Source | null;
  /** Time of its first and last byte, ms on the caller's clock. */
  readonly firstByteAt: number;
  readonly lastByteAt: number;
}

const TORN: readonly SlipEnd[] = ['paper end', 'power off', 'link lost'];

/** A piece of a slip: it ends or begins where something tore it. */
export function isTorn({ end, goesOn }: Pick<Slip, 'end' | 'goesOn'>): boolean {
  return goesOn || TORN.includes(end);
}

/** The slip as text, one line a printed line. */
export function slipText(slip: Pick<Slip, 'lines'>): string {
  return slip.lines.map((line) => `${line.text.trimEnd()}\n`).join('');
}
