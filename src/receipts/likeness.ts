import type { Block } from './blocks.ts';

/** Likeness from which two blocks are the same thing changed rather than two things. */
export const ALIKE = 0.3;

/** How much a pair of neighbouring characters counts: words tell lines apart, figures change from slip to slip. */
const WORD = 1;
const FIGURE = 0.2;

/** How alike two blocks are, 0 to 1, before a dot of them is compared. */
export function likeness(golden: Block, actual: Block): number {
  if (golden.kind !== actual.kind) return 0;
  if (golden.kind === 'line') return textLikeness(golden.text, actual.text);
  if (golden.kind === 'code') {
    const [g, a] = [golden.codes[0]!, actual.codes[0]!];
    return g.data === a.data ? 1 : g.symbology === a.symbology ? 0.7 : 0.4;
  }
  return 0.7;
}

/** Dice's coefficient over pairs of neighbouring characters, pairs of digits counting less. */
export function textLikeness(a: string, b: string): number {
  if (a === b) return 1;
  const mine = pairs(a);
  const theirs = pairs(b);
  let common = 0;
  let all = 0;
  for (const [pair, count] of mine) {
    common += weight(pair) * Math.min(count, theirs.get(pair) ?? 0);
    all += weight(pair) * count;
  }
  for (const [pair, count] of theirs) all += weight(pair) * count;
  return all === 0 ? 0 : (2 * common) / all;
}

const weight = (pair: string) => (/^[\d.,:/ ]+$/.test(pair) ? FIGURE : WORD);

function pairs(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const characters = [...` ${text} `];
  for (let i = 1; i < characters.length; i++) {
    const pair = characters[i - 1]! + characters[i]!;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}
