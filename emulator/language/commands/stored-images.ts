import type { Machine } from '../../machine/machine.ts';
import { printPicture } from '../../machine/pictures.ts';
import type { Refusal, Source } from '../../machine/slip.ts';
import { rowsOf, type StoredPicture } from '../../machine/stored-picture.ts';
import { forgetGlyphs } from '../../machine/user-defined.ts';
import { type Command, command } from '../declaration.ts';
import { littleEndian, type Measure } from '../measure.ts';
import { scaling } from './scaling.ts';

/** FS q takes images of at most 1023 x 288 bytes of 8 dots (TM-T88III specification sheet 113). */
const MOST_X = 1023;
const MOST_Y = 288;
/** Bytes of memory that an image of FS q takes beside its dots (TM-T88III specification sheet 114). */
const IMAGE_HEADER = 4;

/** FS q n, then for each image its size and 8xy bytes. A size that no printer takes, or has the memory for, ends it. */
const nvImages: Measure = (bytes, at, have) => {
  if (have < 3) return 3;
  let end = 3;
  for (let image = 0; image < bytes[at + 2]!; image++) {
    if (end + 4 > have) return end + 4;
    const x = littleEndian(bytes, at + end, 2);
    const y = littleEndian(bytes, at + end + 2, 2);
    const size = 4 + 8 * x * y;
    if (x < 1 || x > MOST_X || y < 1 || y > MOST_Y || end + size > LARGEST_IMAGES) return end;
    end += size;
  }
  return end;
};
/** One image of the largest size, which is already more than any NV memory holds. */
const LARGEST_IMAGES = 3 + 4 + 8 * MOST_X * MOST_Y;

/** A picture of x * 8 columns of y bytes. */
function pictureOf(columns: Uint8Array, x: number, y: number): StoredPicture {
  return { width: x * 8, height: y * 8, bits: rowsOf(columns, y, y * 8), size: columns.length + IMAGE_HEADER };
}

/** The images of FS q, as far as its data has them whole. */
function imagesOf(data: Uint8Array): StoredPicture[] {
  const images: StoredPicture[] = [];
  for (let at = 0; at + IMAGE_HEADER <= data.length; ) {
    const x = littleEndian(data, at, 2);
    const y = littleEndian(data, at + 2, 2);
    const end = at + IMAGE_HEADER + 8 * x * y;
    if (end > data.length) break;
    images.push(pictureOf(data.subarray(at + IMAGE_HEADER, end), x, y));
    at = end;
  }
  return images;
}

/** Replaces what non-volatile memory has, and restarts the printer (TM-T88III specification, FS q). */
function defineImages(machine: Machine, n: number, data: Uint8Array, source: Source): Refusal | string | undefined {
  const images = imagesOf(data);
  if (images.length === 0) return n === 0 ? 'it defines no image' : `an image is at most ${MOST_X} x ${MOST_Y} bytes`;
  machine.restart(source);
  const taken = machine.memory.pictures.defineImages(images, source.offset);
  if (taken === n) return undefined;
  return {
    code: 'memory-full',
    why: `${taken} of ${n} images are kept: ${machine.memory.pictures.free} bytes are left`,
  };
}

/** GS * takes at most this many bytes down, and in all (TM-T88III specification; Epson programming guide, GS *). */
const MOST_DOWN = 48;
const MOST_BYTES = 1536;

/** Images that the printer keeps by number, or the one of GS *; in columns. */
export const storedImageCommands: readonly Command[] = [
  command('FS p', '1C 70 n m', {
    doc: 'Print NV image {n}.',
    only: 'standard mode',
    midLine: 2,
    draws: true,
    effect: (machine, { n, m }, source) => {
      const scale = scaling(m);
      if (!scale) return `${m} is no mode`;
      const picture = machine.recall('images', `${n}`);
      if (!picture) return `NV image ${n} is not defined`;
      return printPicture(machine, picture, scale.across, scale.down, 'FS p', source);
    },
  }),
  command('FS q', '1C 71 n d[]', {
    doc: 'Define {n} NV images, in place of all that there are, and restart.',
    measure: nvImages,
    endsRecording: true,
    only: 'standard mode',
    needs: 'line start',
    draws: true,
    effect: (machine, { n, d }, source) => defineImages(machine, n, d, source),
  }),
  command('GS *', '1D 2A x y d[]', {
    doc: 'Define the downloaded image, {x} * 8 dots wide and {y} * 8 tall.',
    data: ({ x, y }) => x * y * 8,
    draws: true,
    effect: ({ settings }, { x, y, d }) => {
      if (x < 1 || y < 1 || y > MOST_DOWN || x * y > MOST_BYTES) {
        return `${x} x ${y} bytes are not taken: at most ${MOST_DOWN} down and ${MOST_BYTES} in all`;
      }
      settings.downloaded = pictureOf(d, x, y);
      settings.downloads = {};
      forgetGlyphs(settings);
      return undefined;
    },
  }),
  command('GS /', '1D 2F m', {
    doc: 'Print the downloaded image.',
    midLine: 2,
    draws: true,
    effect: (machine, { m }, source) => {
      const scale = scaling(m);
      if (!scale) return `${m} is no mode`;
      const { downloaded } = machine.settings;
      if (!downloaded) return 'no image is downloaded';
      return printPicture(machine, downloaded, scale.across, scale.down, 'GS /', source);
    },
  }),
];
