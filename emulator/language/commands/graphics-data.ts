import { dither } from '../../dots/tones.ts';
import { rowsOf, type StoredPicture } from '../../machine/stored-picture.ts';
import type { Model } from '../../models/model.ts';
import type { Args } from '../declaration.ts';

/** Largest picture of fn 112, dots (Epson ESC/POS reference): the height is that after enlargement. */
const RASTER = { width: 2400, height: 1662 };
/** The same of fn 113 (Epson application programming guide 10.01, page 272). */
const COLUMNS = { width: 2048, height: 128 };
/** Largest picture that is kept by key code (Epson application programming guide and TM-T81 specification, fn 67). */
const KEPT = { width: 8192, height: 2304 };

export const MONOCHROME = 48;
export const TONES = 52;
/** The one colour of these printers; of tones, the highest of their four bits. */
export const FIRST_COLOUR = 49;
const TONE_BITS = 4;

/** Arguments of functions 67, 68, 83 and 84. */
export type Definition = Args<'a kc1 kc2 b xL xH yL yH d[]'>;

const bytesOf = (x: number, y: number, isColumns: boolean) => (isColumns ? x * ((y + 7) >> 3) : ((x + 7) >> 3) * y);

/** The data of a picture as packed rows; columns have their top dot in the high bit. */
export function dataOf(data: Uint8Array, x: number, y: number, isColumns: boolean): Uint8Array {
  return isColumns ? rowsOf(data.subarray(0, bytesOf(x, y, true)), (y + 7) >> 3, y) : data;
}

/** Why a tone or colour is not printed. */
export function refusalOfColour(a: number, c: number, model: Model, isColumns: boolean): string | undefined {
  if (a !== MONOCHROME && (a !== TONES || !model.tones || isColumns)) return `tone ${a} is not taken`;
  const colours = a === TONES ? TONE_BITS : 1;
  return c < FIRST_COLOUR || c >= FIRST_COLOUR + colours ? `the model has no colour ${c}` : undefined;
}

/** Why functions 112 and 113 do not store a picture. */
export function refusalOfLayer(
  { a, bx, by, c, x, y }: Args<'a bx by c xL xH yL yH'>,
  model: Model,
  isColumns: boolean,
): string | undefined {
  const colour = refusalOfColour(a, c, model, isColumns);
  if (colour !== undefined) return colour;
  if (bx < 1 || bx > 2 || by < 1 || by > 2) return `an enlargement of ${bx} x ${by} is not defined`;
  const most = isColumns ? COLUMNS : { ...RASTER, height: RASTER.height / by };
  if (x < 1 || x > most.width || y < 1 || y > most.height) {
    return `${x} x ${y} dots are not taken: at most ${most.width} x ${most.height}`;
  }
  return undefined;
}

/** The key code of a picture. */
export function keyOf({ kc1, kc2 }: Args<'kc1 kc2'>): string {
  return String.fromCharCode(kc1, kc2);
}

const isKeyByte = (byte: number) => byte >= 0x20 && byte <= 0x7e;

/** Why no picture is kept under a key code. */
export function refusalOfKey({ kc1, kc2 }: Args<'kc1 kc2'>): string | undefined {
  return isKeyByte(kc1) && isKeyByte(kc2) ? undefined : 'a key code has two characters from 20h to 7Eh';
}

/** Why no picture of that size is kept. */
export function refusalOfSize(x: number, y: number): string | undefined {
  const fits = x >= 1 && x <= KEPT.width && y >= 1 && y <= KEPT.height;
  return fits ? undefined : `${x} x ${y} dots are not taken: at most ${KEPT.width} x ${KEPT.height}`;
}

/** The picture that functions 67, 68, 83 and 84 define, `control` bytes kept beside its dots; or why it is not one. */
export function pictureOf(args: Definition, model: Model, isColumns: boolean, control: number): StoredPicture | string {
  const { a, b, x, y, d } = args;
  const refused = refusalOfKey(args) ?? refusalOfSize(x, y);
  if (refused !== undefined) return refused;
  if (b < 1 || b > (a === TONES ? TONE_BITS : 1)) return `${b} colours are not taken`;
  const length = bytesOf(x, y, isColumns);
  if (d.length < b * (1 + length)) return `${x} x ${y} dots take ${b * (1 + length)} bytes, ${d.length} came`;
  const planes: (Uint8Array | null)[] = [null, null, null, null];
  for (let at = 0; at < b * (1 + length); at += 1 + length) {
    const colour = d[at]!;
    const refusal = refusalOfColour(a, colour, model, isColumns);
    if (refusal !== undefined) return refusal;
    planes[colour - FIRST_COLOUR] = dataOf(d.subarray(at + 1, at + 1 + length), x, y, isColumns);
  }
  const bits = a === TONES ? dither(planes, (x + 7) >> 3, y) : planes[0]!.slice();
  return { width: x, height: y, bits, size: b * length + control };
}
