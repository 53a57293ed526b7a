import { Bitmap } from '../../emulator/dots/bitmap.ts';
import type { Line, Slip } from '../../emulator/machine/slip.ts';
import { findCardNumbers, redactBytes, redactText } from '../events/redaction.ts';
import { bladeOf, bytesOf, rowsBefore } from './pieces.ts';
import type { LayOut } from './receipt.ts';
import { redactSlip, redactStored } from './redact-slip.ts';

/** The pieces of a slip that the end of the paper tore, each without card data. */
export function redactPieces(pieces: readonly Slip[], layOut: LayOut): Slip[] {
  return pieces.map((_, i) => redactPiece(pieces.slice(0, i + 1), layOut));
}

/** Redacts slips as they come out, one after the other: the rest of a torn one with what came before of it. */
export class PieceRedactor {
  readonly #layOut: LayOut;
  #pieces: readonly Slip[] = [];

  constructor(layOut: LayOut) {
    this.#layOut = layOut;
  }

  redact(slip: Slip): Slip {
    this.#pieces = slip.goesOn ? [...this.#pieces, slip] : [slip];
    return redactPiece(this.#pieces, this.#layOut);
  }
}

/**
 * The last of some pieces. Its first rows, and lines that were composed before the paper ended, come from bytes of the
 * pieces before: they are taken from the whole slip, redacted. Where its bytes print something else, rows are missing,
 * and what may show a number is left white.
 */
function redactPiece(pieces: readonly Slip[], layOut: LayOut): Slip {
  const piece = pieces.at(-1)!;
  const [first] = pieces;
  if (pieces.length === 1) return redactSlip(piece, layOut);
  const bytes = bytesOf(pieces);
  const whole = bytes.length > 0 ? layOut(bytes, piece.model, first!.entry) : piece;
  const redacted = redactSlip(whole, layOut);
  const saysNothing = piece.lines.every(({ text }) => findCardNumbers(text).length === 0);
  if (redacted === whole && saysNothing) return piece;
  const before = rowsBefore(pieces).at(-1)!;
  const dots = rowsOf(whole, piece, before);
  if (!dots.equals(piece.dots)) return whitened(piece);
  const from = piece.offset - first!.offset;
  return {
    ...piece,
    bytes: redacted.bytes.subarray(from, from + piece.bytes.length),
    entry: redactStored(piece.entry, new Set()) as object | null,
    dots: rowsOf(redacted, piece, before),
    lines: piece.lines.map((line) => readAs(line, redacted.lines, before)),
    codes: piece.codes.map((code) => {
      const same = redacted.codes.find(({ x, y }) => x === code.x && y === code.y + before);
      return { ...code, data: same?.data ?? redactText(code.data) };
    }),
  };
}

/** The rows of a whole slip that a piece is, below the paper that had passed the head before. */
function rowsOf({ dots }: Slip, piece: Slip, before: number): Bitmap {
  const blade = bladeOf(piece.model);
  const rows = new Bitmap(piece.dots.width, piece.dots.height);
  const bottom = Math.min(dots.height, before + piece.dots.height);
  if (bottom > before + blade) rows.draw(dots.rows(before + blade, bottom), 0, blade);
  return rows;
}

/** A line with the text of the one that stands in its place. */
function readAs(line: Line, lines: readonly Line[], before: number): Line {
  const same = lines.find(({ y }) => y === line.y + before);
  const runs = line.runs.map((run) => {
    const read = same?.runs.find(({ x, y }) => x === run.x && y === run.y + before);
    return { ...run, text: read?.text ?? redactText(run.text) };
  });
  const { y, height, advance } = line;
  return { y, height, advance, text: same?.text ?? redactText(line.text), runs };
}

/** A piece of which every row is white that may show a number: those above its first line, and lines with a number. */
function whitened(piece: Slip): Slip {
  const dots = piece.dots.rows(0, piece.dots.height);
  const clear = (y: number, height: number) => dots.clear(0, y, dots.width, height);
  const marks = [...piece.lines, ...piece.images, ...piece.codes];
  clear(
    0,
    marks.reduce((top, { y }) => Math.min(top, y), dots.height),
  );
  for (const { y, height, text } of piece.lines) if (findCardNumbers(text).length > 0) clear(y, height);
  for (const { y, height, data } of piece.codes) if (findCardNumbers(data).length > 0) clear(y, height);
  const lines = piece.lines.map(({ y, height, advance, text, runs }) => {
    const hidden = redactText(text);
    return { y, height, advance, text: hidden, runs: hidden === text ? runs : [] };
  });
  return {
    ...piece,
    bytes: redactBytes(piece.bytes),
    entry: redactStored(piece.entry, new Set()) as object | null,
    dots,
    lines,
    codes: piece.codes.map((code) => ({ ...code, data: redactText(code.data) })),
  };
}
