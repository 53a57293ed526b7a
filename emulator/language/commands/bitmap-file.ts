import { dither } from '../../dots/tones.ts';
import { littleEndian } from '../measure.ts';

/** A Windows bitmap: its size in dots, and how light each dot is, 0 black to 255 white. */
export interface BitmapFile {
  readonly width: number;
  readonly height: number;
  readonly light: (x: number, y: number) => number;
}

/** Offsets in the file: BITMAPFILEHEADER takes 14 bytes, BITMAPINFOHEADER follows. */
const AT = { data: 10, header: 14, width: 18, height: 22, bits: 28, compression: 30, colours: 46 } as const;
/** Bytes of the shortest header of the Windows form; the older one of OS/2 has 12. */
const HEADER = 40;
const DEPTHS = [1, 4, 8, 24];
const SIGNED = 0x8000_0000;

/** Reads an uncompressed Windows bitmap of 1, 4, 8 or 24 bits a dot, its lowest row first; or says why it is none. */
export function readBitmap(file: Uint8Array): BitmapFile | string {
  if (file.length < AT.header + HEADER || file[0] !== 0x42 || file[1] !== 0x4d) return 'it is no Windows BMP file';
  const long = (at: number) => littleEndian(file, at, 4);
  const [data, header, width, height] = [long(AT.data), long(AT.header), long(AT.width), long(AT.height)];
  const bits = littleEndian(file, AT.bits, 2);
  if (header < HEADER) return 'its header is not that of a Windows BMP file';
  if (long(AT.compression) !== 0) return 'a compressed BMP file is not taken';
  if (!DEPTHS.includes(bits)) return `a BMP file of ${bits} bits a dot is not taken: 1, 4, 8 or 24`;
  if (height >= SIGNED) return 'a BMP file whose highest row comes first is not taken';
  const stride = Math.ceil((width * bits) / 32) * 4;
  const palette = AT.header + header;
  const colours = bits > 8 ? 0 : long(AT.colours) || 1 << bits;
  if (palette + 4 * colours > file.length || data + stride * height > file.length) return 'the BMP file is cut off';

  const lightAt = (at: number) => lightness(file[at + 2]!, file[at + 1]!, file[at]!);
  const lights = Array.from({ length: colours }, (_, colour) => lightAt(palette + 4 * colour));
  const light = (x: number, y: number) => {
    const row = data + (height - 1 - y) * stride;
    if (bits === 24) return lightAt(row + 3 * x);
    const first = x * bits;
    const colour = (file[row + (first >> 3)]! >> (8 - bits - (first & 7))) & ((1 << bits) - 1);
    return lights[colour] ?? 0;
  };
  return { width, height, light };
}

/** Luma of ITU-R BT.601, 0 to 255. */
function lightness(red: number, green: number, blue: number): number {
  return Math.floor((299 * red + 587 * green + 114 * blue) / 1000);
}

const HALF = 128;
/** The four bits of a tone, the highest first, in which black is 15. */
const PLANES = [8, 4, 2, 1] as const;

/** Packed rows of a bitmap: black where a dot is darker than half, or its nearest of 16 tones as they are dithered. */
export function rowsOfBitmap({ width, height, light }: BitmapFile, isTones: boolean): Uint8Array {
  const stride = (width + 7) >> 3;
  const plane = (isSet: (light: number) => boolean) => {
    const rows = new Uint8Array(stride * height);
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) if (isSet(light(x, y))) rows[y * stride + (x >> 3)]! |= 0x80 >> (x & 7);
    }
    return rows;
  };
  if (!isTones) return plane((value) => value < HALF);
  const planes = PLANES.map((bit) => plane((value) => ((15 - (value >> 4)) & bit) !== 0));
  return dither(planes, stride, height);
}
