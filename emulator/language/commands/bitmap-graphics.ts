import type { StoredPicture } from '../../machine/stored-picture.ts';
import type { Model } from '../../models/model.ts';
import { type Args, type Command, command } from '../declaration.ts';
import { littleEndian, type Measure } from '../measure.ts';
import { readBitmap, rowsOfBitmap } from './bitmap-file.ts';
import {
  FIRST_COLOUR,
  keyOf,
  MONOCHROME,
  refusalOfColour,
  refusalOfKey,
  refusalOfSize,
  TONES,
} from './graphics-data.ts';
import { DOWNLOAD_CONTROL, keepDownload, keepNv, NV_CONTROL } from './graphics-memory.ts';

const dialects = ['epson', 'xprinter'] as const;

/** Bytes before the file, and those of it that end with its size. */
const HEAD = 9;
const SIZED = 6;

/** A Windows BMP file states its own length in bytes 2 to 5. */
const bitmapFile: Measure = (bytes, at, have) => {
  if (have < HEAD + SIZED) return HEAD + SIZED;
  return HEAD + Math.max(SIZED, littleEndian(bytes, at + HEAD + 2, 4));
};

/**
 * The picture in a BMP file; or why there is none. It takes as much memory as the file, and `control`; a file larger
 * than the whole `memory` is not looked at.
 */
function pictureOf(args: Args<'kc1 kc2 b c'>, model: Model, memory: number, control: number): StoredPicture | string {
  const { b, c, d } = args;
  const refused =
    refusalOfKey(args) ??
    refusalOfColour(b, FIRST_COLOUR, model, false) ??
    refusalOfColour(MONOCHROME, c, model, false);
  if (refused !== undefined) return refused;
  const size = d.length + control;
  if (size > memory) return `it takes ${size} bytes of memory, of which there are ${memory}`;
  const bitmap = readBitmap(d);
  if (typeof bitmap === 'string') return bitmap;
  const { width, height } = bitmap;
  return refusalOfSize(width, height) ?? { width, height, bits: rowsOfBitmap(bitmap, b === TONES), size };
}

/** Pictures from Windows BMP files, in the memories of GS ( L (Epson ESC/POS reference, GS D functions 67 and 83). */
export const bitmapGraphicsCommands: readonly Command[] = [
  command('GS D 67', '1D 44 30 43 30 kc1 kc2 b c d[]', {
    doc: 'Define an NV graphic from a Windows BMP file.',
    dialects,
    measure: bitmapFile,
    endsRecording: true,
    only: 'standard mode',
    needs: 'line start',
    draws: true,
    effect: (machine, args, source) => {
      const picture = pictureOf(args, machine.model, machine.memory.pictures.capacity, NV_CONTROL);
      return typeof picture === 'string' ? picture : keepNv(machine, keyOf(args), picture, source);
    },
  }),
  command('GS D 83', '1D 44 30 53 30 kc1 kc2 b c d[]', {
    doc: 'Download a graphic from a Windows BMP file.',
    dialects,
    measure: bitmapFile,
    endsRecording: true,
    draws: true,
    effect: (machine, args) => {
      const picture = pictureOf(args, machine.model, machine.model.memory.downloads, DOWNLOAD_CONTROL);
      return typeof picture === 'string' ? picture : keepDownload(machine, keyOf(args), picture);
    },
  }),
];
