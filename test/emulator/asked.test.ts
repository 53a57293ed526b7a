import { expect, test } from 'vitest';
import { tmT88v } from '../../emulator/models/tm-t88v.ts';
import { bytes } from './notation.ts';
import { listen } from './printing.ts';

const slip = bytes('ESC @ "A" LF GS V 42 00');
const asked = bytes('DLE EOT 01 GS r 01 ESC v DLE EOT 04');

test('what only asks is no slip’s where none has begun, and stays where one has', () => {
  const { printer, slips, replies } = listen(tmT88v, { questionsApart: true });
  for (const part of [asked, slip, asked, slip]) printer.receive(part);
  printer.receive(bytes('"B" LF'));
  printer.receive(asked);
  printer.receive(bytes('GS V 42 00'));
  expect(slips.map(({ bytes: own }) => Buffer.from(own).toString('hex'))).toEqual([
    Buffer.from(slip).toString('hex'),
    Buffer.from(slip).toString('hex'),
    Buffer.from(bytes('"B" LF DLE EOT 01 GS r 01 ESC v DLE EOT 04 GS V 42 00')).toString('hex'),
  ]);
  expect(slips[1]!.offset).toBe(2 * asked.length + slip.length);
  expect(replies.join('')).toBe('16000012'.repeat(3));
});

test('dropped at the end of the paper, the rest of a slip is none: what follows is another, whole', () => {
  const { printer, slips } = listen(tmT88v);
  printer.schedule({ rows: 41 }, { sensors: { paper: 'end' } });
  printer.receive(bytes('ESC @ "A" LF "B" LF "C" LF "D" LF GS V 42 00'));
  printer.receive(bytes('DLE DC4 08 01 03 14 01 06 02 08'));
  printer.set({ paper: 'ok' });
  printer.receive(slip);
  expect(slips.map(({ end, goesOn, lines }) => [end, goesOn, lines.map(({ text }) => text).join('')])).toEqual([
    ['paper end', false, 'AB'],
    ['partial cut', false, 'A'],
  ]);
  expect(slips[1]!.bytes).toEqual(slip);
  printer.receive(slip);
  expect(slips[2]!.dots.equals(slips[1]!.dots)).toBe(true);
  expect(slips[1]!.diagnostics).toEqual([]);
});
