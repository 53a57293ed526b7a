import { describe, expect, test } from 'vitest';
import { csnA2 } from '../../../emulator/models/csn-a2.ts';
import { tmT88v } from '../../../emulator/models/tm-t88v.ts';
import { print } from '../printing.ts';
import { small } from '../small.ts';

/** Each line as its text and where its characters begin; a gap reads as one space for each 12 dots, rounded. */
const lines = (stream: string, model = small) =>
  print(stream, model).slips.flatMap((slip) => slip.lines.map((line) => [line.text, line.runs.map(({ x }) => x)]));
const ignored = (stream: string) => print(stream).entries.find((entry) => entry.ignored)?.ignored;

describe('wrapping', () => {
  test('a full line is printed when the next character comes, not before', () => {
    expect(lines('"AAAAAAAAAA" LF')).toEqual([['AAAAAAAAAA', [0, 4, 8, 12, 16, 20, 24, 28, 32, 36]]]);
    expect(print('"AAAAAAAAAA" LF').printer.moved).toBe(8);
    expect(lines('"AAAAAAAAAAB" LF')).toEqual([
      ['AAAAAAAAAA', [0, 4, 8, 12, 16, 20, 24, 28, 32, 36]],
      ['B', [0]],
    ]);
  });

  test('a character that does not fit goes to the next line whole', () => {
    expect(lines('GS ! 20 "AAAB" LF')).toEqual([
      ['AAA', [0, 12, 24]],
      ['B', [0]],
    ]);
  });

  test('spacing counts, and is enlarged with the character', () => {
    expect(lines('ESC SP 03 GS ! 10 "ABA" LF')).toEqual([
      ['AB', [0, 14]],
      ['A', [0]],
    ]);
  });

  test('a wrap after a setting keeps the characters before it as they were', () => {
    const { slips } = print('"AAAAAAAAAA" GS ! 11 "B" LF');
    expect(slips[0]!.lines.map(({ text, height }) => [text, height])).toEqual([
      ['AAAAAAAAAA', 6],
      ['B', 12],
    ]);
  });
});

describe('tabs', () => {
  test('stand every eight columns of Font A at power-on', () => {
    expect(lines('"A" HT "B" HT "A" LF', tmT88v)).toEqual([['A       B       A', [0, 96, 192]]]);
  });

  test('are set in columns of the present width, and stay where they are', () => {
    expect(lines('ESC D 03 05 NUL "A" HT "B" HT "A" LF')).toEqual([['A BA', [0, 12, 20]]]);
    expect(lines('GS ! 10 ESC SP 01 ESC D 02 NUL GS ! 00 ESC SP NUL HT "A" LF')).toEqual([['  A', [20]]]);
    expect(lines('ESC D 02 NUL GS ! 10 HT "A" LF')).toEqual([[' A', [8]]]);
  });

  test('a list may hold the byte of a line feed', () => {
    expect(lines('ESC D 05 0A NUL "A" HT "B" LF')).toEqual([['A B', [0, 20]]]);
  });

  test('a list ends before a stop that is not right of the one before it', () => {
    expect(lines('ESC D 03 A 41 "B" LF')).toEqual([['AB', [0, 4]]]);
    const { entries } = print('ESC D 03 05 05 HT');
    expect(entries.map(({ id, length }) => [id, length])).toEqual([
      ['ESC D', 4],
      ['unknown', 1],
      ['HT', 1],
    ]);
  });

  test('an empty list takes all stops away', () => {
    expect(lines('ESC D NUL "A" HT "B" LF')).toEqual([['AB', [0, 4]]]);
    expect(ignored('ESC D NUL HT')).toBe('no tab stop is set further right');
  });

  test('count from the left margin', () => {
    expect(lines('ESC D 02 NUL GS L 10 NUL HT "A" LF')).toEqual([[' A', [24]]]);
  });

  test('a stop beyond the area parks the position; what comes next begins a new line', () => {
    expect(lines('ESC D 02 09 14 NUL "A" HT HT HT "B" LF')).toEqual([
      ['A', [0]],
      ['B', [0]],
    ]);
  });

  test('from there a tab prints the line and counts from the next', () => {
    expect(lines('ESC D 02 14 NUL "A" HT HT HT "B" LF')).toEqual([
      ['A', [0]],
      [' B', [8]],
    ]);
  });
});

describe('ESC $ and ESC \\', () => {
  test('move from the left margin and from the present position', () => {
    expect(lines('"A" ESC $ 14 NUL "B" ESC \\ FC FF "A" LF')).toEqual([['A BA', [0, 20, 20]]]);
  });

  test('text reads from left to right, whatever came first', () => {
    expect(lines('ESC $ 14 NUL "B" ESC $ NUL NUL "A" LF')).toEqual([['A B', [20, 0]]]);
  });

  test('characters that are put between others are read between them', () => {
    const [line] = print('"ABCDEF" ESC $ 1E NUL "xy" LF', tmT88v).slips[0]!.lines;
    expect(line!.text).toBe('ABCxDyEF');
    expect(line!.runs.map(({ text, x }) => [text, x])).toEqual([
      ...[...'ABCDEF'].map((text, i) => [text, 12 * i]),
      ['x', 30],
      ['y', 42],
    ]);
  });

  test('a target outside the area is ignored', () => {
    expect(lines('ESC $ 29 NUL "A" LF')).toEqual([['A', [0]]]);
    expect(ignored('ESC $ 29 NUL')).toBe('the position is outside the print area');
    expect(lines('"A" ESC \\ F8 FF "B" LF')).toEqual([['AB', [0, 4]]]);
    expect(lines('"A" ESC \\ FE FF "B" LF')).toEqual([['AB', [0, 2]]]);
  });

  test('units are those of GS P when the command comes', () => {
    expect(lines('GS P 32 NUL ESC $ 05 NUL GS P NUL NUL "A" ESC $ 14 NUL "B" LF')).toEqual([[' A B', [10, 20]]]);
  });

  test('a move leaves the beginning of the line', () => {
    expect(lines('ESC $ 04 NUL ESC a 02 "A" LF')).toEqual([['A', [4]]]);
  });
});

describe('ESC a', () => {
  test.each([
    ['left', '00', 0],
    ['centre', '01', 18],
    ['right', '02', 36],
    ['centre', '1', 18],
    ['right', '2', 36],
  ])('%s', (_, n, x) => {
    expect(lines(`ESC a ${n} "A" LF`)).toEqual([['A', [x]]]);
  });

  test('moves gaps and spacing as well', () => {
    expect(lines('ESC a 02 ESC D 03 NUL "A" HT "B" LF')).toEqual([['A B', [24, 36]]]);
    expect(lines('ESC a 02 ESC SP 02 "A" LF')).toEqual([['A', [34]]]);
  });

  test('counts at the beginning of a line alone', () => {
    expect(lines('"A" ESC a 02 "B" LF "A" LF')).toEqual([
      ['AB', [0, 4]],
      ['A', [0]],
    ]);
    expect(ignored('"A" ESC a 02')).toBe('it counts only at the beginning of a line');
  });

  test('another n is refused', () => {
    expect(ignored('ESC a 05')).toBe('5 is no justification');
  });
});

describe('GS L and GS W', () => {
  test('set the area, which is no wider than the paper', () => {
    expect(lines('GS L 08 NUL GS W 0C NUL "AAAB" LF')).toEqual([
      ['AAA', [8, 12, 16]],
      ['B', [8]],
    ]);
    expect(lines('GS L 20 NUL GS W FF FF "AAB" LF')).toEqual([
      ['AA', [32, 36]],
      ['B', [32]],
    ]);
    expect(lines('GS L 08 NUL GS W 14 NUL ESC a 02 "A" LF')).toEqual([['A', [24]]]);
  });

  test('the area is widened for a character that is wider, to the left at the edge of the paper', () => {
    expect(lines('GS W 02 NUL "AB" LF')).toEqual([
      ['A', [0]],
      ['B', [0]],
    ]);
    expect(lines('GS L 27 NUL "A" LF')).toEqual([['A', [36]]]);
  });

  test('count at the beginning of a line alone', () => {
    expect(lines('"A" GS L 08 NUL "B" LF')).toEqual([['AB', [0, 4]]]);
  });
});

test('ESC B of panel printers indents by characters', () => {
  expect(lines('ESC B 03 "A" LF ESC B NUL "A" LF', csnA2)).toEqual([
    ['A', [36]],
    ['A', [0]],
  ]);
});
