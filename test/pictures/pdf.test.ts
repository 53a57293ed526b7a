import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { Bitmap } from '../../emulator/dots/bitmap.ts';
import { encodePdf } from '../../src/pictures/pdf.ts';
import { draw } from './draw.ts';

/** The objects of a PDF, found by its table as a reader finds them. */
function objectsOf(pdf: Uint8Array): Buffer[] {
  const file = Buffer.from(pdf);
  const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(file.toString('latin1'))![1]);
  const [, count] = /^xref\n0 (\d+)\n/.exec(file.subarray(table).toString('latin1'))!;
  const lines = file.subarray(table).toString('latin1').split('\n').slice(3);
  return Array.from({ length: Number(count) - 1 }, (_, i) => {
    const at = Number(lines[i]!.slice(0, 10));
    const whole = file.subarray(at, file.indexOf('\nendobj\n', at, 'latin1'));
    const begin = `${i + 1} 0 obj\n`;
    expect(whole.subarray(0, begin.length).toString('latin1')).toBe(begin);
    return whole.subarray(begin.length);
  });
}

function streamOf(object: Buffer): Buffer {
  const text = object.toString('latin1');
  const length = Number(/\/Length (\d+) >>/.exec(text)![1]);
  const at = text.indexOf('stream\n') + 'stream\n'.length;
  expect(text.slice(at + length)).toBe('\nendstream');
  return object.subarray(at, at + length);
}

test('a PDF holds every dot, and its page is as large as the paper', () => {
  const dots = draw('#..#..#.#.', '.........#');
  const [catalog, pages, page, content, picture] = objectsOf(encodePdf(dots, 180));
  expect(catalog!.toString()).toBe('<< /Type /Catalog /Pages 2 0 R >>');
  expect(pages!.toString()).toBe('<< /Type /Pages /Count 1 /Kids [3 0 R] >>');
  expect(page!.toString()).toContain('/MediaBox [0 0 4 0.8]');
  expect(streamOf(content!).toString()).toBe('4 0 0 0.8 0 0 cm /Slip Do');
  expect(picture!.toString('latin1')).toContain('/ImageMask true /Decode [1 0] /BitsPerComponent 1');
  expect(picture!.toString('latin1')).toContain('/Width 10 /Height 2 ');
  expect([...inflateSync(streamOf(picture!))]).toEqual([...dots.bits]);
});

test('a slip longer than a page may be is several pages, and one without rows a white one', () => {
  // 14,400 points at 203 dots an inch.
  const long = objectsOf(encodePdf(new Bitmap(8, 40_601), 203));
  expect(long[1]!.toString()).toBe('<< /Type /Pages /Count 2 /Kids [3 0 R 6 0 R] >>');
  expect(long[4]!.toString('latin1')).toContain('/Height 40600 ');
  expect(long[7]!.toString('latin1')).toContain('/Height 1 ');
  const blank = objectsOf(encodePdf(new Bitmap(8, 0), 203));
  expect(blank).toHaveLength(5);
  expect(streamOf(blank[3]!).toString()).toBe('');
});
