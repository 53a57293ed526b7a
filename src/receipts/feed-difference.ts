import type { Pair } from './align.ts';
import { type Block, marksOf } from './blocks.ts';
import { isBand } from './likeness.ts';
import { count, type Difference, markOf, type Place, type Slips } from './told.ts';

/** Paper below the marks of a block, dot rows. */
const gap = (block: Block) => block.bottom - block.top - block.content;

/** Paper below a block that its own line did not feed. */
const ownFeed = (block: Block) => Math.max(block.content, ...block.lines.map(({ advance }) => advance));
const further = (block: Block) => block.bottom - block.top - ownFeed(block);

/**
 * Paper that was fed more or less than in the golden, one difference for each gap between blocks that stand for each
 * other. Where blocks are missing or extra between them, the paper that goes with those is not counted again.
 */
export function compareFeeds(slips: Slips, pairs: readonly Pair[]): { at: number; difference: Difference }[] {
  const out: { at: number; difference: Difference }[] = [];
  for (let at = 0; at < pairs.length; ) {
    const pair = pairs[at]!;
    let next = at + 1;
    while (next < pairs.length && (pairs[next]!.golden === null || pairs[next]!.actual === null)) next++;
    if (pair.golden !== null && pair.actual !== null) {
      const golden = [pair.golden, ...pairs.slice(at + 1, next).flatMap((one) => one.golden ?? [])];
      const actual = [pair.actual, ...pairs.slice(at + 1, next).flatMap((one) => one.actual ?? [])];
      const more =
        golden.length === 1 && actual.length === 1 && pair.sameInk
          ? pair.actual.bottom - pair.actual.top - (pair.golden.bottom - pair.golden.top)
          : feedChange(golden, actual);
      const last = next === pairs.length;
      if (more !== 0) out.push({ at, difference: difference(slips, golden.at(-1)!, actual.at(-1)!, more, last) });
    }
    at = next;
  }
  return out;
}

function feedChange(golden: readonly Block[], actual: readonly Block[]): number {
  const [g, a] = [golden.at(-1)!, actual.at(-1)!];
  // What a picture shows of a line ends with its dots: in a line that grew nobody knows how much of it is feed.
  if (isBand(g) && isBand(a) && g.content !== a.content) return 0;
  // A line that lost its double height feeds less paper and leaves more of it blank: that is no other feed.
  const more = g.content === a.content ? gap(a) - gap(g) : further(a) - further(g);
  // A block that came in or fell out brought one gap with it: the one above or the one below.
  const [few, many] = golden.length < actual.length ? [golden, actual] : [actual, golden];
  const alone = few.length === 1 && many.length > 1 && gap(few[0]!) === gap(many[0]!);
  return alone || fed(golden) === fed(actual) ? 0 : more;
}

/** Paper that was fed besides what lines feed by themselves. */
const fed = (blocks: readonly Block[]) => blocks.reduce((sum, block) => sum + further(block), 0);

function difference(slips: Slips, golden: Block, actual: Block, more: number, last: boolean): Difference {
  const box = (block: Block, { dots }: Slips['golden']) => ({
    x: 0,
    y: block.top + block.content,
    width: dots.width,
    height: Math.max(0, gap(block)),
  });
  return {
    code: 'feed-changed',
    place: { from: actual.line, to: actual.line, below: true },
    key: !last && actual.kind === 'line' ? `feed ${more}` : undefined,
    tell: (place) => {
      const said = `${count(Math.abs(more), 'dot')} ${more > 0 ? 'more' : 'less'} feed`;
      return `${said} ${last ? atTheEnd(slips) : after(actual, place)}`;
    },
    box: box(actual, slips.actual),
    goldenBox: box(golden, slips.golden),
    sources: feedSources(slips, actual),
  };
}

const atTheEnd = ({ actual }: Slips) => (actual.end.endsWith('cut') ? 'before the cut' : 'at the end');

/** `after line 3`, `after each of lines 3 to 9`, `below the image after line 3`, `above line 1`. */
function after(block: Block, { from, to }: Place): string {
  if (block.kind === 'top') return 'above line 1';
  const mark = markOf(block);
  if (mark !== '') return `below ${mark}`;
  return from === to ? `after line ${to}` : `after each of lines ${from} to ${to}`;
}

/** The bytes between the last mark above a gap and the first one below it. */
function feedSources({ actual }: Slips, block: Block) {
  const above = marksOf(block);
  const start = above.length > 0 ? Math.max(...above.map(({ offset, length }) => offset + length)) : actual.offset;
  const below = [...actual.lines.flatMap(({ runs }) => runs), ...actual.images, ...actual.codes]
    .filter(({ offset }) => offset >= start)
    .map(({ offset }) => offset);
  const end = below.length > 0 ? Math.min(...below) : actual.offset + actual.bytes.length;
  return end > start ? [{ offset: start, length: end - start }] : [];
}
