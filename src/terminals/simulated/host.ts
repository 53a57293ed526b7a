import type { Clock } from '../../clock/clock.ts';
import {
  type HostRecord,
  type HostSettlement,
  type HostTransaction,
  TerminalError,
  type TotalsRow,
} from '../terminal.ts';
import { sameTotals, totalsRows, transactionFacts } from '../transactions.ts';
import { approve, type HostAnswer, type ScriptedAnswer, scriptedAnswer } from './host-answers.ts';
import { Booked, judge } from './host-judgement.ts';
import {
  type Archive,
  type BalanceAnswer,
  type BalanceRequest,
  type Host,
  HostUnreachable,
  type OrderQuery,
  type QueriedOrder,
  type SettlementAnswer,
  type SettlementRequest,
  type TransactionAnswer,
  type TransactionRequest,
  type UploadRecord,
} from './host-messages.ts';
import { localTime, terminalZone, type Zone } from './local-time.ts';
import { isApproval } from './responses.ts';

export interface HostOptions {
  readonly clock: Clock;
  /** Of its local time: an offset from UTC, or a place; `+08:00` where not given. */
  readonly zone?: string;
  /** Answers to the next requests, and to the next reversals, each in order; every further one is approved. */
  readonly answers?: readonly HostAnswer[];
  /** Sets the reference and authorisation numbers apart from those of another host; 0 where not given. */
  readonly seed?: number;
  /** The acquirer's name on the slips. */
  readonly acquirer?: string;
  /** What is on every card, fen; 1,000,000 where not given. */
  readonly balance?: number;
}

const APPROVED = '00';
const NO_ORIGINAL = '25';
const DUPLICATE = '94';
/** Of a transaction that was reversed. */
const REVERSED = '98';

/** An acquirer's host in memory. It keeps its own record of what it booked, never asking the terminal. */
export class SimulatedHost implements Host, Archive {
  readonly #clock: Clock;
  readonly #zone: Zone;
  readonly #seed: number;
  readonly #acquirer: string;
  readonly #balance: number;
  readonly #answers: ScriptedAnswer[] = [];
  readonly #answersToReversals: ScriptedAnswer[] = [];
  #asked = 0;
  /** Transactions that were reversed before they arrived, by `keyOf`. */
  readonly #overtaken = new Set<string>();
  /** What was booked, by `keyOf`. */
  readonly #booked = new Map<string, HostTransaction>();
  readonly #requests = new Map<HostTransaction, TransactionRequest>();
  readonly #transactions: HostTransaction[] = [];
  readonly #settlements: HostSettlement[] = [];
  /** What the terminal said at the last settlement, and how many transactions there were. */
  #lastAsked: { readonly totals: readonly TotalsRow[]; readonly booked: number } = { totals: [], booked: 0 };

  /** Throws a TerminalError `zone-invalid` or `host-answer-unknown`. */
  constructor(options: HostOptions) {
    this.#clock = options.clock;
    this.#zone = terminalZone(options.zone ?? '+08:00');
    this.#seed = options.seed ?? 0;
    this.#acquirer = options.acquirer ?? '银联商务';
    this.#balance = options.balance ?? 1_000_000;
    this.answerNext(...(options.answers ?? []));
  }

  get record(): HostRecord {
    return { transactions: [...this.#transactions], settlements: [...this.#settlements] };
  }

  /** Adds to the answers that wait; throws a TerminalError `host-answer-unknown`. */
  answerNext(...answers: readonly HostAnswer[]): void {
    for (const answer of answers.map(scriptedAnswer)) {
      (answer.toReversal ? this.#answersToReversals : this.#answers).push(answer);
    }
  }

  async authorise(request: TransactionRequest): Promise<TransactionAnswer> {
    const scripted = this.#next(`a ${request.kind}`);
    return this.#deal(scripted, () => {
      if (this.#overtaken.has(keyOf(request))) return this.#refused(REVERSED);
      if (this.#booked.has(keyOf(request)) && !scripted.response) return this.#refused(DUPLICATE);
      const booked = this.#book(request, scripted.response ?? judge(request, this.#transactions));
      const isLost = request.kind === 'qr-sale' && scripted.answerMs === Infinity;
      if (isLost) this.#replace(request, booked, { ...booked, unanswered: true });
      return this.#answer(booked);
    });
  }

  async upload(request: TransactionRequest, madeAt: string): Promise<TransactionAnswer> {
    const scripted = this.#next(`a ${request.kind}`);
    return this.#deal(scripted, () => {
      // An advice is sent until it is answered: the same one again is the same transaction.
      const before = this.#booked.get(keyOf(request));
      if (before) return this.#answer(before);
      return this.#answer(this.#book(request, scripted.response ?? judge(request, this.#transactions), madeAt));
    });
  }

  async adjust(request: TransactionRequest): Promise<string> {
    const scripted = this.#next('an adjustment');
    return this.#deal(scripted, () => {
      const sale = new Booked(this.#transactions).standing.find(
        (booked) => booked === this.#booked.get(keyOf(request)),
      );
      const response = scripted.response ?? (sale ? APPROVED : NO_ORIGINAL);
      if (!sale || !isApproval(response)) return response;
      const { tip: _, ...rest } = sale;
      const { amount, tip } = request;
      this.#replace(request, sale, { ...rest, amount, ...(tip ? { tip } : {}) });
      return response;
    });
  }

  async query(asked: OrderQuery): Promise<QueriedOrder | null> {
    return this.#deal(this.#next('a query'), () => {
      const paid = new Booked(this.#transactions).standing.find((booked) =>
        'order' in asked
          ? booked.kind === 'qr-sale' && booked.order === asked.order
          : booked.kind === 'qr-sale' && booked.batch === asked.batch && booked.voucher === asked.voucher,
      );
      const request = paid && this.#requests.get(paid);
      if (!request) return null;
      const { unanswered: _, ...known } = paid;
      if (paid.unanswered) this.#replace(request, paid, known);
      return { ...this.#answer(paid), request };
    });
  }

  /** No scripted answer is for it: it is a service beside the host. */
  async slipOf(reference: string, date: string): Promise<QueriedOrder | null> {
    const found = new Booked(this.#transactions).standing.find(
      (booked) => booked.reference === reference && booked.localTime.startsWith(date),
    );
    const request = found && this.#requests.get(found);
    return request ? { ...this.#answer(found), request } : null;
  }

  async enquire(_request: BalanceRequest): Promise<BalanceAnswer> {
    const scripted = this.#next('a balance enquiry');
    const { response = APPROVED } = scripted;
    return this.#deal(scripted, () => ({ response, balance: isApproval(response) ? this.#balance : null }));
  }

  async sign(way: 'on' | 'off'): Promise<string> {
    const scripted = this.#next(`a sign-${way}`);
    return this.#deal(scripted, () => scripted.response ?? APPROVED);
  }

  /** No scripted answer is for it: it is asked between the requests that are. */
  async echo(): Promise<string> {
    return APPROVED;
  }

  async uploadBatch(batch: number, records: readonly UploadRecord[]): Promise<void> {
    const at = this.#settlements.findLastIndex((settled) => settled.batch === batch);
    const settled = this.#settlements[at];
    if (!settled) return;
    const vouchersOf = (booked: readonly HostTransaction[]) =>
      booked.filter((one) => one.batch === batch && isApproval(one.response)).map(({ voucher }) => voucher);
    const sent = records.map(({ voucher }) => voucher);
    const approved = vouchersOf(this.#transactions);
    const uploaded = {
      count: records.length,
      missing: vouchersOf(this.#counted(batch)).filter((voucher) => !sent.includes(voucher)),
      // What was taken back since may be sent or not.
      unknown: sent.filter((voucher) => !approved.includes(voucher)),
    };
    this.#settlements[at] = { ...settled, uploaded };
  }

  /** The answer that is due for `what`. Throws a TerminalError `host-answer-misplaced` where only a settlement has it. */
  #next(what: string): ScriptedAnswer {
    const scripted = this.#answers.shift() ?? approve;
    if (scripted.balance === undefined) return scripted;
    throw new TerminalError(
      'host-answer-misplaced',
      `the host's next answer is "${scripted.word}", and it was asked for ${what}`,
      'only a settlement can be answered so: check the order of the answers',
    );
  }

  /** Deals with a request when it is there, and answers when it is scripted to; at once where nothing is. */
  async #deal<T>({ connected, requestMs, answerMs }: ScriptedAnswer, answer: () => T): Promise<T> {
    if (!connected) throw new HostUnreachable('the host refused the connection');
    if (requestMs > 0) await this.#clock.sleep(requestMs);
    const answered = answer();
    if (answerMs === Infinity) return silence();
    if (answerMs > 0) await this.#clock.sleep(answerMs);
    return answered;
  }

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
    this.#booked.set(keyOf(request), booked);
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

  #refused(response: string): TransactionAnswer {
    return { response, reference: '', authorisation: '', localTime: this.#now(), acquirer: this.#acquirer };
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

  async reverse(request: TransactionRequest): Promise<string> {
    const scripted = this.#answersToReversals.shift() ?? approve;
    return this.#deal(scripted, () => {
      const { response } = scripted;
      const booked = this.#booked.get(keyOf(request));
      if (response && !isApproval(response)) {
        if (booked) this.#replace(request, booked, { ...failedOnce(booked), reversalRefused: true });
        return response;
      }
      if (!booked) {
        this.#overtaken.add(keyOf(request));
        return response ?? NO_ORIGINAL;
      }
      const isLost = scripted.answerMs === Infinity;
      const { reversalRefused: _, ...rest } = isLost ? failedOnce(booked) : booked;
      this.#replace(request, booked, { ...rest, response: REVERSED, reversed: true });
      return response ?? APPROVED;
    });
  }

  #replace(request: TransactionRequest, booked: HostTransaction, changed: HostTransaction): void {
    this.#transactions[this.#transactions.indexOf(booked)] = changed;
    this.#booked.set(keyOf(request), changed);
    this.#requests.set(changed, this.#requests.get(booked) ?? request);
  }

  async settle({ batch, totals }: SettlementRequest): Promise<SettlementAnswer> {
    const scripted = this.#answers.shift() ?? approve;
    if (scripted.answerMs === Infinity) return silence();
    return this.#deal(scripted, () => {
      const now = this.#now();
      const { response = APPROVED } = scripted;
      if (!isApproval(response)) return { response, balance: 'error', localTime: now };
      const before = this.#settlements.at(-1);
      if (before && this.#isAskedAgain(before, { batch, totals })) {
        const { balance, localTime: then, askedAgain = 0 } = before;
        const { unanswered: _, ...known } = before;
        this.#settlements[this.#settlements.length - 1] = { ...known, askedAgain: askedAgain + 1 };
        return { response: APPROVED, balance, localTime: then };
      }
      const own = this.#totals(batch);
      const balance = scripted.balance ?? (sameTotals(own, totals) ? 'balanced' : 'unbalanced');
      const isLate = scripted.answerMs > 0 ? ({ unanswered: true } as const) : {};
      this.#settlements.push({ batch, localTime: now, balance, totals: own, ...isLate });
      this.#lastAsked = { totals, booked: this.#transactions.length };
      return { response: APPROVED, balance, localTime: now };
    });
  }

  /** The same settlement once more, and nothing booked since: its answer was lost. */
  #isAskedAgain(before: HostSettlement, { batch, totals }: SettlementRequest): boolean {
    const { booked, totals: then } = this.#lastAsked;
    return before.batch === batch && booked === this.#transactions.length && sameTotals(then, totals);
  }

  #totals(batch: number): readonly TotalsRow[] {
    return totalsRows(this.#counted(batch));
  }

  /** What counts in the totals of a batch. */
  #counted(batch: number): readonly HostTransaction[] {
    return new Booked(this.#transactions).standing.filter(
      (booked) => booked.batch === batch && transactionFacts[booked.kind].counts !== null,
    );
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

/** Field 41, the batch and the trace number say which transaction is meant. */
function keyOf({ terminal, batch, voucher }: TransactionRequest): string {
  return `${terminal} ${batch} ${voucher}`;
}

/** The terminal was not told that it is reversed, once more. */
function failedOnce(booked: HostTransaction): HostTransaction {
  return { ...booked, failedReversals: (booked.failedReversals ?? 0) + 1 };
}

function silence(): Promise<never> {
  return new Promise(() => {});
}
