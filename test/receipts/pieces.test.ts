import { describe, expect, test } from 'vitest';
import type { Pace } from '../../emulator/machine/mechanism.ts';
import type { Slip } from '../../emulator/machine/slip.ts';
import { Printer } from '../../emulator/printer.ts';
import { residentGlyphs } from '../../src/printers/glyphs.ts';
import { findModel } from '../../src/printers/layout.ts';
import { inPieces, putTogether } from '../../src/receipts/pieces.ts';
import { PieceRedactor, redactPieces } from '../../src/receipts/redact-pieces.ts';
import { redactSlip } from '../../src/receipts/redact-slip.ts';
import { bytes, layOut } from './lay-out.ts';
import { cut, init, qr } from './sale.ts';

const MODEL = 'xprinter-80';
const PAN = '4111111111111111';
/** Dot rows before the head: what a slip begins with. */
const BLADE = 84;

const sale = bytes(init, 'SALE\n', `CARD ${PAN}\n`, qr(PAN), 'AMOUNT 12.85\n', cut);
const other = bytes(init, 'SECOND\n', cut);

/** What comes out when the paper ends after some rows, once or more often, each time with a new roll put in. */
function tornAt(rows: readonly number[], pace: Pace): Slip[] {
  const slips: Slip[] = [];
  const printer = new Printer(findModel(MODEL), residentGlyphs(), { slip: (slip) => slips.push(slip) }, { pace });
  for (const at of rows) {
    const later = { after: 1000, changes: [{ sensors: { paper: 'ok' } }] } as const;
    printer.schedule({ rows: at }, { sensors: { paper: 'end' }, later });
  }
  printer.receive(bytes(sale, other));
  printer.advance(60_000);
  printer.endJob();
  return slips;
}

const whole = layOut(sale, MODEL, null);

/** Every row of the line with the number, and some of what stands before and after it. */
const places = Array.from({ length: 60 }, (_, i) => 20 + i);
const paces = ['at once', 'as the model'] as const;

describe.each(paces)('a slip that the end of the paper tore, %s', (pace) => {
  test('is whole when its pieces are put together, wherever it was torn', () => {
    for (const row of places) {
      const papers = inPieces(tornAt([row], pace), (slip) => slip);
      expect(papers.map((pieces) => pieces.length)).toEqual([2, 1]);
      const { slip: together, missing } = putTogether(papers[0]!, layOut);
      expect(missing).toBe(0);
      expect(together.dots.equals(whole.dots), `torn at row ${row}`).toBe(true);
      expect(together).toMatchObject({ bytes: sale, end: 'partial cut', goesOn: false, index: 0 });
      expect(together.lines.map(({ text }) => text.trim())).toEqual(['SALE', `CARD ${PAN}`, 'AMOUNT 12.85']);
    }
  });

  test('torn twice, too', () => {
    const [pieces] = inPieces(tornAt([30, 50], pace), (slip) => slip);
    expect(pieces).toHaveLength(3);
    expect(putTogether(pieces!, layOut).slip.dots.equals(whole.dots)).toBe(true);
  });

  test('no piece shows a card number, wherever it was torn: the pieces are those of the redacted slip', () => {
    const redacted = redactSlip(whole, layOut);
    for (const row of places) {
      const [pieces] = inPieces(tornAt([row], pace), (slip) => slip);
      const hidden = redactPieces(pieces!, layOut);
      const [first, rest] = hidden;
      const rows = first!.dots.height;
      expect(first!.dots.equals(redacted.dots.rows(0, rows)), `first piece, torn at row ${row}`).toBe(true);
      const below = rest!.dots.rows(BLADE, rest!.dots.height);
      expect(below.equals(redacted.dots.rows(rows, redacted.dots.height)), `rest, torn at row ${row}`).toBe(true);
      const told = JSON.stringify(
        hidden.map((piece) => [piece.lines, piece.codes, Buffer.from(piece.bytes).toString('latin1'), piece.entry]),
      );
      expect(told).not.toContain(PAN);
      expect(told).toContain('411111000000');
    }
  });

  test('slips that come one after the other are hidden the same', () => {
    const slips = tornAt([40], pace);
    const redactor = new PieceRedactor(layOut);
    const [pieces, [last]] = inPieces(slips, (slip) => slip) as [Slip[], Slip[]];
    const expected = [...redactPieces(pieces, layOut), redactSlip(last!, layOut)];
    expect(slips.map((slip) => redactor.redact(slip).dots.bits)).toEqual(expected.map(({ dots }) => dots.bits));
  });
});

test('rows that cannot be laid out again are left white where they may show a number', () => {
  const [pieces] = inPieces(tornAt([40], 'at once'), (slip) => slip) as [Slip[]];
  const [first, rest] = pieces as [Slip, Slip];
  expect(rest.dots.rows(BLADE, BLADE + 10).isBlank).toBe(false);
  // Bytes that print another line in the place of the torn one.
  const stranger = { ...first, bytes: bytes(init, 'SALE\n', `CARDS ${PAN}\n`) };
  const [, hidden] = redactPieces([stranger, rest], layOut);
  const top = Math.min(...[...rest.lines, ...rest.codes].map(({ y }) => y));
  expect(hidden!.dots.rows(0, top).isBlank).toBe(true);
  expect(JSON.stringify([hidden!.lines, hidden!.codes])).not.toContain(PAN);
  expect(Buffer.from(hidden!.bytes).includes(Buffer.from(PAN))).toBe(false);
  const [code] = hidden!.codes;
  expect(hidden!.dots.rows(code!.y, code!.y + code!.height).isBlank).toBe(true);
});

test('pieces without a number are handed back', () => {
  const slips: Slip[] = [];
  const printer = new Printer(findModel(MODEL), residentGlyphs(), { slip: (slip) => slips.push(slip) });
  printer.schedule({ rows: 10 }, { sensors: { paper: 'end' } });
  printer.receive(bytes(init, 'ONE\nTWO\n', cut));
  printer.set({ paper: 'ok' });
  expect(slips).toHaveLength(2);
  expect(redactPieces(slips, layOut)).toEqual(slips);
});
