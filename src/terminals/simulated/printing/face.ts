/** What a person presses in a dialogue: 确认 or 取消. */
export const keyNames = ['continue', 'cancel'] as const;
export type Key = (typeof keyNames)[number];

/** What a terminal waits for: a person at the printer, with paper or at its cover, or a key. */
export type WaitsFor = 'printer' | 'key';

export interface FaceOptions {
  /** The display says something else. */
  readonly onDisplay?: (text: string) => void;
  /** It begins to wait for a person; null: it goes on. */
  readonly onWaiting?: (waitsFor: WaitsFor | null) => void;
}

/** The side of a terminal that a person sees: its display and its keys. */
export class Face {
  readonly #options: FaceOptions;
  #waitsFor: WaitsFor | null = null;
  #shown = '';
  #pressed: (key: Key) => void = () => {};

  constructor(options: FaceOptions) {
    this.#options = options;
  }

  get waitsFor(): WaitsFor | null {
    return this.#waitsFor;
  }

  show(text: string): void {
    if (text === this.#shown) return;
    this.#shown = text;
    this.#options.onDisplay?.(text);
  }

  /** Something else begins: what is shown next is told, whatever was shown before. */
  begin(): void {
    this.#shown = '';
  }

  /** Waits until a key is pressed. */
  async key(text: string): Promise<Key> {
    this.show(text);
    const key = new Promise<Key>((resolve) => {
      this.#pressed = resolve;
    });
    return this.while('key', () => key);
  }

  /** Somebody presses a key; without effect where none is waited for. */
  press(key: Key): void {
    this.#pressed(key);
    this.#pressed = () => {};
  }

  /** Waits for a person while `work` is done. */
  async while<T>(waitsFor: WaitsFor, work: () => Promise<T>): Promise<T> {
    this.#wait(waitsFor);
    try {
      return await work();
    } finally {
      this.#wait(null);
    }
  }

  #wait(waitsFor: WaitsFor | null): void {
    this.#waitsFor = waitsFor;
    this.#options.onWaiting?.(waitsFor);
  }
}
