/** Result and error codes: of bitmap 27, of 06 1E and of the second byte of an answer 84 xx (PA00P015 13.08, chapter 10). */
export const codes = {
  ok: 0x00,
  notRegistered: 0x6b,
  /** Time over, or the stop key. */
  cancelled: 0x6c,
  wrongCurrency: 0x6f,
  endOfDayImpossible: 0x77,
  notPossible: 0x83,
  protocolError: 0x9a,
  /** Dial-up or communication. */
  noConnection: 0x9b,
  wait: 0x9c,
  receiverNotReady: 0xa0,
  noAnswer: 0xa1,
  notConnected: 0xa3,
  journalFull: 0xb2,
  alreadyReversed: 0xb4,
  reversalImpossible: 0xb5,
  wrongAmount: 0xb7,
  /** 06 1E of an enquiry for open reservations: no fault. */
  reservationOpen: 0xb8,
  amountTooLarge: 0xc3,
  amountTooSmall: 0xc8,
  printerNotReady: 0xcc,
  maintenance: 0xe0,
  closeDue: 0xf0,
  deviceMissing: 0xfc,
} as const;

const texts: Readonly<Record<number, string>> = {
  0: 'Approved',
  5: 'Declined',
  51: 'Declined: funds',
  55: 'Declined: wrong PIN',
  100: 'Card not readable',
  101: 'Card data missing',
  102: 'Processing error',
  103: 'Not for ec and Maestro cards',
  104: 'Not for credit and fuel cards',
  106: 'Turnover storage full',
  107: 'Terminal not registered',
  108: 'Cancelled by customer',
  110: 'Card blocked',
  111: 'Wrong currency',
  119: 'End-of-day not possible',
  120: 'Card expired',
  121: 'Card not yet valid',
  122: 'Card unknown',
  125: 'Communication error',
  131: 'Function not possible',
  133: 'Key missing',
  137: 'PIN pad defective',
  154: 'Protocol error',
  155: 'No connection to the host',
  156: 'Please wait',
  160: 'Receiver not ready',
  161: 'No answer from the host',
  163: 'No connection',
  177: 'Memory full',
  178: 'Journal full',
  180: 'Already reversed',
  181: 'Reversal not possible',
  183: 'Wrong amount',
  184: 'Reservation open',
  194: 'Diagnosis needed',
  195: 'Amount too large',
  197: 'Payment method not supported',
  198: 'Currency not supported',
  200: 'Amount too small',
  204: 'Printer not ready',
  224: 'Maintenance',
  240: 'Run end-of-day',
  252: 'Device missing',
  255: 'System error',
};

/** What a display says of a code; 01 to 63 are the host's (its two digits as a number). */
export function codeText(code: number): string {
  return texts[code] ?? (code < 0x64 ? `Declined (${String(code).padStart(2, '0')})` : `Error ${hex(code)}`);
}

/** Intermediate states, 04 FF. */
export const steps = {
  waitingForHost: 0x04,
  autoReversal: 0x05,
  postBooking: 0x06,
  insertCard: 0x0a,
  processing: 0x0e,
} as const;

/** A code in two hexadecimal digits, as operators know it. */
export function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(2, '0');
}
