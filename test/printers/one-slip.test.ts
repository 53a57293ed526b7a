import { expect, test } from 'vitest';
import { printSlips } from '../../src/printers/layout.ts';
import { layOut } from '../../src/printers/one-slip.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const MODEL = 'xprinter-80';

test('the same bytes on the same model, set the same, are laid out once', () => {
  const slip = layOut(bytes('one\n'), MODEL, null);
  expect(layOut(bytes('one\n'), MODEL, null)).toBe(slip);
  expect(layOut(bytes('two\n'), MODEL, null)).not.toBe(slip);
  expect(layOut(bytes('one\n'), 'pos-5890', null).dots.width).not.toBe(slip.dots.width);
  expect(layOut(bytes('one\n'), MODEL, { justification: 'right' }).lines[0]!.runs[0]!.x).toBeGreaterThan(0);
});

test('what was laid out before is what a new printer prints', () => {
  const texts = Array.from({ length: 100 }, (_, i) =>
    bytes(`\x1b!${String.fromCharCode(i % 64)}slip ${i}\n\n\x1dV\x00`),
  );
  for (const text of texts) layOut(text, MODEL, null);
  for (const text of [...texts, ...texts.toReversed()]) {
    const [printed] = printSlips(text, MODEL, { midJob: true });
    const slip = layOut(text, MODEL, null);
    expect(slip.dots.equals(printed!.dots)).toBe(true);
    expect(slip.lines).toEqual(printed!.lines);
    expect(slip.bytes).toEqual(printed!.bytes);
  }
});

test('bytes that print nothing were never a slip', () => {
  expect(() => layOut(bytes(''), MODEL, null)).toThrow('print nothing');
});
