import { describe, expect, test } from 'vitest';
import { columns, drawn, library } from './data.ts';

test('font A, capital: A', () => {
  expect(drawn(library.fontA, 'A')).toEqual([
    '............',
    '............',
    '............',
    '............',
    '............',
    '....#####...',
    '...#######..',
    '..###...###.',
    '..##.....##.',
    '..##.....##.',
    '..##.....##.',
    '..#########.',
    '..#########.',
    '..##.....##.',
    '..##.....##.',
    '..##.....##.',
    '..##.....##.',
    '..##.....##.',
    '..##.....##.',
    '............',
    '............',
    '............',
    '............',
    '............',
  ]);
});

test('font A, descender: g', () => {
  expect(drawn(library.fontA, 'g')).toEqual([
    '............',
    '............',
    '............',
    '............',
    '............',
    '............',
    '............',
    '............',
    '............',
    '....###..##.',
    '...#####.##.',
    '..###..####.',
    '..##....###.',
    '..##.....##.',
    '..##.....##.',
    '..##.....##.',
    '..###...###.',
    '...########.',
    '....####.##.',
    '.........##.',
    '.........##.',
    '.........##.',
    '....######..',
    '.....####...',
  ]);
});

test('font A, half-width katakana: ｱ', () => {
  expect(drawn(library.fontA, 'ｱ')).toEqual([
    '............',
    '............',
    '............',
    '............',
    '.....######.',
    '.#.########.',
    '.#####...##.',
    '..#.....##..',
    '.....#.##...',
    '.....####...',
    '.....###....',
    '.....##.....',
    '.....##.....',
    '.....##.....',
    '.....##.....',
    '.....##.....',
    '.....#......',
    '....##......',
    '....#.......',
    '...##.......',
    '...#........',
    '..##........',
    '..#.........',
    '............',
  ]);
});

test("font A, straight apostrophe: '", () => {
  expect(drawn(library.fontA, "'")).toEqual([
    '............',
    '............',
    '............',
    '............',
    '.....##.....',
    '.....##.....',
    '.....##.....',
    '.....##.....',
    '.....##.....',
    '.....##.....',
    '............',
    '............',
    '............',
    '............',
    '............',
    '............',
    '............',
    '............',
    '............',
    '............',
    '............',
    '............',
    '............',
    '............',
  ]);
});

test('font A, straight grave accent: `', () => {
  expect(drawn(library.fontA, '`')).toEqual([
    '............',
    '............',
    '............',
    '............',
    '...##.......',
    '....##......',
    '.....##.....',
    '......##....',
    '............',
    '............',
    '............',
    '............',
    '............',
    '............',
    '............',
    '............',
    '............',
    '............',
    '............',
    '............',
    '............',
    '............',
    '............',
    '............',
  ]);
});

test('font B, descender: g', () => {
  expect(drawn(library.fontB, 'g')).toEqual([
    '.........',
    '.........',
    '.........',
    '.........',
    '.........',
    '.........',
    '.........',
    '..####.#.',
    '.#....#..',
    '.#....#..',
    '.#....#..',
    '..####...',
    '.#.......',
    '..#####..',
    '.#.....#.',
    '.#.....#.',
    '..#####..',
  ]);
});

describe.each([
  ['font A', library.fontA],
  ['font B', library.fontB],
])('%s', (_name, font) => {
  test('box drawing joins from line to line and from cell to cell', () => {
    for (const [above, below] of ['││', '┼│', '│┼', '┬│', '│┴', '║║', '╬║', '║╬', '╥║', '╗║', '╓║', '│└', '┐│']) {
      expect(columns(drawn(font, below!), 0), `${above} over ${below}`).toEqual(
        columns(drawn(font, above!), font.height - 1),
      );
    }
    const edge = (c: string, x: number) => drawn(font, c).map((row) => row.at(x));
    for (const [left, right] of ['──', '┼─', '─┼', '├─', '─┤', '══', '╬═', '═╬', '╒═', '═╛']) {
      expect(edge(right!, 0), `${left} beside ${right}`).toEqual(edge(left!, -1));
    }
  });

  test('the full block fills the cell and the spaces are empty', () => {
    expect(drawn(font, '█')).toEqual(Array(font.height).fill('#'.repeat(font.width)));
    for (const space of ' \u00a0') expect(drawn(font, space)).toEqual(Array(font.height).fill('.'.repeat(font.width)));
  });

  test('capitals and digits stand two dots above the baseline, descenders reach it', () => {
    const lastRow = (letter: string) => drawn(font, letter).findLastIndex((row) => row.includes('#'));
    for (const letter of 'ABCDEFGHIKLMNOPRSTUVWXYZ0123456789') expect(lastRow(letter), letter).toBe(font.baseline - 3);
    for (const letter of 'gjpqy') expect(lastRow(letter), letter).toBeGreaterThanOrEqual(font.baseline);
  });
});
