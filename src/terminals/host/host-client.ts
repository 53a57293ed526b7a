import type { Clock } from '../../clock/clock.ts';
import { type Line, PortError } from '../../ports/port.ts';
import { numberAfter } from '../numbers.ts';
import {
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
} from '../simulated/host-messages.ts';
import { localTime, terminalZone, type Zone } from '../simulated/local-time.ts';
import type { Merchant } from '../terminal.ts';
import { readBalance, readTransactionAnswer } from './iso8583/answer.ts';
import { type Fields, type IsoMessage, pack, unpack } from './iso8583/codec.ts';
import { answerType, networkCodes, types } from './iso8583/codes.ts';
import { FrameReader, packFrame, usualHeader, usualTpdu } from './iso8583/frame.ts';
import { IsoError } from './iso8583/iso-error.ts';
import { digits, field60, need, noMac, YUAN } from './iso8583/parts.ts';
import { queryMessage, readQueryAnswer } from './iso8583/query.ts';
import { MOST_RECORDS, readSettlementAnswer, totalsField, uploadField } from './iso8583/settlement.ts';
import { adjustmentMessage, enquiryMessage, requestMessage, reversalMessage } from './iso8583/transaction.ts';

export interface HostClientOptions {
  /** Connects to the host; rejects with a PortError where there is none. */
  readonly dial: () => Promise<Line>;
  readonly clock: Clock;
  /** Whose terminal asks, in messages that are no transactions. */
  readonly merchant: Merchant;
  /** Offset of the terminal's local time from UTC; `+08:00` where not given. */
  readonly zone?: string;
  /** 5 and 6 bytes; those that are usual where not given. */
  readonly tpdu?: Uint8Array;
  readonly header?: Uint8Array;
}

/**
 * A host at the other end of a line. It dials when something is asked and there is no line, and keeps the line. Answers
 * are known by type, processing code and trace number, so they may come in any order, or after the terminal has given
 * up; when the line ends, what is not answered never will be.
 */
export class HostClient implements Host {
  readonly #options: HostClientOptions;
  readonly #zone: Zone;
  readonly #waiting = new Map<string, (answer: IsoMessage) => void>();
  #line: Promise<Line> | null = null;
  #trace = 0;
  #batch = 1;

  /** Throws a TerminalError `zone-invalid`. */
  constructor(options: HostClientOptions) {
    this.#options = options;
    this.#zone = terminalZone(options.zone ?? '+08:00');
  }

  async authorise(request: TransactionRequest): Promise<TransactionAnswer> {
    this.#batch = request.batch;
    return readTransactionAnswer(await this.#ask(requestMessage(request)), this.#now());
  }

  async upload(request: TransactionRequest, madeAt: string): Promise<TransactionAnswer> {
    return readTransactionAnswer(await this.#ask(requestMessage(request, madeAt)), madeAt);
  }

  async adjust(request: TransactionRequest): Promise<string> {
    return responseOf(await this.#ask(adjustmentMessage(request)));
  }

  async reverse(request: TransactionRequest): Promise<string> {
    return responseOf(await this.#ask(reversalMessage(request)));
  }

  async enquire(request: BalanceRequest): Promise<BalanceAnswer> {
    return readBalance(await this.#ask(enquiryMessage(request)));
  }

  async query(asked: OrderQuery): Promise<QueriedOrder | null> {
    const { number, terminal, operator } = this.#options.merchant;
    const { type, fields } = queryMessage(asked, this.#nextTrace());
    const answer = await this.#ask({ type, fields: { ...this.#sender(), ...fields } });
    return readQueryAnswer(answer, this.#now(), { merchant: number, terminal, operator });
  }

  async settle({ batch, totals }: SettlementRequest): Promise<SettlementAnswer> {
    const fields = { 48: totalsField(totals), 49: YUAN };
    return readSettlementAnswer(
      await this.#service(types.settlement, batch, networkCodes.settlement, fields),
      this.#now(),
    );
  }

  async uploadBatch(batch: number, records: readonly UploadRecord[]): Promise<void> {
    for (let from = 0; from < records.length; from += MOST_RECORDS) {
      const fields = { 48: uploadField(records.slice(from, from + MOST_RECORDS)) };
      await this.#service(types.upload, batch, networkCodes.settlement, fields);
    }
    await this.#service(types.upload, batch, networkCodes.uploadEnd, { 48: digits(records.length, 4) });
  }

  async sign(way: 'on' | 'off'): Promise<string> {
    const [type, network] = way === 'on' ? [types.signOn, networkCodes.signOn] : [types.network, networkCodes.signOff];
    return responseOf(await this.#service(type, this.#batch, network, {}));
  }

  async echo(): Promise<string> {
    return responseOf(await this.#service(types.network, this.#batch, networkCodes.echo, {}));
  }

  /** Ends the line, if there is one. */
  async close(): Promise<void> {
    const line = await this.#line;
    this.#line = null;
    await line?.close();
  }

  #service(type: string, batch: number, network: string, fields: Fields): Promise<IsoMessage> {
    const own = { 11: digits(this.#nextTrace(), 6), 60: field60('00', batch, network) };
    return this.#ask({ type, fields: { ...this.#sender(), ...own, ...fields } });
  }

  #sender(): Fields {
    const { number, terminal, operator } = this.#options.merchant;
    return { 41: terminal.padEnd(8), 42: number.padEnd(15), 63: operator.padEnd(3), 64: noMac };
  }

  /** Trace numbers of messages that are no transactions count by themselves. */
  #nextTrace(): number {
    this.#trace = numberAfter(this.#trace);
    return this.#trace;
  }

  #now(): string {
    return localTime(this.#options.clock.date(), this.#zone);
  }

  async #ask(message: IsoMessage): Promise<IsoMessage> {
    const { tpdu = usualTpdu, header = usualHeader } = this.#options;
    const frame = packFrame({ tpdu, header, message: pack(message) });
    const line = await this.#connected();
    const { type, fields } = message;
    return new Promise((resolve) => {
      this.#waiting.set(keyOf({ type: answerType(type), fields }), resolve);
      void line.write(frame);
    });
  }

  #connected(): Promise<Line> {
    this.#line ??= this.#dial();
    return this.#line;
  }

  async #dial(): Promise<Line> {
    try {
      const line = await this.#options.dial();
      this.#attend(line);
      return line;
    } catch (error) {
      this.#line = null;
      throw error instanceof PortError ? new HostUnreachable(error.message) : error;
    }
  }

  #attend(line: Line): void {
    const reader = new FrameReader();
    line.attach({
      onBytes: (bytes) => {
        try {
          for (const { message } of reader.push(bytes)) this.#answered(unpack(message));
        } catch (error) {
          if (!(error instanceof IsoError)) throw error;
          line.reset();
        }
      },
      onEnd: () => {
        this.#line = null;
        this.#waiting.clear();
        void line.close();
      },
    });
  }

  #answered(message: IsoMessage): void {
    const key = keyOf(message);
    this.#waiting.get(key)?.(message);
    this.#waiting.delete(key);
  }
}

/** What an answer is known by. */
function keyOf({ type, fields }: IsoMessage): string {
  return `${type} ${fields[3] ?? ''} ${fields[11]}`;
}

function responseOf(message: IsoMessage): string {
  return need(message, 39);
}
