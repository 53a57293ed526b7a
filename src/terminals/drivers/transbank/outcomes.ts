import type { Refusal, TerminalOutcome } from '../../terminal.ts';
import { meaningOf } from '../../transbank/codes.ts';

/** Codes with which the terminal itself refuses, and why. */
const reasons: Readonly<Record<string, Refusal>> = {
  '04': 'already-voided',
  '05': 'no-such-voucher',
  '07': 'cancelled',
  '08': 'not-voidable',
  '10': 'amount-invalid',
  '11': 'journal-empty',
  '12': 'not-supported',
  '13': 'batch-full',
  '21': 'not-voidable',
  '24': 'printer-not-ready',
  '67': 'batch-full',
  '72': 'amount-invalid',
  '74': 'batch-full',
  '76': 'batch-full',
  '77': 'batch-full',
};

/** Codes that say what became of it at the host. */
const atHost: Readonly<Record<string, TerminalOutcome['result']>> = {
  '00': 'approved',
  '01': 'declined',
  '93': 'declined',
  '02': 'no-answer',
  '03': 'no-answer',
  '14': 'no-answer',
};

/** The outcome of a response code. */
export function outcomeOf(response: string, voucher?: number): TerminalOutcome {
  const result = atHost[response] ?? 'refused';
  const reason = reasons[response];
  return {
    result,
    response,
    ...(reason ? { reason } : {}),
    display: meaningOf(response),
    ...(voucher === undefined ? {} : { voucher }),
  };
}
