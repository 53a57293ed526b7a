import type { Line, LineHandlers, Port } from './port.ts';
import { chance } from './wire/chance.ts';
import type { SerialLine } from './wire/serial-line.ts';

/** What goes wrong with the bytes that a link carries to the printer. */
export interface LinkFault {
  /**
   * The link breaks off before the byte; bytes are lost; come twice; have bits turned over. `speed`: the printer's end of
   * a timed wire is set to `baud` from the next byte on; the other options do not count.
   */
  readonly kind: 'cut' | 'drop' | 'double' | 'noise' | 'speed';
  /** The byte where it begins, counted from when the fault was added; 0 when absent. */
  readonly at?: number;
  /** How many bytes it lasts: 1 for a byte that is dropped or doubled, no end for noise, when absent. */
  readonly bytes?: number;
  /** How often it strikes, from 0 to 1: each byte, or with noise each bit; always when absent. */
  readonly rate?: number;
  /** The same seed strikes the same places; 0 when absent. */
  readonly seed?: number;
  /** Bits per second. */
  readonly baud?: number;
}

interface Placed extends LinkFault {
  readonly from: number;
  readonly to: number;
}

/** Room for the bits of a byte in the counter of a seed. */
const BITS = 8;

/**
 * The faults of a port's links, of whatever kind the port is; those of a timed wire besides know its bits and its clock.
 * They can be added while it is in use.
 */
export class LinkFaults {
  #faults: readonly Placed[] = [];
  /** Bytes that came over all lines. */
  #passed = 0;
  /** Lines of timed wires. */
  readonly #wires = new Set<SerialLine>();
  /** The speed that their printer's end is set to; absent: its own. */
  #speed?: number;

  add(fault: LinkFault): void {
    if (fault.kind === 'speed') {
      this.#setSpeed(fault.baud);
      return;
    }
    const from = this.#passed + (fault.at ?? 0);
    const bytes = fault.bytes ?? (fault.kind === 'noise' ? Number.POSITIVE_INFINITY : 1);
    this.#faults = [...this.#faults, { ...fault, from, to: from + bytes }];
  }

  /** Ends what there is of a kind. */
  end(kind: LinkFault['kind']): void {
    if (kind === 'speed') this.#setSpeed(undefined);
    this.#faults = this.#faults.filter((fault) => fault.kind !== kind);
  }

  /** The same port, with these faults. */
  on(port: Port): Port {
    return {
      get address() {
        return port.address;
      },
      listen: (accept) => port.listen((line) => accept(this.onLine(line))),
      close: () => port.close(),
    };
  }

  /** The same line, with these faults. */
  onLine(line: Line): Line {
    if (isOfWire(line)) {
      this.#wires.add(line);
      if (this.#speed !== undefined) line.update({ baud: this.#speed });
    }
    return {
      name: line.name,
      attach: (handlers) => line.attach(this.#between(line, handlers)),
      write: (bytes) => line.write(bytes),
      pause: () => line.pause(),
      resume: () => line.resume(),
      ...(line.signal ? { signal: (ready: boolean) => line.signal!(ready) } : {}),
      close: () => line.close(),
      reset: () => line.reset(),
    };
  }

  #between(line: Line, handlers: LineHandlers): LineHandlers {
    return {
      onBytes: (bytes, at, byteTime) => {
        const { come, isCut } = this.#pass(bytes);
        if (come.length > 0) handlers.onBytes(come, at, byteTime);
        if (isCut) line.reset();
      },
      onEnd: (end, message) => {
        if (isOfWire(line)) this.#wires.delete(line);
        handlers.onEnd(end, message);
      },
      mostAtOnce: () => handlers.mostAtOnce?.() ?? Number.POSITIVE_INFINITY,
    };
  }

  #setSpeed(baud: number | undefined): void {
    this.#speed = baud;
    for (const line of this.#wires) line.update({ baud });
  }

  /** What comes of a run of bytes. */
  #pass(bytes: Uint8Array): { readonly come: Uint8Array; readonly isCut: boolean } {
    const start = this.#passed;
    this.#faults = this.#faults.filter(({ to }) => to > start);
    const here = this.#faults.filter(({ from }) => from < start + bytes.length);
    this.#passed += bytes.length;
    if (here.length === 0) return { come: bytes, isCut: false };
    const come: number[] = [];
    for (let i = 0; i < bytes.length; i++) {
      const offset = start + i;
      const striking = here.filter((fault) => fault.from <= offset && offset < fault.to);
      if (striking.some(({ kind }) => kind === 'cut')) {
        this.end('cut');
        return { come: Uint8Array.from(come), isCut: true };
      }
      come.push(...comeOf(bytes[i]!, offset, striking));
    }
    return { come: Uint8Array.from(come), isCut: false };
  }
}

/** Only a timed wire has two ends of which one can be set otherwise. */
const isOfWire = (line: Line): line is SerialLine => 'update' in line;

function comeOf(byte: number, offset: number, faults: readonly Placed[]): number[] {
  let come = [byte];
  for (const { kind, rate = 1, seed = 0 } of faults) {
    if (kind === 'noise') come = come.map((bits) => bits ^ flips(offset, rate, seed));
    else if (chance(seed, offset * BITS) < rate) come = kind === 'drop' ? [] : come.flatMap((bits) => [bits, bits]);
  }
  return come;
}

function flips(offset: number, rate: number, seed: number): number {
  let turned = 0;
  for (let bit = 0; bit < BITS; bit++) if (chance(seed, offset * BITS + bit) < rate) turned |= 1 << bit;
  return turned;
}
