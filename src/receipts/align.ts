import type { Bitmap } from '../../emulator/dots/bitmap.ts';
import type { Block } from './blocks.ts';
import { ALIKE, type Features, featuresOf, likeness } from './likeness.ts';
import { matchSequences } from './myers.ts';
import { sameRows } from './rows.ts';

/** A golden block and the actual block that stands for it; a block alone is missing or extra. */
export type Pair =
  | { readonly golden: Block; readonly actual: Block; readonly sameInk: boolean }
  | { readonly golden: Block; readonly actual: null }
  | { readonly golden: null; readonly actual: Block };

/** A slip cut into blocks. */
export interface Cut {
  readonly dots: Bitmap;
  readonly blocks: readonly Block[];
}

/**
 * Most pairs of blocks that are weighed against each other between two common ones: 500 lines by 500. Beyond it they
 * are paired as they come.
 */
const MOST_WEIGHED = 250_000;

/**
 * Which golden block each actual block stands for, in the order of the paper. Blocks with the same dots are matched
 * first, as many as possible in order; what is left between them is paired by likeness. The tops are always a pair.
 */
export function align(golden: Cut, actual: Cut): Pair[] {
  const sameInk = inkComparer(golden, actual);
  const [goldenTop, ...goldens] = golden.blocks as [Block, ...Block[]];
  const [actualTop, ...actuals] = actual.blocks as [Block, ...Block[]];
  const matches = matchSequences(goldens.length, actuals.length, (g, a) => sameInk(goldens[g]!, actuals[a]!));
  const pairs: Pair[] = [{ golden: goldenTop, actual: actualTop, sameInk: sameInk(goldenTop, actualTop) }];
  let g = 0;
  let a = 0;
  for (const [nextG, nextA] of [...matches, [goldens.length, actuals.length] as const]) {
    pairs.push(...pairByLikeness(golden.dots, goldens.slice(g, nextG), actual.dots, actuals.slice(a, nextA)));
    const [block, other] = [goldens[nextG], actuals[nextA]];
    if (block && other) pairs.push({ golden: block, actual: other, sameInk: true });
    g = nextG + 1;
    a = nextA + 1;
  }
  return pairs;
}

/** Compares the inked rows of blocks. */
const inkComparer = (golden: Cut, actual: Cut) => (g: Block, a: Block) =>
  g.ink === a.ink && sameRows(golden.dots, g.top, actual.dots, a.top, g.ink);

/** Pairs blocks that have other dots, in order; blocks that are not alike stay alone. */
function pairByLikeness(
  goldenDots: Bitmap,
  goldens: readonly Block[],
  actualDots: Bitmap,
  actuals: readonly Block[],
): Pair[] {
  if (goldens.length === 0 || actuals.length === 0) return [...goldens.map(missing), ...actuals.map(extra)];
  // One block in place of one other is a changed block, however little they have in common.
  const [golden, actual] = [goldens[0], actuals[0]];
  if (goldens.length === 1 && actuals.length === 1 && golden!.kind === actual!.kind) {
    return [{ golden: golden!, actual: actual!, sameInk: false }];
  }
  const g = goldens.map((block) => featuresOf(block, goldenDots));
  const a = actuals.map((block) => featuresOf(block, actualDots));
  if (goldens.length * actuals.length > MOST_WEIGHED) return pairAsTheyCome(g, a);
  const weights = g.map((one) => Float64Array.from(a, (other) => alike(one, other)));
  return pairByWeight(goldens, actuals, weights);
}

/** Likeness of two blocks; 0 when they are not alike. */
function alike(golden: Features, actual: Features): number {
  const value = likeness(golden, actual);
  return value >= ALIKE ? value : 0;
}

const missing = (golden: Block): Pair => ({ golden, actual: null });
const extra = (actual: Block): Pair => ({ golden: null, actual });

/** The pairing with the largest sum of weights (S. B. Needleman, C. D. Wunsch, 1970, with gaps that cost nothing). */
function pairByWeight(goldens: readonly Block[], actuals: readonly Block[], weights: readonly Float64Array[]): Pair[] {
  const [n, m] = [goldens.length, actuals.length];
  // best[g][a] is what can be had from the golden blocks from g on and the actual ones from a on.
  const best = Array.from({ length: n + 1 }, () => new Float64Array(m + 1));
  const paired = (g: number, a: number) => (weights[g]![a]! > 0 ? weights[g]![a]! + best[g + 1]![a + 1]! : 0);
  for (let g = n - 1; g >= 0; g--) {
    for (let a = m - 1; a >= 0; a--) best[g]![a] = Math.max(paired(g, a), best[g + 1]![a]!, best[g]![a + 1]!);
  }
  const pairs: Pair[] = [];
  let g = 0;
  let a = 0;
  while (g < n && a < m) {
    const worth = best[g]![a]!;
    if (worth > 0 && worth === paired(g, a))
      pairs.push({ golden: goldens[g++]!, actual: actuals[a++]!, sameInk: false });
    else if (worth === best[g + 1]![a]) pairs.push(missing(goldens[g++]!));
    else pairs.push(extra(actuals[a++]!));
  }
  return [...pairs, ...goldens.slice(g).map(missing), ...actuals.slice(a).map(extra)];
}

/** The first with the first, the second with the second; those that are not alike alone. */
function pairAsTheyCome(goldens: readonly Features[], actuals: readonly Features[]): Pair[] {
  const both = Math.min(goldens.length, actuals.length);
  const pairs = goldens.slice(0, both).flatMap((g, i): Pair[] => {
    const [golden, actual] = [g.block, actuals[i]!.block];
    return alike(g, actuals[i]!) > 0 ? [{ golden, actual, sameInk: false }] : [missing(golden), extra(actual)];
  });
  const blocks = (of: readonly Features[]) => of.slice(both).map(({ block }) => block);
  return [...pairs, ...blocks(goldens).map(missing), ...blocks(actuals).map(extra)];
}
