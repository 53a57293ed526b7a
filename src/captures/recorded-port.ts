import type { Line, LineEnd, LineHandlers, Port } from '../ports/port.ts';
import type { Capture, LineCapture } from './capture.ts';

/** A port whose every line is written down as a printer on it sees it: what it received, what it sent, how it ended. */
export function recordedPort(port: Port, capture: Capture): Port {
  return {
    get address() {
      return port.address;
    },
    listen: (accept) => port.listen((line) => accept(new RecordedLine(line, capture, port.address))),
    close: () => port.close(),
  };
}

class RecordedLine implements Line {
  readonly name: string;
  readonly signal?: (ready: boolean) => void;
  readonly #line: Line;
  readonly #capture: Capture;
  readonly #written: LineCapture;
  /** The printer ends the line: what comes back is that, and not the host. */
  #leaving = false;

  constructor(line: Line, capture: Capture, address: string) {
    this.name = line.name;
    this.#line = line;
    if (line.signal) this.signal = (ready) => line.signal!(ready);
    this.#capture = capture;
    this.#written = capture.open(line.name, address);
  }

  attach(handlers: LineHandlers): void {
    this.#line.attach({
      onBytes: (bytes, at, byteTime) => {
        this.#written.passed('to-printer', bytes, at, byteTime);
        handlers.onBytes(bytes, at, byteTime);
      },
      onEnd: (end: LineEnd, message) => {
        if (!this.#leaving) this.#written.ended('host', end, message);
        handlers.onEnd(end, message);
      },
      mostAtOnce: () => handlers.mostAtOnce?.() ?? Number.POSITIVE_INFINITY,
    });
  }

  write(bytes: Uint8Array): Promise<void> {
    this.#written.passed('from-printer', bytes, this.#capture.now(), 0);
    return this.#line.write(bytes);
  }

  pause(): void {
    this.#line.pause();
  }

  resume(): void {
    this.#line.resume();
  }

  close(): Promise<void> {
    // It reads no more from here on: the host's direction is over as well.
    this.#leaving = true;
    this.#written.ended('printer', 'closed');
    this.#written.ended('host', 'closed');
    return this.#line.close();
  }

  reset(): void {
    this.#leaving = true;
    this.#written.ended('printer', 'reset');
    this.#line.reset();
  }
}
