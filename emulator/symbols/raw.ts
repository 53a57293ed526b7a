import bwipjs from 'bwip-js/generic';
import { text } from './bars.ts';

/** What the encoder library makes before it draws: modules row by row, or widths of bars and spaces. */
export interface Raw {
  readonly pixs: readonly number[];
  /** Modules of a row. */
  readonly pixx: number;
  readonly pixy: number;
  readonly sbs: readonly number[];
}

/** Encoding options, by the names of the library. */
export type RawOptions = Readonly<Record<string, string | number | boolean>>;

/**
 * Encodes bytes, or text that the library reads as application identifiers, without drawing. Gives undefined when the
 * library says that there is no room for the data, with an error whose name has one of the words of `noRoom`; any
 * other error of the library is a fault here and is thrown, since callers check data and options first.
 */
export function encodeRaw(
  bcid: string,
  data: Uint8Array | string,
  options: RawOptions,
  noRoom: RegExp = /NoValidSymbol|TooLong|TooLarge|TooBig|insufficientCapacity/i,
): Raw | undefined {
  const content = typeof data === 'string' ? data : text(data);
  try {
    return bwipjs.raw({ bcid, text: content, binarytext: true, parse: false, parsefnc: false, ...options })[0] as Raw;
  } catch (error) {
    if (noRoom.test(String(error))) return undefined;
    throw error;
  }
}
