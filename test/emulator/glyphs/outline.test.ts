import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Contour, runCharstring } from '../../../scripts/glyphs/outline/charstring.ts';
import { scan } from '../../../scripts/glyphs/outline/scan.ts';

/** Numbers of -107 to 107 as one byte; operators as they are. */
const n = (...values: number[]): number[] => values.map((value) => value + 139);
const run = (code: number[], localSubrs: number[][] = [], globalSubrs: number[][] = []): Contour[] =>
  runCharstring({
    code: Uint8Array.from(code),
    localSubrs: localSubrs.map((subr) => Uint8Array.from(subr)),
    globalSubrs: globalSubrs.map((subr) => Uint8Array.from(subr)),
  });
/** Where each curve of the only contour ends. */
const ends = (code: number[]): number[][] => run(code)[0]!.curves.map(([, , , , x, y]) => [x, y]);

const MOVE = [...n(10, 20), 21];
const END = 14;

describe('charstrings', () => {
  test.each<[string, number[], number[][]]>([
    [
      'rlineto',
      [...n(1, 2, 3, 4), 5],
      [
        [11, 22],
        [14, 26],
      ],
    ],
    [
      'hlineto',
      [...n(1, 2, 3), 6],
      [
        [11, 20],
        [11, 22],
        [14, 22],
      ],
    ],
    [
      'vlineto',
      [...n(1, 2, 3), 7],
      [
        [10, 21],
        [12, 21],
        [12, 24],
      ],
    ],
    ['rrcurveto', [...n(1, 2, 3, 4, 5, 6), 8], [[19, 32]]],
    [
      'rcurveline',
      [...n(1, 2, 3, 4, 5, 6, 7, 8), 24],
      [
        [19, 32],
        [26, 40],
      ],
    ],
    [
      'rlinecurve',
      [...n(7, 8, 1, 2, 3, 4, 5, 6), 25],
      [
        [17, 28],
        [26, 40],
      ],
    ],
    ['vvcurveto', [...n(9, 1, 2, 3, 4), 26], [[21, 28]]],
    ['hhcurveto', [...n(9, 1, 2, 3, 4), 27], [[17, 32]]],
    ['vhcurveto', [...n(1, 2, 3, 4), 30], [[16, 24]]],
    ['hvcurveto with a bent end', [...n(1, 2, 3, 4, 5), 31], [[18, 27]]],
    [
      'hvcurveto by turns',
      [...n(1, 2, 3, 4, 1, 2, 3, 4), 31],
      [
        [13, 27],
        [19, 31],
      ],
    ],
    [
      'hflex',
      [...n(1, 2, 3, 4, 5, 6, 7), 12, 34],
      [
        [17, 23],
        [35, 20],
      ],
    ],
    [
      'flex',
      [...n(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 50), 12, 35],
      [
        [19, 32],
        [46, 62],
      ],
    ],
    [
      'hflex1',
      [...n(1, 2, 3, 4, 5, 6, 7, 8, 9), 12, 36],
      [
        [19, 26],
        [41, 20],
      ],
    ],
    [
      'flex1, level',
      [...n(1, 0, 3, 4, 5, 0, 6, 0, 7, -3, 9), 12, 37],
      [
        [19, 24],
        [41, 20],
      ],
    ],
    [
      'flex1, upright',
      [...n(0, 1, 4, 3, 0, 5, 0, 6, -3, 7, 9), 12, 37],
      [
        [14, 29],
        [10, 51],
      ],
    ],
    ['shortint and fixed', [28, 1, 0, 255, 0, 1, 0x80, 0, 5], [[266, 21.5]]],
    ['long numbers', [247, 0, 251, 0, 5], [[118, -88]]],
  ])('%s', (_name, code, expected) => {
    expect(ends([...MOVE, ...code, END])).toEqual(expected);
  });

  test('a curve keeps its control points', () => {
    expect(run([...MOVE, ...n(1, 2, 3, 4, 5, 6), 8, END])).toEqual([
      { start: [10, 20], curves: [[11, 22, 14, 26, 19, 32]] },
    ]);
  });

  test('a mask is as long as the stems before it, those of a vstem without an operator included', () => {
    const stems = [...n(50, 1, 2, 3, 4), 18, ...n(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14), 19, 0xff, 0x80];
    expect(run([...stems, ...n(5), 22, ...n(6), 6, 20, 14, 14, ...n(7), 4, END])).toEqual([
      { start: [5, 0], curves: [[5, 0, 11, 0, 11, 0]] },
      { start: [11, 7], curves: [] },
    ]);
  });

  test('subroutines are numbered from -107 and return', () => {
    const local = [
      [...n(1), 6, 11],
      [...n(2), 7, 11],
    ];
    expect(run([...MOVE, ...n(-106), 10, ...n(-107), 29, END], local, [[...n(-107), 10, 11]])[0]!.curves).toEqual([
      [10, 20, 10, 22, 10, 22],
      [10, 22, 11, 22, 11, 22],
    ]);
    expect(() => run([...n(3), 10], local)).toThrow(new Error('a charstring calls a subroutine that the font has not'));
    expect(() => run([...n(-107), 10], [[...n(-107), 10]])).toThrow(
      new Error('charstring subroutines call each other too deep'),
    );
  });

  test('an operator that is not read is refused', () => {
    expect(() => run([...n(1, 2), 12, 10])).toThrow(new Error('charstring operator 3082 is not read here'));
  });
});

/** A contour of straight lines, 8 units a dot. */
const polygon = (...points: [number, number][]): Contour => ({
  start: points[0]!,
  curves: points.slice(1).map(([x, y], i) => [...points[i]!, x, y, x, y] as const),
});
const box = (left: number, bottom: number, right: number, top: number): Contour =>
  polygon([left, bottom], [right, bottom], [right, top], [left, top]);
const turned = ({ start, curves }: Contour): Contour =>
  polygon(
    ...[start, ...curves.map(([, , , , x, y]) => [x, y] as const)].reverse().map(([x, y]): [number, number] => [x, y]),
  );

const dots = (contours: Contour[]): string[] => {
  const cell = scan(contours, { width: 6, height: 4, unitsPerDot: 8, left: 0, top: 32, threshold: 128 });
  return Array.from({ length: 4 }, (_, y) =>
    [...cell.dots.subarray(6 * y, 6 * y + 6)].map((dot) => '.#'[dot]).join(''),
  );
};

describe('scan conversion', () => {
  test('dots half covered are black', () => {
    expect(dots([box(4, -8, 44, 40)])).toEqual(Array(4).fill('######'));
    expect(dots([box(4, 4, 44, 28)])).toEqual(['.####.', '######', '######', '.####.']);
    expect(dots([box(5, 5, 43, 27)])).toEqual(['......', '.####.', '.####.', '......']);
  });

  test('the rule is non-zero: what overlaps the same way stays, what turns the other way is a hole', () => {
    const outer = box(0, 0, 48, 32);
    const inner = box(16, 8, 32, 24);
    expect(dots([outer, inner])).toEqual(Array(4).fill('######'));
    expect(dots([outer, turned(inner)])).toEqual(['######', '##..##', '##..##', '######']);
  });

  test('a stroke thinner than half a dot is kept, one dot thick, without a gap', () => {
    expect(dots([box(0, 15, 48, 17)])).toEqual(['......', '......', '######', '......']);
    expect(dots([box(3, 0, 5, 32)])).toEqual(Array(4).fill('#.....'));
    expect(dots([polygon([0, 0], [2, 0], [48, 32], [46, 32])])).toEqual(['....##', '...#..', '..#...', '##....']);
  });

  test('ink outside the cell is cut off', () => {
    expect(dots([box(-40, -40, 8, 80)])).toEqual(Array(4).fill('#.....'));
  });

  test('the direction of a contour makes no difference', () => {
    const point = fc.tuple(fc.integer({ min: -4, max: 52 }), fc.integer({ min: -4, max: 36 }));
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 8 }), (points) => {
        const contour = polygon(...points);
        expect(dots([turned(contour)])).toEqual(dots([contour]));
      }),
    );
  });
});
