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
import { localTime, terminalZone, type Zone } from '../local-time.ts';

/**
 * What the host does with a request: `approve`; a response code of ISO 8583 (`51`), which a register sees as the same
 * number in hexadecimal; `silent`: it books, and its answer is lost; `unreachable`: there is no line to it.
 */
export type ZvtHostAnswer = string;

export interface ZvtHostOptions {
  readonly clock: Clock;
  /** Offset of its local time from UTC; `+01:00` where not given. */
  readonly zone?: string;
  /** Answers to the next requests, reversals apart, in order; every further one is approved. */
  readonly answers?: readonly ZvtHostAnswer[];
  /** The authorisation numbers of the next approvals; further ones count on from the last. */
  readonly authorisations?: readonly string[];
}

/** A transaction as the terminal gives it to the host. */
export interface HostRequest {
  readonly kind: TransactionKind;
  readonly voucher: number;
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
  readonly #answers: ZvtHostAnswer[] = [];
  readonly #authorisations: string[];
  #authorised = 100_000;
  readonly #transactions: HostTransaction[] = [];
  readonly #settlements: HostSettlement[] = [];

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
  answerNext(...answers: readonly ZvtHostAnswer[]): void {
    for (const answer of answers) {
      if (/^(approve|silent|unreachable|(?!00)\d\d)$/.test(answer)) continue;
      const hint = 'use approve, silent, unreachable, or a response code such as "51"';
      throw new TerminalError('host-answer-unknown', `the host has no answer "${answer}"`, hint);
    }
    this.#answers.push(...answers);
  }

  /** Resolves with null where there is no line to the host, and never where its answer is lost. */
  async authorise(request: HostRequest): Promise<HostApproval | null> {
    const answer = this.#answers.shift() ?? 'approve';
    if (answer === 'unreachable') return null;
    const isApproved = answer === 'approve' || answer === 'silent';
    const booked: HostTransaction = {
      ...request,
      response: isApproved ? '00' : answer,
      reference: String(this.#transactions.length + 1).padStart(12, '0'),
      authorisation: isApproved ? this.#nextAuthorisation() : '',
      localTime: this.#now(),
    };
    this.#transactions.push(booked);
    return answer === 'silent' ? new Promise(() => {}) : booked;
  }

  /** The transaction never was. */
  async reverse({ batch, voucher }: HostRequest): Promise<void> {
    const at = this.#transactions.findLastIndex(
      (each) => each.batch === batch && each.voucher === voucher && each.response === '00',
    );
    const booked = this.#transactions[at];
    if (booked) this.#transactions[at] = { ...booked, response: '98', reversed: true };
  }

  /** Less was delivered than was paid for. */
  async reduce({ batch, voucher }: HostRequest, amount: number): Promise<void> {
    const at = this.#transactions.findLastIndex((each) => each.batch === batch && each.voucher === voucher);
    const booked = this.#transactions[at];
    if (booked) this.#transactions[at] = { ...booked, amount };
  }

  /** Closes a batch, once; resolves with null where the host cannot be reached or says no. */
  async settle(batch: number): Promise<{ readonly localTime: string } | null> {
    const answer = this.#answers.shift() ?? 'approve';
    if (answer === 'silent') return new Promise(() => {});
    if (answer !== 'approve') return null;
    const settled = this.#settlements.find((each) => each.batch === batch);
    if (settled) return settled;
    const settlement = { batch, localTime: this.#now(), balance: 'balanced', totals: this.#totals(batch) } as const;
    this.#settlements.push(settlement);
    return settlement;
  }

  #totals(batch: number): readonly TotalsRow[] {
    const standing = this.#transactions.filter((each) => each.response === '00' && each.batch === batch);
    const voided = new Set(
      standing.filter(({ kind }) => kind.endsWith('void')).map(({ original }) => original?.voucher),
    );
    return (['sale', 'refund', 'completion'] as const).map((kind) => {
      const counted = standing.filter((each) => each.kind === kind && !voided.has(each.voucher));
      return { kind, count: counted.length, amount: counted.reduce((sum, { amount }) => sum + amount, 0) };
    });
  }

  #nextAuthorisation(): string {
    return this.#authorisations.shift() ?? String(++this.#authorised);
  }

  #now(): string {
    return localTime(this.#clock.date(), this.#zone);
  }
}
