import type { Box, Slip, Source } from '../machine/slip.ts';

/** What stands at a dot of a slip, and the bytes that put it there. */
export interface Origin extends Source {
  /** `feed`: paper that a command moved without a mark there; a barcode's HRI and a page lie on such paper too. */
  readonly kind: 'character' | 'image' | 'code' | 'feed';
  readonly box: Box;
  /** A character, the command of an image, the data of a code; '' for a feed. */
  readonly reads: string;
}

/** A printed line, a picture or a code: what a person counts from the top of a slip. */
export interface Part extends Source {
  /** From 1. */
  readonly number: number;
  readonly kind: 'line' | 'image' | 'code';
  readonly y: number;
  readonly height: number;
  readonly reads: string;
}

type Printed = Pick<Slip, 'lines' | 'images' | 'codes' | 'feeds' | 'dots'>;

/**
 * What stands at dot (x, y): the mark that was printed there last, or the feed that moved the paper. null: no command
 * moved it, it lay between head and blade when the slip began. Underline and reverse reach over the spacing behind a
 * cell: a black dot there is that character's.
 */
export function originAt(slip: Printed, x: number, y: number): Origin | null {
  const holds = ({ box }: Origin) => box.x <= x && x < box.x + box.width && isWithin(y, box);
  const mark = allMarksOf(slip).findLast(holds) ?? (slip.dots.get(x, y) ? characterBefore(slip, x, y) : undefined);
  if (mark) return mark;
  const feed = slip.feeds.find((one) => y >= one.y && y < one.y + one.rows);
  if (!feed) return null;
  const { offset, length, rows } = feed;
  return { kind: 'feed', box: { x: 0, y: feed.y, width: slip.dots.width, height: rows }, reads: '', offset, length };
}

/** The marks of slips that were asked about: whoever asks about one dot asks about another. */
const known = new WeakMap<Printed, readonly Origin[]>();

function allMarksOf(slip: Printed): readonly Origin[] {
  const marks = known.get(slip) ?? marksOf(slip);
  known.set(slip, marks);
  return marks;
}

/** Every mark, in the order of the stream. */
function marksOf({ lines, images, codes }: Printed): Origin[] {
  const mark = (
    kind: Origin['kind'],
    reads: string,
    { x, y, width, height, offset, length }: Box & Source,
  ): Origin => ({
    kind,
    box: { x, y, width, height },
    reads,
    offset,
    length,
  });
  return [
    ...lines.flatMap(({ runs }) => runs.map((run) => mark('character', run.text, run))),
    ...images.map((image) => mark('image', image.command, image)),
    ...codes.map((code) => mark('code', `${code.symbology} ${code.data}`, code)),
  ].sort((a, b) => a.offset - b.offset);
}

/** The character of the line that ends next to the left of x, or else the first of the line. */
function characterBefore(slip: Printed, x: number, y: number): Origin | undefined {
  const lines = slip.lines.filter((line) => isWithin(y, line));
  const characters = marksOf({ ...slip, lines, images: [], codes: [] }).sort((a, b) => a.box.x - b.box.x);
  return characters.findLast(({ box }) => box.x <= x) ?? characters[0];
}

/** The dot row that was under the head when the command at a byte was executed: that of the first mark or feed from there on. */
export function rowUnderHead(slip: Printed, offset: number): number {
  const left = [...allMarksOf(slip).map(({ box, ...source }) => ({ ...source, y: box.y })), ...slip.feeds].filter(
    (one) => one.offset + one.length > offset,
  );
  return left.length === 0 ? slip.dots.height : Math.min(...left.map(({ y }) => y));
}

/** The parts of a slip from top to bottom. A column image is part of its line. */
export function partsOf({ lines, images, codes }: Pick<Slip, 'lines' | 'images' | 'codes'>): Part[] {
  const inLine = new Set(images.filter((image) => lines.some((line) => isWithin(image.y, line))));
  const parts: Omit<Part, 'number'>[] = [
    ...lines.map((line) => {
      const pictures = images.filter((image) => inLine.has(image) && isWithin(image.y, line));
      return {
        kind: 'line' as const,
        y: line.y,
        height: line.height,
        reads: line.text,
        ...around([...line.runs, ...pictures]),
      };
    }),
    ...images
      .filter((image) => !inLine.has(image))
      .map(({ y, height, offset, length, command }) => ({
        kind: 'image' as const,
        y,
        height,
        reads: command,
        offset,
        length,
      })),
    ...codes.map(({ y, height, offset, length, symbology, data }) => ({
      kind: 'code' as const,
      y,
      height,
      reads: `${symbology} ${data}`,
      offset,
      length,
    })),
  ];
  return parts.sort((a, b) => a.y - b.y || a.offset - b.offset).map((part, i) => ({ number: i + 1, ...part }));
}

const isWithin = (y: number, box: { readonly y: number; readonly height: number }) =>
  y >= box.y && y < box.y + box.height;

/** From the first byte of any of them to the last. */
function around(sources: readonly Source[]): Source {
  const offset = Math.min(...sources.map((source) => source.offset));
  return { offset, length: Math.max(...sources.map((source) => source.offset + source.length)) - offset };
}
