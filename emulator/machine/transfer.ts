/** Bytes of data in a block: 40 key codes, or part of a record (Epson application programming guide, GS ( C and GS ( L). */
const BLOCK = 80;

const HEADER = 0x37;
const LAST_BLOCK = 0x40;
const MORE_FOLLOW = 0x41;

/** A reply with a header and an end mark: `37 identifier content 00`. */
export function framedReply(identifier: number, content: Iterable<number>): Uint8Array {
  return Uint8Array.of(HEADER, identifier, ...content, 0);
}

/** A reply that tells a number. */
export function numberReply(identifier: number, value: number): Uint8Array {
  return framedReply(identifier, new TextEncoder().encode(`${value}`));
}

/**
 * A reply in blocks, each of which the host asks for: ACK (06h) for the next, NAK (15h) for the same once more. What
 * else the host sends is executed as ever, and leaves the transfer where it is; on a printer it ends it.
 */
export class Transfer {
  readonly #identifier: number;
  readonly #data: Uint8Array;
  #at = 0;

  constructor(identifier: number, data: Uint8Array) {
    this.#identifier = identifier;
    this.#data = data;
  }

  copy(): Transfer {
    const copy = new Transfer(this.#identifier, this.#data);
    copy.#at = this.#at;
    return copy;
  }

  /** The block that is due. */
  get block(): Uint8Array {
    const end = this.#at + BLOCK;
    const status = end < this.#data.length ? MORE_FOLLOW : LAST_BLOCK;
    return framedReply(this.#identifier, [status, ...this.#data.subarray(this.#at, end)]);
  }

  /** Goes on to the next block; false when there is none. */
  next(): boolean {
    if (this.#at + BLOCK >= this.#data.length) return false;
    this.#at += BLOCK;
    return true;
  }
}
