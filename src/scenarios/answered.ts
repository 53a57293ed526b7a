import { TerminalError, type TerminalOutcome } from '../terminals/terminal.ts';

/** A terminal that was asked and never answered: a verdict on it. The scenario cannot go on. */
export class NeverAnswered extends Error {}

/** What drivers say of a terminal that took what it was asked and never ended it, whatever the cable is like. */
const unended: ReadonlySet<unknown> = new Set(['request-unanswered', 'command-timeout']);

/** What they say of one that is silent altogether: on a cable of this house it is not the cable. */
const silent: ReadonlySet<unknown> = new Set(['terminal-silent', 'result-unknown', 'no-answer', 'transmission-failed']);

/** Rejects with NeverAnswered where a terminal at any cable took a request and never ended it. */
export async function ended(asked: Promise<TerminalOutcome>): Promise<TerminalOutcome> {
  try {
    return await asked;
  } catch (error) {
    throw unended.has(codeOf(error)) ? new NeverAnswered((error as Error).message) : error;
  }
}

/**
 * What a simulated terminal answered, also where its register says that it paid another amount: the oracles hold that
 * against what it was asked. Rejects with NeverAnswered where it said nothing any more.
 */
export async function answered(asked: Promise<TerminalOutcome>): Promise<TerminalOutcome> {
  try {
    return await ended(asked);
  } catch (error) {
    if (silent.has(codeOf(error))) throw new NeverAnswered((error as Error).message);
    if (!(error instanceof TerminalError) || error.code !== 'sale-differs') throw error;
    return { result: 'approved', display: error.message };
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
