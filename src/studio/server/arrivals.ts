import type { Source } from '../../../emulator/machine/slip.ts';
import type { Arrival } from '../messages.ts';

/** The most runs whose times are kept of one slip; of more, every second is forgotten, and half as many are left. */
const MOST = 8192;

/** When the bytes under way to a slip came. */
export class Arrivals {
  #runs: Arrival[] = [];

  /** A run whose first byte stands at `offset` of the stream came at `at` ms, each further byte `byteTime` ms later. */
  add(offset: number, at: number, byteTime: number): void {
    this.#runs.push([offset, at, byteTime]);
    if (this.#runs.length > MOST) this.#runs = this.#runs.filter((_, i) => i % 2 === 0);
  }

  /** Those of some bytes, which nobody will ask for again. */
  take({ offset, length }: Source): readonly Arrival[] {
    const first = Math.max(
      0,
      this.#runs.findLastIndex(([from]) => from <= offset),
    );
    const after = this.#runs.findIndex(([from]) => from >= offset + length);
    const end = after < 0 ? this.#runs.length : after;
    const taken = this.#runs.slice(first, end);
    // Bytes of the last run may belong to the slip to come.
    this.#runs = this.#runs.slice(Math.max(0, end - 1));
    return taken;
  }
}
