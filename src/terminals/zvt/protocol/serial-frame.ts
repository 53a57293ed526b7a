import { type Apdu, decodeApdu, encodeApdu } from './apdu.ts';
import { crc16 } from './crc16.ts';
import { join } from './join.ts';

export const ACK = 0x06;
export const NAK = 0x15;
const DLE = 0x10;
const STX = 0x02;
const ETX = 0x03;

/** Control field, three length bytes and 65,535 bytes of data: what is longer is no frame. */
const LONGEST = 65_540;

/**
 * `10 02` APDU `10 03` CRC, each 10 of the APDU doubled. The check covers the APDU as it is before doubling and the 03
 * behind it; its two bytes, the low one first, are never doubled.
 */
export function encodeFrame(apdu: Apdu): Uint8Array {
  const bytes = encodeApdu(apdu);
  const frame: number[] = [DLE, STX];
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === DLE) frame.push(DLE);
    frame.push(bytes[i]!);
  }
  const crc = crc16(join(bytes, ETX));
  frame.push(DLE, ETX, crc & 0xff, crc >> 8);
  return new Uint8Array(frame);
}

export type SerialEvent = 'ack' | 'nak' | { readonly frame: Apdu };

type Expecting = 'start' | 'stx' | 'data' | 'escaped' | 'crc-low' | 'crc-high' | 'silence';

/**
 * Takes frames and acknowledgements out of a serial stream, however it is split. It never fails: what cannot be read
 * is skipped to the next `10 02` or the next silence, and `silence` tells of it. A 06 or 15 within what cannot be read
 * acknowledges nothing.
 */
export class SerialReader {
  #expecting: Expecting = 'start';
  #data: number[] = [];
  #crcLow = 0;

  /** True while something has begun that only more bytes or a silence can end. */
  get isOpen(): boolean {
    return this.#expecting !== 'start';
  }

  push(bytes: Uint8Array): readonly SerialEvent[] {
    const events: SerialEvent[] = [];
    for (const byte of bytes) {
      const event = this.#take(byte);
      if (event) events.push(event);
    }
    return events;
  }

  /** The line has been silent for T1: true when what came before was no whole frame and is to be sent again. */
  silence(): boolean {
    const wasOpen = this.isOpen;
    this.#expecting = 'start';
    return wasOpen;
  }

  #take(byte: number): SerialEvent | undefined {
    switch (this.#expecting) {
      case 'start':
        if (byte === ACK) return 'ack';
        if (byte === NAK) return 'nak';
        this.#expecting = byte === DLE ? 'stx' : 'silence';
        return;
      case 'stx':
        this.#data = [];
        this.#expecting = byte === STX ? 'data' : byte === DLE ? 'stx' : 'silence';
        return;
      case 'data':
        if (byte === DLE) this.#expecting = 'escaped';
        else this.#keep(byte);
        return;
      case 'escaped':
        this.#expecting = byte === DLE ? 'data' : byte === ETX ? 'crc-low' : byte === STX ? 'stx' : 'silence';
        if (byte === DLE) this.#keep(byte);
        // 10 02 begins a frame wherever it stands: the one before it lost its end.
        if (byte === STX) this.#take(byte);
        return;
      case 'crc-low':
        this.#crcLow = byte;
        this.#expecting = 'crc-high';
        return;
      case 'crc-high':
        return this.#end((byte << 8) | this.#crcLow);
      case 'silence':
        if (byte === DLE) this.#expecting = 'stx';
    }
  }

  #keep(byte: number): void {
    if (this.#data.push(byte) > LONGEST) this.#expecting = 'silence';
  }

  #end(crc: number): SerialEvent | undefined {
    const bytes = Uint8Array.from(this.#data);
    const frame = crc16(join(bytes, ETX)) === crc ? decodeApdu(bytes) : null;
    this.#expecting = frame ? 'start' : 'silence';
    return frame ? { frame } : undefined;
  }
}
