import { expect, test } from 'vitest';
import { soak } from '../../scripts/soak/soak.ts';

const MEBIBYTE = 1024 * 1024;

test('64 MiB without a cut lose no byte, fill no memory, and leave another printer served', async () => {
  // A part is 960 KiB of picture and 64 KiB of text, so that the longest slips come of both.
  const rows = 960;
  const picture = new Uint8Array(8 + 72 * rows).fill(0x5a);
  picture.set([0x1d, 0x76, 0x30, 0, 72, 0, rows & 255, rows >> 8]);
  const text = new TextEncoder().encode(`${'a line of text'.padEnd(47)}\n`.repeat(90));
  const part = new Uint8Array(picture.length + text.length);
  part.set(picture);
  part.set(text, picture.length);
  const whole = Math.ceil((64 * MEBIBYTE) / part.length) * part.length;
  const { bytes, gaps, slips, before, most, others } = await soak(part, whole);
  expect({ bytes, gaps }).toEqual({ bytes: whole, gaps: 0 });
  expect(slips).toBeGreaterThan(1);
  expect(others).toBeGreaterThan(0);
  expect(most - before).toBeLessThan(400 * MEBIBYTE);
});
