import type { Outcome } from '../events/event.ts';
import type { Standing } from '../reports/standing.ts';
import type { Listing } from '../scenarios/listing.ts';

export type { Diagnosis } from '../bench/doctor/finding.ts';
export type { BrokenFile, ListedBench, ListedScenario } from '../scenarios/listing.ts';

/* What the server of the studio and its page say to each other of scenarios and runs. A run itself is its event stream. */

/** How a scenario stood when it ran last. */
export interface LastTime {
  readonly run: string;
  readonly standing: Standing;
  /** ms of the run's clock. */
  readonly duration: number;
}

/** The scenarios of the project folder. */
export interface Project extends Listing {
  /** Path of the folder of scenarios from that of the project. */
  readonly folder: string;
  /** By scenario. */
  readonly last: Readonly<Record<string, LastTime>>;
  /** Why nothing could be listed, in words. */
  readonly wrong?: string;
}

export interface RunSummary {
  readonly id: string;
  /**
   * `refused`: it never began, and `said` tells why; `cut-off`: it has no end, and this studio does not run it.
   */
  readonly state: 'under-way' | 'ended' | 'cut-off' | 'refused';
  /** Absent before its first event. */
  readonly startedAt?: string;
  readonly clock?: 'real' | 'virtual';
  /** Scenarios that are to run. */
  readonly planned?: number;
  readonly bench?: string;
  readonly defect?: string;
  readonly exitCode?: number;
  readonly counts?: Readonly<Record<Outcome, number>>;
  /** Real ms. */
  readonly took?: number;
  readonly said?: string;
}

/** The pictures of a slip, each a 1-bit PNG but the difference. */
export const slipPictures = ['actual', 'golden', 'difference'] as const;
export type SlipPicture = (typeof slipPictures)[number];

/**
 * What may be done with a slip of a run: it awaits approval; it was approved or rejected; a later run has received another
 * slip in its place; or there is nothing to approve.
 */
export type VerdictState = 'awaits' | 'approved' | 'rejected' | 'other' | 'nothing';

export interface Verdict {
  readonly state: VerdictState;
  /** It was done here, and can be undone. */
  readonly undo: boolean;
  /** Why it cannot become a golden. */
  readonly obstacle?: string;
}

export const deeds = ['approve', 'reject', 'undo'] as const;
export type Deed = (typeof deeds)[number];
