import type { Host, UploadRecord } from '../simulated/host-messages.ts';
import { transactionFacts } from '../transactions.ts';
import { answerTo, balanceAnswer, transactionAnswer } from './iso8583/answer.ts';
import type { IsoMessage } from './iso8583/codec.ts';
import { adjustment, enquiry, networkCodes, orderQuery, tipAdjustment, types } from './iso8583/codes.ts';
import { IsoError } from './iso8583/iso-error.ts';
import { need, readField60, readTime, timeFields } from './iso8583/parts.ts';
import { queryAnswer, readQuery } from './iso8583/query.ts';
import { readTotals, readUpload, settlementAnswer } from './iso8583/settlement.ts';
import { type Reading, readAdjustment, readEnquiry, readRequest } from './iso8583/transaction.ts';

/** Field 39 of what is read and makes no sense, and of a type that the host does not take. */
const FORMAT = '30';
const NOT_VALID = '12';
const APPROVED = '00';

/** Records that are kept of one batch upload; a terminal's journal holds some hundreds. */
const MOST_UPLOADED = 10_000;

type Answering = (message: IsoMessage, reading: Reading) => Promise<IsoMessage>;

/** Bytes of the working keys that a sign-on hands out, by network code: two of 12 with their check values, two of 20, three of 20. */
const keyBytes: Readonly<Record<string, number>> = { '001': 24, '003': 40, '004': 60 };

/** Reads a message, asks the host, and says what it answers. */
export class Desk {
  readonly #host: Host;
  readonly #read: () => Reading;
  /** Records of batch uploads that have not ended, by terminal and batch. */
  readonly #uploads = new Map<string, Pick<UploadRecord, 'voucher' | 'amount'>[]>();
  readonly #byType: Readonly<Record<string, Answering>> = {
    '0100': (message, reading) => this.#authorise(message, reading),
    '0200': (message, reading) => this.#request(message, reading),
    '0220': (message, reading) => this.#advice(message, reading),
    [types.reversal]: async (message, reading) =>
      answerTo(message, { ...timeFields(reading.now), 39: await this.#host.reverse(readRequest(message, reading)) }),
    [types.settlement]: async (message) => {
      const { batch } = readField60(message);
      return settlementAnswer(message, await this.#host.settle({ batch, totals: readTotals(message) }));
    },
    [types.upload]: (message) => this.#upload(message),
    [types.signOn]: (message, reading) => this.#signOn(message, reading),
    [types.network]: async (message) => {
      const { network } = readField60(message);
      return answerTo(message, {
        39: network === networkCodes.signOff ? await this.#host.sign('off') : await this.#host.echo(),
      });
    },
  };

  constructor(host: Host, read: () => Reading) {
    this.#host = host;
    this.#read = read;
  }

  /** The answer, when the host answers. What is no valid request is answered 30 or 12. */
  async answer(message: IsoMessage): Promise<IsoMessage> {
    const answering = this.#byType[message.type];
    if (!answering) return answerTo(message, { 39: NOT_VALID });
    try {
      need(message, 11);
      return await answering(message, this.#read());
    } catch (error) {
      if (error instanceof IsoError && error.code === 'iso-content') return answerTo(message, { 39: FORMAT });
      throw error;
    }
  }

  async #authorise(message: IsoMessage, reading: Reading): Promise<IsoMessage> {
    const request = readRequest(message, reading);
    return transactionAnswer(message, await this.#host.authorise(request), request.card?.issuer ?? '');
  }

  #request(message: IsoMessage, reading: Reading): Promise<IsoMessage> {
    switch (need(message, 3).slice(0, 2)) {
      case enquiry.processing.slice(0, 2):
        return this.#enquire(message, reading);
      case orderQuery.processing.slice(0, 2):
        return this.#query(message, reading);
      default:
        return this.#authorise(message, reading);
    }
  }

  async #enquire(message: IsoMessage, reading: Reading): Promise<IsoMessage> {
    return balanceAnswer(message, await this.#host.enquire(readEnquiry(message, reading)));
  }

  async #query(message: IsoMessage, { now }: Reading): Promise<IsoMessage> {
    return queryAnswer(message, await this.#host.query(readQuery(message)), now);
  }

  async #advice(message: IsoMessage, reading: Reading): Promise<IsoMessage> {
    const { function: func } = readField60(message);
    if (func === adjustment.function || func === tipAdjustment.function) {
      return answerTo(message, {
        ...timeFields(reading.now),
        39: await this.#host.adjust(readAdjustment(message, reading)),
      });
    }
    const request = readRequest(message, reading);
    if (!transactionFacts[request.kind].offline) return this.#authorise(message, reading);
    const madeAt = readTime(message, reading.now) ?? reading.now;
    return transactionAnswer(message, await this.#host.upload(request, madeAt), request.card?.issuer ?? '');
  }

  async #upload(message: IsoMessage): Promise<IsoMessage> {
    const { batch, network } = readField60(message);
    const key = `${need(message, 41)} ${batch}`;
    const records = this.#uploads.get(key) ?? [];
    if (records.length > MOST_UPLOADED) throw new IsoError('iso-content', 'the batch upload does not end', 0, 48);
    if (network === networkCodes.uploadEndBalanced) {
      this.#uploads.delete(key);
    } else if (network === networkCodes.uploadEnd) {
      this.#uploads.delete(key);
      await this.#host.uploadBatch(
        batch,
        records.map((record) => ({ ...record, card: null })),
      );
    } else {
      this.#uploads.set(key, [...records, ...readUpload(message)]);
    }
    return answerTo(message, { 39: APPROVED });
  }

  async #signOn(message: IsoMessage, { now }: Reading): Promise<IsoMessage> {
    const { network } = readField60(message);
    const response = await this.#host.sign('on');
    const keys = response === APPROVED ? '00'.repeat(keyBytes[network] ?? 24) : undefined;
    return answerTo(message, { ...timeFields(now), 39: response, 62: keys });
  }
}
