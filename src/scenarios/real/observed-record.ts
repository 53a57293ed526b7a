import type { Rules, SlipReading } from '../../rules/rules.ts';
import { numberAfter } from '../../terminals/numbers.ts';
import type {
  Card,
  HostRecord,
  HostSettlement,
  HostTransaction,
  TerminalOutcome,
  TerminalRequest,
  TransactionKind,
} from '../../terminals/terminal.ts';
import { totalsRows, transactionFacts } from '../../terminals/transactions.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** What the bench knows when a request is made. */
export interface Asked {
  readonly request: TerminalRequest;
  /** The card that was presented, as far as the bench knows it. */
  readonly card?: Partial<Card>;
  /** The bench's wall clock, `YYYY-MM-DDTHH:MM:SS`, and how far the terminal's may be from it, ms. */
  readonly localTime: string;
  readonly tolerance: number;
}

/**
 * What the host of a real terminal has booked, as far as a bench can tell that asks no host: what the terminal was asked
 * for and what it answered, and from the first slip of each transaction what neither says (reference and authorisation
 * numbers, the time to the second). A first print is thus held to less than on a virtual bench; everything that comes
 * after it, reprints, copies, totals, is held to the same.
 */
export class ObservedRecord {
  readonly #rules: Rules;
  readonly #transactions: Writable<HostTransaction>[] = [];
  readonly #settlements: Writable<HostSettlement>[] = [];
  /** Of what the terminal approved by itself: counted when it settles. */
  #offline: HostTransaction[] = [];
  /** Transactions before this one are settled. */
  #openFrom = 0;
  /** Number of the open batch; unknown until something says it. */
  #batch?: number;
  #firstBatch?: number;
  #firstVoucher?: number;
  /** What no slip of was seen yet. */
  #unread: { readonly fill: (reading: SlipReading) => boolean }[] = [];

  constructor(rules: Rules) {
    this.#rules = rules;
  }

  get record(): HostRecord {
    return { transactions: [...this.#transactions], settlements: [...this.#settlements] };
  }

  /** Number of the first batch and of the first transaction; 0 as long as nothing has told them. */
  get batch(): number {
    return this.#firstBatch ?? 0;
  }

  get voucher(): number {
    return this.#firstVoucher ?? 0;
  }

  /** What the terminal answered to a request. */
  add(asked: Asked, outcome: TerminalOutcome): void {
    const { request } = asked;
    if (request.kind === 'settle') {
      if (outcome.result === 'approved') this.#settle(asked, outcome);
      return;
    }
    if (request.kind === 'offline-sale' && outcome.result === 'approved') this.#keepOffline(asked, outcome);
    const kind = this.#kindOf(request);
    if (kind === undefined || outcome.result === 'refused') return;
    // A transaction that came to nothing is known by its number alone, and most terminals say none of it.
    if (outcome.result !== 'approved' && outcome.voucher === undefined) return;
    this.#book(kind, asked, outcome);
  }

  /** What came out of the printer. */
  read(readings: readonly SlipReading[]): void {
    for (const reading of readings) {
      if (reading.marker || reading.notReceipt) continue;
      const at = this.#unread.findIndex(({ fill }) => fill(reading));
      if (at >= 0) this.#unread.splice(at, 1);
    }
  }

  /** The scenario is set up: what was before it is nobody's. */
  begin(): void {
    this.#firstBatch = this.#batch;
    this.#transactions.length = 0;
    this.#settlements.length = 0;
    this.#offline = [];
    this.#unread = [];
    this.#openFrom = 0;
    this.#firstVoucher = undefined;
  }

  /** Nothing was sold since the last settlement that was seen. */
  get isEmpty(): boolean {
    return this.#batch !== undefined && this.#transactions.length + this.#offline.length === this.#openFrom;
  }

  #kindOf(request: TerminalRequest): TransactionKind | undefined {
    switch (request.kind) {
      case 'void':
        return this.#voucher(request.voucher)?.kind === 'qr-sale' ? 'qr-void' : 'void';
      case 'sale':
      case 'refund':
      case 'preauth':
      case 'preauth-void':
      case 'completion':
      case 'completion-void':
      case 'qr-sale':
      case 'qr-refund':
        return request.kind;
      default:
        return undefined;
    }
  }

  #book(kind: TransactionKind, asked: Asked, outcome: TerminalOutcome): void {
    const { request } = asked;
    const own = ownNumber(request, outcome);
    const taken = 'voucher' in request ? this.#voucher(request.voucher) : undefined;
    const isApproved = outcome.result === 'approved';
    const transaction: Writable<HostTransaction> = {
      kind,
      voucher:
        own ?? (this.#rules.slips[kind].numberOfOriginal ? numberAfter(this.#transactions.at(-1)?.voucher ?? 0) : 0),
      batch: outcome.batch ?? this.#batch ?? 0,
      amount: taken?.amount ?? amountOf(request),
      ...('tip' in request && request.tip ? { tip: request.tip } : {}),
      card: taken ? taken.card : 'card' in request ? request.card : null,
      ...('wallet' in request ? { wallet: request.wallet } : taken?.wallet ? { wallet: taken.wallet } : {}),
      ...(outcome.order === undefined ? {} : { order: outcome.order }),
      response: isApproved ? '00' : (outcome.response ?? '96'),
      reference: '',
      authorisation: '',
      localTime: asked.localTime,
      ...originalOf(request, taken),
      ...(outcome.result === 'no-answer' ? { reversed: true as const } : {}),
    };
    this.#transactions.push(transaction);
    if (isApproved) this.#unread.push({ fill: (reading) => this.#fill(transaction, reading, asked, outcome) });
  }

  #fill(
    transaction: Writable<HostTransaction>,
    { kind, fields }: SlipReading,
    asked: Asked,
    outcome: TerminalOutcome,
  ): boolean {
    if (kind !== transaction.kind) return false;
    const said = (name: Parameters<typeof fields.get>[0]) => fields.get(name)?.value;
    const number = (name: 'voucher' | 'trace' | 'batch') => Number(said(name) ?? 0);
    // Of a slip that shows the number of what it takes back the own one is taken to be the next.
    const tellsOwn = !this.#rules.slips[transaction.kind].numberOfOriginal;
    if (tellsOwn && ownNumber(asked.request, outcome) === undefined) transaction.voucher = number('voucher');
    if (fields.has('trace')) transaction.trace = number('trace');
    if (outcome.batch === undefined && this.#batch === undefined) transaction.batch = number('batch');
    this.#learn(transaction.batch);
    this.#firstVoucher ??= transaction.voucher;
    if (outcome.order === undefined && said('order')) transaction.order = said('order');
    transaction.reference = said('reference') ?? '';
    transaction.chip = { arqc: said('cryptogram'), atc: said('atc') };
    transaction.authorisation = said('authorisation') ?? '';
    transaction.localTime = this.#timeOn(said('date-time'), asked);
    if (transaction.card && asked.card) transaction.card = { ...transaction.card, ...cardOn(fields), ...asked.card };
    return true;
  }

  #keepOffline({ request, localTime }: Asked, outcome: TerminalOutcome): void {
    if (request.kind !== 'offline-sale') return;
    const { amount, card } = request;
    const voucher = outcome.voucher ?? 0;
    const batch = outcome.batch ?? this.#batch ?? 0;
    this.#firstVoucher ??= voucher;
    this.#learn(batch);
    const numbers = { response: '00', reference: '', authorisation: '', localTime };
    this.#offline.push({ kind: 'offline-sale', voucher, batch, amount, card, ...numbers });
  }

  #settle(asked: Asked, outcome: TerminalOutcome): void {
    const open = [...this.#transactions.slice(this.#openFrom), ...this.#offline].filter(
      ({ response, reversed }) => response === '00' && !reversed,
    );
    const isTakenBack = (one: HostTransaction) =>
      open.some(
        ({ kind, original }) =>
          transactionFacts[kind].takesBack.includes(one.kind) && original?.voucher === one.voucher,
      );
    const settlement: Writable<HostSettlement> = {
      batch: outcome.batch ?? this.#batch ?? 0,
      localTime: asked.localTime,
      balance: 'balanced',
      totals: totalsRows(open.filter((one) => !isTakenBack(one))),
    };
    this.#settlements.push(settlement);
    this.#openFrom = this.#transactions.length;
    this.#offline = [];
    const isKnown = this.#batch !== undefined || outcome.batch !== undefined;
    if (isKnown) this.#close(settlement.batch);
    this.#unread.push({
      fill: ({ kind, fields }) => {
        if (kind !== 'settlement') return false;
        if (!isKnown) settlement.batch = Number(fields.get('batch')?.value ?? 0);
        this.#close(settlement.batch);
        settlement.localTime = this.#timeOn(fields.get('date-time')?.value, asked);
        return true;
      },
    });
  }

  /** Something told the number of the open batch. */
  #learn(batch: number): void {
    this.#batch ??= batch;
    this.#firstBatch ??= batch;
  }

  #close(batch: number): void {
    this.#learn(batch);
    this.#batch = numberAfter(batch);
  }

  /** What the slip says, if it can be: a terminal whose clock is wrong is not believed. */
  #timeOn(printed: string | undefined, { localTime, tolerance }: Asked): string {
    const said = printed === undefined ? null : this.#rules.readDateTime(printed);
    if (said === null) return localTime;
    const apart = Math.abs(Date.parse(`${said}Z`) - Date.parse(`${localTime}Z`));
    return apart <= tolerance ? said : localTime;
  }

  #voucher(voucher: number): HostTransaction | undefined {
    return this.#transactions.findLast((one) => one.voucher === voucher);
  }
}

function amountOf(request: TerminalRequest): number {
  if (!('amount' in request)) return 0;
  return request.amount + ('tip' in request ? (request.tip ?? 0) : 0);
}

/** The number that the terminal gave a transaction; some answer a void with the number of what it takes back. */
function ownNumber(request: TerminalRequest, { voucher }: TerminalOutcome): number | undefined {
  return 'voucher' in request && request.voucher === voucher ? undefined : voucher;
}

function originalOf(request: TerminalRequest, taken: HostTransaction | undefined): Pick<HostTransaction, 'original'> {
  switch (request.kind) {
    case 'void':
    case 'completion-void':
      return { original: { voucher: request.voucher, ...(taken?.trace === undefined ? {} : { trace: taken.trace }) } };
    case 'refund':
      return { original: { reference: request.reference, date: request.date } };
    case 'preauth-void':
    case 'completion':
      return { original: { authorisation: request.authorisation, date: request.date } };
    case 'qr-refund':
      return { original: { order: request.order } };
    default:
      return {};
  }
}

/** What a slip says of a card that the bench does not know. */
function cardOn(fields: SlipReading['fields']): Partial<Card> {
  const said = (name: Parameters<typeof fields.get>[0]) => fields.get(name)?.value;
  const expiry = said('expiry')?.replaceAll(/\D/g, '').slice(-4);
  const organisation = said('organisation');
  return {
    pan: said('card-number')?.replaceAll(' ', '') ?? '',
    issuer: said('issuer') ?? '',
    expiry: expiry ?? '',
    ...(organisation === undefined ? {} : { organisation }),
  };
}
