import { IsoError } from './iso-error.ts';

/** What travels: where to and from, the header, and the packed message. */
export interface Frame {
  /** 5 bytes: 60, the network address of whom it is for, then of whom it is from. */
  readonly tpdu: Uint8Array;
  /** 6 bytes: application, version, what the terminal is to do, reserved. */
  readonly header: Uint8Array;
  readonly message: Uint8Array;
}

const LENGTH = 2;
const TPDU = 5;
const HEADER = 6;
/** Message type and bitmap. */
const SHORTEST = TPDU + HEADER + 10;
const LONGEST = 0xffff;

/** The TPDU and header that terminals send where nothing else is set up (public messages; see docs/host.md). */
export const usualTpdu = Uint8Array.of(0x60, 0x00, 0x03, 0x00, 0x00);
export const usualHeader = Uint8Array.of(0x60, 0x31, 0x00, 0x31, 0x00, 0x00);

/** The bytes of a frame: its length in two bytes, high byte first, and what follows. Throws an IsoError when it is too long. */
export function packFrame({ tpdu, header, message }: Frame): Uint8Array {
  const length = tpdu.length + header.length + message.length;
  if (length > LONGEST) throw new IsoError('iso-frame', `a message of ${length} bytes is longer than ${LONGEST}`, 0);
  return Uint8Array.from(Buffer.concat([Uint8Array.of(length >> 8, length & 0xff), tpdu, header, message]));
}

/** The frame that answers another: sent back to where it came from, under the same header. */
export function answering({ tpdu, header }: Frame, message: Uint8Array): Frame {
  const back = Uint8Array.of(tpdu[0]!, tpdu[3]!, tpdu[4]!, tpdu[1]!, tpdu[2]!);
  return { tpdu: back, header, message };
}

/** Cuts the bytes of a line into frames, however they are split. It keeps at most one frame, 65,537 bytes. */
export class FrameReader {
  #kept: Buffer = Buffer.alloc(0);

  /** Frames that are complete with these bytes. Throws an IsoError for a length that no message has: the line is out of step. */
  push(bytes: Uint8Array): readonly Frame[] {
    this.#kept = Buffer.concat([this.#kept, bytes]);
    const frames: Frame[] = [];
    for (;;) {
      if (this.#kept.length < LENGTH) return frames;
      const length = this.#kept.readUInt16BE(0);
      if (length < SHORTEST) {
        const message = `a frame of ${length} bytes is shorter than the ${SHORTEST} of TPDU, header, type and bitmap`;
        throw new IsoError('iso-frame', message, 0);
      }
      if (this.#kept.length < LENGTH + length) return frames;
      const body = Uint8Array.from(this.#kept.subarray(LENGTH, LENGTH + length));
      this.#kept = this.#kept.subarray(LENGTH + length);
      frames.push({
        tpdu: body.subarray(0, TPDU),
        header: body.subarray(TPDU, TPDU + HEADER),
        message: body.subarray(TPDU + HEADER),
      });
    }
  }
}
