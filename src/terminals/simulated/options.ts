import type { Clock } from '../../clock/clock.ts';
import type { Line } from '../../ports/port.ts';
import type { Merchant } from '../terminal.ts';
import type { Defect } from './defects.ts';
import type { Archive, Host } from './host-messages.ts';
import type { FaceOptions } from './printing/face.ts';
import type { PrinterHabits } from './printing/habits.ts';
import type { CopyName } from './slips/content.ts';
import type { PrinterTarget } from './slips/encoder.ts';
import type { SlipStyle } from './slips/style.ts';
import type { TerminalState } from './state.ts';

export interface SimulatedTerminalOptions extends FaceOptions {
  readonly clock: Clock;
  /** To the printer. The terminal owns it and closes it. */
  readonly line: Line;
  readonly host: Host;
  readonly merchant: Merchant;
  readonly target: PrinterTarget;
  /** Whose terminal it is: `cn-lakala`; `cn-unionpay` where not given. */
  readonly acquirer?: string;
  /** Its acquirer's name, for slips of what the host has not been asked; '' where not given. */
  readonly acquirerName?: string;
  /** How its slips look; as all UnionPay terminals' where not given. */
  readonly style?: SlipStyle;
  /** The copies of a transaction slip, in order; merchant and cardholder where not given. */
  readonly copies?: readonly CopyName[];
  /** Of its local time: an offset from UTC, or a place; `+08:00` where not given. */
  readonly zone?: string;
  /** Number of the first transaction and of the first batch; 1 where not given. */
  readonly startVoucher?: number;
  readonly startBatch?: number;
  /** How long it waits for the host, ms; 60 s where not given. */
  readonly timeout?: number;
  /** Where it fetches slips of settled batches from; it prints none again where not given. */
  readonly archive?: Archive;
  /** Transactions that the journal holds; 500 where not given. */
  readonly capacity?: number;
  /** It asks for a sign-on before anything else; not where not given. */
  readonly signsOn?: boolean;
  /** What it does at a printer that is not ready; `usualHabits` where not given. */
  readonly habits?: PrinterHabits;
  /** How often a reversal is sent before it is given up, with a slip that says so; 3 where not given. */
  readonly reversalAttempts?: number;
  readonly defect?: Defect;
  /** What it held before its last power cut; voucher and batch go on from there. */
  readonly state?: TerminalState;
}
