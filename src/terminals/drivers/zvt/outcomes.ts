import type { Refusal, TerminalOutcome, TerminalResult } from '../../terminal.ts';
import { codes, codeText, hex } from '../../zvt/protocol/codes.ts';

interface Meaning {
  readonly result: TerminalResult;
  readonly reason?: Refusal;
}

/** What a code means to a bench; any other from 01 to 63 is the host's no, any other above it the terminal's. */
const meanings: Readonly<Record<number, Meaning>> = {
  [codes.ok]: { result: 'approved' },
  [codes.notRegistered]: { result: 'refused', reason: 'not-signed-on' },
  [codes.cancelled]: { result: 'refused', reason: 'cancelled' },
  [codes.notPossible]: { result: 'refused', reason: 'not-supported' },
  [codes.noConnection]: { result: 'no-answer' },
  [codes.wait]: { result: 'refused', reason: 'busy' },
  [codes.receiverNotReady]: { result: 'no-answer' },
  [codes.noAnswer]: { result: 'no-answer' },
  [codes.notConnected]: { result: 'no-answer' },
  [codes.journalFull]: { result: 'refused', reason: 'batch-full' },
  [codes.alreadyReversed]: { result: 'refused', reason: 'already-voided' },
  [codes.reversalImpossible]: { result: 'refused', reason: 'no-such-voucher' },
  [codes.wrongAmount]: { result: 'refused', reason: 'amount-invalid' },
  [codes.amountTooSmall]: { result: 'refused', reason: 'amount-invalid' },
  [codes.printerNotReady]: { result: 'refused', reason: 'printer-not-ready' },
};

/** A code of 27, 06 1E or 84 xx as an outcome; `response` is its two hexadecimal digits. */
export function outcomeOf(code: number): TerminalOutcome {
  const meaning = meanings[code] ?? { result: code < 0x64 ? 'declined' : 'refused' };
  return { ...meaning, response: hex(code), display: codeText(code) };
}

/** What the register itself refuses, before the terminal is asked. */
export function refusal(reason: Refusal, display: string): TerminalOutcome {
  return { result: 'refused', reason, display };
}
