import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Pace } from '../../emulator/machine/mechanism.ts';
import { isTorn, type Slip } from '../../emulator/machine/slip.ts';
import type { Model } from '../../emulator/models/model.ts';
import { pos5890 } from '../../emulator/models/pos-5890.ts';
import { tmT88v } from '../../emulator/models/tm-t88v.ts';
import { xprinter80 } from '../../emulator/models/xprinter-80.ts';
import { Printer } from '../../emulator/printer.ts';
import { every } from '../runs.ts';
import { library } from './glyphs/data.ts';
import { bytes, joined } from './notation.ts';

const golden = (copy: string) =>
  new Uint8Array(
    readFileSync(new URL(`../../golden/cn-unionpay/xprinter-80/sale/sale-approved/01-${copy}.escpos`, import.meta.url)),
  );

/** A logo of 192 x 32 dots, no two rows alike. */
const logo = joined(
  'ESC a 01 GS v 0 00 18 00 20 00',
  Uint8Array.from({ length: 24 * 32 }, (_, i) => (i * 37) ^ (i >> 3)),
);

/**
 * Two copies of a sale, each as ESC @, the logo, and what the simulated terminal prints; it ends with a cut, and feeds to
 * where a person tears where there is no cutter.
 */
const streamFor = ({ cutter }: Model) =>
  joined(
    ...['merchant', 'cardholder'].flatMap((copy) => [
      bytes('ESC @'),
      logo,
      golden(copy).subarray(2),
      bytes(cutter ? '' : 'ESC d 06'),
    ]),
  );

/** ms a byte: 9600 baud. */
const BYTE_TIME = 1000 / 960;

/** A printer whose slips since the last look can be taken. */
function tellingPrinter(model: Model, pace: Pace) {
  const stream = streamFor(model);
  let slips: Slip[] = [];
  const printer = new Printer(model, library, { slip: (slip) => slips.push(slip) }, { pace });
  const take = () => {
    const taken = slips;
    slips = [];
    return taken;
  };
  /** Sends `stream[from..to)`. */
  const send = (from: number, to = stream.length) =>
    printer.receive(stream.subarray(from, to), from * BYTE_TIME, BYTE_TIME);
  /** Lets pass what time it takes to print what is there. */
  const settle = () => {
    for (let at = printer.nextDeadline; at !== null; at = printer.nextDeadline) printer.advance(at);
  };
  return { printer, stream, take, send, settle };
}

type Telling = ReturnType<typeof tellingPrinter>;

function undisturbed(model: Model, pace: Pace): readonly Slip[] {
  const { printer, send, take } = tellingPrinter(model, pace);
  send(0);
  printer.endJob();
  return take();
}

/** Rows of a slip as they are compared. */
const rowsOf = ({ dots }: Slip, from = 0, to = dots.height) => Buffer.from(dots.rows(from, to).bits);

/** A piece is the beginning of a slip; paper beyond the end of the slip is blank. */
function isBeginningOf(piece: Slip, whole: Slip): boolean {
  const rows = Math.min(piece.dots.height, whole.dots.height);
  return rowsOf(piece, 0, rows).equals(rowsOf(whole, 0, rows)) && piece.dots.rows(rows, piece.dots.height).isBlank;
}

const isWhole = (slip: Slip, whole: Slip) => slip.dots.equals(whole.dots) && !slip.goesOn;

/**
 * What is wrong with the slips that came out after the first `out` whole ones, where something stopped the printer for
 * good: all but the last are whole, in order; the last is whole or torn.
 */
function wrongWithStopped(slips: readonly Slip[], wholes: readonly Slip[], out: number): string | null {
  for (const [i, slip] of slips.entries()) {
    const whole = wholes[out + i];
    if (!whole) return `slip ${out + i} is one too many`;
    if (isTorn(slip) ? isBeginningOf(slip, whole) && i === slips.length - 1 : isWhole(slip, whole)) continue;
    return `slip ${out + i} (${slip.end}) is neither whole nor a torn beginning`;
  }
  return null;
}

/** The pieces of each slip: the end of the paper tears it, and what follows goes on with it. */
function piecesOf(slips: readonly Slip[]): Slip[][] {
  const all: Slip[][] = [];
  for (const slip of slips) {
    if (slip.goesOn) all.at(-1)?.push(slip);
    else all.push([slip]);
  }
  return all;
}

/** What was printed: texts, pictures and codes, each where its first row is. */
const read = (slips: readonly Slip[]) =>
  slips.flatMap(({ lines, images, codes }) => [
    ...images.map(({ command, offset }) => `${command} ${offset}`),
    ...codes.map(({ data, offset }) => `${data} ${offset}`),
    ...lines.map(({ text }) => text),
  ]);

/** The same with the paper that lay between head and blade left out of the rest of a slip. */
function wrongWithPieces(pieces: readonly Slip[], whole: Slip, blade: number): string | null {
  const [first, ...rests] = pieces as [Slip, ...Slip[]];
  if (pieces.length === 1 && !isTorn(first)) return isWhole(first, whole) ? null : `${first.end}, and not whole`;
  if (!pieces.every(isTorn)) return 'a piece is not marked as torn';
  if (first.end !== 'paper end') return `the first piece ends with ${first.end}`;
  if (!rests.every(({ dots }) => dots.rows(0, Math.min(blade, dots.height)).isBlank)) return 'new paper is not blank';
  const together = Buffer.concat([rowsOf(first), ...rests.map((rest) => rowsOf(rest, blade))]);
  const wanted = rowsOf(whole);
  // Paper that came between the last row of the slip and its cut is blank on both pieces.
  if (!together.subarray(0, wanted.length).equals(wanted)) return 'the pieces put together are not the slip';
  if (!together.subarray(wanted.length).every((byte) => byte === 0)) return 'there is print beyond the slip';
  return null;
}

/** What is wrong with the slips after the first `out`, where the printer went on: all of each slip, once, in order. */
function wrongWithAll(slips: readonly Slip[], wholes: readonly Slip[], out: number, blade: number): string | null {
  const all = piecesOf(slips);
  if (all.length !== wholes.length - out) return `${all.length} slips in place of ${wholes.length - out}`;
  for (const [i, pieces] of all.entries()) {
    const wrong = wrongWithPieces(pieces, wholes[out + i]!, blade);
    if (wrong) return `slip ${out + i}: ${wrong}`;
  }
  const printed = read(slips);
  const wanted = read(wholes.slice(out));
  return JSON.stringify([...printed].sort()) === JSON.stringify([...wanted].sort())
    ? null
    : 'a mark is lost or doubled';
}

/** Does something at every byte of the stream, or at every so many, from there on alone; returns what went wrong where. */
function sweep(base: Telling, step: number, act: (out: number, at: number) => string | null): string[] {
  const wrong: string[] = [];
  const { stream } = base;
  let out = 0;
  for (let at = 0; at <= stream.length; at += step) {
    const snapshot = base.printer.snapshot();
    const found = act(out, at);
    if (found) wrong.push(`at byte ${at}: ${found}`);
    base.printer.restore(snapshot);
    base.take();
    base.send(at, Math.min(stream.length, at + step));
    out += base.take().length;
  }
  return wrong;
}

/**
 * With a cutter and without, in virtual time and at once; where it takes long, at every so many bytes and rows, and at
 * each in `npm run fuzz`.
 */
const CASES = [
  [xprinter80, 'as the model', every(3)],
  [pos5890, 'at once', every(1)],
  [pos5890, 'as the model', every(11)],
  [tmT88v, 'at once', every(7)],
] as const;

describe.each(CASES.map(([model, pace, step]) => [model.name, pace, step, model] as const))(
  'two copies of a sale with a logo on %s, %s, at every %i',
  (_, pace, step, model) => {
    const blade = model.cutter?.blade ?? 0;
    let wholes: readonly Slip[];
    beforeAll(() => {
      wholes = undisturbed(model, pace);
    });

    test('are two slips when nothing happens', () => {
      expect(wholes.map(({ end, images }) => [end, images.length])).toEqual(
        model.cutter
          ? [
              ['partial cut', 1],
              ['partial cut', 1],
            ]
          : [
              ['tear-off', 1],
              ['job end', 1],
            ],
      );
    });

    test('the link cut at every byte leaves each whole, torn or absent', () => {
      const base = tellingPrinter(model, pace);
      const wrong = sweep(base, step, (out) => {
        base.printer.endJob('link lost');
        return wrongWithStopped(base.take(), wholes, out);
      });
      expect(wrong).toEqual([]);
    });

    test('power off at every byte leaves each whole, torn or absent, and nothing of them with power on', () => {
      const base = tellingPrinter(model, pace);
      const wrong = sweep(base, step, (out, at) => {
        base.printer.change({ power: 'off' });
        base.send(at);
        const before = wrongWithStopped(base.take(), wholes, out);
        if (before || at % 16 >= step) return before;
        base.printer.change({ power: 'on' });
        base.printer.receive(base.stream, base.stream.length * BYTE_TIME, BYTE_TIME);
        base.printer.endJob();
        return wrongWithAnew(base.take(), wholes);
      });
      expect(wrong).toEqual([]);
    });

    test('the paper ended at every byte leaves all of each, once', () => {
      const base = tellingPrinter(model, pace);
      const wrong = sweep(base, step, (out, at) => {
        base.printer.set({ paper: 'end' });
        base.send(at);
        base.printer.set({ paper: 'ok' });
        base.printer.endJob();
        base.settle();
        return wrongWithAll(base.take(), wholes, out, blade);
      });
      expect(wrong).toEqual([]);
    });

    test('the paper ended at every dot row leaves all of each, once', () => {
      const base = tellingPrinter(model, pace);
      const tried: number[] = [];
      const wrong = sweep(base, step, (out, at) => {
        const { printer, stream, send, take } = base;
        const snapshot = printer.snapshot();
        const { moved } = printer;
        if (at + step <= stream.length) send(at, at + step);
        else {
          send(at);
          printer.endJob();
        }
        const rows = printer.moved - moved;
        let found: string | null = null;
        for (let row = at === 0 ? 0 : 1; row <= rows; row += step) {
          printer.restore(snapshot);
          take();
          printer.schedule({ rows: row }, { sensors: { paper: 'end' } });
          send(at);
          printer.endJob();
          printer.set({ paper: 'ok' });
          base.settle();
          const here = wrongWithAll(take(), wholes, out, blade);
          if (here) found = `row ${moved + row}: ${here}`;
          tried.push(moved + row);
        }
        return found;
      });
      expect(wrong).toEqual([]);
      expect(tried.length).toBeGreaterThan(wholes.reduce((rows, { dots }) => rows + dots.height, 0) / step - 1);
    });
  },
);

/** The same slips once more, after all was lost. */
function wrongWithAnew(slips: readonly Slip[], wholes: readonly Slip[]): string | null {
  const same = slips.length === wholes.length && slips.every((slip, i) => isWhole(slip, wholes[i]!));
  return same ? null : 'after power on they are not printed anew';
}
