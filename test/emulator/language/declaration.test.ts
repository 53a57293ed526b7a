import { describe, expect, test } from 'vitest';
import { command, readArgs } from '../../../emulator/language/declaration.ts';
import { bytes } from '../notation.ts';

const args = (pattern: string, stream: string) => {
  const data = bytes(stream);
  const { d, ...numbers } = readArgs(command('x', pattern as '0A', { doc: 'Test.' }), data, 0, data.length) as Record<
    string,
    unknown
  >;
  return [numbers, Buffer.from(d as Uint8Array).toString('latin1')];
};

describe('a pattern', () => {
  test('gives arguments of one, two and four bytes, low byte first, and data', () => {
    expect(args('1D 76 30 m xL xH p[4] d[]', 'GS v 0 03 01 02 01 00 00 80 "DATA"')).toEqual([
      { m: 3, x: 0x0201, p: 0x80000001 },
      'DATA',
    ]);
  });

  test('what a short command lacks is 0', () => {
    expect(args('1D 28 6B pL pH 31 41 n1 n2', 'GS ( k 03 00 1 A 2')).toEqual([{ p: 3, n1: 0x32, n2: 0 }, '']);
    expect(args('1B 24 nL nH', 'ESC $ 05')).toEqual([{ n: 5 }, '']);
  });

  test('alternatives of a literal are no argument', () => {
    const { prefix, head } = command('GS V 0', '1D 56 00|30', { doc: 'Cut.' });
    expect(prefix).toEqual([[0x1d], [0x56], [0x00, 0x30]]);
    expect(head).toBe(3);
  });
});

describe('the length', () => {
  const measure = (pattern: string, data?: (values: { x: number; y: number }) => number) =>
    command('x', pattern as '1D x y', { doc: 'Test.', ...(data ? { data } : {}) }).measure;

  test('is that of the pattern', () => {
    expect(measure('1B 61 n')(bytes('ESC a'), 0, 2)).toBe(3);
  });

  test('is known when the arguments are', () => {
    const rule = measure('1D 76 30 m xL xH yL yH d[]', ({ x, y }) => x * y);
    const header = bytes('GS v 0 00 FF FF FF FF');
    expect(rule(header, 0, 5)).toBe(8);
    expect(rule(header, 0, 8)).toBe(8 + 0xffff * 0xffff);
  });

  test('of a parenthesised command is what it states', () => {
    for (const pattern of ['1D 28 6B pL pH d[]', '1C 28 x pL pH d[]', '1B 28 41 pL pH 30 d[]', '1F 28 x pL pH d[]']) {
      expect(measure(pattern)(bytes('GS ( k 03 02'), 0, 5)).toBe(5 + 0x203);
      expect(measure(pattern)(bytes('GS ( k'), 0, 3)).toBe(5);
    }
  });
});
