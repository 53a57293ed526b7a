import type { Card, TransactionKind } from '../../terminal.ts';
import { bcdDigits } from '../../zvt/protocol/bcd.ts';
import { bitmap, bitmapOf } from '../../zvt/protocol/bitmaps.ts';
import { decodeText } from '../../zvt/protocol/charset.ts';
import { codes, steps } from '../../zvt/protocol/codes.ts';
import type { Desk } from './desk.ts';
import type { HostRequest } from './host.ts';
import type { Entry } from './memory.ts';
import { type Carry, inTime, isPrinting, numberIn, paymentPapers, toldOf, type Works } from './works.ts';

/** How long it waits for a card, minutes: told with the prompt. */
const CARD_MINUTES = 1;

/** The largest amount of bitmap 04, cent: a reservation can be extended beyond it. */
const MOST = 999_999_999_999;

/** What is to be booked. */
interface Payment {
  readonly kind: TransactionKind;
  /** Cent. */
  readonly amount: number;
  /** What it takes back, books or extends; its card is not asked for again. */
  readonly original?: Entry;
  /** Goes on under the number of `original`. */
  readonly extends?: true;
}

/** 06 01. */
export const sale: Carry = (works, desk) => pay(works, desk, { kind: 'sale', amount: amountOf(desk) });

/** 06 31. */
export const refund: Carry = (works, desk) => pay(works, desk, { kind: 'refund', amount: amountOf(desk) });

/** 06 30: of a payment of the open batch, by its receipt number. */
export const reversal: Carry = async (works, desk) => {
  const receipt = numberIn(desk, 0x87);
  const original = works.memory.state.journal.findLast((entry) => entry.receipt === receipt);
  const kind = original && ({ sale: 'void', completion: 'completion-void' } as const)[original.kind as 'sale'];
  if (!original || !kind) return desk.fail(codes.reversalImpossible);
  if (original.voided) return desk.fail(codes.alreadyReversed);
  const { amount } = original;
  if ((numberIn(desk, 0x04) ?? amount) !== amount) return desk.fail(codes.wrongAmount);
  return pay(works, desk, { kind, amount, original });
};

/** 06 22: a reservation, or more of one where its trace number is given. */
export const reservation: Carry = async (works, desk) => {
  const amount = amountOf(desk);
  if (bitmapOf(desk.request, 0x0b) === undefined) return pay(works, desk, { kind: 'preauth', amount });
  const original = reservationIn(works, desk);
  if (!original) return desk.fail(codes.reservationOpen);
  return pay(works, desk, { kind: 'preauth', amount: original.amount + amount, original, extends: true });
};

/** 06 24: the amount that was used. */
export const bookTotal: Carry = (works, desk) => book(works, desk, () => amountOf(desk));

/** 06 23: an enquiry, the amount that was not used (with a receipt number), or the one that was (without). */
export const partialReversal: Carry = async (works, desk) => {
  const receipt = bitmapOf(desk.request, 0x87);
  if (receipt?.every((byte) => byte === 0xff)) return openReservation(works, desk);
  const isUnused = receipt !== undefined;
  return book(works, desk, ({ amount }) => (isUnused ? amount - amountOf(desk) : amountOf(desk)));
};

/** 06 25: nothing was used. */
export const reservationReversal: Carry = async (works, desk) => {
  const original = reservationIn(works, desk);
  if (!original) return desk.fail(codes.reservationOpen);
  return pay(works, desk, { kind: 'preauth-void', amount: original.amount, original });
};

async function book(works: Works, desk: Desk, used: (original: Entry) => number): Promise<void> {
  const original = reservationIn(works, desk);
  if (!original) return desk.fail(codes.reservationOpen);
  const amount = used(original);
  if (amount > original.amount) return desk.fail(codes.wrongAmount);
  return pay(works, desk, { kind: 'completion', amount, original });
}

/** 06 1E B8 with the first open reservation, or FFFF: the usual end of an enquiry. */
async function openReservation({ memory }: Works, desk: Desk): Promise<void> {
  const [first] = memory.state.reservations;
  const digits = first === undefined ? 'FFFF' : String(first.receipt).padStart(4, '0');
  await desk.abort(codes.reservationOpen, bitmap(0x87, bcdDigits(digits)));
}

/** The reservation that the request names by receipt number, trace and authorisation, as far as it has them. */
function reservationIn({ memory }: Works, desk: Desk): Entry | undefined {
  const receipt = numberIn(desk, 0x87);
  const trace = numberIn(desk, 0x0b);
  const attribute = bitmapOf(desk.request, 0x3b);
  const authorisation = attribute && decodeText(attribute).replace(/\0+$/, '');
  if (receipt === null && trace === null) return undefined;
  return memory.state.reservations.find(
    (entry) =>
      (receipt === null || entry.receipt === receipt) &&
      (trace === null || entry.trace === trace) &&
      (authorisation === undefined || entry.authorisation === authorisation),
  );
}

/** Card, host, 04 0F, slip. What was given to the host is pending until the register has acknowledged it. */
async function pay(works: Works, desk: Desk, asked: Payment): Promise<void> {
  const { memory, host, profile, points } = works;
  const payment = { ...asked, amount: points.amount(asked.amount, works.abandoned) };
  works.abandoned = null;
  if (memory.state.closeDue) return desk.fail(codes.closeDue);
  if (payment.amount < 1) return desk.fail(codes.amountTooSmall);
  if (payment.amount > MOST) return desk.fail(codes.amountTooLarge);
  const forced = works.nextFailure();
  if (forced !== undefined) return desk.fail(forced);
  const card = payment.original?.card ?? (await askCard(works, desk));
  if (!card || desk.isStopped) {
    works.abandoned = payment.amount;
    return desk.fail(codes.cancelled);
  }
  await desk.show(steps.processing);
  if (desk.isStopped) return desk.fail(codes.cancelled);
  const request = requestOf(works, payment, card);
  memory.change({ pending: request });
  const answer = await inTime(works, host.authorise(request));
  if (!answer) return takeBack(works, desk, request, codes.noConnection);
  if (answer.response !== '00') {
    memory.change({ pending: null });
    return desk.fail(Number(answer.response));
  }
  const booked = entryOf(works, payment, request, answer);
  const verdict = await desk.status(toldOf(works, desk, booked));
  if (verdict.kind === 'refused' || verdict.kind === 'unanswered')
    return takeBack(works, desk, request, codes.cancelled);
  const entry = verdict.kind === 'reduced' ? { ...booked, amount: verdict.amount } : booked;
  if (verdict.kind === 'reduced') await host.reduce(request, verdict.amount);
  if (profile.unprinted === 'keep') memory.store(entry);
  const isPrinted = await printed(works, desk, entry);
  if (profile.unprinted === 'reverse') {
    if (!isPrinted) return takeBack(works, desk, request, codes.printerNotReady);
    memory.store(entry);
  }
  await desk.complete();
}

async function printed(works: Works, desk: Desk, entry: Entry): Promise<boolean> {
  return !isPrinting(entry) || desk.print(paymentPapers(works, entry, works.copies, false), 'payment');
}

async function askCard(works: Works, desk: Desk): Promise<Card | null> {
  await desk.show(steps.insertCard, CARD_MINUTES, 'Insert card');
  const held = works.card();
  const patience = CARD_MINUTES * 60_000;
  await desk.pause(Math.min(held?.after ?? patience, patience));
  return held && held.after <= patience ? held.card : null;
}

/** Nobody may have been charged: the host is told so before the register is. */
async function takeBack(works: Works, desk: Desk, request: HostRequest, code: number): Promise<void> {
  await desk.show(steps.autoReversal);
  if (works.points.reverses()) await works.host.reverse(request);
  works.memory.change({ pending: null });
  await desk.fail(code);
}

function requestOf({ memory }: Works, payment: Payment, card: Card): HostRequest {
  const { batch, nextReceipt, nextTrace } = memory.state;
  const { kind, amount, original } = payment;
  const voucher = payment.extends && original ? original.receipt : nextReceipt;
  const trace = payment.extends && original ? original.trace : nextTrace;
  const goesBack =
    original && !payment.extends ? { original: { voucher: original.receipt, trace: original.trace } } : {};
  return { kind, voucher, trace, batch, amount, card, ...goesBack };
}

function entryOf(
  { currency }: Works,
  payment: Payment,
  request: HostRequest,
  answer: { readonly authorisation: string; readonly localTime: string },
): Entry {
  const { original } = payment;
  const { kind, voucher: receipt, trace, batch, amount, card } = request;
  // What goes on under another's authorisation keeps it.
  const authorisation = original?.authorisation ?? answer.authorisation;
  const goesBack = original && !payment.extends ? { originalTrace: original.trace, original: request.original } : {};
  return {
    kind,
    receipt,
    trace,
    batch,
    amount,
    currency,
    card,
    authorisation,
    localTime: answer.localTime,
    ...goesBack,
  };
}

function amountOf(desk: Desk): number {
  return numberIn(desk, 0x04) ?? 0;
}
