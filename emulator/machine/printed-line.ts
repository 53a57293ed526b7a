import { type Item, pitchOf } from './line.ts';
import type { Line, Run } from './slip.ts';
import type { Layout } from './typeset.ts';

/** Characters of equal cells at equal distances from each other, on the paper and in the stream. */
interface Stretch extends Run {
  /** Dots from one to the next. */
  readonly across: number;
  /** Bytes from one to the next; 0 where one command printed them all, as GS ^ does. */
  readonly onward: number;
}

/**
 * A line on the paper. A long slip has more characters than anything else, and hardly anyone looks at them one by one:
 * those that are alike are kept together, so that the garbage collector meets a few objects a line, and `runs` is made
 * of them when it is asked for.
 */
export class PrintedLine implements Line {
  readonly y: number;
  readonly height: number;
  readonly advance: number;
  readonly text: string;
  /** A property of each line, so that copies of a line have it too. */
  declare readonly runs: readonly Run[];
  readonly #stretches: readonly Stretch[];
  #runs?: readonly Run[];

  static readonly #RUNS: PropertyDescriptor & ThisType<PrintedLine> = {
    enumerable: true,
    get() {
      this.#runs ??= this.#stretches.flatMap(runsOf);
      return this.#runs;
    },
  };

  /** `text`: what the items read; `layout`: where they lie. */
  constructor(
    { y, height, advance }: Pick<Line, 'y' | 'height' | 'advance'>,
    text: string,
    items: readonly Item[],
    layout: Layout,
  ) {
    this.y = y;
    this.height = height;
    this.advance = advance;
    this.text = text;
    this.#stretches = stretchesOf(items, layout, text);
    Object.defineProperty(this, 'runs', PrintedLine.#RUNS);
  }
}

function stretchesOf(items: readonly Item[], layout: Layout, lineText: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (let i = 0; i < items.length; ) {
    if (items[i]!.command !== null) {
      i++;
      continue;
    }
    const end = endOfStretch(items, layout, i);
    const stretch = stretchOf(items, layout, i, end, lineText);
    // Most lines are one stretch, and an array that is pushed to takes room for sixteen more.
    if (stretches.length === 0 && end === items.length) return [stretch];
    stretches.push(stretch);
    i = end;
  }
  return stretches.slice();
}

/** The item after the stretch that begins at `start`. */
function endOfStretch(items: readonly Item[], { places }: Layout, start: number): number {
  const first = items[start]!;
  if (first.count > 1) return start + 1;
  let end = start + 1;
  let across = 0;
  let onward = 0;
  for (; end < items.length; end++) {
    const { command, count, width, height, offset, length } = items[end]!;
    if (command !== null || count > 1 || width !== first.width || height !== first.height || length !== first.length)
      break;
    const { x, y } = places[end]!;
    const before = places[end - 1]!;
    const byX = x - before.x;
    const byOffset = offset - items[end - 1]!.offset;
    if (y !== before.y || (end > start + 1 && (byX !== across || byOffset !== onward))) break;
    across = byX;
    onward = byOffset;
  }
  return end;
}

function stretchOf(
  items: readonly Item[],
  { places, direction }: Layout,
  start: number,
  end: number,
  lineText: string,
): Stretch {
  const first = items[start]!;
  const { width, height, offset, length } = first;
  const { x, y } = places[start]!;
  const isOne = end === start + 1;
  const texts: string[] = [];
  for (let i = start; i < end; i++) texts.push(items[i]!.text);
  const joined = texts.join('');
  return {
    // Most lines are one stretch: one string serves both.
    text: joined === lineText ? lineText : joined,
    x,
    y,
    width,
    height,
    offset,
    length,
    across: isOne ? direction * pitchOf(first) : places[start + 1]!.x - x,
    onward: isOne ? length : items[start + 1]!.offset - offset,
  };
}

function runsOf({ text, x, y, width, height, offset, length, across, onward }: Stretch): Run[] {
  return Array.from(text, (character, i) => ({
    text: character,
    x: x + i * across,
    y,
    width,
    height,
    offset: offset + i * onward,
    length,
  }));
}
