import type { Model } from '../../emulator/models/model.ts';
import type { Clock } from '../clock/clock.ts';
import type { PrinterOutput } from '../printers/bench-printer.ts';
import type { Fault, FaultName } from '../printers/faults.ts';
import type { RegisterFault } from '../terminals/simulated/cable/faults.ts';
import type { Key } from '../terminals/simulated/printing/face.ts';
import type { TerminalState } from '../terminals/simulated/state.ts';
import type { HostRecord, TerminalOutcome, TerminalRequest } from '../terminals/terminal.ts';
import type { BenchDefect } from './defects.ts';
import type { Setup } from './facts.ts';
import type { PowerCut } from './life.ts';
import type { Scenario } from './scenario.ts';

/** What a terminal says of a transaction in its memory. */
export interface Remembered {
  readonly voucher: number;
  /** Smallest unit. */
  readonly amount: number;
}

/** What a terminal says when its register asks, and nothing is printed for it. */
export type Account =
  /** Its last transaction, of whatever kind; null: none. */
  | { readonly of: 'last'; readonly last: Remembered | null }
  /** The sales of the open batch that no void took back. */
  | { readonly of: 'batch'; readonly sales: readonly Remembered[] }
  /** Nothing: it does not answer. */
  | { readonly of: 'nothing'; readonly why: string };

/** What a scenario runs on: a terminal, its host, a link and a printer, simulated or real. */
export interface Bench {
  readonly setup: Setup;
  /** Which time it runs in. */
  readonly clock: Clock['kind'];
  /** Of the printer. */
  readonly model: Model;
  /** Whether the printer is offline: it may hold slips back. */
  readonly isOffline: boolean;
  /** What the host has booked. */
  readonly record: HostRecord;
  /** ms since the scenario began. */
  now(): number;
  /** When the terminal last gave its answer, ms of `now()`; null before the first. */
  readonly answeredAt: number | null;
  /** Wall clock, `YYYY-MM-DDTHH:MM:SS`. */
  localTime(): string;
  /**
   * Asks the terminal; resolves when it is done, nothing more comes over its line and all is printed, or when it waits for
   * somebody at its printer or for a key. Null: it has not answered, because it waits or its power went. `again`: ms after
   * which the same is asked once more. Rejects with a LimitReached.
   */
  perform(request: TerminalRequest, again?: number): Promise<TerminalOutcome | null>;
  /** The terminal is still at what it was asked. */
  readonly isAtWork?: boolean;
  /** What it has answered since to a request that it was still at; null: nothing. */
  takeAnswer?(): TerminalOutcome | null;
  /** Presses a key of its dialogue; resolves as `perform` does. */
  press?(key: Key): Promise<void>;
  /** Sets when the power of the terminal and of its printer goes. */
  cutPower?(cut: PowerCut): Promise<void>;
  /** Whether its power went since the last call. */
  takePowerCut?(): boolean;
  /** What its display has said since the last call; absent: nobody can see it. */
  takeDisplays?(): readonly string[] | undefined;
  /** What the terminal holds beyond a power cut; absent: nobody can look. */
  readonly memory?: TerminalState | undefined;
  /** The terminal loses its power and gets it again, with what it holds beyond that. */
  restart(): Promise<void>;
  /** What the terminal says of its memory when its register asks; absent, or undefined: it has no register to ask. */
  account?(): Promise<Account | undefined>;
  /** Has something go wrong between the terminal and its register. */
  disturb?(fault: RegisterFault): Promise<void>;
  /** Begins a fault of printer or link. */
  begin(fault: Fault): Promise<void>;
  /** Ends a fault; resolves when what it held up is printed. */
  recover(name: FaultName): Promise<void>;
  /** Lets time pass, ms. */
  wait(ms: number): Promise<void>;
  /** What came out since the last call. The job is over: what lies uncut is torn off. */
  takeOutput(): PrinterOutput;
  close(): Promise<void>;
  /** Gives back what it holds, however the scenario ended. Resolves with what went wrong in it, in words; never rejects. */
  release(): Promise<string | undefined>;
}

/** A scenario needs what its bench does not have: it is skipped. The message says what. */
export class BenchLacks extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'BenchLacks';
  }
}

/**
 * Sets a bench up as a scenario says; `defect`: what its terminal, printer or link is told to do wrong; `signal` stops
 * what is under way. Rejects with a BenchLacks where the scenario needs what the bench does not have.
 */
export type OpenBench = (scenario: Scenario, defect?: BenchDefect, signal?: AbortSignal) => Promise<Bench>;
