import type { Cancel, Clock } from '../../clock/clock.ts';
import type { Message } from '../messages.ts';

/** Bytes that may wait for one page. A page that lags is told everything anew when it has caught up. */
const MOST_WAITING = 8 << 20;

/** What happens is told together for so long, ms: a page draws every 16.7 ms, and each telling costs it as much as it says. */
const GATHERED = 4;

/** Takes what is told; `waiting` bytes of it have not left yet. */
export interface Listener {
  send(text: string): void;
  readonly waiting: number;
}

export interface HubOptions {
  readonly clock: Clock;
  /** What someone who comes now has to be told. */
  readonly past: () => Iterable<Message>;
  /** Asked before each telling: what has moved says so. */
  readonly look: () => void;
}

/**
 * Tells pages what happens, at most every GATHERED ms and then of all printers at once. No page can slow a printer: what
 * it does not take in time it is told anew, in short.
 */
export class Hub {
  readonly #listeners = new Map<Listener, { behind: boolean }>();
  readonly #options: HubOptions;
  #texts: string[] = [];
  #due?: Cancel;

  constructor(options: HubOptions) {
    this.#options = options;
  }

  /** Pages that listen. */
  get size(): number {
    return this.#listeners.size;
  }

  /** Adds one and tells it what there is; returns what takes it away. */
  add(listener: Listener): () => void {
    this.#tellMoved();
    this.#listeners.set(listener, { behind: false });
    this.#catchUp(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Something may have moved: it is looked at soon. */
  soon(): void {
    const { clock } = this.#options;
    this.#due ??= clock.at(clock.now() + GATHERED, () => {
      this.#due = undefined;
      this.#tellMoved();
    });
  }

  tell(message: Message): void {
    if (this.#listeners.size === 0) return;
    this.#texts.push(JSON.stringify(message));
    this.soon();
  }

  /** A page has taken what waited. */
  drained(listener: Listener): void {
    const state = this.#listeners.get(listener);
    if (!state?.behind) return;
    this.#tellMoved();
    state.behind = false;
    this.#catchUp(listener);
  }

  close(): void {
    this.#due?.();
  }

  /** Tells the others what has moved: from then on, what is new to one page is new to all. */
  #tellMoved(): void {
    this.#options.look();
    if (this.#texts.length === 0) return;
    const text = `[${this.#texts.join(',')}]`;
    this.#texts = [];
    for (const [listener, state] of this.#listeners) {
      if (state.behind) continue;
      if (listener.waiting > MOST_WAITING) state.behind = true;
      else listener.send(text);
    }
  }

  #catchUp(listener: Listener): void {
    for (const message of this.#options.past()) listener.send(`[${JSON.stringify(message)}]`);
  }
}
