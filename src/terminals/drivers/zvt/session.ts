import type { Cancel, Clock } from '../../../clock/clock.ts';
import { Conversation } from '../../zvt/link/conversation.ts';
import { type Link, T4 } from '../../zvt/link/link.ts';
import { type Apdu, apdu } from '../../zvt/protocol/apdu.ts';
import { bcdNumber } from '../../zvt/protocol/bcd.ts';
import { containerOf, decodeBitmaps } from '../../zvt/protocol/bitmaps.ts';
import { decodeText } from '../../zvt/protocol/charset.ts';
import { answers, controls, isPositive } from '../../zvt/protocol/controls.ts';
import { decodeBlock, decodeLine, type PrintedPart } from '../../zvt/protocol/print-items.ts';
import { decodeStatus, type StatusInformation } from '../../zvt/protocol/status-information.ts';
import { decodeTlvs, objectValue } from '../../zvt/protocol/tlv.ts';
import type { Receipts } from './receipts.ts';

/** No end of a command within T4, nor after 06 B0. */
export class CommandTimeout extends Error {
  readonly code = 'command-timeout';
}

/** How a command ended: 06 0F, 06 1E, or a negative answer. */
export interface CommandEnd {
  readonly kind: 'completed' | 'aborted' | 'refused';
  /** Of 06 1E and of the answer 84 xx; 0 where it completed. */
  readonly code: number;
  /** What came with it. */
  readonly data: Uint8Array;
  /** Every 04 0F that was acknowledged. */
  readonly statuses: readonly StatusInformation[];
  /** Receipts that were printed to their end. */
  readonly printed: number;
  /** Print commands that were answered with 84 CC. */
  readonly unprinted: number;
}

export interface SessionOptions {
  readonly clock: Clock;
  readonly link: Link;
  readonly receipts: Receipts;
  /** ms; T3 and T4 of the transport document where not given. */
  readonly t3?: number;
  readonly t4?: number;
  /** 04 FF: the code, and the text where one came with it. */
  onIntermediate?(code: number, text: string): void;
}

/** Commands that end with their answer. */
const atOnce: ReadonlySet<number> = new Set([controls.logOff, controls.abort]);

/** How long a command that was aborted may take to end, ms: a terminal may be reversing it. */
const ABORT_PATIENCE = 30_000;

const MINUTE = 60_000;

interface Running {
  readonly statuses: StatusInformation[];
  unprinted: number;
  /** ms; what 04 FF says in place of T4. */
  patience: number;
  stop: Cancel;
  finish(kind: CommandEnd['kind'], code: number, data: Uint8Array): void;
  fail(error: Error): void;
}

/** A register's end of one connection: gives commands, and serves the terminal until they end. */
export class Session {
  readonly #options: SessionOptions;
  readonly #conversation: Conversation;
  #running: Running | null = null;
  /** The terminal's commands are served one after the other. */
  #served: Promise<void> = Promise.resolve();
  #acknowledged: readonly StatusInformation[] = [];

  constructor(options: SessionOptions) {
    this.#options = options;
    const handlers = {
      onCommand: (command: Apdu) => {
        this.#served = this.#served
          .then(() => this.#serve(command))
          .catch((error: Error) => this.#running?.fail(error));
      },
      onEnd: (why: Error) => this.#running?.fail(why),
    };
    this.#conversation = new Conversation(options.link, options.clock, handlers, options.t3);
  }

  get hasEnded(): boolean {
    return this.#conversation.hasEnded;
  }

  /** Every 04 0F that was acknowledged of the last command, whether or not it came to its end. */
  get acknowledged(): readonly StatusInformation[] {
    return this.#acknowledged;
  }

  /**
   * Gives a command and resolves with its end. Rejects with a LinkFailure, with NoAnswer after T3, with a
   * CommandTimeout after T4.
   */
  async run(command: Apdu): Promise<CommandEnd> {
    this.#options.receipts.begin();
    let finished = () => {};
    const end = new Promise<CommandEnd>((resolve, reject) => {
      const statuses: StatusInformation[] = [];
      const printedBefore = this.#options.receipts.ended;
      const running: Running = {
        statuses,
        unprinted: 0,
        patience: this.#options.t4 ?? T4,
        stop: () => {},
        finish: (kind, code, data) => {
          const printed = this.#options.receipts.ended - printedBefore;
          resolve({ kind, code, data, statuses, printed, unprinted: running.unprinted });
        },
        fail: reject,
      };
      this.#running = running;
      this.#acknowledged = statuses;
      finished = () => {
        running.stop();
        if (this.#running === running) this.#running = null;
      };
    });
    this.#begin(command);
    return end.finally(() => finished());
  }

  /** 06 B0 beside the command that runs, which then ends by itself. Rejects with a LinkFailure or NoAnswer. */
  async abort(): Promise<void> {
    await this.#conversation.ask(apdu(controls.abort));
  }

  close(): Promise<void> {
    return this.#conversation.close();
  }

  #begin(command: Apdu): void {
    const running = this.#running!;
    this.#conversation.ask(command).then((answer) => {
      if (!isPositive(answer.control)) running.finish('refused', answer.control & 0xff, answer.data);
      else if (atOnce.has(command.control)) running.finish('completed', 0, answer.data);
      else this.#rearm(running);
    }, running.fail);
  }

  /** Begins T4 anew. */
  #rearm(running: Running): void {
    this.#wait(running, running.patience, () => this.#giveUp(running));
  }

  /** T4 is over: 06 B0, and some time for the command to end by itself. */
  #giveUp(running: Running): void {
    const timeout = new CommandTimeout(`the command did not end within ${running.patience / 1000} s`);
    this.#wait(running, ABORT_PATIENCE, () => running.fail(timeout));
    this.abort().catch(() => running.fail(timeout));
  }

  #wait(running: Running, ms: number, over: () => void): void {
    running.stop();
    const { clock } = this.#options;
    running.stop = clock.at(clock.now() + ms, over);
  }

  async #serve({ control, data }: Apdu): Promise<void> {
    const running = this.#running;
    switch (control) {
      case controls.intermediateStatus:
        this.#intermediate(data, running);
        return this.#conversation.reply(apdu(answers.accepted));
      case controls.statusInformation:
        if (running) this.#rearm(running);
        await this.#conversation.reply(apdu(answers.accepted));
        running?.statuses.push(decodeStatus(data));
        return;
      case controls.printLine:
        return this.#print(decodeLine(data), running);
      case controls.printBlock:
        return this.#print(decodeBlock(data), running);
      case controls.completion:
        await this.#conversation.reply(apdu(answers.accepted)).finally(() => running?.finish('completed', 0, data));
        return;
      case controls.aborted:
        await this.#conversation
          .reply(apdu(answers.accepted))
          .finally(() => running?.finish('aborted', data[0] ?? 0, data.subarray(1)));
        return;
      case controls.setRegisterClock:
        return this.#conversation.reply(apdu(answers.accepted));
      default:
        return this.#conversation.reply(apdu(answers.unknownCommand));
    }
  }

  async #print(part: PrintedPart | null, running: Running | null): Promise<void> {
    const isPrinted = part === null || (await this.#options.receipts.print(part));
    if (!isPrinted && running) running.unprinted++;
    await this.#conversation.reply(apdu(isPrinted ? answers.accepted : answers.printerNotReady));
  }

  #intermediate(data: Uint8Array, running: Running | null): void {
    const minutes = data.length > 1 ? bcdNumber(data.subarray(1, 2)) : null;
    if (running) {
      if (minutes) running.patience = minutes * MINUTE;
      this.#rearm(running);
    }
    const objects = containerOf(decodeBitmaps(data, 2).list) ?? [];
    const lines = decodeTlvs(objectValue(objects, 0x24) ?? new Uint8Array(0)).filter(({ tag }) => tag === 0x07);
    const text = lines.map(({ value }) => decodeText(value)).join(' ');
    this.#options.onIntermediate?.(data[0] ?? 0, text);
  }
}
