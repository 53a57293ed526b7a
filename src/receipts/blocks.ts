import type { Box, CodeMark, ImageMark, Line, Slip, Source } from '../../emulator/machine/slip.ts';
import { cutOut, inkBottom } from './rows.ts';

/** A printed line with its 1-based number. */
export interface NumberedLine extends Line {
  readonly number: number;
}

/**
 * A part of a slip from edge to edge: what was printed, and the paper below it. The blocks of a slip, from top to
 * bottom, hold each of its rows once. The first one is the paper above all print and may have no rows.
 */
export interface Block {
  readonly kind: 'top' | 'line' | 'image' | 'code';
  /** First row, and the row after the last. */
  readonly top: number;
  readonly bottom: number;
  /** Rows from the top that its marks are tall. */
  readonly content: number;
  /** Rows from the top to the last black dot; more than `content` where dots stand in the paper below. */
  readonly ink: number;
  readonly lines: readonly NumberedLine[];
  readonly images: readonly ImageMark[];
  readonly codes: readonly CodeMark[];
  /** Text of its lines, each gap one space. */
  readonly text: string;
  /** Number of the last line that began at or above its top, this block's included; 0 above the first. */
  readonly line: number;
}

interface Anchor {
  readonly y: number;
  readonly kind: 'line' | 'image' | 'code';
  readonly lines: NumberedLine[];
  readonly images: ImageMark[];
  readonly codes: CodeMark[];
}

const boxesOf = ({ lines, images, codes }: Anchor): readonly { y: number; height: number }[] => [
  ...lines,
  ...images,
  ...codes,
];

const bottomOf = (anchor: Anchor) => Math.max(...boxesOf(anchor).map(({ y, height }) => y + height));

/** One space for each gap, none at the ends. */
export const collapse = (text: string) => text.trim().replace(/\s+/gu, ' ');

/** Everything printed in a block: characters, pictures, codes. */
export const marksOf = (block: Block): readonly (Box & Source)[] => [
  ...block.lines.flatMap(({ runs }) => runs),
  ...block.images,
  ...block.codes,
];

/** Cuts a slip into blocks: one a printed line, one a code, one for pictures that follow each other without text. */
export function blocksOf(slip: Slip): Block[] {
  const { dots } = slip;
  const anchors = anchorsOf(slip);
  const blocks: Block[] = [];
  let line = 0;
  const top: Anchor = { y: 0, kind: 'line', lines: [], images: [], codes: [] };
  [top, ...anchors].forEach((anchor, i) => {
    const bottom = anchors[i]?.y ?? dots.height;
    line = Math.max(line, ...anchor.lines.map(({ number }) => number));
    blocks.push({
      kind: i === 0 ? 'top' : anchor.kind,
      top: anchor.y,
      bottom,
      content: i === 0 ? 0 : Math.min(bottomOf(anchor), bottom) - anchor.y,
      ink: inkBottom(dots, anchor.y, bottom) - anchor.y,
      lines: anchor.lines,
      images: anchor.images,
      codes: anchor.codes,
      text: collapse(anchor.lines.map(({ text }) => text).join(' ')),
      line,
    });
  });
  return blocks;
}

/** Where blocks begin, from top to bottom. */
function anchorsOf(slip: Slip): Anchor[] {
  const { height } = slip.dots;
  const inPaper = (y: number) => Math.max(0, Math.min(y, height));
  const lines = slip.lines.map((line, i) => ({ ...line, number: i + 1 }));
  const images = [...slip.images];
  const anchors: Anchor[] = [];
  for (const line of lines.toSorted((a, b) => a.y - b.y)) {
    const inside = images.filter(({ y }) => y >= line.y && y < line.y + line.height);
    for (const image of inside) images.splice(images.indexOf(image), 1);
    const kind = collapse(line.text) === '' && inside.length > 0 ? 'image' : 'line';
    anchors.push({ y: inPaper(line.y), kind, lines: [line], images: inside, codes: [] });
  }
  for (const image of images)
    anchors.push({ y: inPaper(image.y), kind: 'image', lines: [], images: [image], codes: [] });
  for (const code of slip.codes)
    anchors.push({ y: inPaper(code.y), kind: 'code', lines: [], images: [], codes: [code] });
  anchors.sort((a, b) => a.y - b.y);
  return joined(anchors).map((anchor, i, all) => (anchor.kind === 'code' ? withHri(slip, anchor, all[i - 1]) : anchor));
}

/** Anchors on one row become one; so do pictures in a row, for a logo sent in strips is one picture. */
function joined(anchors: readonly Anchor[]): Anchor[] {
  const out: Anchor[] = [];
  for (const anchor of anchors) {
    const last = out.at(-1);
    if (last && (last.y === anchor.y || (last.kind === 'image' && anchor.kind === 'image'))) {
      const kind = last.kind === anchor.kind ? last.kind : 'line';
      const lines = [...last.lines, ...anchor.lines];
      const images = [...last.images, ...anchor.images];
      out[out.length - 1] = { y: last.y, kind, lines, images, codes: [...last.codes, ...anchor.codes] };
    } else out.push(anchor);
  }
  return out;
}

/** Cells of the human readable characters of a barcode: Font A and Font B, dot rows. */
const HRI_TALL = 24;
const HRI_SHORT = 17;
/** Share of black dots above the bars that makes characters: dirt and wrong dots are fewer, two characters more. */
const HRI_INK = 0.02;

/**
 * The characters above a barcode have no mark of their own: they stand in one cell right above the bars. For characters
 * of the smaller font the block begins some blank rows too high, so that no wrong dot can make one font the other.
 */
function withHri({ dots }: Slip, anchor: Anchor, above: Anchor | undefined): Anchor {
  const free = above ? bottomOf(above) : 0;
  const [code] = anchor.codes as [CodeMark];
  const top = Math.max(free, anchor.y - HRI_SHORT);
  const band = cutOut(dots, { x: code.x, y: top, width: code.width, height: Math.max(0, anchor.y - top) });
  let black = 0;
  for (let y = 0; y < band.height; y++) black += band.blackIn(y);
  const isText = black > HRI_INK * code.width * HRI_SHORT;
  return isText ? { ...anchor, y: Math.max(free, anchor.y - HRI_TALL) } : anchor;
}
