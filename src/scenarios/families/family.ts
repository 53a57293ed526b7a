import type { Model } from '../../../emulator/models/model.ts';
import type { Clock } from '../../clock/clock.ts';
import type { Line } from '../../ports/port.ts';
import type { BenchPrinter } from '../../printers/bench-printer.ts';
import type { SlipCopy } from '../../rules/rules.ts';
import type { RegisterFault, RegisterFaultName } from '../../terminals/simulated/cable/faults.ts';
import type { HostRecord, Merchant, TerminalOutcome, TerminalRequest } from '../../terminals/terminal.ts';
import type { Account } from '../bench.ts';
import type { BenchDefect } from '../defects.ts';
import type { KeyedTerminal } from '../keyed-terminal.ts';
import type { Scenario } from '../scenario.ts';

/** Where a simulated terminal is put up. */
export interface Site {
  readonly scenario: Scenario;
  readonly merchant: Merchant;
  /** The acquirer's name on the slips. */
  readonly name: string;
  /** The acquirer keeps slips of settled batches for its terminals. */
  readonly archive: boolean;
  /** The copies of a transaction slip that it prints, in order. */
  readonly copies: readonly SlipCopy[];
  readonly clock: Clock;
  /** The bench's printer itself, where its power can be cut with that of the terminal. */
  readonly machine?: BenchPrinter;
  /** To the bench's printer. The terminal, or its register, owns it and closes it. */
  readonly printer: Line;
  readonly model: Model;
  readonly defect?: BenchDefect;
  /** Told when bytes of the terminal arrive at its register, or the host is asked or answers. */
  passed(): void;
}

/** A terminal that stands on a bench, its host behind it. */
export interface Installed {
  /** The host's own; nothing in it is the terminal's word. */
  readonly record: HostRecord;
  perform(request: TerminalRequest): Promise<TerminalOutcome>;
  /** It loses its power and gets it again, with what it holds beyond that. */
  restart(): Promise<void>;
  /** Its operator and its power, where it can be left waiting and switched off: requests go there. */
  readonly keyed?: KeyedTerminal;
  /** Something goes wrong between it and its register; absent where it has none. */
  begin?(fault: RegisterFault): void;
  /** What it says when its register asks; absent where it has none. */
  account?(): Promise<Account>;
  close(): Promise<void>;
}

/** What a kind of terminal is. */
export interface Family {
  readonly name: FamilyName;
  /** What can go wrong between it and its register. */
  readonly faults: readonly RegisterFaultName[];
  /** Puts a terminal up. Rejects with what its registration says. */
  install(site: Site): Promise<Installed>;
}

/** Every kind: a terminal that its operator keys in, and those that a register drives. */
export type FamilyName = 'keyed' | 'zvt' | 'transbank';

/** Dots that a character of the normal font is wide (Font A). */
const CHARACTER = 12;

/** Characters of the normal font in a line of the bench's printer. */
export function columnsOf({ dots }: Model): number {
  return Math.floor(dots / CHARACTER);
}
