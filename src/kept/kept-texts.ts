/** What was made of some texts, found again by the texts themselves. When it is full, all of it goes. */
export class KeptTexts<Value> {
  readonly #values = new Map<string, Value>();
  readonly #most: number;

  /** Keeps what was made of `most` texts. */
  constructor(most: number) {
    this.#most = most;
  }

  /** What `make` gives for this text, made now or before. What it throws is thrown, and nothing is kept. */
  of(text: string, make: () => Value): Value {
    const before = this.#values.get(text);
    if (before !== undefined) return before;
    const value = make();
    if (this.#values.size >= this.#most) this.#values.clear();
    this.#values.set(text, value);
    return value;
  }
}
