import { Bitmap } from '../../../emulator/dots/bitmap.ts';
import type { Line, Slip } from '../../../emulator/machine/slip.ts';
import { layOut } from '../../../src/printers/one-slip.ts';
import { type Chance, pick } from './chance.ts';

/** A slip with one thing changed, and what is to be said of it. */
export interface Planted {
  readonly slip: Slip;
  /** The whole of the codes that are found, or one of several. */
  readonly codes: readonly string[];
  /** What the sentence holds. */
  readonly says: RegExp;
}

/** Changes a slip; null where it has nothing of the kind. */
export type Plant = (slip: Slip, chance: Chance) => Planted | null;

const LF = 0x0a;
const isOwn = ({ bytes, offset: start }: Slip, { offset, length, text }: Line['runs'][number]) =>
  length === 1 && bytes[offset - start] === text.charCodeAt(0);

const again = (slip: Slip, bytes: Uint8Array) => layOut(bytes, slip.model, slip.entry);

const spliced = (bytes: Uint8Array, at: number, remove: number, ...insert: readonly number[]) =>
  Uint8Array.from([...bytes.subarray(0, at), ...insert, ...bytes.subarray(at + remove)]);

const ascii = (text: string) => [...Buffer.from(text, 'latin1')];

const withDots = (slip: Slip, draw: (dots: Bitmap) => void): Slip => {
  const dots = new Bitmap(slip.dots.width, slip.dots.height, slip.dots.bits.slice());
  draw(dots);
  return { ...slip, dots };
};

/** One figure of a line becomes another. */
export const digit: Plant = (slip, chance) => {
  const runs = slip.lines.flatMap(({ runs }) => runs).filter((run) => /[0-9]/.test(run.text) && isOwn(slip, run));
  const run = pick(chance, runs);
  if (!run) return null;
  const bytes = slip.bytes.slice();
  bytes[run.offset - slip.offset] = 0x30 + ((Number(run.text) + 1 + chance(9)) % 10);
  return { slip: again(slip, bytes), codes: ['line-changed'], says: /, expected .|hidden here/ };
};

/** One dot of the paper is inverted. */
export const dot: Plant = (slip, chance) => {
  const { width, height } = slip.dots;
  const changed = withDots(slip, (dots) => dots.invert(chance(width), chance(height), 1, 1));
  return { slip: changed, codes: ['dots-differ', 'image-changed'], says: /\b1 dot\b/ };
};

/** A bar of a barcode is one dot wider, as a head with a stuck element prints it. */
export const bar: Plant = (slip, chance) => {
  const code = pick(
    chance,
    slip.codes.filter(({ symbology }) => /^(EAN|UPC|CODE|ITF|CODABAR|GS1)/.test(symbology)),
  );
  if (!code) return null;
  const y = code.y + (code.height >> 1);
  if (!slip.dots.rows(y, y + 1).equals(slip.dots.rows(code.y, code.y + 1))) return null;
  const edges = Array.from({ length: code.width - 2 }, (_, i) => code.x + 1 + i).filter(
    (x) => slip.dots.get(x - 1, y) && !slip.dots.get(x, y),
  );
  const x = pick(chance, edges)!;
  const changed = withDots(slip, (dots) => dots.fill(x, code.y, 1, code.height));
  return { slip: changed, codes: ['dots-differ'], says: new RegExp(`in the ${code.symbology}`) };
};

/** Bytes that print one line: from behind the line feed before it to its own. */
interface Plain {
  readonly start: number;
  readonly end: number;
  readonly line: Line;
}

function plainLines(slip: Slip): Plain[] {
  return slip.lines.flatMap((line): Plain[] => {
    const [first] = line.runs;
    const last = line.runs.at(-1);
    if (!first || !last || line.text.trim() === '') return [];
    const start = slip.bytes.lastIndexOf(LF, first.offset - slip.offset) + 1;
    const end = slip.bytes.indexOf(LF, last.offset + last.length - slip.offset) + 1;
    const hasOthers = [...slip.images, ...slip.codes].some(({ offset }) => {
      const at = offset - slip.offset;
      return at >= start && at < end;
    });
    return start > 0 && end > 0 && !hasOthers && !partsPictures(slip, line) ? [{ start, end, line }] : [];
  });
}

/** Without the line two pictures would be one. */
function partsPictures({ images, lines, codes }: Slip, { y }: Line): boolean {
  const nearest = (marks: readonly { y: number }[], sign: 1 | -1) =>
    Math.min(...marks.map((mark) => sign * (mark.y - y)).filter((far) => far > 0));
  const text = lines.filter((line) => line.text.trim() !== '');
  return ([1, -1] as const).every(
    (sign) => nearest(images, sign) <= nearest([...text, ...codes], sign) && images.length > 0,
  );
}

/** Each line as it is drawn, with its place across the paper, and how far it feeds. */
const drawn = ({ lines, dots }: Slip) =>
  lines.map(
    ({ y, height, advance, text }) =>
      `${text} ${advance} ${Buffer.from(dots.rows(y, y + height).bits).toString('latin1')}`,
  );

const sameSet = (a: readonly string[], b: readonly string[]) => a.toSorted().join() === b.toSorted().join();

/** True when all lines of `few` are among those of `many`, in their order, drawn alike, and as many as told are more. */
function isAllOf(many: Slip, few: Slip, more: number): boolean {
  const [all, some] = [drawn(many), drawn(few)];
  let at = 0;
  for (const line of all) if (line === some[at]) at++;
  return at === some.length && all.length === some.length + more;
}

/** A line that was not there: a tip of nothing. */
export const inserted: Plant = (slip, chance) => {
  const at = pick(chance, plainLines(slip));
  if (!at) return null;
  const changed = again(slip, spliced(slip.bytes, at.start, 0, ...ascii('Tip  0.00\n')));
  if (!isAllOf(changed, slip, 1)) return null;
  return { slip: changed, codes: ['line-inserted'], says: /is extra: Tip 0\.00/ };
};

export const deleted: Plant = (slip, chance) => {
  const at = pick(chance, plainLines(slip));
  if (!at) return null;
  const changed = again(slip, spliced(slip.bytes, at.start, at.end - at.start));
  if (!isAllOf(slip, changed, 1)) return null;
  return { slip: changed, codes: ['line-missing'], says: /is missing/ };
};

/** A line comes two lines later. */
export const moved: Plant = (slip, chance) => {
  const lines = plainLines(slip);
  const pairs = lines.flatMap((from, i) =>
    lines
      .slice(i + 1, i + 4)
      .filter((to) => to.line.text.trim() !== from.line.text.trim())
      .map((to) => ({ from, to })),
  );
  const pair = pick(chance, pairs);
  if (!pair) return null;
  const { from, to } = pair;
  const taken = slip.bytes.subarray(from.start, from.end);
  const without = spliced(slip.bytes, from.start, taken.length);
  const changed = again(slip, spliced(without, to.end - taken.length, 0, ...taken));
  // Blank lines below it feed by what it is set in.
  if (changed.dots.height !== slip.dots.height || !sameSet(drawn(slip), drawn(changed))) return null;
  if (!isAllOf(slip, again(slip, without), 1)) return null;
  return { slip: changed, codes: ['line-moved'], says: /has moved, expected at line \d+$/ };
};

/** A few units of paper more, between two lines. */
export const feed: Plant = (slip, chance) => {
  const at = pick(chance, plainLines(slip));
  if (!at) return null;
  const changed = again(slip, spliced(slip.bytes, at.start, 0, 0x1b, 0x4a, 3 + chance(40)));
  const more = changed.dots.height - slip.dots.height;
  if (more <= 0) return null;
  return { slip: changed, codes: ['feed-changed'], says: new RegExp(`^${more} dots? more feed`) };
};

/** A few units of paper more before the cut. */
export const feedBeforeCut: Plant = (slip, chance) => {
  if (!slip.cutAt) return null;
  const changed = again(slip, spliced(slip.bytes, slip.cutAt.offset - slip.offset, 0, 0x1b, 0x4a, 3 + chance(40)));
  const more = changed.dots.height - slip.dots.height;
  if (more <= 0) return null;
  return { slip: changed, codes: ['feed-changed'], says: new RegExp(`^${more} dots? more feed before the cut`) };
};

/** Bold is no longer switched on. */
export const bold: Plant = (slip, chance) => {
  const places = [...slip.bytes.keys()].filter(
    (i) => slip.bytes[i] === 0x1b && slip.bytes[i + 1] === 0x45 && (slip.bytes[i + 2]! & 1) === 1,
  );
  const at = pick(chance, places);
  if (at === undefined) return null;
  const changed = again(slip, spliced(slip.bytes, at + 2, 1, 0));
  return changed.dots.equals(slip.dots) ? null : { slip: changed, codes: ['style-changed'], says: /lost bold/ };
};

/** Double height is no longer switched on. */
export const doubleHeight: Plant = (slip, chance) => {
  const places = [...slip.bytes.keys()].filter(
    (i) => slip.bytes[i] === 0x1d && slip.bytes[i + 1] === 0x21 && slip.bytes[i + 2] === 0x01,
  );
  const at = pick(chance, places);
  if (at === undefined) return null;
  const changed = again(slip, spliced(slip.bytes, at + 2, 1, 0));
  return changed.dots.equals(slip.dots)
    ? null
    : { slip: changed, codes: ['style-changed'], says: /lost double height/ };
};

/** One character of the data of a QR Code. */
export const qrData: Plant = (slip, chance) => {
  const code = pick(
    chance,
    slip.codes.filter(({ symbology, data }) => symbology === 'QR' && /[0-9a-z]/.test(data)),
  );
  const at = code ? Buffer.from(slip.bytes).indexOf(code.data, 0, 'latin1') : -1;
  if (!code || at < 0) return null;
  const within = pick(
    chance,
    [...code.data].flatMap((character, i) => (/[0-9a-z]/.test(character) ? [i] : [])),
  )!;
  const bytes = slip.bytes.slice();
  bytes[at + within] = code.data[within] === '1' ? 0x32 : 0x31;
  return { slip: again(slip, bytes), codes: ['code-changed'], says: /^QR .* holds .*, expected/ };
};

/** The picture alone moves four dots to the right, its command and all. */
export const logo: Plant = (slip, chance) => {
  const images = slip.images.filter(
    ({ command, x, width }) => command === 'GS v 0' && x + width + 8 <= slip.dots.width,
  );
  const image = pick(chance, images);
  if (!image) return null;
  const start = image.offset - slip.offset;
  const bytes = slip.bytes;
  const behind = spliced(bytes, start + image.length, 0, 0x1d, 0x4c, 0, 0);
  const changed = again(slip, spliced(behind, start, 0, 0x1d, 0x4c, 8, 0));
  const by = changed.images.find(({ y }) => y === image.y)!.x - image.x;
  if (by === 0 || changed.dots.equals(slip.dots)) return null;
  return { slip: changed, codes: ['image-changed'], says: new RegExp(`image .* shifted ${by} dots? right`) };
};

/** One dot in a hundred is inverted, all over the paper. */
export const noise: Plant = (slip, chance) => {
  const { width, height } = slip.dots;
  const changed = withDots(slip, (dots) => {
    for (let i = 0; i < (width * height) / 100; i++) dots.invert(chance(width), chance(height), 1, 1);
  });
  return { slip: changed, codes: ['dots-scattered'], says: /dots differ all over the paper/ };
};

/** Every class of change by name. */
export const changes: Readonly<Record<string, Plant>> = {
  'one digit': digit,
  'one dot': dot,
  'a barcode bar one dot wider': bar,
  'a line inserted': inserted,
  'a line deleted': deleted,
  'a line moved': moved,
  'feed between lines': feed,
  'feed before the cut': feedBeforeCut,
  'bold lost': bold,
  'double height lost': doubleHeight,
  'other data in a QR Code': qrData,
  'a logo shifted': logo,
  'one dot in a hundred': noise,
};
