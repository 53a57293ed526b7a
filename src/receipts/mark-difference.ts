import type { Box, CodeMark } from '../../emulator/machine/slip.ts';
import type { Block } from './blocks.ts';
import { type Hunk, rowHunks } from './row-hunks.ts';
import { around, cutOut, differenceBox, inkBox } from './rows.ts';
import { type Loose, looseDots } from './scatter.ts';
import { belowLine, count, type Difference, moved, onLine, type Slips, shown, where } from './told.ts';

/** What is different in the pictures of two blocks. */
export function compareImages(slips: Slips, golden: Block, actual: Block): Difference[] {
  if (golden.images.length === 0 && actual.images.length === 0) return [];
  const place = onLine(actual);
  const alone = golden.kind === 'image' && actual.kind === 'image';
  const one = (code: string, said: string, box: Box, goldenBox?: Box): Difference => ({
    code,
    place,
    tell: (joined) => `image ${at(joined)} ${said}`,
    box,
    goldenBox,
    ...(alone ? { covers: rowsOf(slips, actual, Math.max(golden.content, actual.content)) } : {}),
    sources: actual.images,
  });
  if (actual.images.length === 0) {
    const goldenBox = around(golden.images);
    return [one('image-missing', 'is missing', { ...goldenBox, y: goldenBox.y - golden.top + actual.top }, goldenBox)];
  }
  const box = around(actual.images);
  if (golden.images.length === 0) return [one('image-inserted', 'is extra', box)];
  const goldenBox = around(golden.images);
  const down = actual.top - golden.top;
  const shift = inkShift(slips, goldenBox, box);
  if (shift) {
    const [dx, dy] = [shift.dx, shift.dy - down];
    const both = around([box, { ...goldenBox, y: goldenBox.y + down }]);
    return dx === 0 && dy === 0 ? [] : [one('image-changed', `shifted ${moved(dx, dy)}`, both, goldenBox)];
  }
  const [image, expected] = [actual.images[0]!, golden.images[0]!];
  if (actual.images.length === 1 && golden.images.length === 1 && image.width !== expected.width) {
    const said = `is ${image.width} x ${image.height} dots, expected ${expected.width} x ${expected.height}`;
    return [one('image-changed', said, around([box, { ...goldenBox, y: goldenBox.y + down }]), goldenBox)];
  }
  const shifted = shiftedImages(slips, golden, actual);
  if (shifted.length > 0) {
    return shifted.map(({ said, box, goldenBox, of }) => ({
      ...one('image-changed', said, box, goldenBox),
      covers: box,
      sources: [of],
    }));
  }
  // Beside text the rows hold more than the picture.
  if (!alone) return [];
  return imageHunks(slips, golden, actual).map((hunk) => {
    const told = tellHunk(slips, golden, actual, hunk);
    return { ...one('image-changed', told.said, told.box, told.goldenBox), loose: told.loose };
  });
}

/** Pictures of a block of several that moved on their own, their dots the same. */
function shiftedImages(slips: Slips, golden: Block, actual: Block) {
  if (golden.images.length !== actual.images.length || golden.images.length < 2) return [];
  return actual.images.flatMap((of, i) => {
    const expected = golden.images[i]!;
    if (of.width !== expected.width || of.height !== expected.height) return [];
    const inPlace = { ...expected, y: expected.y - golden.top + actual.top };
    const shift = inkShift(slips, expected, of);
    if (!shift || (shift.dx === 0 && shift.dy === inPlace.y - expected.y)) return [];
    const said = `shifted ${moved(shift.dx, shift.dy - (inPlace.y - expected.y))}`;
    return [{ said, box: around([of, inPlace]), goldenBox: around([expected]), of }];
  });
}

const rowsOf = ({ golden, actual }: Slips, { top }: Block, height: number): Box => ({
  x: 0,
  y: top,
  width: Math.max(golden.dots.width, actual.dots.width),
  height,
});

/** `at line 5`, `below line 4`: a column image stands on a line, a raster image between lines. */
const at = (place: Parameters<typeof where>[0]) => (place.below ? where(place) : `at ${where(place)}`);

/** How far the same dots have moved; null when they are not the same. */
function inkShift({ golden, actual }: Slips, g: Box, a: Box): { dx: number; dy: number } | null {
  const goldenInk = inkBox(golden.dots, g.y, Math.min(g.y + g.height, golden.dots.height));
  const actualInk = inkBox(actual.dots, a.y, Math.min(a.y + a.height, actual.dots.height));
  if (!goldenInk || !actualInk) return goldenInk === actualInk ? { dx: a.x - g.x, dy: a.y - g.y } : null;
  if (!cutOut(golden.dots, goldenInk).equals(cutOut(actual.dots, actualInk))) return null;
  return { dx: actualInk.x - goldenInk.x, dy: actualInk.y - goldenInk.y };
}

/** Where the rows of two blocks of pictures differ. */
export function imageHunks({ golden, actual }: Slips, g: Block, a: Block): Hunk[] {
  return rowHunks(
    { dots: golden.dots, top: g.top, rows: g.content },
    { dots: actual.dots, top: a.top, rows: a.content },
  );
}

function tellHunk(
  { golden, actual }: Slips,
  g: Block,
  a: Block,
  hunk: Hunk,
): { said: string; box: Box; goldenBox: Box; loose?: Loose } {
  const { goldenRows, actualRows } = hunk;
  const overlay = Math.min(goldenRows, actualRows);
  const goldenTop = g.top + hunk.golden;
  const actualTop = a.top + hunk.actual;
  const difference = differenceBox(golden.dots, goldenTop, actual.dots, actualTop, overlay);
  const said: string[] = [];
  if (difference) said.push(`differs in ${count(difference.dots, 'dot')}`);
  if (actualRows > goldenRows) said.push(`has ${count(actualRows - goldenRows, 'row')} of dots more`);
  if (actualRows < goldenRows) said.push(`lacks ${count(goldenRows - actualRows, 'row')} of dots`);
  const rows: Box = { x: 0, y: actualTop, width: actual.dots.width, height: actualRows };
  return {
    said: said.join(' and '),
    box: goldenRows === actualRows && difference ? difference.box : rows,
    goldenBox: { x: 0, y: goldenTop, width: golden.dots.width, height: goldenRows },
    ...(goldenRows === actualRows && difference ? { loose: looseDots(difference.differing, difference.dots) } : {}),
  };
}

/** Where the rows of two bands differ that are not as tall as each other: lines without paper between them are one band. */
export function compareTallBands(slips: Slips, golden: Block, actual: Block): Difference[] {
  return imageHunks(slips, golden, actual).map((hunk) => {
    const { said, box, goldenBox } = tellHunk(slips, golden, actual, hunk);
    const words = golden.text === '' ? '' : ` (${shown(golden.text)})`;
    const tell: Difference['tell'] = (place) => `${where(place)}${words} ${said}`;
    return { code: 'line-changed', place: onLine(actual), tell, box, goldenBox, sources: [] };
  });
}

/** A code by its name: `QR`, `EAN13`. */
const named = (code: CodeMark) => code.symbology;

/** What is different in the codes of two blocks: what they hold first, then where they stand and how large they are. */
export function compareCodes(slips: Slips, golden: Block, actual: Block): Difference[] {
  const differences: Difference[] = [];
  const place = belowLine(actual);
  const down = actual.top - golden.top;
  // The characters below a barcode change with it and have no mark of their own.
  const covers = rowsOf(slips, actual, Math.max(golden.bottom - golden.top, actual.bottom - actual.top));
  for (let i = 0; i < Math.max(golden.codes.length, actual.codes.length); i++) {
    const [g, a] = [golden.codes[i], actual.codes[i]];
    const tell = (said: string) => (joined: typeof place) => `${named(a ?? g!)} ${where(joined)} ${said}`;
    const boxes = [...(a ? [a] : []), ...(g ? [{ ...g, y: g.y + down }] : [])];
    const difference = (code: string, said: string): Difference => ({
      code,
      place,
      tell: tell(said),
      ...(g ? { expected: g.data, goldenBox: around([g]) } : {}),
      ...(a ? { actual: a.data } : {}),
      box: around(boxes),
      covers,
      sources: a ? [a] : [],
    });
    if (!a) differences.push(difference('code-missing', `is missing: ${shown(g!.data)}`));
    else if (!g) differences.push(difference('code-inserted', `is extra: ${shown(a.data)}`));
    else if (g.symbology !== a.symbology) {
      differences.push(
        difference('code-changed', `holds ${shown(a.data)}, expected ${named(g)} with ${shown(g.data)}`),
      );
    } else if (g.data !== a.data) {
      differences.push(difference('code-changed', `holds ${shown(a.data)}, expected ${shown(g.data)}`));
    } else if (g.width !== a.width || g.height !== a.height) {
      const said = `is ${a.width} x ${a.height} dots, expected ${g.width} x ${g.height}`;
      differences.push(difference('code-changed', said));
    } else if (g.x !== a.x || g.y + down !== a.y) {
      differences.push(difference('code-changed', `shifted ${moved(a.x - g.x, a.y - g.y - down)}`));
    }
  }
  return differences;
}
