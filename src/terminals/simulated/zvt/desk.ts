import type { Cancel, Clock } from '../../../clock/clock.ts';
import type { Conversation } from '../../zvt/link/conversation.ts';
import { EscposLayout } from '../../zvt/paper/escpos.ts';
import type { SlipPrinter } from '../../zvt/paper/printer.ts';
import { type Apdu, apdu } from '../../zvt/protocol/apdu.ts';
import { bcd, bcdNumber } from '../../zvt/protocol/bcd.ts';
import { type Bitmap, bitmapOf, container, decodeBitmaps } from '../../zvt/protocol/bitmaps.ts';
import { charsets, encodeText } from '../../zvt/protocol/charset.ts';
import { configOf } from '../../zvt/protocol/config.ts';
import { answers, controls, isPositive } from '../../zvt/protocol/controls.ts';
import { encodeStatus, type StatusInformation } from '../../zvt/protocol/status-information.ts';
import { encodeTlvs, tlv } from '../../zvt/protocol/tlv.ts';
import type { Memory } from './memory.ts';
import { itemsOf, type Paper, printCommands } from './papers.ts';
import { failureStatus, type Identity } from './status.ts';

/** What the register made of a payment's status. */
export type Verdict =
  | { readonly kind: 'taken' }
  /** Cent that were really delivered. */
  | { readonly kind: 'reduced'; readonly amount: number }
  | { readonly kind: 'refused' }
  | { readonly kind: 'unanswered' };

export interface DeskOptions {
  readonly clock: Clock;
  readonly conversation: Conversation;
  readonly memory: Memory;
  readonly identity: Identity;
  /** The terminal's own printer; null where it has none. */
  readonly printer: SlipPrinter | null;
  /** The bitmaps of the command that is carried out. */
  readonly request: readonly Bitmap[];
  /** `YYYY-MM-DDTHH:MM:SS` now. */
  now(): string;
  /** The terminal has lost its power. */
  isOff(): boolean;
}

/** Between two 04 0F where goods are not yet issued, ms; how long in all where bitmap 01 does not say (13.08, 3.27). */
const GOODS_PAUSE = 2_000;
const GOODS_PATIENCE = 30_000;

/** One command's way back to the register: what is shown, told and printed while it is carried out. */
export class Desk {
  readonly request: readonly Bitmap[];
  readonly memory: Memory;
  readonly #options: DeskOptions;
  #isStopped = false;
  #isEnding = false;
  #whenStopped: () => void = () => {};

  constructor(options: DeskOptions) {
    this.#options = options;
    this.request = options.request;
    this.memory = options.memory;
  }

  /** Stopped by 06 B0, or by the key on the terminal. */
  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** 06 0F or 06 1E is on its way: the register that has it may already give its next command. */
  get isEnding(): boolean {
    return this.#isEnding;
  }

  /** TLV containers may be sent: agreed at registration, or in this command. */
  get tlvAllowed(): boolean {
    return this.memory.state.registered.tlv || bitmapOf(this.request, 0x06) !== undefined;
  }

  /** The register said which currency it means: at registration, or in this command. */
  get currencyGiven(): boolean {
    return this.memory.state.registered.currency || bitmapOf(this.request, 0x49) !== undefined;
  }

  stop(): void {
    this.#isStopped = true;
    this.#whenStopped();
  }

  /** Lets ms pass; false when it was stopped meanwhile. */
  async pause(ms: number): Promise<boolean> {
    const { clock } = this.#options;
    let cancel: Cancel = () => {};
    if (!this.#isStopped)
      await new Promise<void>((resolve) => {
        this.#whenStopped = resolve;
        cancel = clock.at(clock.now() + ms, resolve);
      });
    cancel();
    return !this.#isStopped;
  }

  /** 04 FF, where the register asked for it: a code, how long the step may take (minutes), and a text. */
  async show(code: number, minutes?: number, text?: string): Promise<void> {
    if (this.#options.isOff()) return never();
    if (!configOf(this.memory.state.registered.config).intermediateStatus) return;
    const limit = minutes === undefined ? [] : [bcd(minutes, 1)];
    const words = minutes !== undefined && text !== undefined && this.tlvAllowed ? [textBytes(text)] : [];
    await this.#tell(apdu(controls.intermediateStatus, code, ...limit, ...words));
  }

  /** 04 0F, again every 2 s while the register says that the goods are still to be issued. */
  async status(status: StatusInformation): Promise<Verdict> {
    const { clock } = this.#options;
    const seconds = numberOf(bitmapOf(this.request, 0x01));
    const until = clock.now() + (seconds === null ? GOODS_PATIENCE : seconds * 1000);
    let repeats = numberOf(bitmapOf(this.request, 0x02)) ?? Number.POSITIVE_INFINITY;
    for (;;) {
      const answer = await this.#tell(apdu(controls.statusInformation, encodeStatus(status)));
      if (!answer) return { kind: 'unanswered' };
      if (isPositive(answer.control)) return { kind: 'taken' };
      if (answer.control === answers.partlyIssued) return reduced(answer);
      if (answer.control !== answers.goodsPending) return { kind: 'refused' };
      if (repeats-- <= 0 || clock.now() + GOODS_PAUSE > until) return { kind: 'refused' };
      await clock.sleep(GOODS_PAUSE);
    }
  }

  /** Prints where the configuration byte says. False where the printer, the terminal's or the register's, did not take it all. */
  async print(papers: readonly Paper[], kind: 'payment' | 'administration'): Promise<boolean> {
    const { config, blocks } = this.memory.state.registered;
    const { registerPrintsPayments, registerPrintsAdministration, sendsLines } = configOf(config);
    if (!(kind === 'payment' ? registerPrintsPayments : registerPrintsAdministration)) return this.#printHere(papers);
    if (!sendsLines) return true;
    for (const command of printCommands(papers, blocks)) {
      const answer = await this.#tell(command);
      if (!answer || !isPositive(answer.control)) return false;
    }
    return true;
  }

  /** 06 0F. */
  async complete(...data: readonly (number | Uint8Array)[]): Promise<void> {
    this.#isEnding = true;
    await this.#tell(apdu(controls.completion, ...data));
  }

  /** 06 1E alone. */
  async abort(code: number, ...data: readonly Uint8Array[]): Promise<void> {
    this.#isEnding = true;
    await this.#tell(apdu(controls.aborted, code, ...data));
  }

  /** The end of a payment or close that failed: 04 0F with the code, then 06 1E with the same. */
  async fail(code: number): Promise<void> {
    const { identity, now } = this.#options;
    await this.#tell(
      apdu(controls.statusInformation, encodeStatus(failureStatus(code, identity, now(), this.tlvAllowed))),
    );
    await this.abort(code);
  }

  /** 04 01: sets the register's clock. */
  async setRegisterClock(): Promise<void> {
    const now = this.#options.now().replaceAll(/\D/g, '');
    await this.#tell(apdu(controls.setRegisterClock, 0xaa, digits(now.slice(2, 8)), 0x0c, digits(now.slice(8))));
  }

  async #printHere(papers: readonly Paper[]): Promise<boolean> {
    const { printer } = this.#options;
    if (!printer || !(await printer.isReady())) return false;
    const layout = new EscposLayout(printer.hasCutter);
    for (const paper of papers) await printer.write(layout.bytesOf({ items: itemsOf(paper), charset: charsets.cp437 }));
    return true;
  }

  /** Sends a command to the register; null where no answer came. */
  async #tell(command: Apdu): Promise<Apdu | null> {
    const { conversation, isOff } = this.#options;
    const answer = isOff() ? null : await conversation.ask(command).catch(() => null);
    return isOff() ? never() : answer;
  }
}

function reduced({ data }: Apdu): Verdict {
  const value = bitmapOf(decodeBitmaps(data).list, 0x04);
  const amount = value ? bcdNumber(value) : null;
  return amount === null ? { kind: 'refused' } : { kind: 'reduced', amount };
}

function numberOf(value: Uint8Array | undefined): number | null {
  return value?.[0] ?? null;
}

function textBytes(text: string): Uint8Array {
  return container(tlv(0x24, encodeTlvs([tlv(0x07, encodeText(text))])));
}

function digits(text: string): Uint8Array {
  return bcd(Number(text), text.length / 2);
}

/** What was under way when power went does not go on. */
function never(): Promise<never> {
  return new Promise(() => {});
}
