import { type Card, TerminalError, type TerminalRequest } from '../terminal.ts';

/** Field 4 holds 12 digits. */
const LARGEST_AMOUNT = 999_999_999_999;

/** True for an amount that a terminal takes, fen. */
export function isAmount(amount: number): boolean {
  return Number.isInteger(amount) && amount > 0 && amount <= LARGEST_AMOUNT;
}

/** Throws a TerminalError for what no keyboard and no card reader could have given. */
export function checkRequest(request: TerminalRequest): void {
  if ('card' in request) checkCard(request.card);
  if (request.kind === 'refund' && !/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(request.date)) {
    throw new TerminalError(
      'date-invalid',
      `"${request.date}" is no date of a refunded sale`,
      'write it as 2026-03-05',
    );
  }
}

function checkCard(card: Card): void {
  if (!/^\d{13,19}$/.test(card.pan)) {
    throw new TerminalError(
      'card-invalid',
      `a card number has 13 to 19 digits, got ${card.pan.length} characters`,
      'use a test card number',
    );
  }
  if (!/^(\d{4})?$/.test(card.expiry)) {
    throw new TerminalError(
      'card-invalid',
      `"${card.expiry}" is no expiry date of a card`,
      'write it as YYMM, or leave it empty',
    );
  }
}
