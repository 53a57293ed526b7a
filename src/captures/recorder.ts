import type { Clock } from '../clock/clock.ts';
import type { Capture, LineCapture } from './capture.ts';
import type { End } from './end.ts';
import { passOn } from './pass.ts';
import { type Listening, listenAt, printerAt } from './places.ts';

interface RecorderOptions {
  /** Addresses: where hosts come, and where the printer is. */
  readonly listen: string;
  readonly to: string;
  readonly clock: Clock;
}

interface RecorderHandlers {
  readonly opened?: (line: LineCapture, host: string) => void;
  readonly over?: (line: LineCapture, host: string) => void;
  /** A host came and the printer could not be reached: the host was broken off. */
  readonly noPrinter?: (line: LineCapture, error: Error) => void;
  /** No host can come any more: the cable that it listened on has ended. */
  readonly done?: () => void;
}

/** Stands between hosts and a printer: passes everything on, each host on a line of its own, and writes it down. */
export class Recorder {
  readonly #options: RecorderOptions;
  readonly #handlers: RecorderHandlers;
  readonly #ends = new Set<End>();
  #capture?: Capture;
  #listening?: Listening;
  readonly #dialling = new AbortController();

  constructor(options: RecorderOptions, handlers: RecorderHandlers = {}) {
    this.#options = options;
    this.#handlers = handlers;
  }

  /** Begins; `capture` makes the capture when the port is open. Resolves with the address; rejects with a PortError, or what `capture` throws. */
  async start(capture: () => Capture): Promise<string> {
    const { listen, to, clock } = this.#options;
    const dial = printerAt(to, clock);
    const early: End[] = [];
    this.#listening = await listenAt(listen, clock, (host) => {
      if (this.#capture) void this.#serve(host, dial);
      else early.push(host);
    });
    try {
      this.#capture = capture();
    } catch (error) {
      for (const host of early) host.reset();
      await this.#listening.stop();
      throw error;
    }
    for (const host of early) void this.#serve(host, dial);
    return this.#listening.address;
  }

  /** Accepts nothing more, ends what is under way, and closes the capture. */
  async stop(): Promise<void> {
    this.#dialling.abort();
    // First the capture: how the ends take it is no part of what passed.
    await this.#capture?.close();
    const stopped = this.#listening?.stop();
    await Promise.all([...this.#ends].map((end) => end.close()));
    await stopped;
  }

  get #stopped(): boolean {
    return this.#dialling.signal.aborted;
  }

  async #serve(host: End, dial: (stop: AbortSignal) => Promise<End>): Promise<void> {
    const line = this.#capture!.open(host.name, this.#options.to);
    this.#handlers.opened?.(line, host.name);
    this.#ends.add(host);
    try {
      const printer = await dial(this.#dialling.signal);
      this.#ends.add(printer);
      if (this.#stopped) return void printer.close();
      await passOn(host, printer, line, this.#options.clock);
      this.#ends.delete(printer);
    } catch (error) {
      if (this.#stopped) return;
      line.ended('printer', 'error', (error as Error).message);
      host.reset();
      this.#handlers.noPrinter?.(line, error as Error);
    }
    this.#ends.delete(host);
    if (this.#stopped) return;
    this.#handlers.over?.(line, host.name);
    if (this.#listening?.isCable) this.#handlers.done?.();
  }
}
