import type { Bitmap } from '../../emulator/dots/bitmap.ts';
import type { Block } from './blocks.ts';
import { ALIKE, featuresOf, likeness } from './likeness.ts';
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
    pairs.push(...pairByLikeness(goldens.slice(g, nextG), actuals.slice(a, nextA)));
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

/** Pairs blocks in order so that the sum of likenesses is largest; blocks that are not alike stay alone. */
function pairByLikeness(goldens: readonly Block[], actuals: readonly Block[]): Pair[] {
  const n = goldens.length;
  const m = actuals.length;
  const pair = (g: number, a: number): Pair => ({ golden: goldens[g]!, actual: actuals[a]!, sameInk: false });
  // One block in place of one other is a changed block, however little they have in common.
  if (n === 1 && m === 1 && goldens[0]!.kind === actuals[0]!.kind) return [pair(0, 0)];
  const weigh = n * m <= MOST_WEIGHED;
  const score = Array.from({ length: n + 1 }, () => new Float64Array(m + 1));
  const [goldenFeatures, actualFeatures] = [goldens.map(featuresOf), actuals.map(featuresOf)];
  const alike = (g: number, a: number) => {
    const value = likeness(goldenFeatures[g]!, actualFeatures[a]!);
    return value >= ALIKE ? value : 0;
  };
  const weights = weigh ? goldens.map((_, g) => actuals.map((_, a) => alike(g, a))) : [];
  if (weigh) {
    for (let g = n - 1; g >= 0; g--) {
      for (let a = m - 1; a >= 0; a--) {
        const paired = weights[g]![a]! > 0 ? weights[g]![a]! + score[g + 1]![a + 1]! : 0;
        score[g]![a] = Math.max(paired, score[g + 1]![a]!, score[g]![a + 1]!);
      }
    }
  }
  const pairs: Pair[] = [];
  let g = 0;
  let a = 0;
  while (g < n || a < m) {
    const worth = g < n && a < m ? (weigh ? weights[g]![a]! : alike(g, a)) : 0;
    if (worth > 0 && (!weigh || score[g]![a] === worth + score[g + 1]![a + 1]!)) pairs.push(pair(g++, a++));
    else if (g < n && (a === m || !weigh || score[g]![a] === score[g + 1]![a])) {
      pairs.push({ golden: goldens[g++]!, actual: null });
    } else pairs.push({ golden: null, actual: actuals[a++]! });
  }
  return pairs;
}
