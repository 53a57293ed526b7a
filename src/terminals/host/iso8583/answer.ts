import type { BalanceAnswer, TransactionAnswer } from '../../simulated/host-messages.ts';
import type { Fields, IsoMessage } from './codec.ts';
import { answerType } from './codes.ts';
import { field44, readAcquirer } from './institutions.ts';
import { orderField, readOrder } from './order.ts';
import { digits, need, noMac, readTime, timeFields, YUAN } from './parts.ts';

/** Fields of a request that its answer repeats. */
const repeated = [2, 3, 4, 11, 14, 25, 41, 42, 49, 60] as const;

/** The answer to a message, with its own fields beside those that it repeats. */
export function answerTo(asked: IsoMessage, fields: Fields): IsoMessage {
  const same = repeated.flatMap((field) => (asked.fields[field] === undefined ? [] : [[field, asked.fields[field]]]));
  return { type: answerType(asked.type), fields: { ...Object.fromEntries(same), ...fields, 64: noMac } };
}

/** 0110, 0210 or 0230. `issuer`: for field 44. */
export function transactionAnswer(asked: IsoMessage, answer: TransactionAnswer, issuer: string): IsoMessage {
  const { response, reference, authorisation, localTime, acquirer, order, wallet } = answer;
  return answerTo(asked, {
    ...timeFields(localTime),
    ...(reference ? { 37: reference.padEnd(12) } : {}),
    ...(authorisation ? { 38: authorisation.padEnd(6) } : {}),
    39: response,
    44: field44(issuer, acquirer),
    ...orderField(order, wallet),
  });
}

/** Reads what answers a transaction. Throws an IsoError `iso-content`. */
export function readTransactionAnswer(message: IsoMessage, now: string): TransactionAnswer {
  const { fields } = message;
  return {
    response: need(message, 39),
    reference: (fields[37] ?? '').trimEnd(),
    authorisation: (fields[38] ?? '').trimEnd(),
    localTime: readTime(message, now) ?? now,
    acquirer: readAcquirer(fields[44]),
    ...readOrder(message),
  };
}

/** Account and amount type of field 54: a current account, what is available. */
const AVAILABLE = '1002';

export function balanceAnswer(asked: IsoMessage, { response, balance }: BalanceAnswer): IsoMessage {
  const held =
    balance === null ? {} : { 54: `${AVAILABLE}${YUAN}${balance < 0 ? 'D' : 'C'}${digits(Math.abs(balance), 12)}` };
  return answerTo(asked, { 39: response, ...held });
}

export function readBalance(message: IsoMessage): BalanceAnswer {
  const [, sign, amount] = /^.{7}([CD])(\d{12})$/.exec(message.fields[54] ?? '') ?? [];
  const balance = amount === undefined ? null : Number(amount) * (sign === 'D' ? -1 : 1);
  return { response: need(message, 39), balance };
}
