import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textDifference } from '../../../src/cli/review/text-difference.ts';
import { runs } from '../../runs.ts';

const told = (golden: string, actual: string) =>
  textDifference([...golden], [...actual]).map((line) =>
    'count' in line ? `... ${line.count}` : `${line.mark}${line.number} ${line.text}`,
  );

test('what changed stands between three lines that did not; the rest is counted', () => {
  expect(told('abcdefghijkl', 'abcdefXhijkl')).toEqual([
    ...['... 3', ' 4 d', ' 5 e', ' 6 f', '-7 g', '+7 X', ' 8 h', ' 9 i', ' 10 j', '... 2'],
  ]);
});

test('lines more and less are numbered where they stand', () => {
  expect(told('abcd', 'xabc')).toEqual(['+1 x', ' 2 a', ' 3 b', ' 4 c', '-4 d']);
  expect(told('', 'ab')).toEqual(['+1 a', '+2 b']);
  expect(told('ab', '')).toEqual(['-1 a', '-2 b']);
});

test('equal texts have nothing to tell', () => {
  expect(told('abc', 'abc')).toEqual([]);
});

test('the golden and what is told give the slip', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 24 });
  fc.assert(
    fc.property(text, text, (golden, actual) => {
      const lines = textDifference(golden, actual);
      const rest = [...golden];
      const patched = lines.flatMap((line) => {
        if ('count' in line) return rest.splice(0, line.count);
        if (line.mark !== '+') expect(rest.shift()).toBe(line.text);
        return line.mark === '-' ? [] : [line.text];
      });
      expect(lines.length === 0 ? golden : [...patched, ...rest]).toEqual(actual);
      for (const line of lines) {
        if ('mark' in line) expect((line.mark === '-' ? golden : actual)[line.number - 1]).toBe(line.text);
      }
    }),
    runs(300),
  );
});
