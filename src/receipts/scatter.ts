import { Bitmap } from '../../emulator/dots/bitmap.ts';
import { around } from './rows.ts';
import { count, type Difference, type Slips } from './told.ts';

/** Differing dots that no name explains. */
export interface Loose {
  readonly dots: number;
  /** Those of them that have no differing dot beside, above or below them, corners too. */
  readonly lone: number;
}

type Placed = { readonly at: number; readonly difference: Difference };

/** Fewest dots that lie all over: a handful of wrong dots is told one by one. */
const FEWEST = 32;

/** How the dots of a bitmap of differences lie. */
export function looseDots(differing: Bitmap, dots: number): Loose {
  return { dots, lone: dots < FEWEST ? 0 : loneDots(differing) };
}

function loneDots({ bits, stride, height }: Bitmap): number {
  const beside = new Uint8Array(bits.length);
  for (let i = 0; i < bits.length; i++) {
    const row = bits[i]!;
    const left = i % stride === 0 ? 0 : bits[i - 1]!;
    const right = i % stride === stride - 1 ? 0 : bits[i + 1]!;
    beside[i] = (row << 1) | (row >> 1) | (left << 7) | (right >> 7);
  }
  const alone = new Uint8Array(bits.length);
  for (let i = 0; i < bits.length; i++) {
    const above = i < stride ? 0 : bits[i - stride]! | beside[i - stride]!;
    const below = i + stride < bits.length ? bits[i + stride]! | beside[i + stride]! : 0;
    alone[i] = bits[i]! & ~(beside[i]! | above | below);
  }
  const lone = new Bitmap(stride * 8, height, alone);
  let sum = 0;
  for (let y = 0; y < height; y++) sum += lone.blackIn(y);
  return sum;
}

/** Share of the paper's height that scattered dots span at least. */
const SPAN = 0.5;

/**
 * Puts one difference in place of all loose dots where most of them stand alone and they lie all over the paper: that
 * is dirt on the head or a bad line, and not one fault in each line.
 */
export function foldScattered({ golden, actual }: Slips, differences: readonly Placed[]): readonly Placed[] {
  const loose = differences.filter(({ difference }) => difference.loose !== undefined);
  const dots = loose.reduce((sum, { difference }) => sum + difference.loose!.dots, 0);
  const lone = loose.reduce((sum, { difference }) => sum + difference.loose!.lone, 0);
  const [first] = loose;
  if (!first || dots < FEWEST || 2 * lone < dots) return differences;
  const box = around(loose.map(({ difference }) => difference.box));
  const height = Math.min(golden.dots.height, actual.dots.height);
  if (box.height < SPAN * height || 2 * box.width < actual.dots.width) return differences;
  const share = ((100 * dots) / (actual.dots.width * actual.dots.height)).toFixed(1);
  const scattered: Difference = {
    code: 'dots-scattered',
    place: { from: 0, to: 0, below: true },
    tell: () => `${count(dots, 'dot')} differ all over the paper, ${share} % of it, most of them alone`,
    box,
    goldenBox: { ...box, height: Math.min(box.height, golden.dots.height - box.y) },
    sources: [],
  };
  return [{ at: 0, difference: scattered }, ...differences.filter((one) => !loose.includes(one))];
}
