import { Bitmap } from '../../../emulator/dots/bitmap.ts';
import type { Slip, SlipEnd } from '../../../emulator/machine/slip.ts';
import { tmT88v } from '../../../emulator/models/tm-t88v.ts';
import { printSlips } from '../../../src/printers/layout.ts';

const { cutter } = tmT88v;

/** The paper between head and blade, which every slip begins with, dot rows. */
const BLADE = cutter!.blade;

/** What a TM-T88V on which nothing happens makes of a host's bytes. */
export const undisturbed = (hex: string): Slip => printSlips(Buffer.from(hex, 'hex'), tmT88v.name)[0]!;

/** Torn pieces put together again: a row that was lost or printed twice would show. */
export function joined(slips: readonly Slip[]): Bitmap {
  const pieces = slips.map(({ dots }, i) => (i === 0 ? dots : dots.rows(BLADE, dots.height)));
  const whole = new Bitmap(
    tmT88v.dots,
    pieces.reduce((height, piece) => height + piece.height, 0),
  );
  let y = 0;
  for (const piece of pieces) {
    whole.draw(piece, 0, y);
    y += piece.height;
  }
  return whole;
}

/** How each piece of paper ended, and how long it is, dot rows. */
export const ends = (slips: readonly Slip[]) => slips.map(({ end, dots }) => `${end}: ${dots.height} rows`);

/** The same of one that was torn under the head after so many rows. */
export const torn = (end: SlipEnd, rows: number) => `${end}: ${BLADE + rows} rows`;
