import type { z } from 'zod';
import type { Cancel, Clock } from '../../clock/clock.ts';
import type { Address } from '../../ports/address.ts';
import type { Line } from '../../ports/port.ts';
import type { Merchant, Terminal } from '../terminal.ts';
import type { TextPrinter } from '../transbank/paper.ts';
import type { Prompt } from './operator/prompt.ts';

/** What a bench can tell of the printer that the terminal itself prints on. */
export interface PrinterWatch {
  /** Calls `heard` with every run of bytes that reaches the printer, until it is cancelled. */
  onBytes(heard: () => void): Cancel;
}

/** What a bench has for a driver. */
export interface DriverBench {
  readonly clock: Clock;
  /** What the slips of this terminal say of it. */
  readonly merchant: Merchant;
  /** Whose terminal it is, where the bench says it; what the driver knows of it where absent. */
  readonly acquirer?: string;
  /** Full path of the folder that paths in options are told from: the bench file's. */
  readonly folder: string;
  /** Full path of the folder of reports, for what a driver has to keep until tomorrow. */
  readonly reports: string;
  /** Opens a line to the terminal; `dialAddress` outside of tests. */
  dial(address: Address): Promise<Line>;
  /** The bench's printer, for slips that the register prints. No driver closes its line. */
  readonly printer?: TextPrinter;
  readonly printing?: PrinterWatch;
  /** The person at the bench; its terminal window where absent. */
  readonly prompt?: Prompt;
}

/** A kind of terminal as a bench file names it. */
export interface Driver<S extends z.ZodType = z.ZodType> {
  /** What stands beside `driver:` in the bench file. */
  readonly options: S;
  /** Rejects with a TerminalError or a PortError where the terminal cannot be had. */
  create(options: z.output<S>, bench: DriverBench): Promise<Terminal>;
}

/** A driver by its schema, so that `create` knows the type of its options. */
export function driver<S extends z.ZodType>(options: S, create: Driver<S>['create']): Driver<S> {
  return { options, create };
}
