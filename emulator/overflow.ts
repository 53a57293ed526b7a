/** A printer that takes bytes, `i` the index of one in a run of them. */
export interface Intake {
  /** Bytes that its receive buffer has room for now. */
  room(): number;
  /** Lets time pass until a byte comes. */
  until(i: number): void;
  /** Takes bytes `from` up to `to`. */
  take(from: number, to: number): void;
  /** Bytes were lost before the next one that it takes: `what` says how many. */
  tell(what: string): void;
}

/** Bytes that come while a receive buffer is full and are lost: told once for each place, however they came. */
export class Overflow {
  #lost = 0;

  snapshot(): number {
    return this.#lost;
  }

  restore(lost: number): void {
    this.#lost = lost;
  }

  /** Has a run of `length` bytes taken, as far as they fit when they come. */
  take(length: number, intake: Intake): void {
    for (let i = 0; i < length; ) {
      if (intake.room() === 0) intake.until(i);
      const fits = Math.min(intake.room(), length - i);
      if (fits === 0) {
        this.#lost++;
        i++;
        continue;
      }
      this.tell(intake);
      intake.take(i, i + fits);
      i += fits;
    }
  }

  /** Tells what was lost since the last byte that was taken. */
  tell(intake: Pick<Intake, 'tell'>): void {
    const lost = this.#lost;
    this.#lost = 0;
    if (lost > 0) intake.tell(`${lost} byte${lost === 1 ? '' : 's'} came while`);
  }
}
