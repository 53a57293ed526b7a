import type { OrderQuery, QueriedOrder, TransactionRequest } from '../../simulated/host-messages.ts';
import { answerTo, readTransactionAnswer } from './answer.ts';
import type { IsoMessage } from './codec.ts';
import { networkCodes, orderQuery } from './codes.ts';
import { field44 } from './institutions.ts';
import { IsoError } from './iso-error.ts';
import { orderField, readOrder } from './order.ts';
import { digits, field60, need, timeFields } from './parts.ts';

/** Field 39 where nobody paid such an order. */
const NO_ORDER = '25';

/** 0200 that asks for an order; 61 has the batch and trace number of one whose number is not known. */
export function queryMessage(asked: OrderQuery, trace: number): IsoMessage {
  const { type, processing, condition, function: func } = orderQuery;
  const batch = 'batch' in asked ? asked.batch : 0;
  const which =
    'order' in asked ? orderField(asked.order, undefined) : { 61: digits(asked.batch, 6) + digits(asked.voucher, 6) };
  const what = { 3: processing, 25: condition, 60: field60(func, batch, networkCodes.transaction) };
  return { type, fields: { ...what, 11: digits(trace, 6), ...which } };
}

/** Reads which order is meant. Throws an IsoError `iso-content`. */
export function readQuery(message: IsoMessage): OrderQuery {
  const { order } = readOrder(message);
  return order === undefined ? readPlace(message) : { order };
}

/** Batch and trace number in field 61. */
function readPlace(message: IsoMessage): { readonly batch: number; readonly voucher: number } {
  const of = need(message, 61);
  if (of.length < 12) throw new IsoError('iso-content', 'field 61 has no batch and trace number', 0, 61);
  return { batch: Number(of.slice(0, 6)), voucher: Number(of.slice(6, 12)) };
}

/** 0210 with the sale that was paid: its amount, time and numbers, and where it stands in 61. `now`: where there is none. */
export function queryAnswer(asked: IsoMessage, found: QueriedOrder | null, now: string): IsoMessage {
  if (!found) return answerTo(asked, { ...timeFields(now), 39: NO_ORDER });
  const { response, reference, authorisation, localTime, acquirer, order, wallet, request } = found;
  return answerTo(asked, {
    ...timeFields(localTime),
    4: digits(request.amount, 12),
    37: reference.padEnd(12),
    ...(authorisation ? { 38: authorisation.padEnd(6) } : {}),
    39: response,
    44: field44('', acquirer),
    ...orderField(order, wallet ?? request.wallet),
    61: digits(request.batch, 6) + digits(request.voucher, 6),
  });
}

/** Reads 0210 of an order; null: nobody paid. `sender`: who asked. Throws an IsoError `iso-content`. */
export function readQueryAnswer(
  message: IsoMessage,
  now: string,
  sender: Pick<TransactionRequest, 'terminal' | 'merchant' | 'operator'>,
): QueriedOrder | null {
  if (need(message, 39) === NO_ORDER) return null;
  const answer = readTransactionAnswer(message, now);
  const request: TransactionRequest = {
    kind: 'qr-sale',
    ...readPlace(message),
    amount: Number(need(message, 4)),
    card: null,
    ...(answer.wallet ? { wallet: answer.wallet } : {}),
    ...sender,
  };
  return { ...answer, request };
}
