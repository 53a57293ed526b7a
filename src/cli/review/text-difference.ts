import { matchSequences } from '../../receipts/myers.ts';

/** A line of a text difference: in both, in the actual text alone (`+`), in the golden alone (`-`). */
export interface TextLine {
  readonly mark: ' ' | '+' | '-';
  /** 1-based: of the golden where the line is gone, otherwise of the slip. */
  readonly number: number;
  readonly text: string;
}

/** Lines that are the same and are not shown. */
export interface LeftOut {
  readonly count: number;
}

/** Lines shown above and below a change. */
const CONTEXT = 3;

/**
 * Two texts by lines: what changed with some lines around it, the golden's lines before those that took their place;
 * what is between is counted. Nothing for equal texts.
 */
export function textDifference(golden: readonly string[], actual: readonly string[]): (TextLine | LeftOut)[] {
  const lines = allLines(golden, actual);
  const changes = lines.flatMap(({ mark }, i) => (mark === ' ' ? [] : [i]));
  if (changes.length === 0) return [];
  const shown = new Set(changes.flatMap((at) => Array.from({ length: 2 * CONTEXT + 1 }, (_, i) => at - CONTEXT + i)));
  const told: (TextLine | LeftOut)[] = [];
  let count = 0;
  for (const [i, line] of lines.entries()) {
    if (shown.has(i)) {
      if (count > 0) told.push({ count });
      told.push(line);
      count = 0;
    } else count++;
  }
  return count > 0 ? [...told, { count }] : told;
}

function allLines(golden: readonly string[], actual: readonly string[]): TextLine[] {
  const lines: TextLine[] = [];
  let [g, a] = [0, 0];
  const matches = matchSequences(golden.length, actual.length, (i, j) => golden[i] === actual[j]);
  for (const [nextG, nextA] of [...matches, [golden.length, actual.length] as const]) {
    for (; g < nextG; g++) lines.push({ mark: '-', number: g + 1, text: golden[g]! });
    for (; a < nextA; a++) lines.push({ mark: '+', number: a + 1, text: actual[a]! });
    if (a < actual.length) lines.push({ mark: ' ', number: a + 1, text: actual[a]! });
    g++;
    a++;
  }
  return lines;
}
