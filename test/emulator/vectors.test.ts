import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type InspectAnswer, type InspectRequest, inspect } from '../../src/cli/inspect.ts';
import { decodePng } from '../../src/pictures/png.ts';

/** Bytes with a consequence that a vendor's document states, and that document. */
interface Vector {
  readonly name: string;
  readonly hex: string;
  /** A printer, and what its sensors say: `t88 paper=end`. */
  readonly profile: string;
  /** In words. */
  readonly expect: string;
  readonly source: string;
  readonly confidence: 'high' | 'medium' | 'low';
  /** For machines: the name of a check, and what it wants. */
  readonly check?: Readonly<Record<string, unknown>>;
}

const vectors: readonly Vector[] = JSON.parse(
  readFileSync(new URL('../fixtures/vectors.json', import.meta.url), 'utf8'),
);

const MODELS: Readonly<Record<string, string>> = {
  t88: 'tm-t88iii',
  t88v: 'tm-t88v',
  t81: 'tm-t81',
  t203: 'tm-t20iii',
  c58: 'csn-a2',
  clone80: 'xprinter-80',
};

type Box = readonly [left: number, top: number, right: number, bottom: number];

const paper = (answer: InspectAnswer) => decodePng(Buffer.from(answer.png!, 'base64'));
const readings = (answer: InspectAnswer) => answer.lines.map((line) => line.text);
const cell = (answer: InspectAnswer, text: string) => answer.runs.find((run) => run.text === text);
const bars = (answer: InspectAnswer) => {
  const [code] = answer.codes;
  return code ? [code.width, code.height] : null;
};

/** The smallest box around the ink, both ends counted. */
function ink(answer: InspectAnswer): Box {
  const dots = paper(answer);
  const columns: number[] = [];
  const rows: number[] = [];
  for (let y = 0; y < dots.height; y++) {
    for (let x = 0; x < dots.width; x++) {
      if (!dots.get(x, y)) continue;
      columns.push(x);
      rows.push(y);
    }
  }
  return [Math.min(...columns), Math.min(...rows), Math.max(...columns), Math.max(...rows)];
}

const inkWidth = (answer: InspectAnswer) => ink(answer)[2] - ink(answer)[0] + 1;

/** Rows that are black from column `from` up to `to`. */
function ruled(answer: InspectAnswer, from: number, to: number): number[] {
  const dots = paper(answer);
  return Array.from({ length: dots.height }, (_, y) => y).filter((y) => {
    for (let x = from; x <= to; x++) if (!dots.get(x, y)) return false;
    return true;
  });
}

/** What each check measures; it is met when that equals what the vector wants. */
const MEASURES: Readonly<Record<string, (answer: InspectAnswer, want: never) => unknown>> = {
  cell: ({ runs: [run] }) => run && [run.x, run.y, run.width, run.height],
  cell_size: ({ runs: [run] }) => run && [run.width, run.height],
  advance_dots: ({ advance }) => advance,
  min_advance_first: ({ lines: [line] }, least: number) => Math.max(least, line!.advance) === line!.advance && least,
  lines: (answer) => readings(answer).filter(Boolean).length,
  x_of: (answer, want: Record<string, number>) =>
    Object.fromEntries(Object.keys(want).map((character) => [character, cell(answer, character)?.x])),
  text: (answer) => readings(answer).join('').trim(),
  cuts: ({ cuts }) => cuts,
  reply: ({ replies }) => replies,
  reply_len: ({ replies }) => replies.length / 2,
  pulse: ({ pulses: [pulse] }) => pulse && [pulse.pin, pulse.on, pulse.off],
  qr: bars,
  bar: bars,
  dots: (answer, boxes: readonly Box[]) => {
    const dots = paper(answer);
    const isBlack = ([left, top, right, bottom]: Box) => {
      for (let y = top; y <= bottom; y++) for (let x = left; x <= right; x++) if (!dots.get(x, y)) return false;
      return true;
    };
    const [left, top, right, bottom] = ink(answer);
    const around = boxes.every((box) => box[0] >= left && box[1] >= top && box[2] <= right && box[3] <= bottom);
    const touches = [0, 1, 2, 3].every((edge) => boxes.some((box) => box[edge] === [left, top, right, bottom][edge]));
    return around && touches ? boxes.filter(isBlack) : ink(answer);
  },
  black_cols: inkWidth,
};

/** Rows whose consequence no general check measures. */
const OWN: Readonly<Record<string, (answer: InspectAnswer, vector: Vector) => void>> = {
  'underline not under tab': (answer) => {
    expect(ruled(answer, 0, 11)).toHaveLength(1);
    expect(ruled(answer, 96, 107)).toEqual(ruled(answer, 0, 11));
    expect(ruled(answer, 0, 12)).toEqual([]);
    expect(ruled(answer, 95, 107)).toEqual([]);
  },
  'underline off keeps thickness': (answer) => expect(ruled(answer, 0, 11)).toHaveLength(2),
  'double strike equals bold': (answer, { hex }) =>
    expect(answer.png).toBe(inspect({ hex: hex.replace('1B 47', '1B 45'), model: 'csn-a2' }).png),
  'rotated no underline': (answer, { hex }) =>
    expect(answer.png).toBe(inspect({ hex: hex.replace('1B 2D 02', '1B 2D 00'), model: 'tm-t88iii' }).png),
  '58mm ESC ! strike': (answer) => expect(ruled(answer, 0, 11)).toHaveLength(1),
  'ESC @ keeps following bytes': (answer) => expect(readings(answer)).toEqual(['A']),
  'GS v 0 contiguous': (answer) => expect(ink(answer)).toEqual([0, 0, 0, 1]),
  'GS / undefined': (answer) => expect(readings(answer)).toEqual(['A']),
  'FS p undefined': (answer) => expect(readings(answer)).toEqual(['A']),
  'DC2 V full width': (answer) => expect(ink(answer)).toEqual([0, 0, 0, 0]),
  'DC2 v LSB': (answer) => expect(ink(answer)).toEqual([0, 0, 0, 0]),
  'barcode HRI below': (answer) => {
    expect(bars(answer)).toEqual([190, 50]);
    expect(answer.advance).toBe(50 + 24);
    const [left, top, right, bottom] = ink(answer);
    expect([left, top, right]).toEqual([0, 0, 189]);
    expect(bottom).toBeGreaterThan(60);
  },
  'EAN13 stops by itself': (answer) => {
    expect(answer.codes.map(({ data }) => data)).toEqual(['4965957073797']);
    expect(readings(answer)).toEqual(['A']);
  },
  'page: CAN': (answer) => expect(readings(answer)).toEqual([' B']),
  'page: ESC S drops': (answer) => expect(readings(answer)).toEqual(['B']),
  'page: ESC FF keeps': (answer) => expect(readings(answer)).toEqual(['A', 'A']),
  'ESC v': (answer) => expect(Number.parseInt(answer.replies, 16) & 0x04).toBe(0x04),
  'DLE ENQ 1 reprints line': (answer) =>
    expect(answer.commands).toEqual([
      { offset: 0, length: 3, id: 'DLE ENQ', args: { n: 1 }, realtime: true },
      { offset: 0, length: 3, id: 'DLE ENQ', args: { n: 1 }, ignored: 'acted on when it arrived' },
    ]),
};

function answerOf({ hex, profile }: Vector): InspectAnswer {
  const [name, ...states] = profile.split(' ');
  const state = Object.fromEntries(states.map((word) => word.split('='))) as InspectRequest['state'];
  return inspect({ hex, model: MODELS[name!]!, state });
}

function verify(vector: Vector): void {
  const answer = answerOf(vector);
  const tiled = answer.commands.filter(({ realtime }) => !realtime);
  tiled.forEach((entry, i) => {
    const before = tiled[i - 1];
    expect(entry.offset).toBe(before ? before.offset + before.length : 0);
  });
  expect(tiled.reduce((sum, { length }) => sum + length, 0)).toBe(vector.hex.split(' ').length);
  for (const [name, want] of Object.entries(vector.check ?? {})) {
    expect({ [name]: MEASURES[name]!(answer, want as never) }).toEqual({ [name]: want });
  }
  OWN[vector.name]?.(answer, vector);
}

const certain = vectors.filter(({ confidence }) => confidence === 'high');

test('every certain vector is measured', () => {
  expect(certain).toHaveLength(90);
  expect(certain.filter(({ name, check }) => !check && !OWN[name]).map(({ name }) => name)).toEqual([]);
});

test.each(certain.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
  verify(vector);
});
