import { Bitmap } from '../../emulator/dots/bitmap.ts';
import { decodePng } from './png.ts';
import { GREY, isPng, readPng } from './png-chunks.ts';

/** A picture in grey, row by row: 0 black, 255 white. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** A picture that cannot be read, and why. */
export class PictureError extends Error {
  override readonly name = 'PictureError';
  readonly code = 'picture';
  readonly hint = 'PNG, JPEG and WebP pictures can be read.';
}

/** True for what begins like a PNG, JPEG or WebP file. */
export function isPicture(bytes: Uint8Array): boolean {
  const begins = (text: string, at = 0) =>
    Buffer.from(bytes.subarray(at, at + text.length)).toString('latin1') === text;
  return isPng(bytes) || begins('\xff\xd8\xff') || (begins('RIFF') && begins('WEBP', 8));
}

/** Pixels of the largest picture that is read: a sheet of A4 at 600 dots an inch is 35 million. */
const MOST_PIXELS = 64_000_000;

/** The dots of a picture in which every pixel is black or white, else its greys. Rejects with a PictureError. */
export async function readPicture(bytes: Uint8Array): Promise<Bitmap | Grey> {
  if (isPng(bytes)) {
    // The library below draws what there is of a damaged file.
    const whole = orPictureError(() => readPng(bytes));
    if (whole.header.depth === 1 && whole.header.colour === GREY) {
      try {
        return decodePng(bytes);
      } catch {
        // Filtered rows: written by another program.
      }
    }
  }
  const grey = await readGrey(bytes);
  return dotsOf(grey) ?? grey;
}

function unreadable(error: unknown): never {
  throw new PictureError(`the picture cannot be read: ${error instanceof Error ? error.message : error}`);
}

function orPictureError<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    return unreadable(error);
  }
}

/** The library is loaded when a picture is first read that Platen did not write. */
async function readGrey(bytes: Uint8Array): Promise<Grey> {
  const { createCanvas, loadImage } = await import('canvas');
  const image = await loadImage(Buffer.from(bytes)).catch(unreadable);
  const { width, height } = image;
  if (width * height > MOST_PIXELS) {
    throw new PictureError(`the picture has ${width} x ${height} pixels; at most ${MOST_PIXELS} are read`);
  }
  const context = createCanvas(width, height).getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const pixels = new Uint8Array(width * height);
  // Luma of ITU-R BT.601, weights of 65536.
  for (let i = 0; i < pixels.length; i++) {
    pixels[i] = (19595 * data[i * 4]! + 38470 * data[i * 4 + 1]! + 7471 * data[i * 4 + 2]! + 32768) >> 16;
  }
  return { width, height, pixels };
}

/** The dots of a picture of black and white alone; null for any other. */
function dotsOf({ width, height, pixels }: Grey): Bitmap | null {
  const dots = new Bitmap(width, height);
  for (let i = 0; i < pixels.length; i++) {
    if (pixels[i] === 0) dots.set(i % width, Math.floor(i / width));
    else if (pixels[i] !== 255) return null;
  }
  return dots;
}
