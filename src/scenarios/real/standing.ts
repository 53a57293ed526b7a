import type { HostRecord, Terminal, TerminalOutcome, TerminalRequest } from '../../terminals/terminal.ts';
import { TerminalError } from '../../terminals/terminal.ts';

/** A terminal that stands on a real bench. */
export interface Standing {
  /** What its host booked; absent: nobody can ask it. */
  readonly record?: () => HostRecord;
  perform(request: TerminalRequest): Promise<TerminalOutcome>;
  /** It loses its power and gets it again; absent: nobody here can do that. */
  restart?(): Promise<void>;
  /** After a scenario. */
  close(): Promise<void>;
}

/** A terminal that a driver drives: it stays when the scenario is over. */
export function driven(terminal: Terminal): Standing {
  return {
    perform: async (request) => {
      try {
        return await terminal.perform(request);
      } catch (error) {
        // What the terminal was paid is for the oracles to hold against what it was asked.
        if (!(error instanceof TerminalError) || error.code !== 'sale-differs') throw error;
        return { result: 'approved', display: error.message };
      }
    },
    close: async () => {},
  };
}
