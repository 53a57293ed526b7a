import type { Diagnostic, SlipEnd } from '../../emulator/machine/slip.ts';
import type { Finding } from './finding.ts';
import type { RowSpan } from './row-span.ts';

/** Version of the event stream: raised when a reader of the old one would misread the new one. */
export const eventVersion = 1;

/** Outcomes of a step, a scenario, a run. A fault of the bench is never a fault of the product. */
export type Outcome = 'passed' | 'failed' | 'bench-error' | 'timeout' | 'aborted' | 'skipped' | 'flaky';

/** Which limit a scenario ran into. */
export type LimitName = 'run' | 'scenario' | 'step' | 'silence';

/** What a run was asked for: enough to go on with it after it was killed, and to put the shards of one together. */
export interface RunPlan {
  /** Its scenarios, in order. `digest`: of what the scenario says; `place`: among those of all shards, from 0. */
  readonly scenarios: readonly { readonly id: string; readonly digest: string; readonly place: number }[];
  /** Which part of a run it is, `index` from 1, and the scenarios of all parts. */
  readonly shard?: { readonly index: number; readonly of: number; readonly scenarios: number };
  /** The files and folders that were named, and the model in place of those that scenarios name. */
  readonly files: readonly string[];
  readonly model?: string;
  /** The acquirer on whose terminals they run, in place of the usual one; `all`: each on all that it may run on. */
  readonly acquirer?: string;
  /** The file of the hardware that it ran on; absent: benches in virtual time. */
  readonly bench?: string;
  /** How often a failed scenario is tried again, and how often each runs. */
  readonly retries: number;
  readonly repeat: number;
  readonly failOnSkip?: true;
  readonly failOnFlaky?: true;
}

/** Where the time of one slip went, ms. `null` where it cannot be known. */
export interface SlipTiming {
  /** From the request to the slip's first byte. */
  readonly requestToFirstByte: number | null;
  /** From its first byte to its last, on the wire. */
  readonly wire: number;
  /** What the emulator took to decode and draw it, real ms; never part of a verdict. */
  readonly decode: number;
  /** What the model's mechanism would take to print, feed and cut it, fed at once. */
  readonly print: number;
  /** What its paper took as it came out; absent where the printer takes no time. */
  readonly paper?: PaperStages;
}

/** Where the time of a slip's paper went since its first byte, ms. The parts before `out` add up to it. */
export interface PaperStages {
  /** Standing for want of bytes. */
  readonly starved: number;
  /** Bytes were there and had to wait. */
  readonly buffer: number;
  /** Motor starts, rows with dots, blank rows. */
  readonly ramp: number;
  readonly head: number;
  readonly feed: number;
  readonly cut: number;
  /** From its first byte until it was cut, or its last row moved. */
  readonly out: number;
}

/** A golden, as the verdict on a slip needs it. */
export interface GoldenReference {
  /** Path from the project's root, without extension. */
  readonly path: string;
  readonly state: 'matched' | 'differs' | 'missing' | 'stale';
  /** Pictures, base64 PNG: the golden with this run's values put in, and the difference. */
  readonly png?: string;
  readonly differencePng?: string;
  /** What the rows of the picture of the difference are, from its top. */
  readonly differenceRows?: readonly RowSpan[];
  readonly text?: string;
}

/** Where bytes go. */
export type Direction = 'to-printer' | 'from-printer';

/** An end of a line; `recorder`: whoever kept the capture. */
export type Side = 'host' | 'printer' | 'recorder';

/** How a side of a captured line ended: it sends no more; broke off; was silent for too long; failed; the recorder was stopped. */
export type CapturedEnd = 'closed' | 'reset' | 'idle' | 'error' | 'stopped';

type Body =
  | {
      readonly type: 'run-begin';
      readonly platen: string;
      readonly clock: 'real' | 'virtual';
      /** Wall clock of the machine, ISO 8601. */
      readonly startedAt: string;
      /** Those that are to run, each as often as it is repeated. */
      readonly scenarios: number;
      readonly defect?: string;
      readonly plan?: RunPlan;
    }
  | {
      readonly type: 'scenario-begin';
      readonly scenario: string;
      /** Path of its file, and the line its `name` stands on. */
      readonly file: string;
      readonly line: number;
      readonly title: string;
      readonly acquirer: string;
      readonly model: string;
      /** From 1, of a scenario that is repeated: each counts. Begun again with the same number it is tried again. */
      readonly repetition?: number;
    }
  | {
      readonly type: 'step-begin';
      readonly scenario: string;
      /** Index among the steps of the scenario. */
      readonly step: number;
      readonly title: string;
      readonly line: number;
    }
  | {
      readonly type: 'bytes';
      readonly scenario?: string;
      readonly wire: string;
      readonly direction: Direction;
      readonly byteTime: number;
      readonly hex: string;
      /**
       * The rest of the run before it on this wire, in this direction: it was written later, since it could have been
       * the beginning of a card number.
       */
      readonly continues?: true;
    }
  | {
      readonly type: 'capture-begin';
      readonly platen: string;
      /** Wall clock of the machine, ISO 8601. */
      readonly startedAt: string;
      /** `hidden`: other digits stand in the place of card numbers. */
      readonly cardData: 'hidden' | 'kept';
    }
  | {
      readonly type: 'line-open';
      readonly wire: string;
      /** Who opened it: `tcp 127.0.0.1:50312`. */
      readonly host: string;
      /** Address of the printer. */
      readonly printer: string;
    }
  | {
      readonly type: 'line-end';
      readonly wire: string;
      /** Who ended it: `closed` by one side leaves the other side's direction open. */
      readonly side: Side;
      readonly end: CapturedEnd;
      readonly message?: string;
    }
  | {
      /** Nothing is missing: a capture without it was cut off. */
      readonly type: 'capture-end';
    }
  | {
      readonly type: 'slip';
      readonly scenario: string;
      readonly step: number;
      /** Index among the slips of the step. */
      readonly slip: number;
      /** `merchant`, `cardholder`, `settlement`; `unexpected` where none was due. */
      readonly copy: string;
      readonly model: string;
      /** Dots. */
      readonly width: number;
      readonly height: number;
      readonly text: string;
      /** Base64: a 1-bit PNG, and the redacted bytes. */
      readonly png: string;
      readonly bytes: string;
      /** Where `bytes` stand in the printer's stream, in which the diagnostics count; 0 when not given. */
      readonly offset?: number;
      readonly diagnostics: readonly Diagnostic[];
      readonly end: SlipEnd;
      readonly timing: SlipTiming;
      readonly golden: GoldenReference;
    }
  | ({ readonly type: 'finding'; readonly scenario: string; readonly step: number } & Finding)
  | {
      readonly type: 'step-end';
      readonly scenario: string;
      readonly step: number;
      readonly outcome: Outcome;
      /** What the terminal answered: `approved`, `declined 51`, `refused no-such-voucher`. */
      readonly answer: string;
      /** From the request until the register had the answer, ms; absent where nothing was asked. */
      readonly acknowledged?: number;
    }
  | {
      /** How a figure of a scenario's slips stands to its limit. */
      readonly type: 'time-limit';
      readonly scenario: string;
      /** `print.total` */
      readonly figure: string;
      /** `p50`, `p95`, `max` */
      readonly of: string;
      /** ms, of this clock. */
      readonly value: number;
      readonly limit: number;
      readonly clock: 'real' | 'virtual';
      /** Times it was made of. */
      readonly count: number;
      /** `marginal`: kept by less than a tenth of it. */
      readonly standing: 'kept' | 'marginal' | 'passed';
    }
  | {
      readonly type: 'scenario-end';
      readonly scenario: string;
      readonly outcome: Outcome;
      /** ms of the run's clock. */
      readonly duration: number;
      /** Real ms. */
      readonly took?: number;
      /** The limit that a timeout ran into. */
      readonly limit?: LimitName;
      readonly message?: string;
    }
  | {
      readonly type: 'run-end';
      readonly outcome: Outcome;
      readonly counts: Readonly<Record<Outcome, number>>;
      /** Real ms. */
      readonly took: number;
      readonly exitCode: number;
    };

/** One line of the event stream. `at` is ms of the run's clock; `seq` counts from 0 without gaps. */
export type PlatenEvent = { readonly v: typeof eventVersion; readonly seq: number; readonly at: number } & Body;

/** An event before it is stamped. */
export type EventBody = Body;

/** One kind of event: `EventOf<'slip'>`. */
export type EventOf<T extends Body['type']> = Extract<PlatenEvent, { readonly type: T }>;

/** What receives events, in order. Reporters and recorders implement it. */
export interface EventSink {
  write(event: PlatenEvent): void;
  /** After the last event; resolves when everything is on disk. */
  close(): Promise<void>;
}
