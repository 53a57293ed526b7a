import type { Slip } from '../../emulator/machine/slip.ts';
import type { Finding } from '../events/finding.ts';
import type { RowSpan } from '../events/row-span.ts';
import { drawDifference } from '../pictures/difference.ts';
import { align, type Pair } from './align.ts';
import { compareBlocks } from './block-difference.ts';
import { type Block, blocksOf } from './blocks.ts';
import { compareFeeds } from './feed-difference.ts';
import { compareLone } from './lone-difference.ts';
import { imageHunks } from './mark-difference.ts';
import { ownEnd } from './receipt.ts';
import { sameDots } from './rows.ts';
import { foldScattered } from './scatter.ts';
import { findingsOf, type Slips } from './told.ts';

const alignSlips = ({ golden, actual }: Slips): Pair[] =>
  align({ dots: golden.dots, blocks: blocksOf(golden) }, { dots: actual.dots, blocks: blocksOf(actual) });

/**
 * Everything in which a slip differs from its golden, in the order of the paper; nothing when the dots, the end and the
 * model are the same, whatever bytes made them. Bytes that are the same prove nothing: a printer that ran out of paper
 * got the right bytes too.
 */
export function compare(actual: Slip, golden: Slip): Finding[] {
  const slips = { golden, actual };
  const whole = compareWhole(slips);
  if (sameDots(golden.dots, actual.dots)) return whole;
  const pairs = alignSlips(slips);
  const differences = pairs.flatMap((pair, at) =>
    pair.golden !== null && pair.actual !== null && !pair.sameInk
      ? compareBlocks(slips, pair.golden, pair.actual).map((difference) => ({ at, difference }))
      : [],
  );
  differences.push(...compareLone(slips, pairs), ...compareFeeds(slips, pairs));
  differences.sort((a, b) => a.at - b.at);
  return [...whole, ...findingsOf(slips, foldScattered(slips, differences))];
}

/** What is true of the whole slip: printer model, width of the paper, how it ends. */
function compareWhole({ golden, actual }: Slips): Finding[] {
  const find = (code: string, message: string, expected: string | number, got: string | number): Finding[] =>
    expected === got ? [] : [{ code, by: 'compare', message, expected: `${expected}`, actual: `${got}` }];
  const [is, was] = [actual.dots.width, golden.dots.width];
  const [end, due] = [ownEnd(actual), ownEnd(golden)];
  return [
    ...find('model-differs', `printed on ${actual.model}, expected ${golden.model}`, golden.model, actual.model),
    ...find('width-differs', `${is} dots wide, expected ${was}`, was, is),
    ...find('end-differs', `ends with ${named(end)}, expected ${named(due)}`, due, end),
  ];
}

const named = (end: Slip['end']) => (end === 'job end' ? 'the job, uncut' : `a ${end}`);

/**
 * The two slips laid over each other after alignment, as an indexed PNG: black where both are, red where only the
 * actual slip is, blue where only the golden is, lines that one of them lacks on a coloured band. `rows`: what its rows
 * are, from the top.
 */
export function drawSlipDifference(actual: Slip, golden: Slip): { png: Uint8Array; rows: readonly RowSpan[] } {
  const rows = rowSpans({ golden, actual });
  return { png: drawDifference(golden.dots, actual.dots, rows), rows };
}

/** Which rows of the two slips lie on each other. */
function rowSpans(slips: Slips): RowSpan[] {
  const spans = alignSlips(slips).flatMap((pair): RowSpan[] => {
    const { golden, actual } = pair;
    const alone = [...goldenAlone(golden), ...actualAlone(actual)];
    if (golden === null || actual === null) return alone;
    // A line of another height is told apart more easily under the golden one than upon it.
    if (golden.kind === 'line' && golden.content !== actual.content) return alone;
    const spans: RowSpan[] = [];
    let g = golden.top;
    let a = actual.top;
    const lay = (goldenEnd: number, actualEnd: number) => {
      const rows = Math.min(goldenEnd - g, actualEnd - a);
      spans.push({ golden: g, actual: a, rows });
      spans.push({ golden: g + rows, actual: null, rows: goldenEnd - g - rows });
      spans.push({ golden: null, actual: a + rows, rows: actualEnd - a - rows });
      g = goldenEnd;
      a = actualEnd;
    };
    if (golden.kind === 'image' && actual.kind === 'image' && !pair.sameInk) {
      for (const hunk of imageHunks(slips, golden, actual)) {
        lay(golden.top + hunk.golden, actual.top + hunk.actual);
        lay(golden.top + hunk.golden + hunk.goldenRows, actual.top + hunk.actual + hunk.actualRows);
      }
    }
    lay(golden.bottom, actual.bottom);
    return spans;
  });
  return joined(spans.filter(({ rows }) => rows > 0));
}

/** Spans of which one goes on where the one before it ends, as one. */
function joined(spans: readonly RowSpan[]): RowSpan[] {
  const whole: RowSpan[] = [];
  for (const span of spans) {
    const last = whole.at(-1);
    const goesOn = (side: 'golden' | 'actual') =>
      last && (last[side] === null ? span[side] === null : last[side] + last.rows === span[side]);
    if (last && goesOn('golden') && goesOn('actual'))
      whole[whole.length - 1] = { ...last, rows: last.rows + span.rows };
    else whole.push(span);
  }
  return whole;
}

const goldenAlone = (block: Block | null): RowSpan[] =>
  block ? [{ golden: block.top, actual: null, rows: block.bottom - block.top }] : [];

const actualAlone = (block: Block | null): RowSpan[] =>
  block ? [{ golden: null, actual: block.top, rows: block.bottom - block.top }] : [];
