import { expect, test } from 'vitest';
import { contentOf, Kept } from '../../src/kept/kept.ts';

/** Values that weigh what they say, at most 10 together; `made` has the content of each that was made. */
function tenAtMost() {
  const made: string[] = [];
  const kept = new Kept<{ readonly weight: number }>(10, ({ weight }) => weight);
  const of = (content: string, weight: number) =>
    kept.of(content, () => {
      made.push(content);
      return { weight };
    });
  return { made, of };
}

test('the same content gives the same value, made once', () => {
  const { made, of } = tenAtMost();
  expect(of('a', 3)).toBe(of('a', 3));
  expect(of('b', 3)).not.toBe(of('a', 3));
  expect(made).toEqual(['a', 'b']);
});

test('what was not asked for longest makes room', () => {
  const { made, of } = tenAtMost();
  of('a', 4);
  of('b', 4);
  of('a', 4);
  of('c', 4);
  made.length = 0;
  of('a', 4);
  of('c', 4);
  expect(made).toEqual([]);
  of('b', 4);
  expect(made).toEqual(['b']);
});

test('what weighs more than all may is given and not kept', () => {
  const { made, of } = tenAtMost();
  expect(of('a', 11).weight).toBe(11);
  of('a', 11);
  expect(made).toEqual(['a', 'a']);
});

test('what cannot be made is not kept', () => {
  const kept = new Kept<number>(10, () => 1);
  const fails = () => {
    throw new Error('no');
  };
  expect(() => kept.of('a', fails)).toThrow('no');
  expect(kept.of('a', () => 1)).toBe(1);
});

test('bytes are content, each of them, wherever they lie', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
  expect(Buffer.from(contentOf(bytes), 'latin1')).toEqual(Buffer.from(bytes));
  expect(contentOf(bytes.subarray(65, 67))).toBe('AB');
});
