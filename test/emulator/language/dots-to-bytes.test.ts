import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { originAt } from '../../../emulator/language/provenance.ts';
import type { Box, Slip, Source } from '../../../emulator/machine/slip.ts';
import { layOut } from '../../../src/printers/one-slip.ts';
import { chanceOf } from '../../receipts/planted/chance.ts';

const folder = new URL('../../../golden/clients/', import.meta.url);

/** Receipts of clients that are not ours: styles, languages, pictures by every path, pages, codes; two of a client. */
const receipts = readdirSync(folder)
  .flatMap((client) =>
    readdirSync(new URL(`${client}/`, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.escpos'))
      .sort()
      .map((file) => `${client}/${file.replaceAll('\\', '/')}`),
  )
  .filter((_, i) => i % 2 === 0);

/** Black dots that are tried of each. */
const TRIED = 40;

function blackDots({ dots }: Slip, seed: number): [x: number, y: number][] {
  const below = chanceOf(seed);
  const found: [number, number][] = [];
  for (let i = 0; found.length < TRIED && i < 100_000; i++) {
    const x = below(dots.width);
    const y = below(dots.height);
    if (dots.get(x, y)) found.push([x, y]);
  }
  return found;
}

/**
 * The bytes without some, and with spaces or letters in their place: of equal characters in a row the next takes the place of
 * one that goes, and a space that is underlined is known by what is not underlined like it.
 */
function changed(bytes: Uint8Array, { offset, length }: Source): Uint8Array[] {
  const removed = new Uint8Array([...bytes.subarray(0, offset), ...bytes.subarray(offset + length)]);
  const blanked = bytes.slice();
  blanked.fill(0x20, offset, offset + length);
  const lettered = bytes.slice();
  lettered.fill(0x57, offset, offset + length);
  return [removed, blanked, lettered];
}

/** Whether two slips look the same within a box. */
function isSame(one: Slip, other: Slip, { x, y, width, height }: Box): boolean {
  for (let row = y; row < y + height; row++) {
    for (let column = x; column < x + width; column++) {
      if (one.dots.get(column, row) !== other.dots.get(column, row)) return false;
    }
  }
  return true;
}

/*
 * Without them the mark is another, always. The dot itself is, but for what other bytes make of it: an underline goes on
 * under the character that takes the place, what stood below a code may come to lie where it was.
 */
describe('the bytes that a black dot leads to', () => {
  test('twenty receipts and more are tried', () => expect(receipts.length).toBeGreaterThanOrEqual(20));

  let tried = 0;
  let white = 0;
  test.each(receipts)('made it, in %s', (file) => {
    const bytes = new Uint8Array(readFileSync(new URL(file, folder)));
    const { model, entry } = JSON.parse(readFileSync(new URL(file.replace('.escpos', '.json'), folder), 'utf8'));
    const slip = layOut(bytes, model, entry);
    const without = new Map<string, Slip[]>();
    for (const [x, y] of blackDots(slip, file.length)) {
      const origin = originAt(slip, x, y);
      expect(origin, `dot ${x},${y} has no bytes`).not.toBeNull();
      const { offset, length, box } = origin!;
      const key = `${offset} ${length}`;
      if (!without.has(key)) {
        const slips = changed(bytes, origin!).flatMap((other) => {
          try {
            return layOut(other, model, entry);
          } catch {
            return []; // Nothing is printed without them.
          }
        });
        without.set(key, slips);
      }
      const others = without.get(key)!;
      const isOfThem = others.length < 3 || others.some((other) => !isSame(slip, other, box));
      expect(isOfThem, `dot ${x},${y}: without bytes ${offset} to ${offset + length - 1} its mark is the same`).toBe(
        true,
      );
      tried++;
      if (others.length < 3 || others.some(({ dots }) => !dots.get(x, y))) white++;
    }
  });

  test('nine dots of ten are white without them', () => {
    expect(tried).toBeGreaterThan(1000);
    expect(white / tried).toBeGreaterThan(0.9);
  });
});
