import type { Slip } from '../../emulator/machine/slip.ts';
import { Kept } from '../kept/kept.ts';
import type { LayOut } from '../receipts/receipt.ts';
import { printSlips } from './layout.ts';

/** Memory that kept layouts take at most, bytes: some 1,200 receipts of 576 x 1,000 dots. */
const MOST_KEPT = 128 << 20;

/** What a mark takes beside the dots, bytes. */
const MARK = 256;

/** A run lays the same bytes out again and again: to verify a golden, to compare with it, to redact, for each copy. */
const layouts = new Kept<Slip>(
  MOST_KEPT,
  ({ dots, bytes, lines, images, codes, feeds }) =>
    dots.bits.length + bytes.length + MARK * (lines.length + images.length + codes.length + feeds.length),
);

/**
 * Lays the bytes of one slip out with an emulated printer: what they print up to its first cut or, uncut, to the end of
 * the job. Whoever asks for the same bytes again may get the same slip: nothing is drawn on it. Throws an
 * UnknownModelError, and an Error for bytes that print nothing: those were never a slip's.
 */
export const layOut: LayOut = (bytes, model, entry) =>
  layouts.of(bytes, `${model} ${JSON.stringify(entry)}`, () => {
    const [slip] = printSlips(bytes, model, { entry, midJob: true });
    if (!slip) throw new Error('the bytes of a slip print nothing');
    return slip;
  });
