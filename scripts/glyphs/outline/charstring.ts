/**
 * Runs Type 2 charstrings: a glyph's program in, its contours out. Hints are skipped.
 * After Adobe Technical Note 5177 (The Type 2 Charstring Format, 16 March 2000).
 */
import type { Charstring } from './cff.ts';

/** A cubic curve from the point before to (x, y), in font units; a line has its control points on its ends. */
export type Curve = readonly [x1: number, y1: number, x2: number, y2: number, x: number, y: number];

export interface Contour {
  readonly start: readonly [x: number, y: number];
  readonly curves: readonly Curve[];
}

const MOST_SUBR_DEPTH = 10;

/** The contours of a glyph; throws an Error on an operator that CJK fonts do not use (arithmetic, storage). */
export function runCharstring(glyph: Charstring): Contour[] {
  const pen = new Pen();
  const machine = new Machine(glyph, pen);
  machine.run(glyph.code, 0);
  return pen.contours;
}

class Pen {
  readonly contours: Contour[] = [];
  x = 0;
  y = 0;
  private curves: Curve[] = [];

  move(dx: number, dy: number): void {
    this.x += dx;
    this.y += dy;
    this.curves = [];
    this.contours.push({ start: [this.x, this.y], curves: this.curves });
  }

  line(dx: number, dy: number): void {
    this.curve(0, 0, dx, dy, 0, 0);
  }

  /** Each pair is relative to the point before it. */
  curve(dx1: number, dy1: number, dx2: number, dy2: number, dx3: number, dy3: number): void {
    const [x1, y1] = [this.x + dx1, this.y + dy1];
    const [x2, y2] = [x1 + dx2, y1 + dy2];
    this.x = x2 + dx3;
    this.y = y2 + dy3;
    this.curves.push([x1, y1, x2, y2, this.x, this.y]);
  }
}

/** Subroutine numbers are stored less this bias. */
const bias = (subrs: readonly Uint8Array[]): number =>
  subrs.length < 1240 ? 107 : subrs.length < 33_900 ? 1131 : 32_768;

class Machine {
  private readonly glyph: Charstring;
  private readonly pen: Pen;
  private stack: number[] = [];
  private stems = 0;
  private ended = false;

  constructor(glyph: Charstring, pen: Pen) {
    this.glyph = glyph;
    this.pen = pen;
  }

  run(code: Uint8Array, depth: number): void {
    if (depth > MOST_SUBR_DEPTH) throw new Error('charstring subroutines call each other too deep');
    for (let at = 0; at < code.length && !this.ended; ) {
      const b0 = code[at++]!;
      if (b0 === 28) {
        this.stack.push(((code[at]! << 24) >> 16) | code[at + 1]!);
        at += 2;
      } else if (b0 === 255) {
        // 16.16 fixed point: as a fraction of a power of two it stays exact.
        this.stack.push(((code[at]! << 24) | (code[at + 1]! << 16) | (code[at + 2]! << 8) | code[at + 3]!) / 0x10000);
        at += 4;
      } else if (b0 >= 251) this.stack.push(-(b0 - 251) * 256 - code[at++]! - 108);
      else if (b0 >= 247) this.stack.push((b0 - 247) * 256 + code[at++]! + 108);
      else if (b0 >= 32) this.stack.push(b0 - 139);
      else if (b0 === 11) return;
      else if (b0 === 10) this.call(this.glyph.localSubrs, depth);
      else if (b0 === 29) this.call(this.glyph.globalSubrs, depth);
      else if (b0 === 19 || b0 === 20) {
        this.countStems();
        at += (this.stems + 7) >> 3;
      } else this.operate(b0 === 12 ? 0x0c00 + code[at++]! : b0);
    }
  }

  private call(subrs: readonly Uint8Array[], depth: number): void {
    const subr = subrs[this.stack.pop()! + bias(subrs)];
    if (!subr) throw new Error('a charstring calls a subroutine that the font has not');
    this.run(subr, depth + 1);
  }

  /** Stem hints come in pairs; a number before them is the width. A mask counts what stands before it as stems too. */
  private countStems(): void {
    this.stems += this.stack.length >> 1;
    this.stack = [];
  }

  private operate(operator: number): void {
    const draw = operators[operator];
    if (draw) draw(this.stack, this.pen);
    else if (stemOperators.has(operator)) this.countStems();
    else if (operator === 14) this.ended = true;
    else throw new Error(`charstring operator ${operator} is not read here`);
    this.stack = [];
  }
}

/** hstem, vstem, hstemhm, vstemhm. */
const stemOperators: ReadonlySet<number> = new Set([1, 3, 18, 23]);

type Draw = (s: number[], pen: Pen) => void;

function lines(s: readonly number[], from: number, to: number, pen: Pen): void {
  for (let i = from; i + 1 < to; i += 2) pen.line(s[i]!, s[i + 1]!);
}

function curves(s: readonly number[], from: number, to: number, pen: Pen): void {
  for (let i = from; i + 5 < to; i += 6) pen.curve(s[i]!, s[i + 1]!, s[i + 2]!, s[i + 3]!, s[i + 4]!, s[i + 5]!);
}

/** Lines that are level and upright by turns. */
const turningLines =
  (levelFirst: boolean): Draw =>
  (s, pen) =>
    s.forEach((d, i) => {
      if ((i % 2 === 0) === levelFirst) pen.line(d, 0);
      else pen.line(0, d);
    });

/** Curves that start level and end upright, or the other way, by turns; a fifth number bends the last end. */
const turningCurves =
  (levelFirst: boolean): Draw =>
  (s, pen) => {
    for (let i = 0, level = levelFirst; i + 3 < s.length; i += 4, level = !level) {
      const [a, b, c, d] = [s[i]!, s[i + 1]!, s[i + 2]!, s[i + 3]!];
      const last = s.length - i === 5 ? s[i + 4]! : 0;
      if (level) pen.curve(a, 0, b, c, last, d);
      else pen.curve(0, a, b, c, d, last);
    }
  };

const operators: Readonly<Record<number, Draw>> = {
  // vmoveto, hmoveto, rmoveto: what stands before their arguments is the width.
  4: (s, pen) => pen.move(0, s.at(-1)!),
  22: (s, pen) => pen.move(s.at(-1)!, 0),
  21: (s, pen) => pen.move(s.at(-2)!, s.at(-1)!),
  // rlineto, hlineto, vlineto
  5: (s, pen) => lines(s, 0, s.length, pen),
  6: turningLines(true),
  7: turningLines(false),
  // rrcurveto, rcurveline, rlinecurve
  8: (s, pen) => curves(s, 0, s.length, pen),
  24: (s, pen) => {
    curves(s, 0, s.length - 2, pen);
    lines(s, s.length - 2, s.length, pen);
  },
  25: (s, pen) => {
    lines(s, 0, s.length - 6, pen);
    curves(s, s.length - 6, s.length, pen);
  },
  // vvcurveto, hhcurveto: an odd first number moves the first control point sideways.
  26: (s, pen) => {
    const odd = s.length & 1;
    for (let i = odd; i + 3 < s.length; i += 4) {
      pen.curve(i === 1 ? s[0]! : 0, s[i]!, s[i + 1]!, s[i + 2]!, 0, s[i + 3]!);
    }
  },
  27: (s, pen) => {
    const odd = s.length & 1;
    for (let i = odd; i + 3 < s.length; i += 4) {
      pen.curve(s[i]!, i === 1 ? s[0]! : 0, s[i + 1]!, s[i + 2]!, s[i + 3]!, 0);
    }
  },
  // vhcurveto, hvcurveto
  30: turningCurves(false),
  31: turningCurves(true),
  // hflex, flex, hflex1, flex1: two curves each.
  3106: (s, pen) => {
    pen.curve(s[0]!, 0, s[1]!, s[2]!, s[3]!, 0);
    pen.curve(s[4]!, 0, s[5]!, -s[2]!, s[6]!, 0);
  },
  3107: (s, pen) => curves(s, 0, 12, pen),
  3108: (s, pen) => {
    pen.curve(s[0]!, s[1]!, s[2]!, s[3]!, s[4]!, 0);
    pen.curve(s[5]!, 0, s[6]!, s[7]!, s[8]!, -(s[1]! + s[3]! + s[7]!));
  },
  3109: (s, pen) => {
    const [dx, dy] = [0, 1].map((axis) => [0, 2, 4, 6, 8].reduce((sum, i) => sum + s[i + axis]!, 0));
    pen.curve(s[0]!, s[1]!, s[2]!, s[3]!, s[4]!, s[5]!);
    // The last number goes along the longer way; across it the curves end where they began.
    if (Math.abs(dx!) > Math.abs(dy!)) pen.curve(s[6]!, s[7]!, s[8]!, s[9]!, s[10]!, -dy!);
    else pen.curve(s[6]!, s[7]!, s[8]!, s[9]!, -dx!, s[10]!);
  },
};
