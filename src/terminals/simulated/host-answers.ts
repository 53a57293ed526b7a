import { durationMs, durationPattern } from '../../clock/duration.ts';
import { type HostSettlement, TerminalError } from '../terminal.ts';
import { isResponse } from './responses.ts';

/**
 * What the host does with a request, in a word.
 *
 * - `approve`; a code of field 39 (`51`)
 * - `silent`: a transaction is booked and its answer lost, a settlement never arrives
 * - `late 90s`: booked at once, answered after that time; `delay 5s`: on its way for that time, and then booked and
 *   answered, unless it was reversed meanwhile
 * - `down`: there is no connection, nothing arrives
 * - `unbalanced` or `error`: a settlement is answered so, whatever the totals
 * - `reversal-fails`, `reversal-silent` or `reversal-25`: of the next reversal, which stand in a row of their own: 96 and
 *   nothing taken back; taken back and the answer lost; that code
 */
export type HostAnswer = string;

const duration = durationPattern.source.slice(1, -1);

/** Every word there is; a code of two characters may still be none that UnionPay has. */
export const answerPattern = new RegExp(
  `^(approve|silent|down|unbalanced|error|(delay|late) ${duration}|reversal-(fails|silent|[0-9A-Z]{2})|[0-9A-Z]{2})$`,
);

/** The words, as the reader of a faulty one is told them. */
export const answerWords =
  "approve, silent, late 90s, delay 5s, down, unbalanced, error, reversal-fails, reversal-silent, reversal-25, or a response code in quotes, such as '51'";

/** A word, read. */
export interface ScriptedAnswer {
  readonly word: HostAnswer;
  /** Whether it is for a reversal; all others are for what is not. */
  readonly toReversal: boolean;
  /** False: there is no connection. */
  readonly connected: boolean;
  /** ms that the request takes to the host, and its answer from there; Infinity: the answer is lost. */
  readonly requestMs: number;
  readonly answerMs: number;
  /** Field 39, in place of what the host thinks itself. */
  readonly response?: string;
  /** The flag of field 48 of a settlement; nothing else can be answered so. */
  readonly balance?: HostSettlement['balance'];
}

/** What the host does where nothing is scripted. */
export const approve: ScriptedAnswer = {
  word: 'approve',
  toReversal: false,
  connected: true,
  requestMs: 0,
  answerMs: 0,
};

/** The answer to a reversal that fails: a fault of the switch. */
const FAILED = '96';

/** Reads a word. Throws a TerminalError `host-answer-unknown`. */
export function scriptedAnswer(word: HostAnswer): ScriptedAnswer {
  const [, what = '', time = ''] = /^(delay|late|reversal)[ -](.+)$/.exec(word) ?? [];
  const answer = what === 'reversal' ? ofReversal(time) : (words[what || word]?.(durationMs(time)) ?? ofCode(word));
  if (!answer || !answerPattern.test(word)) {
    throw new TerminalError('host-answer-unknown', `the host has no answer "${word}"`, `use ${answerWords}`);
  }
  return { ...approve, ...answer, word };
}

type Reading = Partial<ScriptedAnswer> | undefined;

const words: Readonly<Record<string, (ms: number) => Reading>> = {
  approve: () => ({}),
  silent: () => ({ answerMs: Infinity }),
  down: () => ({ connected: false }),
  late: (answerMs) => ({ answerMs }),
  delay: (requestMs) => ({ requestMs }),
  unbalanced: () => ({ balance: 'unbalanced' }),
  error: () => ({ balance: 'error' }),
};

function ofReversal(how: string): Reading {
  const answer = how === 'fails' ? { response: FAILED } : how === 'silent' ? { answerMs: Infinity } : ofCode(how);
  return answer && { ...answer, toReversal: true };
}

function ofCode(response: string): Reading {
  return isResponse(response) ? { response } : undefined;
}
