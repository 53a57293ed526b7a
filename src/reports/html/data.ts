import type { Box } from '../../../emulator/machine/slip.ts';
import type { EventOf } from '../../events/event.ts';
import { placeOf, type StepRecord, slipOf } from '../run.ts';
import type { Words } from '../speech/en.ts';
import type { Speech } from '../speech/speech.ts';
import { printable } from '../words.ts';
import { commandRows, toldAt } from './commands.ts';
import { boxInDifference } from './difference-box.ts';

type SlipEvent = EventOf<'slip'>;

/** What is said of a place of a slip. `tip`: what its frame tells, a line each. */
interface Note {
  readonly kind: 'found' | 'diagnosed';
  readonly number?: number;
  readonly code: string;
  readonly message: string;
  readonly tip: readonly string[];
  readonly line?: number;
  readonly box?: Box;
  readonly goldenBox?: Box;
  readonly differenceBox?: Box;
  readonly offset?: number;
  readonly length?: number;
}

/** Where the IHDR chunk of a PNG has width and height, and how much base64 reaches past them (PNG, section 11.2.2). */
const WIDTH_AT = 16;
const HEIGHT_AT = 20;
const HEADER_BASE64 = 32;

/** Bytes that end a block of deflate which was flushed: our pictures are flushed where a printed line begins. */
const FLUSH = '\u0000\u0000\u00ff\u00ff';

/** The end of a line in the bytes of a slip and in its text. */
const LINE_END = '\n';

/**
 * What the page's script draws slips from. Pictures, bytes and texts are kept in pieces, each once: the lines of receipts
 * repeat, and the pieces put end to end are the PNG, the bytes, the text again.
 */
export class PageData {
  readonly #pieces = new Map<string, number>();
  readonly #lines = new Map<string, number>();
  readonly #pictures = new Map<string, { width: number; height: number; pieces: number[]; name: string }>();
  readonly #slips: Record<string, unknown> = {};
  readonly #speech: Speech;

  constructor(speech: Speech) {
    this.#speech = speech;
  }

  /** Takes a picture, base64 PNG; gives the name under which the page has it. */
  picture(png: string): string {
    const known = this.#pictures.get(png);
    if (known) return known.name;
    const name = `p${this.#pictures.size}`;
    this.#pictures.set(png, { ...pngSize(png), pieces: this.#cut(png, FLUSH), name });
    return name;
  }

  /** Takes a slip, with what was found on it; `id`: of its element. */
  slip(id: string, step: StepRecord, slip: SlipEvent): void {
    const { state, png, differencePng, text } = slip.golden;
    const isOther = state !== 'matched';
    this.#slips[id] = {
      state,
      pictures: {
        actual: this.picture(slip.png),
        ...(isOther && png !== undefined ? { golden: this.picture(png) } : {}),
        ...(isOther && differencePng !== undefined ? { difference: this.picture(differencePng) } : {}),
      },
      text: this.#text(slip.text),
      ...(isOther && text !== undefined ? { goldenText: this.#text(text) } : {}),
      bytes: this.#cut(slip.bytes, LINE_END),
      notes: notesOf(step, slip, this.#speech),
    };
  }

  /** As JSON that can stand in a script element. */
  json(): string {
    const pictures = [...this.#pictures.values()].map(({ name, ...picture }) => [name, picture] as const);
    const pieces = [...this.#pieces.keys()].map((piece) => Buffer.from(piece, 'latin1').toString('base64'));
    const lines = [...this.#lines.keys()];
    const all = {
      pieces,
      lines,
      pictures: Object.fromEntries(pictures),
      slips: this.#slips,
      words: this.#speech.words.script,
    };
    return JSON.stringify(all).replaceAll('<', '\\u003c');
  }

  /** Numbers of the pieces that some bytes consist of, base64; a piece ends where `end` does. */
  #cut(base64: string, end: string): number[] {
    const whole = Buffer.from(base64, 'base64').toString('latin1');
    return parted(whole, end).map((piece) => numberIn(this.#pieces, piece));
  }

  #text(text: string): number[] {
    return printable(text)
      .split(LINE_END)
      .map((line) => numberIn(this.#lines, line));
  }
}

/** The parts of a text, each but the last ending with `end`. */
function parted(text: string, end: string): string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length; ) {
    const found = text.indexOf(end, from);
    const to = found < 0 ? text.length : found + end.length;
    parts.push(text.slice(from, to));
    from = to;
  }
  return parts;
}

/** The number of a piece, which is the next where it is new. */
function numberIn(pieces: Map<string, number>, piece: string): number {
  const number = pieces.get(piece) ?? pieces.size;
  pieces.set(piece, number);
  return number;
}

/** Width and height of a picture, base64 PNG; 0 of what is none. */
export function pngSize(png: string): { width: number; height: number } {
  const header = Buffer.from(png.slice(0, HEADER_BASE64), 'base64');
  if (header.length < HEIGHT_AT + 4) return { width: 0, height: 0 };
  return { width: header.readUInt32BE(WIDTH_AT), height: header.readUInt32BE(HEIGHT_AT) };
}

function notesOf(step: StepRecord, slip: SlipEvent, speech: Speech): Note[] {
  const { words, tell } = speech;
  const findings = step.findings.filter((finding) => slipOf(step, finding) === slip);
  const rows = findings.length > 0 ? commandRows(Buffer.from(slip.bytes, 'base64'), slip.model) : [];
  const found = findings.map((finding, i): Note => {
    const { code, line, box, goldenBox, bytes } = finding;
    const message = tell(finding.message);
    const place =
      bytes === undefined
        ? [words.finding.noBytes]
        : [bytesWords(bytes, words), ...toldAt(rows, bytes.offset, bytes.length)];
    return {
      kind: 'found',
      number: i + 1,
      code,
      message: printable(message),
      tip: [placeOf(step, finding, speech), message, ...place].map(printable),
      line,
      box,
      goldenBox,
      differenceBox: boxInDifference(slip.golden.differenceRows ?? [], finding),
      ...(bytes ?? {}),
    };
  });
  const diagnosed = slip.diagnostics.map(
    ({ offset, code, message }): Note => ({
      kind: 'diagnosed',
      code,
      message: printable(tell(message)),
      tip: [],
      offset: offset - (slip.offset ?? 0),
      length: 1,
    }),
  );
  return [...found, ...diagnosed];
}

/** `byte 14`, `bytes 14 to 20`. */
export function bytesWords(
  { offset, length }: { readonly offset: number; readonly length: number },
  { finding }: Words,
): string {
  const last = offset + Math.max(1, length) - 1;
  return last === offset ? finding.byte(offset) : finding.bytes(offset, last);
}

/** Bytes of a row of the page's dump. */
const ROW = 16;

/** Where a byte stands in the page; only rows in which a note begins can be pointed at. */
export function byteId(slipId: string, offset: number): string {
  return `${slipId}-byte-${offset - (offset % ROW)}`;
}
