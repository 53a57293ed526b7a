import { numberAfter } from '../../numbers.ts';
import { type Merchant, TerminalError } from '../../terminal.ts';
import { brandOf, isCode } from '../../transbank/codes.ts';
import {
  closeResponse,
  detailEnd,
  detailRecord,
  type Identity,
  keysResponse,
  saleRefusal,
  saleResponse,
  totalsResponse,
  voidResponse,
} from '../../transbank/messages.ts';
import type { TransbankPoints } from './defects.ts';
import { type HostDesk, hostTotals } from './host-desk.ts';
import { MOST_SALES, type Presented, type StoredSale, sumOf, type TransbankState } from './memory.ts';
import { checkSale, type SaleOrder } from './sale-order.ts';
import type { VoucherPrinter } from './voucher-printer.ts';

export interface TillOptions {
  readonly merchant: Merchant;
  readonly identity: Identity;
  readonly points: TransbankPoints;
  readonly desk: HostDesk;
  readonly paper: VoucherPrinter;
  /** Codes of the shops within the shop. */
  readonly children: readonly string[];
  /** How many sales its memory holds. */
  readonly capacity: number;
  readonly customer: Presented | 'cancel';
  readonly state: Pick<TransbankState, 'batch' | 'nextOperation' | 'sales'>;
  /** Tells the register how far a sale is. */
  progress(code: string): Promise<void>;
  /** Sends a record of a list; false where the register never acknowledged it. */
  record(data: string): Promise<boolean>;
}

/** What a Transbank terminal does with each command: its memory, its customers, its numbers. */
export class Till {
  readonly #options: TillOptions;
  readonly #presented: (Presented | 'cancel')[] = [];
  readonly #refusals: string[] = [];
  #customer: Presented | 'cancel';
  #batch: number;
  #nextOperation: number;
  #sales: readonly StoredSale[];

  constructor(options: TillOptions) {
    this.#options = options;
    this.#customer = options.customer;
    this.#batch = options.state.batch;
    this.#nextOperation = options.state.nextOperation;
    this.#sales = options.state.sales;
  }

  get state(): Pick<TransbankState, 'batch' | 'nextOperation' | 'sales'> {
    return { batch: this.#batch, nextOperation: this.#nextOperation, sales: this.#sales };
  }

  atReader(customer: Presented | 'cancel'): void {
    this.#customer = customer;
  }

  present(customers: readonly (Presented | 'cancel')[]): void {
    this.#presented.push(...customers);
  }

  refuseNext(codes: readonly string[]): void {
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

  /** 0800. */
  async loadKeys(): Promise<string> {
    return keysResponse(this.#refusals.shift() ?? '00', this.#options.identity);
  }

  /** 0200 and 0270. */
  async sale(order: SaleOrder): Promise<string> {
    const answer = order.child === undefined ? '0210' : '0271';
    const refused = (code: string) => saleRefusal(answer, code, order.ticket, order.asked, order.child);
    const wrong = this.#refusals.shift() ?? checkSale(order, this.#options.children);
    if (wrong !== null) return refused(wrong);
    if (this.#sales.length >= Math.min(this.#options.capacity, MOST_SALES)) return refused('67');
    if (!(await this.#options.paper.isReady())) return refused('24');
    const progress = async (code: string) => {
      if (order.progress) await this.#options.progress(code);
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
    const { paper } = this.#options;
    const isPrinted = (await paper.isReady()) && (await paper.voucher(sale, this.#occasion('sale')));
    return isPrinted ? saleResponse(answer, this.#options.identity, sale) : refused('24');
  }

  async #authorise({ amount, ticket, child }: SaleOrder, customer: Presented): Promise<StoredSale | '01' | '02'> {
    const { card, account, instalments = 0 } = customer;
    const operation = this.#takeOperation();
    const answer = await this.#options.desk.authorise({
      ...this.#request(operation, child),
      kind: 'sale',
      amount,
      card,
    });
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

  /** 0250 and 0280: tells the last sale, and prints it again. */
  async lastSale(withChild: boolean, withVoucher: boolean): Promise<string> {
    const refused = this.#refusals.shift();
    const sale = this.#options.points.lastSale(this.#sales);
    if (refused || !sale) return `0260|${refused ?? '11'}|`;
    if (!(await this.#options.paper.isReady())) return '0260|24|';
    const occasion = this.#occasion('sale', true);
    if (!(await this.#options.paper.voucher(sale, occasion))) return '0260|24|';
    const { child, ...plain } = sale;
    if (!withChild) return saleResponse('0260', this.#options.identity, plain);
    const text = withVoucher ? { voucher: this.#options.paper.text(sale, occasion) } : {};
    return saleResponse('0260', this.#options.identity, { ...plain, child: child ?? '', ...text });
  }

  /** 0260 and 0290: the list, sent record by record, or printed. */
  async details(toRegister: boolean, withChild: boolean): Promise<string | null> {
    const counted = this.#options.points.counted(this.#sales);
    if (!toRegister) {
      if (await this.#options.paper.isReady()) await this.#options.paper.report('list', counted);
      return null;
    }
    for (const { child, ...sale } of counted) {
      const told = withChild ? { ...sale, child: child ?? '' } : sale;
      if (!(await this.#options.record(detailRecord(this.#options.identity, told)))) return null;
    }
    return detailEnd(this.#options.identity, counted.length === 0);
  }

  /** 0500: settles, and forgets the sales. What is settled is told, whether its report came to paper or not. */
  async close(): Promise<string> {
    const refused = this.#refusals.shift() ?? ((await this.#options.paper.isReady()) ? null : '24');
    if (refused !== null) return closeResponse(refused, this.#options.identity);
    const counted = this.#options.points.counted(this.#sales);
    const totals = hostTotals(counted.length, sumOf(counted));
    const answer = await this.#options.desk.settle({ batch: this.#batch, totals });
    if (typeof answer === 'string') return closeResponse(answer, this.#options.identity);
    this.#sales = this.#options.points.afterClose(this.#sales);
    this.#batch = this.#options.points.batchAfter(this.#batch);
    await this.#options.paper.report('close', counted, answer.localTime);
    return closeResponse('00', this.#options.identity);
  }

  /** 0700: counts, and prints a summary. */
  async totals(): Promise<string> {
    const refused = this.#refusals.shift() ?? ((await this.#options.paper.isReady()) ? null : '24');
    if (refused !== null) return totalsResponse(refused, 0, 0);
    const counted = this.#options.points.counted(this.#sales);
    if (!(await this.#options.paper.report('totals', counted))) return totalsResponse('24', 0, 0);
    return totalsResponse('00', counted.length, sumOf(counted));
  }

  /** 1200. See `close`. */
  async void(asked: string): Promise<string> {
    const answer = (code: string, authorisation = '') =>
      voidResponse(code, this.#options.identity, authorisation, asked);
    const sale = this.#sales.findLast(({ operation }) => /^\d{1,6}$/.test(asked) && operation === Number(asked));
    const refused = this.#refusals.shift();
    if (refused) return answer(refused);
    if (!sale) return answer('05');
    if (sale.voided) return answer('04');
    if (!this.#options.points.isVoidable(sale)) return answer('21');
    if (!(await this.#options.paper.isReady())) return answer('24');
    const { amount, card, child } = sale;
    const operation = this.#takeOperation();
    const original = { voucher: sale.operation };
    const request = { ...this.#request(operation, child), kind: 'void' as const, amount, card, original };
    const said = await this.#options.desk.authorise(request);
    if (typeof said === 'string') return answer(said);
    const { authorisation } = said;
    this.#sales = this.#sales.map((each) => (each === sale ? { ...sale, voided: true } : each));
    await this.#options.paper.voucher({ ...sale, authorisation, localTime: said.localTime }, this.#occasion('void'));
    return answer('00', authorisation);
  }

  #request(voucher: number, child?: string) {
    const { number, terminal, operator } = this.#options.merchant;
    return { voucher, batch: this.#batch, terminal, merchant: child || number, operator };
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
