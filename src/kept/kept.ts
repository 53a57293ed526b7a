interface Entry<Value> {
  readonly bytes: Uint8Array;
  readonly how: string;
  readonly value: Value;
  readonly weight: number;
}

/**
 * What was made of some bytes, found again by the bytes themselves: a hash only says where to look. Room is limited:
 * what was not asked for longest goes first.
 */
export class Kept<Value> {
  /** By hash, the one used last at the end; of two with one hash the later stays. */
  readonly #entries = new Map<number, Entry<Value>>();
  readonly #most: number;
  readonly #weigh: (value: Value) => number;
  #held = 0;

  /** Keeps values that weigh `most` bytes together, with what they were made of. */
  constructor(most: number, weigh: (value: Value) => number) {
    this.#most = most;
    this.#weigh = weigh;
  }

  /**
   * What `make` gives for these bytes, made now or before; `how`: all else that it follows from. What `make` throws is
   * thrown, and nothing is kept.
   */
  of(bytes: Uint8Array, how: string, make: () => Value): Value {
    const hash = hashOf(bytes);
    const found = this.#entries.get(hash);
    const isSame = found !== undefined && found.how === how && Buffer.compare(found.bytes, bytes) === 0;
    const entry = isSame ? found : this.#entryOf(bytes, how, make());
    if (found) this.#drop(hash, found);
    this.#entries.set(hash, entry);
    this.#held += entry.weight;
    for (const [oldest, other] of this.#entries) {
      if (this.#held <= this.#most) break;
      this.#drop(oldest, other);
    }
    return entry.value;
  }

  #entryOf(bytes: Uint8Array, how: string, value: Value): Entry<Value> {
    return { bytes: bytes.slice(), how, value, weight: bytes.length + how.length + this.#weigh(value) };
  }

  #drop(hash: number, { weight }: Entry<Value>): void {
    this.#entries.delete(hash);
    this.#held -= weight;
  }
}

/** 32 bits of bytes, four bytes at a time (the constants of MurmurHash3, A. Appleby). */
function hashOf(bytes: Uint8Array): number {
  const { buffer, byteOffset, length } = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const words = new Uint32Array(buffer, byteOffset, length >> 2);
  let hash = length;
  for (let i = 0; i < words.length; i++) {
    const word = Math.imul(words[i]!, 0xcc9e2d51);
    hash ^= Math.imul((word << 15) | (word >>> 17), 0x1b873593);
    hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64;
  }
  for (let i = words.length * 4; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return hash | 0;
}
