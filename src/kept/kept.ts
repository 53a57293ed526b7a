/**
 * What was made of some content, kept by that content and not by a digest of it, so that what is found is exactly what
 * would be made. Room is limited: what was not asked for longest goes first.
 */
export class Kept<Value> {
  readonly #values = new Map<string, Value>();
  readonly #most: number;
  readonly #weight: (value: Value) => number;
  #held = 0;

  /** Keeps values that weigh `most` together; in bytes, say, but not the content that they are kept by. */
  constructor(most: number, weight: (value: Value) => number) {
    this.#most = most;
    this.#weight = weight;
  }

  /** What `make` gives for a content, made now or before. What `make` throws is thrown and not kept. */
  of(content: string, make: () => Value): Value {
    const found = this.#values.get(content);
    const value = found ?? make();
    const weight = this.#weight(value);
    if (found === undefined) this.#held += weight;
    else this.#values.delete(content);
    this.#values.set(content, value);
    for (const [oldest, other] of this.#values) {
      if (this.#held <= this.#most) break;
      this.#values.delete(oldest);
      this.#held -= this.#weight(other);
    }
    return value;
  }
}

/** Bytes as content: one character each. */
export function contentOf({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString('latin1');
}
