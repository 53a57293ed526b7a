import type { CodePageName } from '../glyphs/code-pages.ts';
import type { DoubleByteCoding } from '../glyphs/library.ts';

/** Families of printers that give the same bytes the same meaning and length. */
export type Dialect = 'epson' | 'xprinter' | 'csn';

/** A receive buffer; bytes. */
export interface ReceiveBuffer {
  readonly bytes: number;
  /** Free bytes at which the printer says that it is full, and at which it says that it takes more. */
  readonly fullAt: number;
  readonly clearAt: number;
}

/** A printer model: everything in which it differs from another. A new model is one file of this shape. */
export interface Model {
  /** As users write it: `tm-t88v`. */
  readonly name: string;
  readonly title: string;
  readonly dialect: Dialect;
  /** Printable dots in a row. */
  readonly dots: number;
  /** Dots an inch, both ways. */
  readonly dpi: number;
  /** Steps of the paper motor for one dot row; 2 where the paper moves by half dots. */
  readonly stepsPerDot: number;
  /** Power-on values of GS P, units an inch. */
  readonly motionUnits: { readonly x: number; readonly y: number };
  /** Power-on line spacing, dot rows. */
  readonly lineSpacing: number;
  readonly characterSet: {
    /** Double-byte coding of FS &, or null for a model without one. */
    readonly doubleByte: DoubleByteCoding | null;
    /** True when double-byte decoding is on at power-on and after ESC @. */
    readonly atPowerOn: boolean;
    /** Country of ESC R at power-on. */
    readonly international: number;
  };
  /** What ESC t selects; a number that is absent is not supported, null is a page whose table has no source. */
  readonly codePages: Readonly<Record<number, CodePageName | 'spaces' | null>>;
  /** null: no cutter. `blade` is the way of the paper from the head to the blade, dot rows. */
  readonly cutter: { readonly blade: number; readonly cuts: readonly ('full' | 'partial')[] } | null;
  /** Dot rows of blank paper that mark a torn-off slip on a model without a cutter. */
  readonly tearOff: number;
  /** Page mode; null: the model has none. Dot rows. */
  readonly page: {
    /** The area before ESC W. */
    readonly height: number;
    /** Where the printable area of a page ends. */
    readonly tallest: number;
    /** GS v 0 draws on the page. */
    readonly raster: boolean;
  } | null;
  /** The receive buffers that its switches choose from; the first is that of delivery. */
  readonly receiveBuffers: readonly [ReceiveBuffer, ...ReceiveBuffer[]];
  readonly memory: {
    /** Bytes of non-volatile memory for pictures, of FS q or of GS ( L. */
    readonly graphics: number;
    /** Bytes of non-volatile memory for a host's own data. */
    readonly user: number;
    /** Bytes for downloaded graphics, and as many for characters that the host defines. */
    readonly downloads: number;
    /** Bytes of a macro. */
    readonly macro: number;
  };
  readonly mechanism: {
    /** Fastest printing, mm/s. */
    readonly speed: number;
    /** Fastest feeding without printing, mm/s. */
    readonly feedSpeed: number;
    /** From standstill to speed, ms. */
    readonly ramp: number;
    /** One cut, ms. */
    readonly cut: number;
    /** Head energy: dots heated at once, ms a strobe with its gap; null where the head keeps up with `speed`. */
    readonly head: { readonly dotsAtOnce: number; readonly strobe: number } | null;
    /**
     * What becomes of the line or picture that the end of the paper interrupts, once there is paper again: it goes on at
     * the next dot row, or its rest is lost. No maker states it for the end of the paper.
     */
    readonly tornLine: 'goes on' | 'is lost';
  };
  readonly identity: {
    /** GS I 1, 2, 3. */
    readonly modelId: number;
    readonly typeId: number;
    readonly versionId: number;
    /** GS I 65-69. */
    readonly firmware: string;
    readonly maker: string;
    readonly name: string;
    readonly serial: string;
    readonly fonts: string;
  };
  /** Ids of commands, or of whole families of them, that its dialect has and it has not. */
  readonly lacks: readonly string[];
  /** ESC * with more columns than the print area holds widens the area for that line; otherwise they are dropped. */
  readonly widensForImages: boolean;
  /** GS ( L takes pictures of 16 tones. */
  readonly tones: boolean;
  readonly status: {
    /** DLE EOT: each n that it answers, with the bits that it leaves undefined there; they are sent as 0. */
    readonly realtime: Readonly<Record<number, number>>;
    /** DLE ENQ: each n that it obeys. */
    readonly requests: readonly number[];
    /** GS r: each n that it answers, with the bits that it leaves undefined there. */
    readonly transmitted: Readonly<Record<number, number>>;
    readonly automatic: {
      /** The bits of GS a that ask for something. */
      readonly enables: number;
      /** Of the four bytes the bits that it leaves undefined; they are sent as 0. */
      readonly undefined: readonly [number, number, number, number];
      /** The fourth byte, whose bits mean nothing. */
      readonly last: number;
    };
    /** GS I: each n that it answers, 1 to 3 also as digits. */
    readonly identities: readonly number[];
    /** While the cover is open the paper-end sensor is told as it was when it was closed. */
    readonly holdsPaperEnd: boolean;
  };
  /** Where each figure comes from. */
  readonly sources: Readonly<Record<string, string>>;
}
