import type { Bitmap } from '../../emulator/dots/bitmap.ts';
import { scale } from '../../emulator/dots/transform.ts';
import type { Run } from '../../emulator/machine/slip.ts';
import { cutOut, differingDots } from './rows.ts';
import { ANY_CHANGE, FITS_BLANK, fittingChanges, styleChanges, tellChange, UNCHANGED } from './styles.ts';
import { moved } from './told.ts';

/** A golden and an actual character that stand for each other. */
export interface RunPair {
  readonly golden: Run;
  readonly actual: Run;
}

/** Characters next to each other that differ in the same way; `said` is '' where they do not differ. */
export interface RunGroup {
  readonly pairs: readonly RunPair[];
  /** `lost double height`, `shifted 12 dots right`; '' for none. */
  readonly said: string;
  /** Their dots differ in a way that has no name. */
  readonly unnamed: boolean;
}

interface Compared extends RunPair {
  readonly size: string;
  readonly dx: number;
  readonly dy: number;
  /** Bits of `styleChanges` that fit; 0 when none does. */
  readonly styles: number;
  readonly dots: number;
}

/** Fewest differing dots that make a style: less is a wrong dot that happens to look like one. */
const FEWEST_STYLE_DOTS = 8;

/**
 * Compares characters cell by cell and joins neighbours that differ alike. `top` is the row that heights count from;
 * moves are left out when `placed` is false, where they follow from something else.
 */
export function compareRuns(
  pairs: readonly RunPair[],
  golden: { dots: Bitmap; top: number },
  actual: { dots: Bitmap; top: number },
  placed: boolean,
): RunGroup[] {
  const compared = pairs.map((pair): Compared => {
    const { golden: g, actual: a } = pair;
    const size = sizeChange(g, a);
    const { styles, dots } =
      compareInPlace(golden.dots, g, actual.dots, a) ?? compareCut(golden.dots, g, actual.dots, a);
    const dy = a.y - actual.top - (g.y - golden.top);
    return { ...pair, size, dx: a.x - g.x, dy, styles, dots };
  });
  const told = placed && compared.every(({ size }) => size === '');
  const groups: Compared[][] = [];
  let styles = 0;
  for (const one of compared) {
    const last = groups.at(-1)?.at(-1);
    const alike = last !== undefined && last.size === one.size && (!told || (last.dx === one.dx && last.dy === one.dy));
    const common = styles & one.styles;
    if (alike && (common !== 0 || (styles === 0 && one.styles === 0))) {
      groups.at(-1)!.push(one);
      styles = common;
    } else {
      groups.push([one]);
      styles = one.styles;
    }
  }
  return groups.map((group) => describe(group, told));
}

function describe(group: readonly Compared[], told: boolean): RunGroup {
  const { size, dx, dy } = group[0]!;
  const styles = group.reduce((mask, one) => mask & one.styles, ANY_CHANGE);
  const dots = group.reduce((sum, one) => sum + one.dots, 0);
  const change = styleChanges[31 - Math.clz32(styles & -styles)];
  const named = change !== undefined && (change === styleChanges[0] || dots >= FEWEST_STYLE_DOTS);
  const style = change && named ? tellChange(change) : '';
  const shift = told && (dx !== 0 || dy !== 0) ? `shifted ${moved(dx, dy)}` : '';
  return {
    pairs: group,
    said: [size, style, shift].filter((part) => part !== '').join(', '),
    // Cells of another size have other dots anyway.
    unnamed: !named && dots > 0 && size === '',
  };
}

const isMultiple = (large: Run, small: Run) => large.width % small.width === 0 && large.height % small.height === 0;

/** Most cells have the same dots in the same columns: nothing needs to be cut out of the paper for that. Else null. */
function compareInPlace(golden: Bitmap, g: Run, actual: Bitmap, a: Run): { styles: number; dots: number } | null {
  if (g.x !== a.x || g.x < 0 || g.width !== a.width || g.height !== a.height || golden.stride !== actual.stride)
    return null;
  if (g.y < 0 || a.y < 0 || g.y + g.height > golden.height || a.y + a.height > actual.height) return null;
  const first = g.x >> 3;
  const last = Math.min(golden.stride - 1, (g.x + g.width - 1) >> 3);
  const head = 0xff >> (g.x & 7);
  const tail = 0xff << (7 - ((g.x + g.width - 1) & 7));
  const { bits: goldenBits, stride } = golden;
  const { bits: actualBits } = actual;
  let black = 0;
  for (let row = 0; row < g.height; row++) {
    const mine = (g.y + row) * stride;
    const theirs = (a.y + row) * stride;
    for (let column = first; column <= last; column++) {
      const mask = (column === first ? head : 0xff) & (column === last ? tail : 0xff);
      const dots = goldenBits[mine + column]!;
      if (((dots ^ actualBits[theirs + column]!) & mask) !== 0) return null;
      black |= dots & mask;
    }
  }
  return { styles: black === 0 ? FITS_BLANK : UNCHANGED, dots: 0 };
}

const compareCut = (golden: Bitmap, g: Run, actual: Bitmap, a: Run) =>
  compareCells(cutOut(golden, g), cutOut(actual, a), g, a);

/** Compares two cells; one that is a multiple of the other in size is compared with the other enlarged. */
function compareCells(golden: Bitmap, actual: Bitmap, g: Run, a: Run): { styles: number; dots: number } {
  if (g.width === a.width && g.height === a.height) return compareAlike(golden, actual);
  if (isMultiple(g, a)) return { styles: fittingChanges(golden, enlarged(actual, a, g)), dots: FEWEST_STYLE_DOTS };
  if (isMultiple(a, g)) return { styles: fittingChanges(enlarged(golden, g, a), actual), dots: FEWEST_STYLE_DOTS };
  return { styles: ANY_CHANGE, dots: 0 };
}

function compareAlike(golden: Bitmap, actual: Bitmap): { styles: number; dots: number } {
  let dots = 0;
  for (let row = 0; row < golden.height; row++) {
    differingDots(golden, row, actual, row, (_, differing) => {
      for (let bits = differing; bits !== 0; bits &= bits - 1) dots++;
    });
  }
  // A blank cell may be part of a change that its neighbours show; any other one that is the same is unchanged.
  return { styles: dots === 0 && !golden.isBlank ? UNCHANGED : fittingChanges(golden, actual), dots };
}

/** A cell enlarged to the size of another. */
const enlarged = (small: Bitmap, from: Run, to: Run) => scale(small, to.width / from.width, to.height / from.height);

/** What a change of the cell is called; '' when it has the size it should have. */
function sizeChange(golden: Run, actual: Run): string {
  const across = actual.width / golden.width;
  const down = actual.height / golden.height;
  if (across === 1 && down === 1) return '';
  const doubled = [across, down].every((factor) => factor === 1 || factor === 2);
  const halved = [across, down].every((factor) => factor === 1 || factor === 0.5);
  if (!doubled && !halved) {
    return `has cells of ${actual.width} x ${actual.height} dots, expected ${golden.width} x ${golden.height}`;
  }
  const sides = [...(across === 1 ? [] : ['width']), ...(down === 1 ? [] : ['height'])];
  return `${doubled ? 'gained' : 'lost'} double ${sides.join(' and ')}`;
}

/** What a row of characters reads; a gap of half a cell or more is a space. */
export function readRuns(runs: readonly Run[]): string {
  let text = '';
  runs.forEach((run, i) => {
    const before = runs[i - 1];
    if (before && run.x - (before.x + before.width) >= before.width / 2) text += ' ';
    text += run.text;
  });
  return text.trim();
}
