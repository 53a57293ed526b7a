import type { Clock } from '../../../clock/clock.ts';
import type { Line } from '../../../ports/port.ts';
import { TerminalError } from '../../terminal.ts';
import { SerialLink } from '../../zvt/link/serial-link.ts';
import { TcpLink } from '../../zvt/link/tcp-link.ts';
import type { Apdu } from '../../zvt/protocol/apdu.ts';
import { codeText, hex } from '../../zvt/protocol/codes.ts';
import type { Receipts } from './receipts.ts';
import { type CommandEnd, Session } from './session.ts';

export interface ConnectionOptions {
  readonly clock: Clock;
  readonly transport: 'tcp' | 'serial';
  /** Opens a line to the terminal: called at the start, and again when a TCP line was lost. */
  dial(): Promise<Line>;
  /** ms; T3 and T4 of the transport document where not given. */
  readonly t3?: number;
  readonly t4?: number;
  onIntermediate?(code: number, text: string): void;
}

/** The register's way to its terminal: one session at a time, each begun with a registration. */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #receipts: Receipts;
  readonly #registration: Apdu;
  #session: Session | null = null;
  #isOver = false;

  constructor(options: ConnectionOptions, receipts: Receipts, registration: Apdu) {
    this.#options = options;
    this.#receipts = receipts;
    this.#registration = registration;
  }

  /** Whether it was ended: no line is opened any more. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** The session, begun anew where there is none or its line has ended. Rejects where no terminal answers. */
  async session(): Promise<Session> {
    if (this.#isOver)
      throw new TerminalError(
        'terminal-closed',
        'the terminal was closed while it was in use',
        'look at the terminal for what became of the last request',
      );
    if (this.#session && !this.#session.hasEnded) return this.#session;
    const { clock, transport, t3, t4, onIntermediate } = this.#options;
    const line = await this.#options.dial();
    const link = transport === 'tcp' ? new TcpLink(line, clock, { t3 }) : new SerialLink(line, clock);
    const session = new Session({ clock, link, receipts: this.#receipts, t3, t4, onIntermediate });
    this.#session = session;
    const end = await session.run(this.#registration);
    if (end.kind === 'completed') return session;
    await this.close();
    throw new TerminalError(
      'registration-refused',
      `the terminal refused its registration: ${codeText(end.code)} (${hex(end.code)})`,
      'compare password, currency and configuration with what the terminal is set to',
    );
  }

  async run(command: Apdu): Promise<CommandEnd> {
    return (await this.session()).run(command);
  }

  /** The session as it is, ended or not. */
  get current(): Session | null {
    return this.#session;
  }

  /** Closes it for good. */
  async end(): Promise<void> {
    this.#isOver = true;
    await this.close();
  }

  async close(): Promise<void> {
    await this.#session?.close();
    this.#session = null;
  }
}
