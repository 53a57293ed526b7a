import { charsets, decodeText, encodeText } from '../protocol/charset.ts';
import { join } from '../protocol/join.ts';
import { attributes, type PrintedPart, type PrintItem } from '../protocol/print-items.ts';

const ESC = 0x1b;
const FS = 0x1c;
const GS = 0x1d;
const LF = 0x0a;
const FULL_STOP = 0x2e;

/** Blank lines under the last one where there is no cutter: enough to bring the slip past the tear bar. */
const TEAR_BAR = 6;

/** Initialise; bytes above 7F are letters also on a printer that begins with Chinese ones; code page 437. */
const begin = Uint8Array.of(ESC, 0x40, FS, 0x2e, ESC, 0x74, 0x00);
/** Feed the last line past the blade and cut, leaving a bridge. */
const cut = Uint8Array.of(GS, 0x56, 0x42, 0x00);

/**
 * Print lines and text blocks as ESC/POS: centring by ESC a, double width and height by GS !, blank lines by ESC d, a
 * receipt's end as a cut. One layout prints receipts one after the other and knows whether one has begun.
 */
export class EscposLayout {
  readonly #hasCutter: boolean;
  #hasBegun = false;

  constructor(hasCutter: boolean) {
    this.#hasCutter = hasCutter;
  }

  /** The bytes for what one print command holds. Text is text: control characters in it print as full stops. */
  bytesOf({ items, charset }: Pick<PrintedPart, 'items' | 'charset'>): Uint8Array {
    return join(...items.map((item) => this.#bytesOfItem(item, charset)));
  }

  /** Ends a receipt that has begun and gets no end of its own any more, so that the next one is not printed onto it. */
  breakOff(): Uint8Array {
    return this.#bytesOfItem({ kind: 'end' }, charsets.cp437);
  }

  #bytesOfItem(item: PrintItem, charset: number): Uint8Array {
    if (item.kind === 'end' && !this.#hasBegun) return new Uint8Array(0);
    const start = this.#hasBegun ? new Uint8Array(0) : begin;
    this.#hasBegun = item.kind !== 'end';
    if (item.kind === 'line') return join(start, line(item.attribute, item.text, charset));
    if (item.kind === 'feed') return join(start, feed(item.lines));
    return this.#hasCutter ? cut : feed(TEAR_BAR);
  }
}

function line(attribute: number, text: Uint8Array, charset: number): Uint8Array {
  const isCentred = (attribute & attributes.centred) !== 0;
  const size = (attribute & attributes.wide ? 0x10 : 0) | (attribute & attributes.high ? 0x01 : 0);
  const isPlain = !isCentred && size === 0;
  const indent = new Uint8Array(isPlain ? attribute & 0x0f : 0).fill(0x20);
  return join(ESC, 0x61, isCentred ? 1 : 0, GS, 0x21, size, indent, printable(text, charset), LF);
}

function feed(lines: number): Uint8Array {
  return Uint8Array.of(ESC, 0x64, lines);
}

function printable(text: Uint8Array, charset: number): Uint8Array {
  const bytes = charset === charsets.cp437 ? text : encodeText(decodeText(text, charset));
  // Real terminals have line feeds within a text, against the document.
  return bytes.map((byte) => ((byte >= 0x20 && byte !== 0x7f) || byte === LF ? byte : FULL_STOP));
}
