import type { TerminalOutcome } from '../terminals/terminal.ts';

/** A voucher or batch number as slips show it: six digits. */
export function six(number: number): string {
  return String(number).padStart(6, '0');
}

/** `merchant, cardholder`; `nothing`. */
export function listed(words: readonly string[]): string {
  return words.length === 0 ? 'nothing' : words.join(', ');
}

/** `a, b or c`. */
export function either(words: readonly string[]): string {
  return [words.slice(0, -1).join(', '), words.at(-1)].filter((part) => part !== '').join(' or ');
}

/** What a terminal answered: `approved`, `declined 51`, `refused no-such-voucher`. */
export function answerText({
  result,
  response,
  reason,
}: {
  readonly result: TerminalOutcome['result'] | 'power-cut';
  readonly response?: string;
  readonly reason?: string;
}): string {
  const particular = result === 'declined' ? response : reason;
  return particular === undefined ? result : `${result} ${particular}`;
}
