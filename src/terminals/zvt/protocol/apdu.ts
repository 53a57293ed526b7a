import { join } from './join.ts';

/** What passes between register and terminal: `CLASS INSTR LEN data`, or `CCRC APRC LEN data` for an answer. */
export interface Apdu {
  /** The two bytes of the control field: 0x0601. */
  readonly control: number;
  /** At most 65,535 bytes. */
  readonly data: Uint8Array;
}

/** A length byte that says that two more follow, low byte first. */
const EXTENDED = 0xff;

/** An APDU from its parts; a number is one byte of data. Throws a RangeError for more data than 65,535 bytes. */
export function apdu(control: number, ...parts: readonly (number | Uint8Array)[]): Apdu {
  const data = join(...parts);
  if (data.length > 0xffff) throw new RangeError(`an APDU holds 65535 bytes, got ${data.length}`);
  return { control, data };
}

/** True for an answer (80 xx, 84 xx) and false for a command. */
export function isAnswer({ control }: Apdu): boolean {
  return control >> 8 === 0x80 || control >> 8 === 0x84;
}

/** The bytes of an APDU: one length byte up to 254 bytes of data, `FF lo hi` from there on. */
export function encodeApdu({ control, data }: Apdu): Uint8Array {
  const { length } = data;
  const size = length < EXTENDED ? Uint8Array.of(length) : Uint8Array.of(EXTENDED, length & 0xff, length >> 8);
  return join(control >> 8, control & 0xff, size, data);
}

/** Takes APDUs out of a stream of bytes, however it is split. Every byte means something: it never fails. */
export class ApduReader {
  #kept: Uint8Array = new Uint8Array(0);

  /** True while the beginning of an APDU has come and its end has not. */
  get isPartial(): boolean {
    return this.#kept.length > 0;
  }

  /** The APDUs that these bytes complete. */
  push(bytes: Uint8Array): readonly Apdu[] {
    const stream = join(this.#kept, bytes);
    const complete: Apdu[] = [];
    let at = 0;
    for (let header = headerAt(stream, at); header && header.end <= stream.length; header = headerAt(stream, at)) {
      complete.push({ control: header.control, data: stream.slice(header.start, header.end) });
      at = header.end;
    }
    this.#kept = stream.slice(at);
    return complete;
  }
}

/** Reads the one APDU that `bytes` are; null when they are more or less than one. */
export function decodeApdu(bytes: Uint8Array): Apdu | null {
  const header = headerAt(bytes, 0);
  return header?.end === bytes.length ? { control: header.control, data: bytes.slice(header.start) } : null;
}

function headerAt(stream: Uint8Array, at: number): { control: number; start: number; end: number } | null {
  const [high, low, length] = stream.subarray(at, at + 3);
  if (high === undefined || low === undefined || length === undefined) return null;
  const control = (high << 8) | low;
  if (length < EXTENDED) return { control, start: at + 3, end: at + 3 + length };
  const [lengthLow, lengthHigh] = stream.subarray(at + 3, at + 5);
  if (lengthLow === undefined || lengthHigh === undefined) return null;
  return { control, start: at + 5, end: at + 5 + ((lengthHigh << 8) | lengthLow) };
}
