import type { Clock } from '../../../clock/clock.ts';
import type { Line } from '../../../ports/port.ts';
import { TerminalError } from '../../terminal.ts';
import { requests } from '../../transbank/messages.ts';
import {
  type Reading,
  readDetail,
  readResponse,
  readSale,
  readTotals,
  readVoid,
  type SaleReading,
  type TotalsReading,
  type VoidReading,
} from '../../transbank/readings.ts';
import { type Asking, RegisterExchange, type Result } from './exchange.ts';

/** What became of a request that must not simply be sent again: what was answered, or why nothing was. */
export type Outcome<T> = { readonly kind: 'answered'; readonly reading: T } | Exclude<Result, { kind: 'answered' }>;

/** Commands that only read, and those that end in an ACK, are sent again; what moves money is not. */
const reading = { repeats: true } as const;
const moving = { repeats: false } as const;

/** A register at the other end of a Transbank terminal's cable: its commands, one at a time. */
export class TransbankRegister {
  readonly #exchange: RegisterExchange;
  readonly #name: string;

  /** Owns the line and closes it. */
  constructor(line: Line, clock: Clock) {
    this.#exchange = new RegisterExchange(line, clock);
    this.#name = line.name;
  }

  get isBusy(): boolean {
    return this.#exchange.isOpen;
  }

  /** Whether the terminal is there and idle. Each of these rejects with a TerminalError `terminal-silent`. */
  async poll(): Promise<void> {
    await this.#certain({ ...reading, request: requests.poll(), answers: [] });
  }

  /** Hands the keys back to the terminal's operator: it answers no register until they choose its mode again. */
  async normalMode(): Promise<void> {
    await this.#certain({ ...reading, request: requests.normalMode(), answers: [] });
  }

  async loadKeys(): Promise<Reading> {
    return readResponse(await this.#certain({ ...reading, request: requests.loadKeys(), answers: ['0810'] }));
  }

  /** The last sale in the terminal's memory; the terminal prints its voucher again. Code 11 where there is none. */
  async lastSale(): Promise<SaleReading> {
    return readSale(await this.#certain({ ...reading, request: requests.lastSale(), answers: ['0260'] }));
  }

  async lastChildSale(voucher: boolean): Promise<SaleReading> {
    const request = requests.lastChildSale(voucher);
    return readSale(await this.#certain({ ...reading, request, answers: ['0260', '0281'] }));
  }

  /** Totals since the last close; the terminal prints a summary. */
  async totals(): Promise<TotalsReading> {
    return readTotals(await this.#certain({ ...reading, request: requests.totals(), answers: ['0710'] }));
  }

  /** The sales since the last close, as the terminal lists them. It prints nothing. */
  async details(): Promise<readonly SaleReading[]> {
    for (let tries = 0; ; tries++) {
      const sales: SaleReading[] = [];
      const hasMore = (data: string) => {
        const sale = readDetail(data);
        if (sale) sales.push(sale);
        return sale !== null;
      };
      const result = await this.#exchange.ask({
        ...reading,
        request: requests.details(true),
        answers: ['0261'],
        hasMore,
      });
      if (result.kind === 'answered') return sales;
      if (tries > 0 || this.#exchange.hasEnded) throw this.#silent();
    }
  }

  /** The terminal prints the list of its sales itself. */
  async printDetails(): Promise<void> {
    await this.#certain({ ...reading, request: requests.details(false), answers: [] });
  }

  sale(
    amount: number,
    ticket: string,
    onProgress?: (code: string) => void,
    child?: string,
  ): Promise<Outcome<SaleReading>> {
    const progress = onProgress !== undefined;
    const request =
      child === undefined
        ? requests.sale(amount, ticket, progress)
        : requests.childSale(amount, ticket, progress, child);
    const answers = [child === undefined ? '0210' : '0271'];
    return this.#ask({ ...moving, request, answers, onProgress }, readSale);
  }

  void(operation: number): Promise<Outcome<VoidReading>> {
    return this.#ask({ ...moving, request: requests.void(operation), answers: ['1210'] }, readVoid);
  }

  closeBatch(): Promise<Outcome<Reading>> {
    return this.#ask({ ...moving, request: requests.close(), answers: ['0510'] }, readResponse);
  }

  close(): Promise<void> {
    return this.#exchange.close();
  }

  async #ask<T>(asking: Asking, read: (data: string) => T): Promise<Outcome<T>> {
    const result = await this.#exchange.ask(asking);
    return result.kind === 'answered' ? { kind: 'answered', reading: read(result.data) } : result;
  }

  /** Asks until it is answered, once more where the response was lost: for what changes nothing. */
  async #certain(asking: Asking): Promise<string> {
    for (let tries = 0; ; tries++) {
      const result = await this.#exchange.ask(asking);
      if (result.kind === 'answered') return result.data;
      if (result.kind === 'acknowledged') return '';
      if (tries > 0 || this.#exchange.hasEnded) throw this.#silent();
    }
  }

  #silent(): TerminalError {
    return new TerminalError(
      'terminal-silent',
      `the terminal on ${this.#name} does not answer`,
      'check that it is in integrated mode (0300 leaves it), its cable, and its speed: 115200 8N1',
    );
  }
}
