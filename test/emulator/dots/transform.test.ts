import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Bitmap } from '../../../emulator/dots/bitmap.ts';
import { scale, turnClockwise, turnUpsideDown } from '../../../emulator/dots/transform.ts';
import { drawn, rows } from '../printing.ts';

function bitmapOf(text: string): Bitmap {
  const lines = text.split('\n');
  const out = new Bitmap(Math.max(...lines.map((line) => line.length)), lines.length);
  lines.forEach((line, y) => {
    [...line].forEach((dot, x) => {
      if (dot === '#') out.set(x, y);
    });
  });
  return out;
}

const flag = bitmapOf(rows`
  ###
  #..
`);

test('each dot becomes a block', () => {
  expect(drawn(scale(flag, 3, 2))).toBe(rows`
    #########
    #########
    ###......
    ###......
  `);
  expect(drawn(scale(flag, 1, 2))).toBe(rows`
    ###
    ###
    #..
    #..
  `);
  expect(scale(flag, 1, 1)).toBe(flag);
});

test('by 180 degrees', () => {
  expect(drawn(turnUpsideDown(flag))).toBe(rows`
    ..#
    ###
  `);
});

test('by 90 degrees clockwise: the left column becomes the top row', () => {
  expect(drawn(turnClockwise(flag))).toBe(rows`
    ##
    .#
    .#
  `);
});

test('every dot of any bitmap goes where it should', () => {
  const dots = fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 8 }), fc.array(fc.nat(159)));
  fc.assert(
    fc.property(dots, fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }), ([w, h, black], across, down) => {
      const source = new Bitmap(w, h);
      for (const at of black) source.set(at % w, Math.floor(at / w) % h);
      const large = scale(source, across, down);
      expect([large.width, large.height]).toEqual([w * across, h * down]);
      for (let y = 0; y < large.height; y++) {
        for (let x = 0; x < large.width; x++) {
          if (large.get(x, y) !== source.get(Math.floor(x / across), Math.floor(y / down))) expect([x, y]).toEqual([]);
        }
      }
      expect(turnUpsideDown(turnUpsideDown(source)).equals(source)).toBe(true);
      expect(turnClockwise(turnClockwise(source)).equals(turnUpsideDown(source))).toBe(true);
    }),
  );
});
