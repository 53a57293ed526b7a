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

/** The errors of the library that say the data is too much. */
const NO_ROOM = /NoValidSymbol|TooLong|TooLarge|TooMuchData|ColumnsTooSmall|insufficientCapacity/;

/** Encoding options, by the names of the library. */
export type RawOptions = Readonly<Record<string, string | number | boolean>>;

/**
 * Encodes bytes, or text that the library reads as application identifiers, without drawing. Gives undefined when the
 * library says that there is no room for the data; any other error of the library is a fault here and is thrown, since
 * callers check data and options first.
 */
export function encodeRaw(bcid: string, data: Uint8Array | string, options: RawOptions): Raw | undefined {
  const content = typeof data === 'string' ? data : text(data);
  try {
    return bwipjs.raw({
      bcid,
      text: content,
      binarytext: true,
      parse: false,
      parsefnc: false,
      ...options,
    })[0] as unknown as Raw;
  } catch (error) {
    if (NO_ROOM.test(String(error))) return undefined;
    throw error;
  }
}
