/** Control fields (PA00P015 13.08), by what they ask for. */
export const controls = {
  statusEnquiry: 0x0501,
  registration: 0x0600,
  authorisation: 0x0601,
  logOff: 0x0602,
  totals: 0x0610,
  reprintByNumber: 0x0612,
  repeatReceipt: 0x0620,
  reservation: 0x0622,
  partialReversal: 0x0623,
  bookTotal: 0x0624,
  reservationReversal: 0x0625,
  reversal: 0x0630,
  refund: 0x0631,
  endOfDay: 0x0650,
  diagnosis: 0x0670,
  setTime: 0x0691,
  initialisation: 0x0693,
  abort: 0x06b0,
  displayText: 0x06e0,
  /** From the terminal. */
  setRegisterClock: 0x0401,
  statusInformation: 0x040f,
  intermediateStatus: 0x04ff,
  completion: 0x060f,
  aborted: 0x061e,
  printLine: 0x06d1,
  printBlock: 0x06d3,
} as const;

/** Control fields of answers. */
export const answers = {
  accepted: 0x8000,
  /** Positive too. */
  alsoAccepted: 0x8400,
  unknownCommand: 0x8483,
  /** To 04 0F: goods not yet issued, send it again. */
  goodsPending: 0x849c,
  /** To 04 0F: an amount follows that was really delivered. */
  partlyIssued: 0x849d,
  printerNotReady: 0x84cc,
} as const;

/** True for 80 00 and 84 00. */
export function isPositive(control: number): boolean {
  return control === answers.accepted || control === answers.alsoAccepted;
}
