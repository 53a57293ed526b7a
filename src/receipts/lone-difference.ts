import type { Box } from '../../emulator/machine/slip.ts';
import type { Pair } from './align.ts';
import { type Block, marksOf } from './blocks.ts';
import { isBand } from './likeness.ts';
import { sameRows } from './rows.ts';
import { type Difference, onLine, type Place, type Slips, shown, where } from './told.ts';

type Placed = { readonly at: number; readonly difference: Difference };

/** Texts of lines that a sentence about several of them quotes. */
const MOST_QUOTED = 3;

/** Blocks that stand in one slip alone: moved, missing or extra. Neighbours that are missing or extra are told together. */
export function compareLone(slips: Slips, pairs: readonly Pair[]): Placed[] {
  const moves = findMoves(slips, pairs);
  const gone = new Set([...moves].flat());
  const out: Placed[] = [...moves].map(([at, goldenAt]) => ({
    at,
    difference: moveOf(pairs[at]!.actual!, pairs[goldenAt]!.golden!, slips),
  }));
  for (let at = 0; at < pairs.length; ) {
    const side = lone(pairs[at]!);
    let end = at + 1;
    if (side === null || gone.has(at)) {
      at = end;
      continue;
    }
    while (end < pairs.length && lone(pairs[end]!) === side && !gone.has(end)) end++;
    const run = pairs.slice(at, end);
    out.push({ at, difference: side === 'actual' ? extra(run, slips) : missing(run, rowOf(pairs, end, slips), slips) });
    at = end;
  }
  return out;
}

const lone = ({ golden, actual }: Pair) => (golden === null ? 'actual' : actual === null ? 'golden' : null);

/** Row of the actual slip at which the pair begins; its end behind the last pair. */
const rowOf = (pairs: readonly Pair[], from: number, slips: Slips) =>
  pairs.slice(from).find(({ actual }) => actual !== null)?.actual?.top ?? slips.actual.dots.height;

/** Which extra block is which missing one: by its dots, else by its text. Each is taken once. */
function findMoves({ golden, actual }: Slips, pairs: readonly Pair[]): Map<number, number> {
  const moves = new Map<number, number>();
  const missing = pairs.flatMap((pair, at) => (lone(pair) === 'golden' ? [at] : []));
  const sameInk = (g: Block, a: Block) =>
    a.ink > 0 && g.ink === a.ink && sameRows(golden.dots, g.top, actual.dots, a.top, a.ink);
  const sameText = (g: Block, a: Block) => g.kind === 'line' && a.kind === 'line' && g.text !== '' && g.text === a.text;
  for (const same of [sameInk, sameText]) {
    pairs.forEach((pair, at) => {
      if (lone(pair) !== 'actual' || moves.has(at)) return;
      const from = missing.findIndex((goldenAt) => same(pairs[goldenAt]!.golden!, pair.actual!));
      if (from >= 0) moves.set(at, missing.splice(from, 1)[0]!);
    });
  }
  return moves;
}

const boxOf = (block: Block, width: number): Box => ({
  x: 0,
  y: block.top,
  width,
  height: Math.max(block.content, block.ink),
});

const spanOf = (blocks: readonly Block[], width: number): Box => {
  const last = boxOf(blocks.at(-1)!, width);
  return { ...last, y: blocks[0]!.top, height: last.y + last.height - blocks[0]!.top };
};

function moveOf(actual: Block, golden: Block, slips: Slips): Difference {
  const expected = golden.kind === 'line' ? `at line ${golden.lines[0]?.number}` : where(onLine(golden));
  const isSame =
    golden.ink === actual.ink && sameRows(slips.golden.dots, golden.top, slips.actual.dots, actual.top, actual.ink);
  const drawn = isSame ? '' : ', and is drawn otherwise';
  return {
    code: 'line-moved',
    place: onLine(actual),
    tell: (place) => `${subject(actual, golden, place)} has moved, expected ${expected}${drawn}`,
    actual: actual.text,
    box: boxOf(actual, slips.actual.dots.width),
    goldenBox: boxOf(golden, slips.golden.dots.width),
    sources: marksOf(actual),
  };
}

/** `line 9 (授权码 123456)`, `image below line 9`; a line of a picture by the words of the golden, where it has some. */
function subject(block: Block, golden: Block, place: Place): string {
  const text = block.text || golden.text;
  if (text !== '') return `${where(place)} (${shown(text)})`;
  return isBand(block) ? where(place) : `${contentOf(block)} ${where(place)}`;
}

function extra(run: readonly Pair[], { actual }: Slips): Difference {
  const blocks = run.flatMap((pair) => pair.actual ?? []);
  return {
    code: codeOf(blocks, 'inserted'),
    place: placeOf(blocks),
    tell: () => tell(blocks, 'extra'),
    actual: textOf(blocks),
    box: spanOf(blocks, actual.dots.width),
    sources: blocks.flatMap(marksOf),
  };
}

/** `row` is where the missing blocks should stand: their box has no height. */
function missing(run: readonly Pair[], row: number, { golden, actual }: Slips): Difference {
  const blocks = run.flatMap((pair) => pair.golden ?? []);
  return {
    code: codeOf(blocks, 'missing'),
    place: placeOf(blocks),
    tell: () => tell(blocks, 'missing'),
    expected: textOf(blocks),
    box: { x: 0, y: row, width: actual.dots.width, height: 0 },
    goldenBox: spanOf(blocks, golden.dots.width),
    sources: [],
  };
}

const codeOf = (blocks: readonly Block[], what: 'inserted' | 'missing') => {
  const kinds = new Set(blocks.map(({ kind }) => kind));
  return `${kinds.size === 1 ? blocks[0]!.kind : 'line'}-${what}`;
};

const placeOf = (blocks: readonly Block[]): Place => {
  const [first, last] = [onLine(blocks[0]!), onLine(blocks.at(-1)!)];
  return { from: first.from, to: last.to, below: first.below };
};

const textOf = (blocks: readonly Block[]) => blocks.map(contentOf).join('\n');

/** What a block holds, in words. */
function contentOf(block: Block): string {
  if (block.text !== '') return block.text;
  const code = block.codes[0];
  return code ? `${code.symbology} ${code.data}` : block.images.length > 0 ? 'image' : 'dots';
}

/** `line 9 is extra: 小费 0.00`, `lines 9 to 11 are missing: ...`, `image below line 4 is missing`. */
function tell(blocks: readonly Block[], what: 'extra' | 'missing'): string {
  const lines = blocks.flatMap((block) => block.lines.map(({ number }) => number));
  const texts = blocks.map((block) => shown(contentOf(block)));
  if (lines.length === 0) {
    const place = where(onLine(blocks[0]!));
    return `${texts.join(' and ')} ${place} ${blocks.length === 1 ? 'is' : 'are'} ${what}`;
  }
  const [first, last] = [Math.min(...lines), Math.max(...lines)];
  const subjects = first === last ? `line ${first} is` : `lines ${first} to ${last} are`;
  const more = texts.length > MOST_QUOTED ? ` and ${texts.length - MOST_QUOTED} more` : '';
  return `${subjects} ${what}: ${texts.slice(0, MOST_QUOTED).join(' / ')}${more}`;
}
