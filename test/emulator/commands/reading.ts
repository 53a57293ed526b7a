import type { ReadInputBarcodeFormat } from 'zxing-wasm/reader';
import type { Box, Slip } from '../../../emulator/machine/slip.ts';
import { readPicture } from '../symbols/reader.ts';

/** White dots around a code; a reader wants them, a printer does not draw them. */
const QUIET = 30;

/**
 * The bytes that a decoder finds in a part of a slip, as text of one character a byte; undefined when it reads nothing.
 * The rest of the slip is not shown to it.
 */
export async function readDots(
  { dots }: Slip,
  { x, y, width, height }: Box,
  format: ReadInputBarcodeFormat,
): Promise<string | undefined> {
  const wide = width + 2 * QUIET;
  const tall = height + 2 * QUIET;
  const modules = new Uint8Array(wide * tall);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      if (dots.get(x + column, y + row)) modules[(row + QUIET) * wide + column + QUIET] = 1;
    }
  }
  const found = await readPicture({ width: wide, height: tall, modules }, format, 1, format === 'MaxiCode');
  return found && String.fromCharCode(...found.bytes);
}
