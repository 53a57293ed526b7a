/** Box drawing and shade in cells of 24 x 24, in the places where f24 draws the few of them it has. */
import type { Cell } from './pcf.ts';

const SIZE = 24;
const CENTRE = { single: [11, 12], outer: [6, 17], inner: [8, 15] } as const;

/** Lines that leave the middle upwards, downwards, to the left, to the right: 0 none, 1 single, 2 double. */
type Arms = readonly [up: number, down: number, left: number, right: number];

const arms: Readonly<Record<string, Arms>> = {
  '║': [2, 2, 0, 0],
  '╒': [0, 1, 0, 2],
  '╓': [0, 2, 0, 1],
  '╔': [0, 2, 0, 2],
  '╕': [0, 1, 2, 0],
  '╖': [0, 2, 1, 0],
  '╗': [0, 2, 2, 0],
  '╘': [1, 0, 0, 2],
  '╙': [2, 0, 0, 1],
  '╚': [2, 0, 0, 2],
  '╛': [1, 0, 2, 0],
  '╜': [2, 0, 1, 0],
  '╝': [2, 0, 2, 0],
  '╟': [2, 2, 0, 1],
  '╠': [2, 2, 0, 2],
  '╢': [2, 2, 1, 0],
  '╣': [2, 2, 2, 0],
  '╤': [0, 1, 2, 2],
  '╥': [0, 2, 1, 1],
  '╦': [0, 2, 2, 2],
  '╧': [1, 0, 2, 2],
  '╨': [2, 0, 1, 1],
  '╩': [2, 0, 2, 2],
  '╫': [2, 2, 1, 1],
  '╬': [2, 2, 2, 2],
};

type Range = readonly [first: number, last: number];
const within = (at: number, [first, last]: Range): boolean => at >= first && at <= last;

/** How far an arm reaches along its way, seen as if it went up or left: from the edge to where it ends in the middle. */
function reach(arm: number, opposite: number, sides: Range): { wall: number; hollow: number } {
  const widest = Math.max(...sides);
  if (widest === 2) return { wall: CENTRE.outer[1], hollow: CENTRE.inner[1] };
  // A single line that comes from one side only does not cross a double one that goes through.
  const crossed = widest === 1 && (arm !== opposite || sides[0] === sides[1]);
  return { wall: CENTRE.single[1], hollow: crossed ? CENTRE.single[0] - 1 : CENTRE.single[1] };
}

interface Way {
  readonly arm: number;
  readonly opposite: number;
  readonly sides: Range;
  /** Where a dot is along the arm, counted from the edge, and across it. */
  readonly turn: (x: number, y: number) => readonly [at: number, across: number];
}

function box([up, down, left, right]: Arms): Uint8Array {
  const dots = new Uint8Array(SIZE * SIZE);
  const mirrored = (at: number) => SIZE - 1 - at;
  const ways: readonly Way[] = [
    { arm: up, opposite: down, sides: [left, right], turn: (x, y) => [y, x] },
    { arm: down, opposite: up, sides: [left, right], turn: (x, y) => [mirrored(y), x] },
    { arm: left, opposite: right, sides: [up, down], turn: (x, y) => [x, y] },
    { arm: right, opposite: left, sides: [up, down], turn: (x, y) => [mirrored(x), y] },
  ];
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) {
      let [black, hollow] = [false, false];
      for (const { arm, opposite, sides, turn } of ways) {
        if (arm === 0) continue;
        const [at, across] = turn(x, y);
        const end = reach(arm, opposite, sides);
        black ||= at <= end.wall && within(across, arm === 2 ? CENTRE.outer : CENTRE.single);
        hollow ||= arm === 2 && at <= end.hollow && within(across, CENTRE.inner);
      }
      if (black && !hollow) dots[y * SIZE + x] = 1;
    }
  }
  return dots;
}

/** Three dots of four. */
const darkShade = Uint8Array.from({ length: SIZE * SIZE }, (_, i) => (i & 1) | (Math.floor(i / SIZE) & 1));

/** What an outline font draws too fine for dots. */
export const drawnWide: ReadonlyMap<number, Cell> = new Map(
  [...Object.entries(arms).map(([c, weights]) => [c, box(weights)] as const), ['▓', darkShade] as const].map(
    ([c, dots]) => [c.codePointAt(0)!, { width: SIZE, height: SIZE, dots }],
  ),
);
