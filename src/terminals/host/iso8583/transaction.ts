import type { BalanceRequest, TransactionRequest } from '../../simulated/host-messages.ts';
import type { Original } from '../../terminal.ts';
import { type CardFacts, cardFields, codeRead, readCard } from './card.ts';
import type { Fields, IsoMessage } from './codec.ts';
import { type Code, codes, enquiry, kindOf, networkCodes, tipAdjustment, types } from './codes.ts';
import { IsoError } from './iso-error.ts';
import { orderField, readOrder } from './order.ts';
import { digits, field60, monthAndDay, need, noMac, readField60, timeFields, YUAN } from './parts.ts';

/** Field 39 of a reversal: the request was not answered. */
const NO_ANSWER = '98';

/** Digits of field 48 where it is a tip. */
const TIP = 12;

/** 0100, 0200 or 0220 of a transaction; `madeAt`: the local time of one that the terminal approved by itself. */
export function requestMessage(request: TransactionRequest, madeAt?: string): IsoMessage {
  return {
    type: codes[request.kind].type,
    fields: { ...requestFields(request), ...(madeAt ? timeFields(madeAt) : {}) },
  };
}

/** 0400 of a transaction that was not answered (39 is 98). */
export function reversalMessage(request: TransactionRequest): IsoMessage {
  return { type: types.reversal, fields: { ...requestFields(request), 39: NO_ANSWER } };
}

/** 0220 of a sale that counts with another amount and tip: the voucher is that of the sale. */
export function adjustmentMessage(request: TransactionRequest): IsoMessage {
  const fields = { ...requestFields(request), ...codeFields(tipAdjustment, request.batch) };
  return { type: tipAdjustment.type, fields: { ...fields, 61: field61(request.batch, { voucher: request.voucher }) } };
}

export function enquiryMessage(request: BalanceRequest): IsoMessage {
  return {
    type: enquiry.type,
    fields: { ...cardFields(request.card), ...senderFields(request), ...codeFields(enquiry, request.batch) },
  };
}

function requestFields(request: TransactionRequest): Fields {
  const { kind, batch, amount, tip, card, wallet, original } = request;
  return {
    ...(card ? cardFields(card) : { 22: codeRead }),
    ...senderFields(request),
    ...codeFields(codes[kind], batch),
    4: digits(amount, 12),
    ...(tip ? { 48: digits(tip, TIP) } : {}),
    ...orderField(original?.order, wallet),
    ...(original?.reference ? { 37: original.reference.padEnd(12) } : {}),
    ...(original?.authorisation ? { 38: original.authorisation.padEnd(6) } : {}),
    ...(original ? { 61: field61(batch, original) } : {}),
  };
}

function senderFields(request: Pick<TransactionRequest, 'voucher' | 'terminal' | 'merchant' | 'operator'>): Fields {
  const { voucher, terminal, merchant, operator } = request;
  return {
    11: digits(voucher, 6),
    41: terminal.padEnd(8),
    42: merchant.padEnd(15),
    49: YUAN,
    63: operator.padEnd(3),
    64: noMac,
  };
}

function codeFields({ processing, condition, function: func }: Code, batch: number): Fields {
  return { 3: processing, 25: condition, 60: field60(func, batch, networkCodes.transaction) };
}

/** Field 61: batch and trace number of the original, and its date as MMDD; zeros for what is not known of it. */
function field61(batch: number, { voucher, date }: Original): string {
  const known = voucher === undefined ? digits(0, 12) : digits(batch, 6) + digits(voucher, 6);
  return known + (date ?? '0000-00-00').slice(5).replace('-', '');
}

/** Where and when a message is read. */
export interface Reading {
  /** What is known of a card by its number. */
  readonly factsOf: (pan: string) => CardFacts;
  /** Local time, `YYYY-MM-DDTHH:MM:SS`. */
  readonly now: string;
}

/** Reads a transaction, or the reversal of one. Throws an IsoError `iso-content`. */
export function readRequest(message: IsoMessage, reading: Reading): TransactionRequest {
  const processing = need(message, 3);
  const { function: func } = readField60(message);
  const kind = kindOf(processing, func);
  if (!kind)
    throw new IsoError('iso-content', `no transaction has processing code ${processing} and function ${func}`, 0, 3);
  return { kind, ...readAsked(message, reading, kind.startsWith('qr-')) };
}

/** Reads 0220 that changes the amount of a sale: as the request of that sale. */
export function readAdjustment(message: IsoMessage, reading: Reading): TransactionRequest {
  const { original, ...asked } = readAsked(message, reading, false);
  return { ...asked, kind: 'sale', voucher: original?.voucher ?? asked.voucher };
}

export function readEnquiry(message: IsoMessage, { factsOf }: Reading): BalanceRequest {
  return { ...readSender(message), card: readCard(message, factsOf) };
}

function readAsked(message: IsoMessage, { factsOf, now }: Reading, byCode: boolean): Omit<TransactionRequest, 'kind'> {
  const { order, wallet } = byCode ? readOrder(message) : {};
  const original = readOriginal(message, order, now);
  const tip = message.fields[48]?.length === TIP ? Number(message.fields[48]) : 0;
  return {
    ...readSender(message),
    amount: Number(need(message, 4)),
    ...(tip > 0 ? { tip } : {}),
    card: byCode ? null : readCard(message, factsOf),
    ...(wallet ? { wallet } : {}),
    ...(original ? { original } : {}),
  };
}

function readSender(message: IsoMessage) {
  return {
    voucher: Number(need(message, 11)),
    batch: readField60(message).batch,
    terminal: need(message, 41).trimEnd(),
    merchant: need(message, 42).trimEnd(),
    operator: (message.fields[63] ?? '').slice(0, 3).trimEnd(),
  };
}

function readOriginal({ fields }: IsoMessage, order: string | undefined, now: string): Original | undefined {
  const of = fields[61] ?? '';
  const voucher = Number(of.slice(6, 12));
  const date = of.slice(12, 16);
  const original: Original = {
    ...(voucher > 0 ? { voucher } : {}),
    ...(fields[37] ? { reference: fields[37].trimEnd() } : {}),
    ...(fields[38] ? { authorisation: fields[38].trimEnd() } : {}),
    ...(/^(0[1-9]|1[0-2])/.test(date) ? { date: monthAndDay(date, now) } : {}),
    ...(order ? { order } : {}),
  };
  return Object.keys(original).length > 0 ? original : undefined;
}
