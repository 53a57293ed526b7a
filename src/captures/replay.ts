import type { Clock } from '../clock/clock.ts';
import type { Line, LineEnd } from '../ports/port.ts';
import { bytesOf, type CapturedLine } from './read.ts';

interface ReplayOptions {
  readonly clock: Clock;
  /** 1 keeps the recorded times, 2 halves them; Infinity sends as fast as the printer takes it. */
  readonly speed: number;
  /** How long the printer may be silent before no further answer is waited for, ms. */
  readonly patience: number;
}

/** How long a printer that has answered as recorded may take to say more than that, ms. */
const SURPLUS = 200;

/** What the printer answered, beside what was recorded. */
export interface Replayed {
  readonly sent: number;
  readonly recorded: Uint8Array;
  readonly answered: Uint8Array;
  /** The printer broke the line off. */
  readonly broken?: { readonly end: LineEnd; readonly message?: string };
}

/**
 * Sends what a host sent over a recorded line, with the gaps that were between its runs, and collects the answers.
 * Waits up to `patience` for each answer until as many bytes as were recorded have come. `line` stays open.
 */
export async function replay(recorded: CapturedLine, line: Line, options: ReplayOptions): Promise<Replayed> {
  const { clock, speed } = options;
  const expected = bytesOf(recorded, 'from-printer');
  const answers = new Answers(clock, options.patience, expected.length);
  line.attach(answers);
  let sent = 0;
  let origin: { readonly at: number; readonly now: number } | undefined;
  for (const { direction, bytes, at } of recorded.runs) {
    if (direction !== 'to-printer') continue;
    origin ??= { at, now: clock.now() };
    const due = origin.now + (at - origin.at) / speed;
    if (due > clock.now()) await answers.until(due);
    if (answers.over) break;
    await line.write(bytes);
    sent += bytes.length;
  }
  await answers.complete();
  const { bytes: answered, broken } = answers;
  return { sent, recorded: expected, answered, ...(broken ? { broken } : {}) };
}

/** What a printer sends during a replay. */
class Answers {
  broken?: { readonly end: LineEnd; readonly message?: string };
  /** The line has ended: nothing more is answered. */
  over = false;
  readonly #clock: Clock;
  readonly #patience: number;
  readonly #due: number;
  readonly #runs: Uint8Array[] = [];
  #count = 0;
  #changed: () => void = () => {};

  constructor(clock: Clock, patience: number, due: number) {
    this.#clock = clock;
    this.#patience = patience;
    this.#due = due;
  }

  get bytes(): Uint8Array {
    return Uint8Array.from(Buffer.concat(this.#runs));
  }

  onBytes(bytes: Uint8Array): void {
    this.#runs.push(bytes.slice());
    this.#count += bytes.length;
    this.#changed();
  }

  onEnd(end: LineEnd, message?: string): void {
    this.over = true;
    if (end !== 'closed') this.broken = message === undefined ? { end } : { end, message };
    this.#changed();
  }

  /** Resolves when nothing came for the patience, or for SURPLUS once all that was recorded has come, or the line is over. */
  async complete(): Promise<void> {
    for (let before = -1; !this.over && this.#count > before; ) {
      before = this.#count;
      const wait = this.#count < this.#due ? this.#patience : SURPLUS;
      await this.#change(this.#clock.now() + wait);
    }
  }

  /** Resolves at a time, or when the line is over. */
  async until(at: number): Promise<void> {
    while (!this.over && this.#clock.now() < at) await this.#change(at);
  }

  /** Resolves when something came, the line ended, or at a time, ms. */
  #change(at: number): Promise<void> {
    return new Promise((resolve) => {
      const giveUp = this.#clock.at(at, resolve);
      this.#changed = () => {
        giveUp();
        resolve();
      };
    });
  }
}
