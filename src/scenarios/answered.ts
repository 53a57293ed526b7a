import { TerminalError, type TerminalOutcome } from '../terminals/terminal.ts';

/** What a terminal answered, also where its register says that it paid another amount: the oracles hold that against what it was asked. */
export async function answered(asked: Promise<TerminalOutcome>): Promise<TerminalOutcome> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof TerminalError) || error.code !== 'sale-differs') throw error;
    return { result: 'approved', display: error.message };
  }
}
