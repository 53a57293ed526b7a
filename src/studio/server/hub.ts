import type { Message } from '../messages.ts';

/** Bytes that may wait for one page. A page that lags is told everything anew when it has caught up. */
const MOST_WAITING = 8 << 20;

/** Takes what is told; `waiting` bytes of it have not left yet. */
export interface Listener {
  send(text: string): void;
  readonly waiting: number;
}

/** Tells pages what happens. No page can slow a printer: what it does not take in time it is told anew, in short. */
export class Hub {
  readonly #listeners = new Map<Listener, { behind: boolean }>();
  readonly #past: () => Iterable<Message>;

  /** `past`: what someone who comes now has to be told. */
  constructor(past: () => Iterable<Message>) {
    this.#past = past;
  }

  /** Pages that listen. */
  get size(): number {
    return this.#listeners.size;
  }

  /** Adds one and tells it what there is; returns what takes it away. */
  add(listener: Listener): () => void {
    this.#listeners.set(listener, { behind: false });
    this.#catchUp(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(message: Message): void {
    if (this.#listeners.size === 0) return;
    const text = JSON.stringify(message);
    for (const [listener, state] of this.#listeners) {
      if (state.behind) continue;
      if (listener.waiting > MOST_WAITING) state.behind = true;
      else listener.send(text);
    }
  }

  /** A page has taken what waited. */
  drained(listener: Listener): void {
    const state = this.#listeners.get(listener);
    if (!state?.behind) return;
    state.behind = false;
    this.#catchUp(listener);
  }

  #catchUp(listener: Listener): void {
    for (const message of this.#past()) listener.send(JSON.stringify(message));
  }
}
