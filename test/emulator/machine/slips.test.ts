import { describe, expect, test } from 'vitest';
import { slipText } from '../../../emulator/machine/slip.ts';
import { bytes, joined } from '../notation.ts';
import { drawn, listen, print } from '../printing.ts';
import { small, smallLibrary, smallPanel } from '../small.ts';

const ends = (stream: string | Uint8Array, model = small) =>
  print(stream, model).slips.map((slip) => [slip.end, slip.dots.height, slipText(slip)]);

describe('a cut', () => {
  test('separates slips; each begins with the paper between blade and head', () => {
    expect(ends('"A" LF GS V B 00 "B" LF "A" LF GS V B 00')).toEqual([
      ['partial cut', 4 + 8, 'A\n'],
      ['partial cut', 4 + 16, 'B\nA\n'],
    ]);
  });

  test('without a feed leaves what lies between blade and head to the next slip', () => {
    const { slips } = print('"A" LF "B" LF GS V 1 "L" LF GS V B 00');
    expect(slips.map(({ dots }) => drawn(dots))).toEqual([
      ['', '', '', '', '.#', '#.#', '###', '#.#', '#.#', '', '', '', '##', '#.#', '##', '#.#'].join('\n'),
      ['##', '', '', '', '#', '#', '#', '#', '###'].join('\n'),
    ]);
    expect(slips.map(({ dots }) => dots.height)).toEqual([16, 4 + 8]);
  });

  test('leaves marks to the next slip that begin below the blade', () => {
    const model = { ...small, cutter: { blade: 10, cuts: ['partial'] as const } };
    const { slips } = print('"A" LF "B" LF GS V 1 "L" LF GS V B 00', model);
    expect(slips.map(({ lines }) => lines.map(({ text, y, runs }) => [text, y, runs[0]!.y]))).toEqual([
      [['A', 10, 10]],
      [
        ['B', 2, 2],
        ['L', 10, 10],
      ],
    ]);
    expect(slips.map(({ dots }) => dots.height)).toEqual([16, 18]);
  });

  test('that sets no paper free ends no slip', () => {
    const { slips, cuts } = print('GS V 1 GS V 1 "A" LF GS V B 00');
    expect(cuts).toHaveLength(3);
    expect(slips).toHaveLength(1);
    expect(slips[0]!.bytes).toEqual(bytes('GS V 1 GS V 1 "A" LF GS V B 00'));
  });

  test('of blank paper is a slip without marks', () => {
    expect(ends('LF LF GS V B 00')).toEqual([['partial cut', 4 + 16, '']]);
  });
});

describe('the end of a job', () => {
  test('makes uncut paper with marks a slip, and leaves blank paper alone', () => {
    expect(ends('"A" LF')).toEqual([['job end', 4 + 8, 'A\n']]);
    expect(ends('LF LF')).toEqual([]);
    expect(ends('')).toEqual([]);
  });

  test('a line that no feed printed is told, and printed with what comes next', () => {
    const { printer, slips, diagnostics } = listen(small, {}, smallLibrary);
    printer.receive(bytes('"A" LF "B"'));
    printer.endJob();
    printer.receive(bytes('"L" LF'));
    printer.endJob();
    expect(slips.map(slipText)).toEqual(['A\n', 'BL\n']);
    expect(diagnostics).toEqual([
      {
        offset: 2,
        severity: 'warning',
        code: 'line-not-printed',
        message: 'the job ended with characters that no line feed printed',
      },
    ]);
  });

  test('a command that is cut short is finished by the next job', () => {
    const { printer, slips } = listen(small, {}, smallLibrary);
    printer.receive(bytes('"A" LF GS v 0 00 01'));
    printer.endJob();
    expect(printer.unfinished).toEqual({ offset: 2, length: 5 });
    printer.receive(bytes('00 01 00 FF'));
    printer.endJob();
    expect(slips.map(({ images, offset }) => [images.length, offset])).toEqual([
      [0, 0],
      [1, 2],
    ]);
  });
});

describe('a model without a cutter', () => {
  test('ends a slip where ESC @ follows as much blank paper as is torn off', () => {
    expect(ends('"A" LF ESC J 14 ESC @ "B" LF', smallPanel)).toEqual([
      ['tear-off', 8 + 20, 'A\n'],
      ['job end', 8, 'B\n'],
    ]);
    expect(ends('"A" LF ESC J 05 ESC @ "B" LF', smallPanel)).toEqual([['job end', 8 + 5 + 8, 'A\nB\n']]);
  });

  test('ESC @ on blank paper ends nothing', () => {
    expect(ends('ESC J 20 ESC @ "B" LF', smallPanel)).toEqual([['job end', 32 + 8, 'B\n']]);
  });
});

describe('a slip', () => {
  test('has its bytes, where they stand in the stream, and when they came', () => {
    const { printer, slips } = listen(small, {}, smallLibrary);
    printer.receive(bytes('"A" LF'), 100, 2);
    printer.receive(bytes('GS V B 00 "B" LF GS V B 00'), 200, 2);
    expect(
      slips.map(({ index, offset, bytes: own, firstByteAt, lastByteAt }) => [
        index,
        offset,
        own,
        firstByteAt,
        lastByteAt,
      ]),
    ).toEqual([
      [0, 0, bytes('"A" LF GS V B 00'), 100, 206],
      [1, 6, bytes('"B" LF GS V B 00'), 208, 218],
    ]);
  });

  test('has the diagnostics of its bytes', () => {
    const { slips } = print('ESC FF "A" LF GS V B 00 GS 01 "B" LF GS V B 00');
    expect(slips.map(({ diagnostics }) => diagnostics.map(({ offset }) => offset))).toEqual([[0], [8]]);
  });

  test('marks count their bytes in the stream of the printer', () => {
    const { slips } = print(joined('"A" LF GS V B 00 "B" LF GS v 0 00 01 00 01 00 FF'));
    expect(slips[1]!.lines[0]!.runs[0]).toMatchObject({ offset: 6, length: 1 });
    expect(slips[1]!.images[0]).toMatchObject({ offset: 8, length: 9 });
  });
});
