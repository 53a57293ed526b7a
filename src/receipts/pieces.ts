import { Bitmap } from '../../emulator/dots/bitmap.ts';
import type { Line, Slip } from '../../emulator/machine/slip.ts';
import { models } from '../../emulator/models/models.ts';
import type { LayOut } from './receipt.ts';

/** Slips that the end of the paper tore, each as its pieces, in order; one that is in one piece is alone. */
export function inPieces<T>(slips: readonly T[], slipOf: (item: T) => Pick<Slip, 'goesOn'>): T[][] {
  const whole: T[][] = [];
  for (const item of slips) {
    const last = whole.at(-1);
    if (last && slipOf(item).goesOn) last.push(item);
    else whole.push([item]);
  }
  return whole;
}

/** Dot rows between head and blade: a piece begins with as much paper that had passed the head before. */
export const bladeOf = (model: string) => models.get(model)?.cutter?.blade ?? 0;

/** The row of the whole slip that the first row of each piece would be, the paper before the head apart. */
export function rowsBefore(pieces: readonly Slip[]): number[] {
  let row = 0;
  return pieces.map(({ dots, model }, i) => {
    const before = row - (i === 0 ? 0 : bladeOf(model));
    row = before + dots.height;
    return before;
  });
}

/** Pieces put together. */
export interface Together {
  readonly slip: Slip;
  /** Dot rows that its bytes print in one piece, and that are on no piece. */
  readonly missing: number;
}

/**
 * The slip that pieces of paper are when they lie one below the other. Where that is what their bytes print in one piece,
 * it is the slip as that prints it; where it is not, rows are missing, and what each piece says of itself stands.
 */
export function putTogether(pieces: readonly Slip[], layOut: LayOut): Together {
  const [first] = pieces;
  const last = pieces.at(-1)!;
  if (pieces.length === 1) return { slip: last, missing: 0 };
  const bytes = bytesOf(pieces);
  const dots = dotsOf(pieces);
  const { index, firstByteAt } = first!;
  const whole = bytes.length > 0 ? layOut(bytes, first!.model, first!.entry) : last;
  const diagnostics = pieces.flatMap((piece) => [...piece.diagnostics]);
  const { end, lastByteAt, times } = last;
  const same = { index, firstByteAt, lastByteAt, times, end, goesOn: false };
  if (whole.dots.equals(dots)) return { slip: { ...whole, ...same }, missing: 0 };
  const shifts = rowsBefore(pieces);
  const shifted = <M extends { readonly y: number }>(of: (piece: Slip) => readonly M[]): M[] =>
    pieces.flatMap((piece, i) => of(piece).map((mark) => ({ ...mark, y: mark.y + shifts[i]! })));
  const lines = pieces.flatMap((piece, i) => piece.lines.map((line) => movedDown(line, shifts[i]!)));
  const slip = {
    ...first!,
    ...same,
    ...{ bytes, dots, lines, diagnostics, cutAt: last.cutAt },
    images: shifted((piece) => piece.images),
    codes: shifted((piece) => piece.codes),
    feeds: shifted((piece) => piece.feeds),
  };
  return { slip, missing: Math.max(0, whole.dots.height - dots.height) };
}

/** Their bytes; those of the line that a piece ended within stand at the end of it and at the beginning of the next. */
export function bytesOf(pieces: readonly Slip[]): Uint8Array {
  const start = pieces[0]!.offset;
  const bytes: number[] = [];
  for (const piece of pieces) {
    const known = start + bytes.length - piece.offset;
    bytes.push(...piece.bytes.subarray(Math.max(0, known)));
  }
  return Uint8Array.from(bytes);
}

function dotsOf(pieces: readonly Slip[]): Bitmap {
  const shifts = rowsBefore(pieces);
  const { dots, model } = pieces[0]!;
  const together = new Bitmap(dots.width, shifts.at(-1)! + pieces.at(-1)!.dots.height);
  pieces.forEach((piece, i) => {
    const from = i === 0 ? 0 : bladeOf(model);
    together.draw(piece.dots.rows(from, piece.dots.height), 0, shifts[i]! + from);
  });
  return together;
}

function movedDown({ y, height, advance, text, runs }: Line, rows: number): Line {
  return { y: y + rows, height, advance, text, runs: runs.map((run) => ({ ...run, y: run.y + rows })) };
}
