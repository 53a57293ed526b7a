import type { Box } from '../../emulator/machine/slip.ts';

/**
 * One thing that is wrong with a slip or a step. Facts are data; `message` is the one sentence made from them:
 * `line 14: 金额 128.50, expected 12.85`.
 */
export interface Finding {
  /** Stable name of the class: `line-changed`, `line-inserted`, `marker-missing`, `slip-lost`, `golden-missing` ... */
  readonly code: string;
  /** Who found it: `compare` (the golden) or the oracle's name. */
  readonly by: string;
  readonly message: string;
  /** Index of the slip among those of the step, where it is about one. */
  readonly slip?: number;
  /** 1-based line of the slip. */
  readonly line?: number;
  readonly expected?: string;
  readonly actual?: string;
  /** Where in the actual slip, dots. */
  readonly box?: Box;
  /** Where in the golden slip, dots. */
  readonly goldenBox?: Box;
  /** Bytes of the actual slip behind it: offset from the slip's first byte, and length. */
  readonly bytes?: { readonly offset: number; readonly length: number };
}
