import type { Clock } from '../../clock/clock.ts';
import type { Line, Port } from '../../ports/port.ts';
import { type Host, HostUnreachable } from '../simulated/host-messages.ts';
import { localTime, terminalZone } from '../simulated/local-time.ts';
import { Desk } from './desk.ts';
import { type CardFacts, factsByNumber } from './iso8583/card.ts';
import { pack, unpack } from './iso8583/codec.ts';
import { answering, type Frame, FrameReader, packFrame } from './iso8583/frame.ts';
import { IsoError } from './iso8583/iso-error.ts';
import { redactMessage } from './iso8583/redact.ts';

/** A message that passed, as it may be written down. */
export interface HostTrace {
  /** Name of the line. */
  readonly line: string;
  readonly way: 'in' | 'out';
  /** ms of the clock. */
  readonly at: number;
  /** The packed message without card data; see `redactMessage`. */
  readonly bytes: Uint8Array;
}

export interface HostServerOptions {
  /** Where terminals dial. The server owns it. */
  readonly port: Port;
  readonly host: Host;
  readonly clock: Clock;
  /** Offset of the host's local time from UTC; `+08:00` where not given. */
  readonly zone?: string;
  /** What is known of a card by its number; its organisation alone where not given. */
  readonly factsOf?: (pan: string) => CardFacts;
  /** Called for every message that comes and goes. */
  readonly onMessage?: (trace: HostTrace) => void;
  /** Called for a request that the host could not deal with: a fault of the bench, such as an answer out of place. */
  readonly onFault?: (error: unknown) => void;
}

/**
 * A host that terminals reach over lines, with ISO 8583 messages in UnionPay's packing. What it decides is the
 * simulated host's; a line carries any number of requests, each answered when the host answers it. MACs are not checked
 * and those of its answers are zeros; keys that a sign-on hands out are zeros too.
 */
export class HostServer {
  readonly #options: HostServerOptions;
  readonly #desk: Desk;

  /** Throws a TerminalError `zone-invalid`. */
  constructor(options: HostServerOptions) {
    this.#options = options;
    const { host, clock, factsOf = factsByNumber } = options;
    const zone = terminalZone(options.zone ?? '+08:00');
    this.#desk = new Desk(host, () => ({ factsOf, now: localTime(clock.date(), zone) }));
  }

  /** As the port's; final after `listen`. */
  get address(): string {
    return this.#options.port.address;
  }

  /** Rejects with a PortError when the port cannot be opened. */
  listen(): Promise<void> {
    return this.#options.port.listen((line) => this.#attend(line));
  }

  /** Ends every line. Until the next `listen` terminals find no connection. */
  close(): Promise<void> {
    return this.#options.port.close();
  }

  #attend(line: Line): void {
    const reader = new FrameReader();
    let unanswered = 0;
    let ended = false;
    const answered = () => {
      unanswered--;
      if (ended && unanswered === 0) void line.close();
    };
    line.attach({
      onBytes: (bytes) => {
        try {
          for (const frame of reader.push(bytes)) {
            unanswered++;
            void this.#answer(line, frame).then(answered);
          }
        } catch (error) {
          if (!(error instanceof IsoError)) throw error;
          // Nobody can say where the next message begins.
          line.reset();
        }
      },
      onEnd: () => {
        // A terminal that has ended its sending still waits for the answer.
        ended = true;
        if (unanswered === 0) void line.close();
      },
    });
  }

  async #answer(line: Line, frame: Frame): Promise<void> {
    const { clock, onMessage } = this.#options;
    const tell = (way: HostTrace['way'], bytes: Uint8Array) =>
      onMessage?.({ line: line.name, way, at: clock.now(), bytes: redactMessage(bytes) });
    tell('in', frame.message);
    try {
      const answer = await this.#desk.answer(unpack(frame.message));
      const bytes = pack(answer);
      tell('out', bytes);
      await line.write(packFrame(answering(frame, bytes)));
    } catch (error) {
      // A message that cannot be read has no trace number to answer to; a host without a connection breaks it off.
      line.reset();
      if (!(error instanceof IsoError || error instanceof HostUnreachable)) this.#options.onFault?.(error);
    }
  }
}
