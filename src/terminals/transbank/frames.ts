/**
 * Frames of Transbank POS Integrado: STX, DATA, ETX, LRC, and the single bytes ACK and NAK (transbankdevelopers.cl,
 * referencia/posintegrado). Nothing is escaped: DATA ends at the first ETX, and exactly one byte behind it is the LRC,
 * whatever its value.
 */
const STX = 0x02;
const ETX = 0x03;
const ACK = 0x06;
const NAK = 0x15;

/** Longest DATA that is kept, bytes: two copies of a voucher as text are about 2000. */
export const LONGEST_DATA = 8192;

/** What came over the line. `broken`: a frame that is none, by its LRC, its length or a silence inside it. */
export type Arrival =
  | { readonly kind: 'ack' }
  | { readonly kind: 'nak' }
  | { readonly kind: 'message'; readonly data: string }
  | { readonly kind: 'broken'; readonly why: 'check' | 'length' | 'cut-off' }
  | { readonly kind: 'stray'; readonly byte: number };

export const acknowledgement: Uint8Array = Uint8Array.of(ACK);
export const refusal: Uint8Array = Uint8Array.of(NAK);

/** The bytes of a message; throws a RangeError for DATA that is not printable ASCII. */
export function frame(data: string): Uint8Array {
  if (!/^[\x20-\x7e]*$/.test(data)) throw new RangeError('DATA of a frame is printable ASCII');
  const bytes = new Uint8Array(data.length + 3);
  bytes[0] = STX;
  let check = ETX;
  for (let i = 0; i < data.length; i++) {
    const byte = data.charCodeAt(i);
    bytes[i + 1] = byte;
    check ^= byte;
  }
  bytes.set([ETX, check], data.length + 1);
  return bytes;
}

/** Takes bytes in any split and says what they are. */
export class FrameReader {
  #state: 'between' | 'data' | 'check' = 'between';
  #data: number[] = [];
  #length = 0;
  #check = 0;

  /** Whether a frame has begun and not ended. */
  get isInside(): boolean {
    return this.#state !== 'between';
  }

  push(bytes: Uint8Array): readonly Arrival[] {
    const arrivals: Arrival[] = [];
    for (const byte of bytes) {
      const arrival = this.#take(byte);
      if (arrival) arrivals.push(arrival);
    }
    return arrivals;
  }

  /** Gives up a frame that nothing more comes of; null between frames. */
  cutOff(): Arrival | null {
    if (!this.isInside) return null;
    this.#state = 'between';
    return { kind: 'broken', why: 'cut-off' };
  }

  #take(byte: number): Arrival | null {
    switch (this.#state) {
      case 'between':
        return this.#between(byte);
      case 'data':
        this.#check ^= byte;
        if (byte === ETX) this.#state = 'check';
        else if (++this.#length <= LONGEST_DATA) this.#data.push(byte);
        return null;
      case 'check':
        this.#state = 'between';
        if (byte !== this.#check) return { kind: 'broken', why: 'check' };
        if (this.#length > LONGEST_DATA) return { kind: 'broken', why: 'length' };
        return { kind: 'message', data: this.#data.map((value) => String.fromCharCode(value)).join('') };
    }
  }

  #between(byte: number): Arrival | null {
    if (byte === ACK) return { kind: 'ack' };
    if (byte === NAK) return { kind: 'nak' };
    if (byte !== STX) return { kind: 'stray', byte };
    this.#state = 'data';
    this.#data = [];
    this.#length = 0;
    this.#check = 0;
    return null;
  }
}
