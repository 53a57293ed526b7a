import type { Clock } from '../../../clock/clock.ts';
import type { Line } from '../../../ports/port.ts';
import type { Card, Merchant } from '../../terminal.ts';
import { Conversation, NoAnswer } from '../../zvt/link/conversation.ts';
import { LinkFailure } from '../../zvt/link/link.ts';
import { SerialLink } from '../../zvt/link/serial-link.ts';
import { TcpLink } from '../../zvt/link/tcp-link.ts';
import type { SlipPrinter } from '../../zvt/paper/printer.ts';
import { type Apdu, apdu, encodeApdu } from '../../zvt/protocol/apdu.ts';
import { digitsOf } from '../../zvt/protocol/bcd.ts';
import { codes } from '../../zvt/protocol/codes.ts';
import { answers, controls } from '../../zvt/protocol/controls.ts';
import { localTime, terminalZone } from '../local-time.ts';
import { type EuSlipLayout, euZvtSlips } from '../slips/eu-zvt.ts';
import { type EuCopy, euCopies } from '../slips/eu-zvt-content.ts';
import { soundPoints, type ZvtDefect } from './defects.ts';
import { Desk } from './desk.ts';
import type { ZvtHost } from './host.ts';
import { fresh, Memory, type ZvtState } from './memory.ts';
import { type Profile, standard } from './profile.ts';
import { logOff, register } from './registration.ts';
import { readRequest } from './requests.ts';
import { statusReply } from './status-enquiry.ts';
import type { Carry, Works } from './works.ts';

export interface ZvtTerminalOptions {
  readonly clock: Clock;
  readonly host: ZvtHost;
  readonly merchant: Merchant;
  /** The terminal's own printer, closed with it; null where it has none. */
  readonly printer: SlipPrinter | null;
  /** `standard` where not given. */
  readonly profile?: Profile;
  /** In place of those of the house, whatever language the register asks for. */
  readonly layout?: EuSlipLayout;
  /** The copies of a payment slip, in order; merchant and customer where not given. */
  readonly copies?: readonly EuCopy[];
  /** Characters in a line of a slip, where the register does not say; 24 where not given. */
  readonly columns?: number;
  /** Numeric ISO 4217; 978 where not given. */
  readonly currency?: number;
  /** Six digits that every command with a password must have; any do where not given. */
  readonly password?: string;
  /** Offset of its local time from UTC; `+01:00` where not given. */
  readonly zone?: string;
  /** How long it takes to hold a card out to it, and how long it waits for its host, ms; 0 and 60 s where not given. */
  readonly cardAfter?: number;
  readonly hostPatience?: number;
  /** How long it waits for the register's answer, ms; T3 where not given. */
  readonly t3?: number;
  /** What follows an end-of-day: 06 0F with this code in bitmap 27, and so many ms without any answer. */
  readonly afterClose?: { readonly code: number; readonly ms: number };
  readonly defect?: ZvtDefect;
  /** Told of what is neither the line's nor the register's fault: a host or a printer that fails. Thrown where not given. */
  onError?(error: unknown): void;
  /** What it held before its last power cut. */
  readonly state?: Partial<ZvtState>;
}

/** A command that is carried out. */
interface Running {
  readonly command: string;
  readonly desk: Desk;
  /** Resolves when nothing of it is left to do. */
  readonly whenDone: Promise<void>;
}

/** A terminal that speaks ZVT 700 with whatever register is at the other end of its lines. */
export class ZvtTerminal {
  readonly acquirer = 'eu-zvt';
  readonly #options: ZvtTerminalOptions;
  readonly #memory: Memory;
  readonly #works: Works;
  readonly #lines = new Set<Line>();
  readonly #failures: number[] = [];
  #held: { readonly card: Card; readonly after: number } | null = null;
  #afterClose: ZvtTerminalOptions['afterClose'];
  #running: Running | null = null;
  #isOff = false;
  /** No command is answered before this time of the clock, ms. */
  #deafUntil = 0;
  /** What was pending when power went has been taken back. */
  readonly #whenUp: Promise<void>;

  /** Throws a TerminalError `zone-invalid`. */
  constructor(options: ZvtTerminalOptions) {
    const { clock, host, merchant, currency = 978 } = options;
    const zone = terminalZone(options.zone ?? '+01:00');
    this.#options = options;
    this.#afterClose = options.afterClose;
    this.#memory = new Memory({ ...fresh, ...options.state });
    this.#works = {
      clock,
      host,
      memory: this.#memory,
      merchant,
      identity: { terminal: merchant.terminal, contract: merchant.number },
      profile: options.profile ?? standard,
      points: { ...soundPoints, ...options.defect?.points },
      layouts: options.layout ? { de: options.layout, en: options.layout } : euZvtSlips,
      copies: options.copies ?? euCopies,
      currency,
      columns: options.columns ?? 24,
      hostPatience: options.hostPatience ?? 60_000,
      afterClose: () => this.#rest(),
      now: () => localTime(clock.date(), zone),
      card: () => this.#held,
      abandoned: null,
      nextFailure: () => this.#failures.shift(),
    };
    this.#whenUp = this.#takeBackPending();
  }

  /** Serves the register at the other end of a line. The terminal owns the line and closes it. */
  serve(line: Line, transport: 'tcp' | 'serial'): void {
    const { clock, t3 } = this.#options;
    const link = transport === 'tcp' ? new TcpLink(line, clock, { t3 }) : new SerialLink(line, clock);
    this.#lines.add(line);
    const conversation: Conversation = new Conversation(
      link,
      clock,
      {
        onCommand: (command) =>
          void this.#whenUp.then(() => this.#take(command, conversation)).catch((error) => this.#judge(error)),
        onEnd: () => this.#lines.delete(line),
      },
      t3,
    );
  }

  /** The card that is held out to it from now on; null: none. `after`: how many ms that takes; as the options say where not given. */
  hold(card: Card | null, after = this.#options.cardAfter ?? 0): void {
    this.#held = card && { card, after };
  }

  /** What follows the next end-of-day; null: nothing. */
  restAfterClose(rest: NonNullable<ZvtTerminalOptions['afterClose']> | null): void {
    this.#afterClose = rest ?? undefined;
  }

  /** The next payments fail with these codes, before the host is asked. */
  failNext(...failures: readonly number[]): void {
    this.#failures.push(...failures);
  }

  /** The stop key. */
  stop(): void {
    this.#running?.desk.stop();
  }

  /** What it would still hold after a power cut now. */
  state(): ZvtState {
    return structuredClone(this.#memory.state);
  }

  /** The power goes: its lines break off, and nothing that was under way goes on. */
  powerOff(): ZvtState {
    this.#isOff = true;
    for (const line of this.#lines) line.reset();
    return this.state();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#lines].map((line) => line.close()));
    await this.#options.printer?.close();
  }

  async #take(command: Apdu, conversation: Conversation): Promise<void> {
    const { clock } = this.#options;
    if (this.#isOff || clock.now() < this.#deafUntil) return;
    if (command.control === controls.abort) {
      this.stop();
      return conversation.reply(apdu(answers.accepted));
    }
    // The answer to 06 0F and the next command may stand in one segment.
    while (this.#running?.desk.isEnding) await this.#running.whenDone;
    switch (command.control) {
      case controls.statusEnquiry:
        await conversation.reply(apdu(answers.accepted));
        await conversation.ask(statusReply(command, this.#works, this.#running !== null));
        return;
      case controls.displayText:
        return conversation.reply(apdu(answers.accepted));
      default:
        return this.#begin(command, conversation);
    }
  }

  async #begin(command: Apdu, conversation: Conversation): Promise<void> {
    const bytes = digitsOf(encodeApdu(command));
    if (this.#running) {
      // A serial register that lost the acknowledgement gives its command again: it has its answer already.
      if (conversation.link.kind === 'serial' && this.#running.command === bytes) return;
      return conversation.reply(refused(codes.wait));
    }
    if (command.control === controls.logOff) {
      logOff(this.#memory);
      return conversation.reply(apdu(answers.accepted));
    }
    const { clock, printer, password } = this.#options;
    const { identity, now, profile } = this.#works;
    const desk = (request: Desk['request']) =>
      new Desk({
        clock,
        conversation,
        memory: this.#memory,
        identity,
        printer,
        request,
        now,
        isOff: () => this.#isOff,
      });
    if (command.control === controls.registration) {
      const outcome = register(command, this.#works);
      if ('refusal' in outcome) return conversation.reply(outcome.refusal);
      return this.#carry(bytes, desk([]), conversation, (_works, at) => at.complete(...outcome.completion));
    }
    const request = readRequest(command, profile);
    if (!request) return conversation.reply(apdu(answers.unknownCommand));
    if (password !== undefined && request.password !== null && request.password !== password)
      return conversation.reply(refused(WRONG_PASSWORD));
    return this.#carry(bytes, desk(request.bitmaps), conversation, request.carry);
  }

  async #carry(command: string, desk: Desk, conversation: Conversation, carry: Carry): Promise<void> {
    const carried = this.#answerAndCarry(desk, conversation, carry);
    const done = () => {
      this.#running = null;
    };
    this.#running = { command, desk, whenDone: carried.then(done, done) };
    await carried;
  }

  async #answerAndCarry(desk: Desk, conversation: Conversation, carry: Carry): Promise<void> {
    await conversation.reply(apdu(answers.accepted));
    await carry(this.#works, desk);
  }

  /** What an update or a new start does to the interface; undefined where nothing follows. */
  #rest(): number | undefined {
    const { clock } = this.#options;
    const afterClose = this.#afterClose;
    if (afterClose) this.#deafUntil = clock.now() + afterClose.ms;
    return afterClose?.code;
  }

  /** A line that was lost ends a command, and that is all. */
  #judge(error: unknown): void {
    if (error instanceof LinkFailure || error instanceof NoAnswer) return;
    if (!this.#options.onError) throw error;
    this.#options.onError(error);
  }

  async #takeBackPending(): Promise<void> {
    const { pending } = this.#memory.state;
    if (!pending) return;
    await this.#works.host.reverse(pending);
    this.#memory.change({ pending: null });
  }
}

/** SMART-ZVT edition 22: `84 37 00`. */
const WRONG_PASSWORD = 0x37;

function refused(code: number): Apdu {
  return apdu(0x8400 | code);
}
