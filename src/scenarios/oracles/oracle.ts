import type { Finding } from '../../events/finding.ts';
import type { StepFacts } from '../facts.ts';

/** What an oracle found; who found it is put in when it is applied. */
export type Found = Omit<Finding, 'by'>;

/** A check that is applied to every step of every scenario. Pure: facts in, findings out. */
export interface Oracle {
  /** Stable: `by` of its findings. */
  readonly name: string;
  check(facts: StepFacts): readonly Found[];
}
