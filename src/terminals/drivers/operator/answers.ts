import type { Refusal, TerminalOutcome } from '../../terminal.ts';
import { refusalWords } from '../description/outcome.ts';

/** What a person can answer, for the question. */
export const answerHelp = [
  'Enter, or the voucher number: the terminal is done',
  'd: declined (d 51: with its code)',
  'r: refused by the terminal (r batch-empty: why)',
  'n: no answer of the host',
  '?: nobody can tell',
  'l: leave it for later',
] as const;

/** What an answer means; null for what is none. */
export type Meant = TerminalOutcome | 'unknown' | 'leave' | 'not-begun';

/** Reads an answer; `b` (never begun) counts where a step was left open. */
export function meantBy(line: string, wasLeft: boolean): Meant | null {
  const [word = '', rest = ''] = line.trim().split(/\s+/, 2);
  const more = rest === '' ? undefined : rest;
  if (/^\d{0,6}$/.test(word) && more === undefined)
    return { result: 'approved', display: '', ...(word === '' ? {} : { voucher: Number(word) }) };
  switch (word.toLowerCase()) {
    case 'd':
      return { result: 'declined', display: '', ...(more === undefined ? {} : { response: more }) };
    case 'r':
      if (more !== undefined && !Object.hasOwn(refusalWords, more)) return null;
      return { result: 'refused', display: '', ...(more === undefined ? {} : { reason: more as Refusal }) };
    case 'n':
      return { result: 'no-answer', display: '' };
    case '?':
      return 'unknown';
    case 'l':
      return 'leave';
    case 'b':
      return wasLeft ? 'not-begun' : null;
    default:
      return null;
  }
}
