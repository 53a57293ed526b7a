import type { Clock } from '../../../clock/clock.ts';
import type { Line } from '../../../ports/port.ts';
import { type Card, type Merchant, TerminalError } from '../../terminal.ts';
import { type Account, brandOf, isCode } from '../../transbank/codes.ts';
import {
  closeResponse,
  detailEnd,
  detailRecord,
  type Identity,
  keysResponse,
  saleRefusal,
  saleResponse,
  times,
  totalsResponse,
  voidResponse,
} from '../../transbank/messages.ts';
import type { TextPrinter } from '../../transbank/paper.ts';
import type { Host } from '../host-messages.ts';
import { zoneMinutes } from '../local-time.ts';
import { COPY_PAUSE } from '../slips/printer.ts';
import { numberAfter } from '../state.ts';
import { type Admission, TerminalConversation } from './conversation.ts';
import { soundTransbank, type TransbankDefect, type TransbankPoints } from './defects.ts';
import { answerFaults } from './faults.ts';
import { HostDesk, hostTotals } from './host-desk.ts';
import { MOST_SALES, type StoredSale, sumOf, type TransbankState } from './memory.ts';
import { checkSale, type SaleOrder, saleOrder } from './sale-order.ts';
import { VoucherPrinter } from './voucher-printer.ts';

/** A card at the reader, and what its holder chooses. */
export interface Presented {
  readonly card: Card;
  readonly account: Account;
  /** 0, or how many parts without interest. */
  readonly instalments?: number;
}

export interface TransbankTerminalOptions {
  readonly clock: Clock;
  /** To the register. The terminal owns it and closes it, and its printer's line. */
  readonly line: Line;
  readonly printer: TextPrinter;
  readonly host: Host;
  /** `number` has 12 digits, `terminal` 8 characters. */
  readonly merchant: Merchant;
  /** Street and town, on the vouchers. */
  readonly address?: readonly string[];
  /** Codes of the shops within the shop, 12 digits; multi-merchant sales are refused where there is none. */
  readonly children?: readonly string[];
  /** Who pays when nobody else was presented; `cancel`: a sale nobody pays is stopped. */
  readonly customer: Presented | 'cancel';
  /** Offset of its local time from UTC; `-03:00` where not given. */
  readonly zone?: string;
  /** How long it waits for the host, ms; 60 s where not given. */
  readonly timeout?: number;
  /** Its silence before each message, ms; 150 where not given. The npm package takes less than 100 as one message. */
  readonly pause?: number;
  /** Time to tear the first copy of a voucher off before the second one, ms; 2 s where not given. */
  readonly copyPause?: number;
  /** Number of the first operation and of the first batch; 1 where not given. */
  readonly startOperation?: number;
  readonly startBatch?: number;
  /** How many sales its memory holds; 999 where not given. */
  readonly capacity?: number;
  readonly defect?: TransbankDefect;
  /** What it held before its last power cut. */
  readonly state?: TransbankState;
  /** Told what went wrong in its own work: a host whose script does not fit. The register gets no response then. */
  onError(error: unknown): void;
}

/** The version of the program that the vouchers in public name. */
const VERSION = 'I25.0A0';

type Command = (fields: readonly string[]) => Promise<string | null>;

/**
 * A Transbank terminal in POS Integrado mode, as a register finds it at the other end of a cable. Throws a TerminalError
 * `zone-invalid` or `identity-invalid`.
 */
export class SimulatedTransbankTerminal {
  readonly #options: TransbankTerminalOptions;
  readonly #identity: Identity;
  readonly #zone: number;
  readonly #points: TransbankPoints;
  readonly #desk: HostDesk;
  readonly #paper: VoucherPrinter;
  readonly #conversation: TerminalConversation;
  readonly #presented: (Presented | 'cancel')[] = [];
  readonly #refusals: string[] = [];
  #customer: Presented | 'cancel';
  #batch: number;
  #nextOperation: number;
  #sales: readonly StoredSale[];
  #integrated: boolean;

  constructor(options: TransbankTerminalOptions) {
    const { clock, line, merchant, state, printer } = options;
    this.#options = options;
    this.#identity = identityOf(merchant);
    this.#zone = zoneMinutes(options.zone ?? '-03:00');
    this.#points = { ...soundTransbank, ...options.defect?.points };
    this.#desk = new HostDesk(options.host, clock, options.timeout ?? 60_000, state?.pending ?? null);
    const shop = { merchant, address: options.address ?? [], version: VERSION };
    this.#paper = new VoucherPrinter({
      clock,
      printer,
      shop,
      zone: this.#zone,
      copyPause: options.copyPause ?? COPY_PAUSE,
      points: this.#points,
    });
    this.#customer = options.customer;
    this.#batch = state?.batch ?? options.startBatch ?? 1;
    this.#nextOperation = state?.nextOperation ?? options.startOperation ?? 1;
    this.#sales = state?.sales ?? [];
    this.#integrated = state?.integrated ?? true;
    this.#conversation = new TerminalConversation({
      clock,
      line,
      pause: options.pause ?? times.pause,
      admit: (request) => this.#admit(request),
      serve: (request) => this.#commands[request.slice(0, 4)]!(request.split('|')),
      onError: (error) => options.onError(error),
    });
  }

  /** What it would still hold after a power cut now. */
  state(): TransbankState {
    return structuredClone({
      batch: this.#batch,
      nextOperation: this.#nextOperation,
      sales: this.#sales,
      pending: this.#desk.pending,
      integrated: this.#integrated,
    });
  }

  /** Who pays from now on, where nobody else was presented. */
  atReader(customer: Presented | 'cancel'): void {
    this.#customer = customer;
  }

  /** Who pays the next sales, in order; `cancel` stops one on the terminal. */
  present(...customers: readonly (Presented | 'cancel')[]): void {
    this.#presented.push(...customers);
  }

  /** Refuses the next commands with these codes, in order, and does not carry them out. Throws `code-unknown`. */
  refuseNext(...codes: readonly string[]): void {
    for (const code of codes) {
      if (isCode(code) && code !== '00') continue;
      throw new TerminalError(
        'code-unknown',
        `"${code}" is no refusal of a Transbank terminal`,
        'use one such as "24"',
      );
    }
    this.#refusals.push(...codes);
  }

  /** What goes wrong with the next answer, by the names of `answerFaults`. Throws `fault-unknown`. */
  failNext(name: string): void {
    const fault = answerFaults.get(name);
    if (!fault) {
      const hint = `use one of ${[...answerFaults.keys()].join(', ')}`;
      throw new TerminalError('fault-unknown', `a Transbank terminal has no fault "${name}"`, hint);
    }
    this.#conversation.failNext(fault);
  }

  /** The operator chooses the integrated mode again, after 0300. */
  chooseIntegratedMode(): void {
    this.#integrated = true;
  }

  async close(): Promise<void> {
    await this.#conversation.close();
    await this.#options.printer.line.close();
  }

  /** By function code. */
  readonly #commands: Readonly<Record<string, Command>> = {
    '0100': async () => null,
    '0200': (fields) => this.#sale(saleOrder(fields, false)),
    '0250': () => this.#lastSale(false, false),
    '0260': ([, toRegister]) => this.#details(toRegister === '1', false),
    '0270': (fields) => this.#sale(saleOrder(fields, true)),
    '0280': ([, voucher]) => this.#lastSale(true, voucher === '1'),
    '0290': ([, toRegister]) => this.#details(toRegister === '1', true),
    '0300': async () => {
      this.#integrated = false;
      return null;
    },
    '0500': () => this.#close(),
    '0700': () => this.#totals(),
    '0800': async () => keysResponse(this.#refusals.shift() ?? '00', this.#identity),
    '1200': ([, operation = '']) => this.#void(operation),
  };

  #admit(request: string): Admission {
    if (!this.#integrated) return 'ignore';
    return Object.hasOwn(this.#commands, request.split('|')[0]!) ? 'take' : 'refuse';
  }

  async #sale(order: SaleOrder): Promise<string> {
    const answer = order.child === undefined ? '0210' : '0271';
    const refused = (code: string) => saleRefusal(answer, code, order.ticket, order.asked, order.child);
    const wrong = this.#refusals.shift() ?? checkSale(order, this.#options.children ?? []);
    if (wrong !== null) return refused(wrong);
    if (this.#sales.length >= Math.min(this.#options.capacity ?? MOST_SALES, MOST_SALES)) return refused('67');
    if (!(await this.#paper.isReady())) return refused('24');
    const progress = async (code: string) => {
      if (order.progress) await this.#conversation.progress(code);
    };
    await progress('78');
    const customer = this.#presented.shift() ?? this.#customer;
    if (customer === 'cancel') return refused('07');
    await progress('79');
    if (customer.card.entry !== 'C') await progress('81');
    await progress('82');
    const sale = await this.#authorise(order, customer);
    if (typeof sale === 'string') return refused(sale);
    this.#sales = [...this.#sales, sale];
    // The paper may have run out since: the sale is booked all the same, and the register has to ask what became of it.
    if (!(await this.#paper.isReady())) return refused('24');
    await this.#paper.voucher(sale, this.#occasion('sale'));
    return saleResponse(answer, this.#identity, sale);
  }

  async #authorise({ amount, ticket, child }: SaleOrder, customer: Presented): Promise<StoredSale | '01' | '02'> {
    const { card, account, instalments = 0 } = customer;
    const operation = this.#takeOperation();
    const answer = await this.#desk.authorise({ ...this.#request(operation, child), kind: 'sale', amount, card });
    if (typeof answer === 'string') return answer;
    const isDebit = account === 'debit';
    const lastFour = card.pan.slice(-4);
    return {
      card,
      paidBy: account,
      ticket,
      authorisation: answer.authorisation,
      amount,
      instalments,
      instalmentAmount: instalments === 0 ? 0 : Math.ceil(amount / instalments),
      lastFour,
      operation,
      cardType: isDebit ? 'DB' : 'CR',
      // As a terminal of the acquirer sends them, blanks and all.
      accountingDate: isDebit ? '000000' : '',
      account: isDebit ? `  ********${lastFour.slice(1)}      ` : '',
      brand: brandOf(card, account),
      localTime: answer.localTime,
      tip: 0,
      ...(child === undefined ? {} : { child }),
    };
  }

  async #lastSale(withChild: boolean, withVoucher: boolean): Promise<string> {
    const refused = this.#refusals.shift();
    const sale = this.#points.lastSale(this.#sales);
    if (refused || !sale) return `0260|${refused ?? '11'}|`;
    if (!(await this.#paper.isReady())) return '0260|24|';
    const occasion = this.#occasion('sale', true);
    await this.#paper.voucher(sale, occasion);
    const { child, ...plain } = sale;
    if (!withChild) return saleResponse('0260', this.#identity, plain);
    const text = withVoucher ? { voucher: this.#paper.text(sale, occasion) } : {};
    return saleResponse('0260', this.#identity, { ...plain, child: child ?? '', ...text });
  }

  async #details(toRegister: boolean, withChild: boolean): Promise<string | null> {
    const counted = this.#points.counted(this.#sales);
    if (!toRegister) {
      if (await this.#paper.isReady()) await this.#paper.report('list', counted);
      return null;
    }
    for (const { child, ...sale } of counted) {
      const told = withChild ? { ...sale, child: child ?? '' } : sale;
      if (!(await this.#conversation.record(detailRecord(this.#identity, told)))) return null;
    }
    return detailEnd(this.#identity, counted.length === 0);
  }

  async #close(): Promise<string> {
    const refused = this.#refusals.shift() ?? ((await this.#paper.isReady()) ? null : '24');
    if (refused !== null) return closeResponse(refused, this.#identity);
    const counted = this.#points.counted(this.#sales);
    const totals = hostTotals(counted.length, sumOf(counted));
    const answer = await this.#desk.settle({ batch: this.#batch, totals });
    if (typeof answer === 'string') return closeResponse(answer, this.#identity);
    this.#sales = this.#points.afterClose(this.#sales);
    this.#batch = this.#points.batchAfter(this.#batch);
    await this.#paper.report('close', counted, answer.localTime);
    return closeResponse('00', this.#identity);
  }

  async #totals(): Promise<string> {
    const refused = this.#refusals.shift() ?? ((await this.#paper.isReady()) ? null : '24');
    if (refused !== null) return totalsResponse(refused, 0, 0);
    const counted = this.#points.counted(this.#sales);
    await this.#paper.report('totals', counted);
    return totalsResponse('00', counted.length, sumOf(counted));
  }

  async #void(asked: string): Promise<string> {
    const answer = (code: string, authorisation = '') => voidResponse(code, this.#identity, authorisation, asked);
    const sale = this.#sales.find(({ operation }) => /^\d{1,6}$/.test(asked) && operation === Number(asked));
    const refused = this.#refusals.shift();
    if (refused) return answer(refused);
    if (!sale) return answer('05');
    if (sale.voided) return answer('04');
    if (!this.#points.isVoidable(sale)) return answer('21');
    if (!(await this.#paper.isReady())) return answer('24');
    const { amount, card, child } = sale;
    const operation = this.#takeOperation();
    const original = { voucher: sale.operation };
    const request = { ...this.#request(operation, child), kind: 'void' as const, amount, card, original };
    const said = await this.#desk.authorise(request);
    if (typeof said === 'string') return answer(said);
    const { authorisation } = said;
    this.#sales = this.#sales.map((each) => (each === sale ? { ...sale, voided: true } : each));
    await this.#paper.voucher({ ...sale, authorisation, localTime: said.localTime }, this.#occasion('void'));
    return answer('00', authorisation);
  }

  #request(voucher: number, child?: string) {
    const { number, terminal, operator } = this.#options.merchant;
    return { voucher, batch: this.#batch, terminal, merchant: child ?? number, operator };
  }

  #occasion(kind: 'sale' | 'void', reprint = false) {
    return { kind, reprint, nextOperation: this.#nextOperation };
  }

  #takeOperation(): number {
    const operation = this.#nextOperation;
    this.#nextOperation = numberAfter(operation);
    return operation;
  }
}

/** Throws a TerminalError `identity-invalid`. */
function identityOf({ number, terminal }: Merchant): Identity {
  if (/^\d{12}$/.test(number) && /^[0-9A-Za-z]{8}$/.test(terminal)) return { merchant: number, terminal };
  throw new TerminalError(
    'identity-invalid',
    `a Transbank terminal is known by a merchant code of 12 digits and 8 characters, got "${number}" and "${terminal}"`,
    'write them as 597029414300 and IT750050',
  );
}
