import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_EDITS, matchSequences } from '../../src/receipts/myers.ts';

const match = (a: string, b: string) => matchSequences(a.length, b.length, (i, j) => a[i] === b[j]);

/** Length of a longest common subsequence, by the table. */
function lcs(a: string, b: string): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const x of a) {
    const next = [0];
    for (let j = 0; j < b.length; j++) next.push(x === b[j] ? row[j]! + 1 : Math.max(next[j]!, row[j + 1]!));
    row = next;
  }
  return row.at(-1)!;
}

test.each([
  ['', '', []],
  ['abc', '', []],
  [
    'abc',
    'abc',
    [
      [0, 0],
      [1, 1],
      [2, 2],
    ],
  ],
  [
    'abd',
    'abcd',
    [
      [0, 0],
      [1, 1],
      [2, 3],
    ],
  ],
  [
    'abcabba',
    'cbabac',
    [
      [2, 0],
      [3, 2],
      [4, 3],
      [6, 4],
    ],
  ],
])('%j and %j', (a, b, expected) => {
  expect(match(a, b)).toEqual(expected);
});

test('what is matched is common, in order, and as much as can be', () => {
  const word = fc.stringMatching(/^[abc]{0,24}$/);
  fc.assert(
    fc.property(word, word, (a, b) => {
      const matches = match(a, b);
      matches.forEach(([i, j], nth) => {
        expect(a[i]).toBe(b[j]);
        if (nth > 0) expect(i > matches[nth - 1]![0] && j > matches[nth - 1]![1]).toBe(true);
      });
      expect(matches).toHaveLength(lcs(a, b));
    }),
  );
});

test('sequences that share next to nothing are given up between their common ends', () => {
  const long = MOST_EDITS;
  const equal = (i: number, j: number) => (i === 0 && j === 0) || (i === long && j === long) || (i === 7 && j === 7);
  expect(matchSequences(long + 1, long + 1, equal)).toEqual([
    [0, 0],
    [long, long],
  ]);
});
