import type { Clock } from '../clock/clock.ts';
import type { Line, LineHandlers } from '../ports/port.ts';
import type { Host } from '../terminals/simulated/host-messages.ts';

/** When the power of a terminal goes, counted from when this is set; each counts what comes next. */
export interface PowerCut {
  /** When that message between terminal and host has arrived: 1 the first request, 2 its answer, and so on. */
  readonly afterMessage?: number;
  /** As that byte comes to the printer, 0 the next one. */
  readonly atByte?: number;
  /** ms. */
  readonly after?: number;
  /** ms until it is back. */
  readonly lasts: number;
}

/**
 * A terminal from power-on to the next power cut, as far as it reaches anything: from then on nothing that it began goes
 * on, no answer reaches it, and nothing that it still says leaves it.
 */
export class Life {
  /** Resolves when the power has gone; never where it ends otherwise. */
  readonly over: Promise<void>;
  readonly #clock: Clock;
  #isOver = false;
  #tell: () => void = () => {};
  #cut?: PowerCut;
  #messages = 0;
  #bytes = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.over = new Promise((resolve) => {
      this.#tell = resolve;
    });
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** ms that the power stays away. */
  get lasts(): number {
    return this.#cut?.lasts ?? 0;
  }

  /** Sets when the power goes. */
  cutWhen(cut: PowerCut): void {
    this.#cut = cut;
    this.#messages = 0;
    this.#bytes = 0;
    if (cut.after !== undefined) this.#clock.at(this.#clock.now() + cut.after, () => this.powerOff());
  }

  /** The power goes. */
  powerOff(): void {
    if (this.#isOver) return;
    this.end();
    this.#tell();
  }

  /** Another takes its place. */
  end(): void {
    this.#isOver = true;
  }

  /** The host, as long as there is power. */
  host<H extends Host>(host: H): H {
    return new Proxy(host, {
      get: (of, name) => {
        const asked: unknown = Reflect.get(of, name, of);
        if (typeof asked !== 'function') return asked;
        return (...given: readonly unknown[]) => {
          if (this.#isOver) return never();
          const answer = asked.apply(of, given) as Promise<unknown>;
          if (this.#isMessage()) this.powerOff();
          // The terminal still does with the answer what it can do without anybody else.
          return this.#whileOn(answer, () => {
            if (this.#isMessage()) this.powerOff();
          });
        };
      },
    });
  }

  /** The terminal's end of its line. */
  line(line: Line): Line {
    return {
      name: line.name,
      attach: (handlers) =>
        line.attach({
          ...handlers,
          onBytes: (...run) => {
            if (!this.#isOver) handlers.onBytes(...run);
          },
        }),
      write: (bytes) => (this.#isOver ? never() : this.#whileOn(line.write(bytes))),
      pause: () => line.pause(),
      resume: () => line.resume(),
      close: () => line.close(),
      reset: () => line.reset(),
    };
  }

  clock(clock: Clock): Clock {
    return {
      kind: clock.kind,
      now: () => clock.now(),
      date: () => clock.date(),
      at: (at, run) => clock.at(at, () => !this.#isOver && run()),
      sleep: (ms) => (this.#isOver ? never() : this.#whileOn(clock.sleep(ms))),
      run: (work, what) => clock.run(work, what),
      hold: (work) => clock.hold(work),
    };
  }

  /** How many of the bytes that come to the printer still do: the power goes with the next one. */
  passes(bytes: number): number {
    const { atByte = Infinity } = this.#cut ?? {};
    const passed = Math.min(bytes, atByte - this.#bytes);
    this.#bytes += bytes;
    return passed;
  }

  #isMessage(): boolean {
    return ++this.#messages === this.#cut?.afterMessage;
  }

  #whileOn<T>(work: Promise<T>, then: () => void = () => {}): Promise<T> {
    return new Promise((resolve, reject) => {
      const ended = <V>(settle: (value: V) => void) => {
        return (value: V) => {
          if (this.#isOver) return;
          settle(value);
          then();
        };
      };
      work.then(ended(resolve), ended(reject));
    });
  }
}

function never(): Promise<never> {
  return new Promise(() => {});
}

/** A line on which one terminal comes after the other: it is attached to once, and tells the last one that came. */
export function handedOn(line: Line): Line {
  let current: LineHandlers | undefined;
  return {
    name: line.name,
    attach: (handlers) => {
      const isFirst = current === undefined;
      current = handlers;
      if (!isFirst) return;
      line.attach({
        onBytes: (...run) => current?.onBytes(...run),
        onEnd: (...end) => current?.onEnd(...end),
      });
    },
    write: (bytes) => line.write(bytes),
    pause: () => line.pause(),
    resume: () => line.resume(),
    close: () => line.close(),
    reset: () => line.reset(),
  };
}
