import { expect, test } from 'vitest';
import { KeptTexts } from '../../src/kept/kept-texts.ts';

test('what was made of a text is made once, until there are too many', () => {
  const made: string[] = [];
  const texts = new KeptTexts<string>(2);
  const of = (text: string) =>
    texts.of(text, () => {
      made.push(text);
      return text.toUpperCase();
    });
  expect(['a', 'b', 'a', 'b', 'c', 'c', 'a'].map(of)).toEqual(['A', 'B', 'A', 'B', 'C', 'C', 'A']);
  expect(made).toEqual(['a', 'b', 'c', 'a']);
});

test('what cannot be made is thrown, and not kept', () => {
  const texts = new KeptTexts<number>(2);
  const fail = () => {
    throw new Error('not now');
  };
  expect(() => texts.of('a', fail)).toThrow('not now');
  expect(texts.of('a', () => 1)).toBe(1);
});
