import type { Clock } from '../../clock/clock.ts';
import {
  type HostRecord,
  type HostSettlement,
  type HostTransaction,
  TerminalError,
  type TotalsRow,
} from '../terminal.ts';
import { sameTotals, totalsRows } from '../transactions.ts';
import { Booked, judge } from './host-judgement.ts';
import type {
  Host,
  OrderQuery,
  QueriedOrder,
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
  #asked = 0;
  readonly #requests = new Map<HostTransaction, TransactionRequest>();
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
    const booked = this.#book(request, isResponse(answer) ? answer : judge(request, this.#transactions));
    return answer === 'silent' ? silence() : this.#answer(booked);
  }

  async upload(request: TransactionRequest, madeAt: string): Promise<TransactionAnswer> {
    const answer = this.#answers.shift() ?? 'approve';
    const booked = this.#book(request, isResponse(answer) ? answer : judge(request, this.#transactions), madeAt);
    return answer === 'silent' ? silence() : this.#answer(booked);
  }

  async query(asked: OrderQuery): Promise<QueriedOrder | null> {
    const answer = this.#answers.shift() ?? 'approve';
    if (answer === 'silent') return silence();
    const paid = new Booked(this.#transactions).standing.find((booked) =>
      'order' in asked
        ? booked.kind === 'qr-sale' && booked.order === asked.order
        : booked.kind === 'qr-sale' && booked.batch === asked.batch && booked.voucher === asked.voucher,
    );
    const request = paid && this.#requests.get(paid);
    return request ? { ...this.#answer(paid), request } : null;
  }

  async sign(): Promise<string> {
    const answer = this.#answers.shift() ?? 'approve';
    if (answer === 'silent') return silence();
    return isResponse(answer) ? answer : '00';
  }

  async uploadBatch(): Promise<void> {}

  #book(request: TransactionRequest, response: string, madeAt = this.#now()): HostTransaction {
    const { kind, voucher, batch, amount, tip, card, wallet, original } = request;
    const order = isApproval(response) ? this.#orderOf(request) : undefined;
    const booked: HostTransaction = {
      kind,
      voucher,
      batch,
      amount,
      ...(tip ? { tip } : {}),
      card,
      ...(wallet ? { wallet } : {}),
      ...order,
      original,
      ...this.#numbers(response),
      localTime: madeAt,
    };
    this.#transactions.push(booked);
    this.#requests.set(booked, request);
    return booked;
  }

  #answer({ response, reference, authorisation, localTime: at, order, wallet }: HostTransaction): TransactionAnswer {
    return {
      response,
      reference,
      authorisation,
      localTime: at,
      acquirer: this.#acquirer,
      ...(order ? { order } : {}),
      ...(wallet ? { wallet } : {}),
    };
  }

  /** A QR sale makes an order; what goes back to one has its number, and who paid it. */
  #orderOf({ kind, batch, original }: TransactionRequest): Pick<HostTransaction, 'order' | 'wallet'> | undefined {
    if (kind === 'qr-sale') return { order: this.#newOrder() };
    if (kind !== 'qr-void' && kind !== 'qr-refund') return undefined;
    const paid = this.#transactions.find(
      (booked) =>
        booked.kind === 'qr-sale' &&
        (kind === 'qr-void'
          ? booked.batch === batch && booked.voucher === original?.voucher
          : booked.order === original?.order),
    );
    return paid && { order: paid.order, ...(paid.wallet ? { wallet: paid.wallet } : {}) };
  }

  /** 20 digits: the day, and a number that comes once. */
  #newOrder(): string {
    const day = this.#now().slice(0, 10).replaceAll('-', '');
    return `${day}${String((BigInt(this.#seed + this.#asked + 1) * 370_248_451n) % 10n ** 12n).padStart(12, '0')}`;
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

  #totals(batch: number): readonly TotalsRow[] {
    return totalsRows(new Booked(this.#transactions).standing.filter((booked) => booked.batch === batch));
  }

  /**
   * Fields 39, 37 and 38 of one more request. The factors have no divisor in common with 10, so no number comes twice,
   * and none looks like a voucher number.
   */
  #numbers(response: string): Pick<HostTransaction, 'response' | 'reference' | 'authorisation'> {
    const n = BigInt(this.#seed + ++this.#asked);
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

function silence(): Promise<never> {
  return new Promise(() => {});
}
