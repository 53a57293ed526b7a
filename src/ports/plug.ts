import type { Cancel } from '../clock/clock.ts';
import type { ClockSince } from '../clock/since.ts';
import type { Line, LineHandlers, Port } from './port.ts';

/**
 * The printer's end of a port whose lines outlive those that listen to it: one scenario's printer after the other hears
 * what comes. Whatever conversations there are (a terminal may connect for each slip), they are one cable.
 */
export class Plug {
  readonly #port: Port;
  readonly #lines = new Set<Line>();
  /** Who said something last: answers go there. */
  #speaker?: Line;
  #isPaused = false;
  #heard: LineHandlers['onBytes'] = () => {};
  readonly #watchers = new Set<() => void>();

  constructor(port: Port) {
    this.#port = port;
  }

  /** Where it is; final after `open`. */
  get address(): string {
    return this.#port.address;
  }

  /** Rejects with a PortError. */
  open(): Promise<void> {
    return this.#port.listen((line) => this.#accept(line));
  }

  /** Its end for a printer that begins with `clock`; from then on the one before hears nothing. */
  line(clock: ClockSince): Line {
    const { address } = this;
    return {
      name: address,
      attach: ({ onBytes }) => {
        this.#heard = (bytes, at, byteTime) => onBytes(bytes, Math.max(0, at - clock.began), byteTime);
        this.#resume();
      },
      write: async (bytes) => this.#speaker?.write(bytes),
      pause: () => {
        this.#isPaused = true;
        for (const line of this.#lines) line.pause();
      },
      resume: () => this.#resume(),
      signal: (ready) => {
        for (const line of this.#lines) line.signal?.(ready);
      },
      // The port stays open: what ends is the one who listened.
      close: async () => {},
      reset: () => {
        for (const line of this.#lines) line.reset();
      },
    };
  }

  /** Calls `heard` with every run of bytes that comes, until it is cancelled. */
  watch(heard: () => void): Cancel {
    this.#watchers.add(heard);
    return () => this.#watchers.delete(heard);
  }

  close(): Promise<void> {
    return this.#port.close();
  }

  #accept(line: Line): void {
    this.#lines.add(line);
    this.#speaker ??= line;
    if (this.#isPaused) line.pause();
    line.attach({
      onBytes: (bytes, at, byteTime) => {
        this.#speaker = line;
        for (const heard of this.#watchers) heard();
        this.#heard(bytes, at, byteTime);
      },
      onEnd: () => {
        this.#lines.delete(line);
        if (this.#speaker === line) this.#speaker = [...this.#lines].at(-1);
        void line.close();
      },
    });
  }

  #resume(): void {
    this.#isPaused = false;
    for (const line of this.#lines) line.resume();
  }
}
