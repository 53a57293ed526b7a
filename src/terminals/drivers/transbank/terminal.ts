import type { Clock } from '../../../clock/clock.ts';
import type { Line } from '../../../ports/port.ts';
import {
  type Merchant,
  type Terminal,
  TerminalError,
  type TerminalOutcome,
  type TerminalRequest,
} from '../../terminal.ts';
import { meaningOf } from '../../transbank/codes.ts';
import { REPEATS } from '../../transbank/messages.ts';
import type { TextPrinter } from '../../transbank/paper.ts';
import type { SaleReading, TotalsReading } from '../../transbank/readings.ts';
import { isReady, printDetail, requireReady } from './detail-paper.ts';
import { outcomeOf } from './outcomes.ts';
import { TransbankRegister } from './register.ts';

export interface TransbankDriverOptions {
  readonly clock: Clock;
  /** To the terminal: a serial line at 115200 8N1. The driver owns it and closes it. */
  readonly line: Line;
  /** What the slips of this terminal say of it. */
  readonly merchant: Merchant;
  /** The bench's printer, for the list of sales. The driver does not close it. */
  readonly printer?: TextPrinter;
  /** Told the codes of 0900; the terminal is asked for them where this is given. */
  onProgress?(code: string): void;
}

/** Tickets are 6 letters and digits: so many differ. */
const TICKETS = 36 ** 6;

/**
 * A Transbank terminal in POS Integrado mode, driven as a cash register drives it. The cardholder's part stays with
 * people or a robot: the card of a request is not sent. Where it is in doubt what became of a sale it asks the terminal
 * (0250, and the list where that is refused) before it sells again.
 */
export class TransbankTerminal implements Terminal {
  readonly acquirer = 'cl-transbank';
  readonly merchant: Merchant;
  readonly #clock: Clock;
  readonly #register: TransbankRegister;
  readonly #printer?: TextPrinter;
  readonly #onProgress?: (code: string) => void;
  #lastTicket = -1;
  #busy = false;

  constructor(options: TransbankDriverOptions) {
    const { clock, line, printer } = options;
    this.merchant = options.merchant;
    this.#clock = clock;
    this.#register = new TransbankRegister(line, clock);
    this.#printer = printer;
    this.#onProgress = options.onProgress?.bind(options);
  }

  /** Rejects with a TerminalError `terminal-silent` unless the terminal is there and idle. */
  connect(): Promise<void> {
    return this.#register.poll();
  }

  /**
   * See Terminal. A sign-on loads the working keys; a list is printed on the bench's printer, or on the
   * terminal's where it has none. Refused as `not-supported`: what the protocol has no command for (refunds, tips, reprints of any
   * but the last sale). Rejects with a TerminalError `terminal-silent` where the terminal answers nothing any more, and
   * `request-unanswered` where it answers others.
   */
  perform(request: TerminalRequest): Promise<TerminalOutcome> {
    return this.#alone<TerminalOutcome>(
      () => this.#perform(request),
      () => ({ result: 'refused', reason: 'busy', display: 'Ocupado' }),
    );
  }

  /** Totals since the last close: to be held against what the register sold, before the next one. */
  totals(): Promise<TotalsReading> {
    return this.#alone(() => this.#register.totals());
  }

  /** The terminal's list of its sales, printed on the bench's printer where it has one. */
  details(): Promise<readonly SaleReading[]> {
    return this.#alone(() => this.#details());
  }

  /** Hands the terminal back to its operator. */
  leave(): Promise<void> {
    return this.#alone(() => this.#register.normalMode());
  }

  close(): Promise<void> {
    return this.#register.close();
  }

  async #perform(request: TerminalRequest): Promise<TerminalOutcome> {
    switch (request.kind) {
      case 'sale':
        return request.tip ? notSupported : this.#sale(request.amount);
      case 'void':
        return this.#void(request.voucher);
      case 'settle':
        return this.#settle();
      case 'reprint':
        if (request.target.of === 'last') {
          const { code, operation } = await this.#register.lastSale();
          return outcomeOf(code, code === '00' ? operation : undefined);
        }
        return notSupported;
      case 'list':
        if (request.of === 'totals') return outcomeOf((await this.#register.totals()).code);
        return this.#list();
      case 'sign-on':
        return outcomeOf((await this.#register.loadKeys()).code);
      default:
        return notSupported;
    }
  }

  async #details(): Promise<readonly SaleReading[]> {
    if (this.#printer) await requireReady(this.#printer);
    const sales = await this.#register.details();
    if (this.#printer) await printDetail(sales, this.#printer);
    return sales;
  }

  /** On the bench's printer; on the terminal's where the bench has none. */
  async #list(): Promise<TerminalOutcome> {
    if (!this.#printer) await this.#register.printDetails();
    else if (await isReady(this.#printer)) await this.#details();
    else return { result: 'refused', reason: 'printer-not-ready', display: meaningOf('24') };
    return outcomeOf('00');
  }

  async #sale(amount: number): Promise<TerminalOutcome> {
    const ticket = this.#ticket();
    for (let sent = 0; ; sent++) {
      const outcome = await this.#register.sale(amount, ticket, this.#onProgress);
      if (outcome.kind === 'answered') {
        const { reading } = outcome;
        const { code } = reading;
        // Code 24 does not tell whether the paper ran out before or after the sale.
        if (code !== '24' && reading.ticket === ticket)
          return code === '00' ? this.#booked(reading, amount) : outcomeOf(code);
        const booked = await this.#find(ticket);
        if (booked) return { ...this.#booked(booked, amount), ...(code === '24' ? unprinted : {}) };
        if (code === '00') throw differs(`a sale of ticket ${reading.ticket}`, `ticket ${ticket}`);
        return outcomeOf(code);
      }
      const booked = await this.#find(ticket);
      if (booked) return this.#booked(booked, amount);
      if (outcome.kind !== 'not-taken' || sent >= REPEATS) return nothingBooked;
    }
  }

  /** An LRC does not see a bit that is wrong twice: what was sold is held against what was asked. */
  #booked(sale: SaleReading, amount: number): TerminalOutcome {
    if (sale.amount !== amount) throw differs(`a sale of ${sale.amount} pesos`, `${amount} pesos`);
    return outcomeOf('00', sale.operation);
  }

  /** The sale of a ticket, if the terminal has it: the last one, or on its list. */
  async #find(ticket: string): Promise<SaleReading | undefined> {
    const last = await this.#register.lastSale();
    if (last.code === '00' && last.ticket === ticket) return last;
    return last.code === '11' ? undefined : (await this.#register.details()).find((sale) => sale.ticket === ticket);
  }

  /** A void may be asked for again: the terminal says that it is done already. */
  async #void(operation: number): Promise<TerminalOutcome> {
    let isDoubtful = false;
    for (let sent = 0; sent <= REPEATS; sent++) {
      const outcome = await this.#register.void(operation);
      if (outcome.kind !== 'answered') {
        isDoubtful = true;
        continue;
      }
      const { code } = outcome.reading;
      return outcomeOf(isDoubtful && code === '04' ? '00' : code, operation);
    }
    throw this.#unanswered('a void');
  }

  /** A close that is in doubt shows in the totals: after one there are none. */
  async #settle(): Promise<TerminalOutcome> {
    for (let sent = 0; sent <= REPEATS; sent++) {
      const outcome = await this.#register.closeBatch();
      if (outcome.kind === 'answered') return outcomeOf(outcome.reading.code);
      const totals = await this.#register.totals();
      if (totals.code === '00' && totals.count === 0) return outcomeOf('00');
    }
    throw this.#unanswered('a close');
  }

  async #alone<T>(work: () => Promise<T>, whenBusy?: () => T): Promise<T> {
    if (this.#busy) {
      if (whenBusy) return whenBusy();
      throw new TerminalError('terminal-busy', 'the terminal is still at work', 'wait for the last request to end');
    }
    this.#busy = true;
    try {
      return await work();
    } finally {
      this.#busy = false;
    }
  }

  #unanswered(what: string): TerminalError {
    return new TerminalError(
      'request-unanswered',
      `the terminal does not answer ${what}, though it answers other requests`,
      'look at its display, and print its list of sales before you go on',
    );
  }

  /** The second of the sale in base 36, so that a register that starts anew takes no ticket again. */
  #ticket(): string {
    const second = Math.floor(this.#clock.date() / 1000) % TICKETS;
    this.#lastTicket = Math.max(second, this.#lastTicket + 1) % TICKETS;
    return this.#lastTicket.toString(36).toUpperCase().padStart(6, '0');
  }
}

const notSupported: TerminalOutcome = {
  result: 'refused',
  reason: 'not-supported',
  display: 'Transaccion no soportada',
};
const unprinted = { response: '24', reason: 'printer-not-ready', display: meaningOf('24') } as const;
const nothingBooked: TerminalOutcome = { result: 'no-answer', display: 'Sin respuesta, venta no realizada' };

function differs(got: string, expected: string): TerminalError {
  return new TerminalError(
    'sale-differs',
    `the terminal answers ${got}, where ${expected} was asked for`,
    'take the sale back on the terminal, and look for noise on its cable',
  );
}
