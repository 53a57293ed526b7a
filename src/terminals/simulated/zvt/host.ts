import type { Clock } from '../../../clock/clock.ts';
import {
  type Card,
  type HostRecord,
  type HostSettlement,
  type HostTransaction,
  type Original,
  TerminalError,
  type TotalsRow,
  type TransactionKind,
} from '../../terminal.ts';
import { transactionFacts } from '../../transactions.ts';
import { approve, type HostAnswer, type ScriptedAnswer, scriptedAnswer } from '../host-answers.ts';
import { localTime, terminalZone, type Zone } from '../local-time.ts';

export interface ZvtHostOptions {
  readonly clock: Clock;
  /** Offset of its local time from UTC; `+01:00` where not given. */
  readonly zone?: string;
  /**
   * Answers to the next requests, reversals apart, in order; every further one is approved. A response code of ISO 8583
   * (`51`) is what a register sees as the same number in hexadecimal.
   */
  readonly answers?: readonly HostAnswer[];
  /** The authorisation numbers of the next approvals; further ones count on from the last. */
  readonly authorisations?: readonly string[];
}

/** A transaction as the terminal gives it to the host. */
export interface HostRequest {
  readonly kind: TransactionKind;
  readonly voucher: number;
  readonly trace: number;
  readonly batch: number;
  /** Cent. */
  readonly amount: number;
  readonly card: Card;
  readonly original?: Original;
}

export interface HostApproval {
  /** ISO 8583, field 39: 00 approves. */
  readonly response: string;
  readonly authorisation: string;
  /** `YYYY-MM-DDTHH:MM:SS`. */
  readonly localTime: string;
}

/** The acquirer's host behind a European terminal, in memory. It keeps its own record, never asking the terminal. */
export class ZvtHost {
  readonly #clock: Clock;
  readonly #zone: Zone;
  readonly #answers: ScriptedAnswer[] = [];
  readonly #authorisations: string[];
  #authorised = 100_000;
  readonly #transactions: HostTransaction[] = [];
  /** Requests that were reversed before they arrived. */
  readonly #overtaken = new Set<HostRequest>();
  #settlements: readonly HostSettlement[] = [];

  /** Throws a TerminalError `zone-invalid` or `host-answer-unknown`. */
  constructor({ clock, zone = '+01:00', answers = [], authorisations = [] }: ZvtHostOptions) {
    this.#clock = clock;
    this.#zone = terminalZone(zone);
    this.#authorisations = [...authorisations];
    this.answerNext(...answers);
  }

  get record(): HostRecord {
    return { transactions: [...this.#transactions], settlements: [...this.#settlements] };
  }

  /** Adds to the answers that wait; throws a TerminalError `host-answer-unknown`. */
  answerNext(...answers: readonly HostAnswer[]): void {
    for (const answer of answers.map(scriptedAnswer)) {
      if (answer.balance !== undefined || answer.toReversal) {
        const hint = 'use approve, silent, late 90s, delay 5s, down, or a response code such as "51"';
        throw new TerminalError('host-answer-unknown', `this host has no answer "${answer.word}"`, hint);
      }
      this.#answers.push(answer);
    }
  }

  /** Resolves with null where there is no line to the host, and never where its answer is lost. */
  async authorise(request: HostRequest): Promise<HostApproval | null> {
    const { connected, requestMs, answerMs, response = '00' } = this.#answers.shift() ?? approve;
    if (!connected) return null;
    if (requestMs > 0) await this.#clock.sleep(requestMs);
    if (this.#overtaken.has(request)) return { response: '98', authorisation: '', localTime: this.#now() };
    const booked: HostTransaction = {
      ...request,
      response,
      reference: String(this.#transactions.length + 1).padStart(12, '0'),
      authorisation: response === '00' ? this.#authorisationOf(request) : '',
      localTime: this.#now(),
    };
    this.#transactions.push(booked);
    await this.#answerAfter(answerMs);
    return booked;
  }

  /** The transaction never was. */
  async reverse(request: HostRequest): Promise<void> {
    const { batch, voucher } = request;
    const at = this.#transactions.findLastIndex(
      (each) => each.batch === batch && each.voucher === voucher && each.response === '00',
    );
    const booked = this.#transactions[at];
    if (booked) this.#transactions[at] = { ...booked, response: '98', reversed: true };
    else this.#overtaken.add(request);
  }

  /** Less was delivered than was paid for. */
  async reduce({ batch, voucher }: HostRequest, amount: number): Promise<void> {
    const at = this.#transactions.findLastIndex((each) => each.batch === batch && each.voucher === voucher);
    const booked = this.#transactions[at];
    if (booked) this.#transactions[at] = { ...booked, amount };
  }

  /** Closes a batch, once; resolves with null where the host cannot be reached or says no. */
  async settle(batch: number): Promise<{ readonly localTime: string } | null> {
    const { connected, requestMs, answerMs, response = '00' } = this.#answers.shift() ?? approve;
    if (!connected || response !== '00') return null;
    // A close whose answer is lost never arrives, as with every other host here.
    if (answerMs === Infinity) return new Promise(() => {});
    if (requestMs > 0) await this.#clock.sleep(requestMs);
    const settled = this.#settlements.find((each) => each.batch === batch) ?? this.#close(batch);
    await this.#answerAfter(answerMs);
    return settled;
  }

  /** The close of a batch never was: its slip was not printed. */
  async reopen(batch: number): Promise<void> {
    this.#settlements = this.#settlements.filter((each) => each.batch !== batch);
  }

  #close(batch: number): HostSettlement {
    const settlement = { batch, localTime: this.#now(), balance: 'balanced', totals: this.#totals(batch) } as const;
    this.#settlements = [...this.#settlements, settlement];
    return settlement;
  }

  /** Never, where the answer is lost. */
  #answerAfter(ms: number): Promise<void> {
    if (ms === Infinity) return new Promise(() => {});
    return ms > 0 ? this.#clock.sleep(ms) : Promise.resolve();
  }

  #totals(batch: number): readonly TotalsRow[] {
    const standing = this.#transactions.filter((each) => each.response === '00' && each.batch === batch);
    const voided = new Set(
      standing
        .filter(({ kind }) => transactionFacts[kind].takesBack.length > 0)
        .map(({ original }) => original?.voucher),
    );
    return (['sale', 'refund', 'completion'] as const).map((kind) => {
      const counted = standing.filter((each) => each.kind === kind && !voided.has(each.voucher));
      return { kind, count: counted.length, amount: counted.reduce((sum, { amount }) => sum + amount, 0) };
    });
  }

  /** What goes on under another's authorisation keeps it. */
  #authorisationOf({ batch, original }: HostRequest): string {
    const before = this.#transactions.findLast(
      (each) => original !== undefined && each.batch === batch && each.voucher === original.voucher,
    );
    return before?.authorisation ?? this.#authorisations.shift() ?? String(++this.#authorised);
  }

  #now(): string {
    return localTime(this.#clock.date(), this.#zone);
  }
}
