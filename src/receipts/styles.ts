import { Bitmap } from '../../emulator/dots/bitmap.ts';

/** What a style does to the dots of a cell, as a print head does it. */
interface Style {
  readonly name: string;
  readonly apply: (cell: Bitmap) => void;
}

/** The second strike stays within the cell. */
const bold: Style = { name: 'bold', apply: (cell) => cell.draw(copy(cell), 1, 0) };
const underline = (rows: number): Style => ({
  name: rows === 1 ? 'underline' : `underline of ${rows} dots`,
  apply: (cell) => cell.fill(0, cell.height - rows, cell.width, rows),
});
const strike: Style = { name: 'strike-through', apply: (cell) => cell.fill(0, cell.height >> 1, cell.width, 1) };
const reverse: Style = { name: 'reverse', apply: (cell) => cell.invert(0, 0, cell.width, cell.height) };

const adds = (style: Style) => style !== reverse;

/** Which styles the actual cell has and the golden one lacks, and the other way round. */
export interface StyleChange {
  readonly gained: readonly Style[];
  readonly lost: readonly Style[];
}

const singles = [bold, underline(1), underline(2), strike, reverse];
const doubles = [underline(1), underline(2), reverse].map((style) => [bold, style] as const);

/** Every change that is looked for, the simplest first; the first one is none. At most 31: they make a bit mask. */
export const styleChanges: readonly StyleChange[] = [
  { gained: [], lost: [] },
  ...singles.flatMap((style) => [
    { gained: [style], lost: [] },
    { gained: [], lost: [style] },
  ]),
  ...doubles.flatMap(([a, b]) => [
    { gained: [a, b], lost: [] },
    { gained: [], lost: [a, b] },
    { gained: [a], lost: [b] },
    { gained: [b], lost: [a] },
  ]),
];

/** The mask of no change, and the one in which every change fits. */
export const UNCHANGED = 1;
export const ANY_CHANGE = 2 ** styleChanges.length - 1;

/**
 * The changes that make the actual cell from the golden one, one bit for each of `styleChanges`: a change fits when the
 * golden cell with what was gained has the dots of the actual cell with what was lost.
 */
export function fittingChanges(golden: Bitmap, actual: Bitmap): number {
  const blacker = blackDots(actual) >= blackDots(golden);
  let mask = 0;
  styleChanges.forEach(({ gained, lost }, i) => {
    // Inverting either cell is the same; the one with more black is the inverted one.
    if (gained.includes(reverse) && !blacker) return;
    if (lost.includes(reverse) && blacker) return;
    // A cell is reversed after everything else was drawn in it, so that is taken back first.
    const g = styled(lost.includes(reverse) ? styled(golden, [reverse]) : golden, gained.filter(adds));
    const a = styled(gained.includes(reverse) ? styled(actual, [reverse]) : actual, lost.filter(adds));
    if (g.equals(a)) mask |= 1 << i;
  });
  return mask;
}

function styled(cell: Bitmap, styles: readonly Style[]): Bitmap {
  if (styles.length === 0) return cell;
  const out = copy(cell);
  for (const { apply } of styles) apply(out);
  return out;
}

const copy = (cell: Bitmap) => new Bitmap(cell.width, cell.height, cell.bits.slice());

function blackDots(cell: Bitmap): number {
  let sum = 0;
  for (let y = 0; y < cell.height; y++) sum += cell.blackIn(y);
  return sum;
}

/** `lost bold`, `gained underline, lost bold`. */
export function tellChange({ gained, lost }: StyleChange): string {
  const say = (word: string, styles: readonly Style[]) =>
    styles.length === 0 ? [] : [`${word} ${styles.map(({ name }) => name).join(' and ')}`];
  return [...say('lost', lost), ...say('gained', gained)].join(', ');
}

/** The changes that fit two blank cells: those that draw nothing on white. */
export const FITS_BLANK = fittingChanges(new Bitmap(8, 8), new Bitmap(8, 8));
