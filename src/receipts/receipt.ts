import { createHash } from 'node:crypto';
import type { Bitmap } from '../../emulator/dots/bitmap.ts';
import type { Slip, SlipEnd, Source } from '../../emulator/machine/slip.ts';
import { redactText } from '../events/redaction.ts';

/**
 * Lays bytes out as one slip: a printer of `model`, set as `entry` says (null: as at power-on), is given all of them
 * and the job ends. The slip's `offset` is 0. Throws for a model that does not exist.
 */
export type LayOut = (bytes: Uint8Array, model: string, entry: object | null) => Slip;

/** Name of the dots: two bitmaps have the same one when they have the same size and the same dots. SHA-256, hex. */
export function digestDots(dots: Bitmap): string {
  return createHash('sha256').update(`${dots.width} x ${dots.height}\n`).update(dots.bits).digest('hex');
}

/** SHA-256 of bytes, hex. */
export function digestBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The lines of a slip as people read them: without what follows the last character. */
export function textLines(slip: Pick<Slip, 'lines'>): string[] {
  return slip.lines.map(({ text }) => text.trimEnd());
}

/**
 * The pictures and codes of a slip in words, from top to bottom, places and sizes in dots: `image at 96, 0: 384 x 120,
 * GS v 0`, `QR at 200, 900: 147 x 147, https://example.com/1207`.
 */
export function markLines({ images, codes }: Pick<Slip, 'images' | 'codes'>): string[] {
  const marks = [
    ...images.map((mark) => ({ mark, kind: 'image', holds: mark.command })),
    ...codes.map((mark) => ({ mark, kind: mark.symbology, holds: redactText(mark.data) })),
  ];
  return marks
    .sort((a, b) => a.mark.y - b.mark.y || a.mark.x - b.mark.x)
    .map(({ mark: { x, y, width, height }, kind, holds }) => `${kind} at ${x}, ${y}: ${width} x ${height}, ${holds}`);
}

/**
 * From the first to the last byte of what made some marks, offset from the slip's first byte; undefined where there are
 * none. Marks that a slip took over from the paper before it have their bytes outside.
 */
export function bytesOf(slip: Pick<Slip, 'offset' | 'bytes'>, sources: readonly Source[]): Source | undefined {
  let first = Number.POSITIVE_INFINITY;
  let end = 0;
  for (const { offset, length } of sources) {
    const at = offset - slip.offset;
    if (at < 0 || at >= slip.bytes.length) continue;
    first = Math.min(first, at);
    end = Math.max(end, at + length);
  }
  return end > 0 ? { offset: first, length: Math.min(end, slip.bytes.length) - first } : undefined;
}

/** How a slip ends as far as its own bytes tell: paper that was not cut is torn off by what comes behind them. */
export function ownEnd({ end }: Pick<Slip, 'end'>): SlipEnd {
  return end === 'tear-off' ? 'job end' : end;
}
