import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Kept } from '../../src/kept/kept.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

/** Values that weigh what they say, at most 30 with the one byte that each was made of; `made` has every byte. */
function thirtyAtMost() {
  const made: string[] = [];
  const kept = new Kept<{ readonly weight: number }>(30, ({ weight }) => weight);
  const of = (content: string, weight: number, how = '') =>
    kept.of(bytes(content), how, () => {
      made.push(content);
      return { weight };
    });
  return { made, of };
}

test('the same bytes give the same value, made once for each way of making it', () => {
  const { made, of } = thirtyAtMost();
  expect(of('a', 3)).toBe(of('a', 3));
  expect(of('b', 3)).not.toBe(of('a', 3));
  expect(made).toEqual(['a', 'b']);
  expect(of('a', 3, 'otherwise')).not.toBe(of('a', 3));
});

test('what was not asked for longest makes room', () => {
  const { made, of } = thirtyAtMost();
  of('a', 12);
  of('b', 12);
  of('a', 12);
  of('c', 12);
  made.length = 0;
  of('a', 12);
  of('c', 12);
  expect(made).toEqual([]);
  of('b', 12);
  expect(made).toEqual(['b']);
});

test('what weighs more than all may is given and not kept', () => {
  const { made, of } = thirtyAtMost();
  expect(of('a', 31).weight).toBe(31);
  of('a', 31);
  expect(made).toEqual(['a', 'a']);
});

test('what cannot be made is not kept', () => {
  const kept = new Kept<number>(30, () => 1);
  const fails = () => {
    throw new Error('no');
  };
  expect(() => kept.of(bytes('a'), '', fails)).toThrow('no');
  expect(kept.of(bytes('a'), '', () => 1)).toBe(1);
});

test('bytes that were changed after they were given are others', () => {
  const kept = new Kept<string>(1000, () => 1);
  const content = bytes('abcd');
  const text = () => new TextDecoder().decode(content);
  expect(kept.of(content, '', text)).toBe('abcd');
  content[0] = 0x41;
  expect(kept.of(content, '', text)).toBe('Abcd');
});

test('no bytes are ever taken for others, wherever in memory they lie', () => {
  const kept = new Kept<Uint8Array>(4000, (value) => value.length);
  const few = fc.uint8Array({ maxLength: 9, max: 2 });
  fc.assert(
    fc.property(fc.array(fc.tuple(few, fc.nat(3)), { maxLength: 200 }), (contents) => {
      for (const [content, moved] of contents) {
        const memory = new Uint8Array(moved + content.length);
        memory.set(content, moved);
        expect(kept.of(memory.subarray(moved), '', () => content.slice())).toEqual(content);
      }
    }),
  );
});
