import { PrintedRedactor } from '../events/printed-redactor.ts';
import { StreamRedactor } from '../events/stream-redactor.ts';

/** Bytes that passed together. */
export interface Run {
  readonly bytes: Uint8Array;
  /** When the first was there, ms, and the ms each further one took. */
  readonly at: number;
  readonly byteTime: number;
}

/** A run, or a part of one: the rest of the run before it where it `continues`. */
export interface Piece extends Run {
  readonly continues: boolean;
}

/** Makes of runs, as they come, the pieces that may be written. */
export interface Pieces {
  push(run: Run): readonly Piece[];
  /** What was held: nothing more comes. `broken`: something would have, had the line not been broken off. */
  end(broken: boolean): readonly Piece[];
}

/** Runs as they are. */
export class KeptRuns implements Pieces {
  push(run: Run): readonly Piece[] {
    return [{ ...run, continues: false }];
  }

  end(): readonly Piece[] {
    return [];
  }
}

/** Runs without card data: the same bytes wherever a number is parted, in their own runs, at their own times. */
export class RedactedRuns implements Pieces {
  // Which printer it is nobody knows who stands between; most commands are as long in every dialect.
  readonly #printed = new PrintedRedactor('epson');
  readonly #redactor = new StreamRedactor();
  /** Runs of which bytes are held, and how many bytes of each were given out. */
  #waiting: { readonly run: Run; out: number }[] = [];

  push(run: Run): readonly Piece[] {
    this.#waiting.push({ run, out: 0 });
    return this.#parted(this.#redactor.push(latin1(this.#printed.push(run.bytes))));
  }

  end(broken: boolean): readonly Piece[] {
    const rest = this.#redactor.push(latin1(this.#printed.end(broken)));
    return this.#parted(rest + (broken ? this.#redactor.breakOff() : this.#redactor.end()));
  }

  #parted(redacted: string): Piece[] {
    const bytes = Uint8Array.from(Buffer.from(redacted, 'latin1'));
    const pieces: Piece[] = [];
    for (let from = 0; from < bytes.length; ) {
      const first = this.#waiting[0]!;
      const { run, out } = first;
      const count = Math.min(run.bytes.length - out, bytes.length - from);
      pieces.push({
        bytes: bytes.subarray(from, from + count),
        at: run.at + out * run.byteTime,
        byteTime: run.byteTime,
        continues: out > 0,
      });
      from += count;
      first.out += count;
      if (first.out === run.bytes.length) this.#waiting.shift();
    }
    return pieces;
  }
}

const latin1 = ({ buffer, byteOffset, length }: Uint8Array): string =>
  Buffer.from(buffer, byteOffset, length).toString('latin1');
