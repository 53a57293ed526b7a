import type { Pace } from '../../emulator/machine/mechanism.ts';
import type { Pulse } from '../../emulator/machine/output.ts';
import type { Sensors } from '../../emulator/machine/sensors.ts';
import type { Diagnostic, Slip, Source } from '../../emulator/machine/slip.ts';
import type { Model } from '../../emulator/models/model.ts';
import type { Clock } from '../clock/clock.ts';
import type { LineEnd, Port } from '../ports/port.ts';

/** What one host sent in one go: from its first byte until it hung up or fell silent. */
export interface Job {
  /** The line it came over: `tcp 127.0.0.1:50312`. */
  readonly from: string;
  /** Where its bytes stand in the printer's stream, and how many there are. */
  readonly offset: number;
  readonly bytes: number;
  readonly slips: number;
  /** `quiet`: nothing came for the idle time. `stopped`: the printer was closed. */
  readonly end: LineEnd | 'quiet' | 'stopped';
  /** Those that no slip of the job carries. */
  readonly diagnostics: readonly Diagnostic[];
  /** Its last bytes, where they finish no command: the printer waits for the rest of it. */
  readonly unfinished: Source | null;
}

export interface LivePrinterOptions {
  readonly model: Model;
  readonly ports: readonly Port[];
  readonly clock: Clock;
  /** See DEFAULT_IDLE, ms. */
  readonly idleMs?: number;
  readonly sensors?: Partial<Sensors>;
  /** What its non-volatile memory holds; absent: nothing. */
  readonly memory?: object;
  /** How fast it prints; 'at once' when absent. */
  readonly pace?: Pace;
  /** See PrinterState. */
  readonly receiveBuffer?: number;
  readonly busyWhenOffline?: true;
  readonly overflow?: 'lost';
}

export interface LivePrinterHandlers {
  readonly slip?: (slip: Slip) => void;
  readonly pulse?: (pulse: Pulse) => void;
  readonly job?: (job: Job) => void;
  /** The host asked to be told when what is before is printed: `send` tells it. Absent: it is told at once. */
  readonly confirm?: (send: () => void) => void;
  /** Asked after every run: where it gives a promise, hosts have to wait until it resolves. */
  readonly room?: () => Promise<void> | undefined;
  /** Bytes came: where the first stands in the printer's stream, when it was there, and ms that each further one took. */
  readonly received?: (offset: number, at: number, byteTime: number) => void;
  /** Something came, or happened to it: its paper and what it says may be other than before. */
  readonly moved?: () => void;
  /** Its non-volatile memory was written: what it holds now, as JSON. */
  readonly memory?: (content: object) => void;
  /** A host left, or a cable was pulled (`isLast`): no other line takes its place. */
  readonly lineEnd?: (from: string, end: LineEnd, isLast: boolean, message?: string) => void;
}
