import type { RegisterFault } from '../../terminals/simulated/cable/faults.ts';
import type { HostRecord, Terminal, TerminalOutcome, TerminalRequest } from '../../terminals/terminal.ts';
import { answered } from '../answered.ts';
import type { Account } from '../bench.ts';
import type { KeyedTerminal } from '../keyed-terminal.ts';

/** A terminal that stands on a real bench. */
export interface Standing {
  /** What its host booked; absent: nobody can ask it. */
  readonly record?: () => HostRecord;
  perform(request: TerminalRequest): Promise<TerminalOutcome>;
  /** Its operator, where it can be left waiting: requests go there. */
  readonly keyed?: KeyedTerminal;
  /** It loses its power and gets it again; absent: nobody here can do that. */
  restart?(): Promise<void>;
  /** What it says of its memory when its register asks; absent: it has none that could. */
  account?(): Promise<Account>;
  /** Something goes wrong between it and its register; absent: nobody here can do that. */
  disturb?(fault: RegisterFault): void;
  /** After a scenario. */
  close(): Promise<void>;
}

/** A terminal that a driver drives: it stays when the scenario is over. */
export function driven(terminal: Terminal): Standing {
  return {
    perform: (request) => answered(terminal.perform(request)),
    close: async () => {},
  };
}
