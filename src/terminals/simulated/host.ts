import type { Clock } from '../../clock/clock.ts';
import {
  type HostRecord,
  type HostSettlement,
  type HostTransaction,
  TerminalError,
  type TotalsRow,
} from '../terminal.ts';
import type {
  Host,
  SettlementAnswer,
  SettlementRequest,
  TransactionAnswer,
  TransactionRequest,
} from './host-messages.ts';
import { localTime, zoneMinutes } from './local-time.ts';
import { isApproval, isResponse } from './responses.ts';

/**
 * What the host does with a request: `approve`; a code of field 39 (`51`); `silent`: a transaction is booked and its
 * answer lost, a settlement never arrives; `unbalanced` or `error`: a settlement is answered so, whatever the totals.
 */
export type HostAnswer = string;

const settlementOnly: ReadonlySet<HostAnswer> = new Set(['unbalanced', 'error']);

export interface HostOptions {
  readonly clock: Clock;
  /** Offset of its local time from UTC; `+08:00` where not given. */
  readonly zone?: string;
  /** Answers to the next requests, reversals apart, in order; every further one is approved. */
  readonly answers?: readonly HostAnswer[];
  /** Sets the reference and authorisation numbers apart from those of another host; 0 where not given. */
  readonly seed?: number;
  /** The acquirer's name on the slips. */
  readonly acquirer?: string;
}

/** An acquirer's host in memory. It keeps its own record of what it booked, never asking the terminal. */
export class SimulatedHost implements Host {
  readonly #clock: Clock;
  readonly #zone: number;
  readonly #seed: number;
  readonly #acquirer: string;
  readonly #answers: HostAnswer[] = [];
  #requests = 0;
  readonly #transactions: HostTransaction[] = [];
  readonly #settlements: HostSettlement[] = [];

  /** Throws a TerminalError `zone-invalid` or `host-answer-unknown`. */
  constructor(options: HostOptions) {
    this.#clock = options.clock;
    this.#zone = zoneMinutes(options.zone ?? '+08:00');
    this.#seed = options.seed ?? 0;
    this.#acquirer = options.acquirer ?? '银联商务';
    this.answerNext(...(options.answers ?? []));
  }

  get record(): HostRecord {
    return { transactions: [...this.#transactions], settlements: [...this.#settlements] };
  }

  /** Adds to the answers that wait; throws a TerminalError `host-answer-unknown`. */
  answerNext(...answers: readonly HostAnswer[]): void {
    for (const answer of answers) {
      if (answer === 'approve' || answer === 'silent' || settlementOnly.has(answer) || isResponse(answer)) continue;
      const hint = 'use approve, silent, a code of field 39 such as "51", or for a settlement unbalanced or error';
      throw new TerminalError('host-answer-unknown', `the host has no answer "${answer}"`, hint);
    }
    this.#answers.push(...answers);
  }

  async authorise(request: TransactionRequest): Promise<TransactionAnswer> {
    const answer = this.#answers.shift() ?? 'approve';
    if (settlementOnly.has(answer)) {
      const message = `the host's next answer is "${answer}", and it was asked for a ${request.kind}`;
      throw new TerminalError(
        'host-answer-misplaced',
        message,
        'only a settlement can be answered so: check the order of the answers',
      );
    }
    const response = isResponse(answer) ? answer : this.#judge(request);
    const { kind, voucher, batch, amount, card, original } = request;
    const booked: HostTransaction = {
      kind,
      voucher,
      batch,
      amount,
      card,
      original,
      ...this.#numbers(response),
      localTime: this.#now(),
    };
    this.#transactions.push(booked);
    if (answer === 'silent') return silence();
    const { reference, authorisation } = booked;
    return { response, reference, authorisation, localTime: booked.localTime, acquirer: this.#acquirer };
  }

  async reverse({ batch, voucher }: TransactionRequest): Promise<void> {
    const at = this.#transactions.findLastIndex((booked) => booked.batch === batch && booked.voucher === voucher);
    const booked = this.#transactions[at];
    if (booked) this.#transactions[at] = { ...booked, response: '98', reversed: true };
  }

  async settle({ batch, totals }: SettlementRequest): Promise<SettlementAnswer> {
    const answer = this.#answers.shift() ?? 'approve';
    if (answer === 'silent') return silence();
    const now = this.#now();
    if (isResponse(answer) && !isApproval(answer)) return { response: answer, balance: 'error', localTime: now };
    const own = this.#totals(batch);
    const forced = answer === 'unbalanced' || answer === 'error' ? answer : undefined;
    const balance = forced ?? (sameTotals(own, totals) ? 'balanced' : 'unbalanced');
    this.#settlements.push({ batch, localTime: now, balance, totals: own });
    return { response: '00', balance, localTime: now };
  }

  /** Field 39 for a request that nobody scripted otherwise: 25 no original, 64 not the original's amount. */
  #judge({ kind, batch, amount, original }: TransactionRequest): string {
    const sales = this.#transactions.filter(
      (booked) => booked.kind === 'sale' && isApproval(booked.response) && !this.#isVoided(booked),
    );
    if (kind === 'sale') return '00';
    if (kind === 'void') {
      const sale = sales.find((booked) => booked.batch === batch && booked.voucher === original?.voucher);
      return sale === undefined ? '25' : sale.amount === amount ? '00' : '64';
    }
    const sale = sales.find(
      (booked) => booked.reference === original?.reference && booked.localTime.slice(0, 10) === original?.date,
    );
    if (sale === undefined) return '25';
    const refunds = this.#transactions.filter((booked) => booked.kind === 'refund' && isApproval(booked.response));
    const refunded = refunds.filter((booked) => booked.original?.reference === sale.reference);
    return refunded.reduce((sum, booked) => sum + booked.amount, amount) > sale.amount ? '64' : '00';
  }

  #isVoided({ batch, voucher }: HostTransaction): boolean {
    return this.#transactions.some(
      (booked) =>
        booked.kind === 'void' &&
        booked.batch === batch &&
        booked.original?.voucher === voucher &&
        isApproval(booked.response),
    );
  }

  #totals(batch: number): readonly TotalsRow[] {
    const totals = new Map<TotalsRow['kind'], { count: number; amount: number }>([
      ['sale', { count: 0, amount: 0 }],
      ['refund', { count: 0, amount: 0 }],
    ]);
    for (const booked of this.#transactions) {
      if (booked.batch !== batch || booked.kind === 'void' || !isApproval(booked.response) || this.#isVoided(booked))
        continue;
      const row = totals.get(booked.kind)!;
      row.count++;
      row.amount += booked.amount;
    }
    return [...totals].map(([kind, row]) => ({ kind, ...row }));
  }

  /**
   * Fields 39, 37 and 38 of one more request. The factors have no divisor in common with 10, so no number comes twice,
   * and none looks like a voucher number.
   */
  #numbers(response: string): Pick<HostTransaction, 'response' | 'reference' | 'authorisation'> {
    const n = BigInt(this.#seed + ++this.#requests);
    return {
      response,
      reference: String((n * 240_710_923_457n) % 10n ** 12n).padStart(12, '0'),
      authorisation: isApproval(response) ? String((n * 480_271n) % 10n ** 6n).padStart(6, '0') : '',
    };
  }

  #now(): string {
    return localTime(this.#clock.date(), this.#zone);
  }
}

function sameTotals(a: readonly TotalsRow[], b: readonly TotalsRow[]): boolean {
  return (['sale', 'refund'] as const).every((kind) => {
    const [one, other] = [a, b].map((rows) => rows.find((row) => row.kind === kind));
    return (one?.count ?? 0) === (other?.count ?? 0) && (one?.amount ?? 0) === (other?.amount ?? 0);
  });
}

function silence(): Promise<never> {
  return new Promise(() => {});
}
