import { expect, test } from 'vitest';
import { drawDifference } from '../../../src/pictures/difference.ts';
import { colouredRows, type IndexedPicture, readIndexed, rowsOf, writeIndexed } from '../../../src/pictures/indexed.ts';
import { encodePng } from '../../../src/pictures/png.ts';
import { iterm2Picture } from '../../../src/pictures/terminal/iterm2.ts';
import { kittyPicture } from '../../../src/pictures/terminal/kitty.ts';
import { protocolIn, saysSixel } from '../../../src/pictures/terminal/protocols.ts';
import { sixelPicture } from '../../../src/pictures/terminal/sixel.ts';
import { layOut } from '../../receipts/lay-out.ts';
import { saleBytes } from '../../receipts/sale.ts';
import { unsixel } from './unsixel.ts';

const golden = layOut(saleBytes(), 'xprinter-80', null).dots;
const actual = layOut(saleBytes({ amount: '128.50' }), 'xprinter-80', null).dots;
const { height } = golden;
const dots = readIndexed(encodePng(golden));
const difference = readIndexed(drawDifference(golden, actual, [{ golden: 0, actual: 0, rows: height }]));

/** The same size, colours and pixels; an assertion on a picture of 600,000 pixels takes seconds. */
const same = (a: IndexedPicture, b: IndexedPicture) =>
  a.width === b.width &&
  a.height === b.height &&
  `${a.palette}` === `${b.palette}` &&
  Buffer.from(a.pixels).equals(b.pixels);

test('the dots of a slip, and the colours of a difference, are read from their pictures', () => {
  expect([dots.width, dots.height, dots.palette]).toEqual([
    golden.width,
    height,
    [
      [255, 255, 255],
      [0, 0, 0],
    ],
  ]);
  const isDot = (i: number) => golden.get(i % golden.width, Math.floor(i / golden.width));
  expect(dots.pixels.every((pixel, i) => (pixel === 1) === Boolean(isDot(i)))).toBe(true);
  expect(difference.palette).toHaveLength(7);
  expect(same(readIndexed(writeIndexed(difference)), difference)).toBe(true);
  // What is red was printed, what is blue was not.
  expect(difference.pixels.filter((pixel) => pixel === 1 || pixel === 2).length).toBe(
    [...actual.bits].reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0),
  );
});

test('the rows that differ are cut out with some above and below', () => {
  const [top, bottom] = colouredRows(difference, 0)!;
  expect(colouredRows(difference, 10)).toEqual([top - 10, bottom + 10]);
  expect(colouredRows(difference, 10_000)).toEqual([0, height]);
  expect(colouredRows(dots, 10)).toBeNull();
  const part = rowsOf(difference, top, bottom);
  expect([part.height, part.pixels.length]).toEqual([bottom - top, (bottom - top) * golden.width]);
  expect(part.pixels.subarray(0, golden.width).some((pixel) => pixel > 1)).toBe(true);
});

test("kitty's sequences hold the picture in chunks, and ask for no answer", () => {
  const sequence = kittyPicture(dots);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what terminals are sent.
  const chunks = [...sequence.matchAll(/\u001b_G([^;]*);([^\u001b]*)\u001b\\/g)];
  expect(chunks.map(([whole]) => whole).join('')).toBe(sequence);
  expect(chunks.length).toBeGreaterThan(1);
  expect(chunks.map(([, control]) => control)).toEqual([
    'a=T,f=100,q=2,m=1',
    ...Array.from({ length: chunks.length - 2 }, () => 'q=2,m=1'),
    'q=2,m=0',
  ]);
  expect(chunks.every(([, , data], i) => data!.length === 4096 || i === chunks.length - 1)).toBe(true);
  expect(same(readIndexed(Buffer.from(chunks.map(([, , data]) => data).join(''), 'base64')), dots)).toBe(true);
});

test("iTerm2's sequence holds the picture and its size", () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is what terminals are sent.
  const [, size, data] = /^\u001b\]1337;File=inline=1;size=(\d+);preserveAspectRatio=1:([^\u0007]*)\u0007$/.exec(
    iterm2Picture(difference),
  )!;
  const png = Buffer.from(data!, 'base64');
  expect(png.length).toBe(Number(size));
  expect(same(readIndexed(png), difference)).toBe(true);
});

test('sixels draw every dot in its colour, also where the last band is not full', () => {
  for (const picture of [dots, rowsOf(difference, 3, 601)]) {
    const drawn = unsixel(sixelPicture(picture));
    expect([drawn.width, drawn.height]).toEqual([picture.width, picture.height]);
    expect(Buffer.from(picture.pixels).equals(Uint8Array.from(drawn.pixels))).toBe(true);
    expect(drawn.registers).toEqual(
      Object.fromEntries(picture.palette.map((colour, i) => [i, colour.map((value) => Math.round(value / 2.55))])),
    );
  }
});

test.each([
  [{ TERM: 'xterm-kitty', KITTY_WINDOW_ID: '1' }, 'kitty'],
  [{ TERM: 'xterm-ghostty' }, 'kitty'],
  [{ TERM: 'xterm-256color', TERM_PROGRAM: 'ghostty' }, 'kitty'],
  [{ TERM: 'xterm-256color', TERM_PROGRAM: 'iTerm.app' }, 'iterm2'],
  [{ TERM: 'xterm-256color', TERM_PROGRAM: 'WezTerm' }, 'iterm2'],
  [{ TERM: 'xterm-256color', LC_TERMINAL: 'iTerm2' }, 'iterm2'],
  [{ TERM: 'xterm-256color', TERM_PROGRAM: 'Apple_Terminal' }, 'ask'],
  [{ TERM: 'foot' }, 'ask'],
  [{ WT_SESSION: 'd3b4' }, 'ask'],
  [{ TERM: 'tmux-256color', KITTY_WINDOW_ID: '1' }, 'ask'],
  [{ TERM: 'xterm-256color', TMUX: '/tmp/tmux-0/default,1,0', TERM_PROGRAM: 'iTerm.app' }, 'ask'],
  [{ TERM: 'xterm-kitty', STY: '12.pts-0' }, 'ask'],
  [{ TERM: 'dumb', KITTY_WINDOW_ID: '1' }, 'none'],
  [{ TERM: 'linux' }, 'none'],
  [{}, 'none'],
])('%j: %s', (environment, protocol) => {
  expect(protocolIn(environment)).toBe(protocol);
});

test.each([
  ['62;4;22', true],
  ['65;1;4', true],
  ['62;22', false],
  // A VT132 with advanced video is no terminal with sixels.
  ['4;6', false],
  ['', false],
])('attributes %s have sixel: %s', (attributes, has) => {
  expect(saysSixel(attributes)).toBe(has);
});
