import { describe, expect, test } from 'vitest';
import { MOST_MARKS } from '../../../emulator/machine/page.ts';
import { LONGEST_SLIP } from '../../../emulator/machine/paper.ts';
import { slipText } from '../../../emulator/machine/slip.ts';
import { tmT88v } from '../../../emulator/models/tm-t88v.ts';
import { bytes, joined } from '../notation.ts';
import { listen, print } from '../printing.ts';
import { small, smallLibrary } from '../small.ts';

const CORNER = 'ESC L ESC W 00 00 00 00 10 00 30 00';

describe('a slip that begins amid a page', () => {
  /** Slips of jobs, and what their bytes and entries print again. */
  function again(...jobs: string[]) {
    const { printer, slips } = listen(small, {}, smallLibrary);
    for (const job of jobs) {
      printer.receive(bytes(job));
      printer.endJob();
    }
    return slips.map((slip) => {
      const [copy] = print(slip.bytes, small, { entry: slip.entry }).slips;
      // A cut may leave print between head and blade, which is not of the bytes of the slip that it is on.
      return [slipText(slip), slip.entry, copy && slipText(copy) === slipText(slip) && copy.dots.equals(slip.dots)];
    });
  }

  test('begins with the bytes of the page, and does not print again what earlier slips did', () => {
    expect(again(`"L" LF ESC E 01 ${CORNER} "A" ESC 0C GS V B 00 "B" ESC 0C GS V B 00 ESC S "1" LF`)).toEqual([
      ['L\nA\n', null, true],
      ['AB\n', { bold: true, page: { passed: 2 } }, true],
      ['1\n', { bold: true, page: { passed: 4 } }, true],
    ]);
  });

  test('does so when a job ends in page mode, which is told', () => {
    expect(again(`${CORNER} "A" ESC 0C`, '"B" 0C "L" LF')).toEqual([
      ['A\n', null, true],
      ['AB\nL\n', { page: { passed: 1 } }, true],
    ]);
    const { diagnostics } = print(`LF ${CORNER} "A"`);
    expect(diagnostics).toEqual([
      {
        offset: 1,
        severity: 'warning',
        code: 'page-not-printed',
        message: 'the job ended in page mode: what comes next goes on the page, and FF prints it',
      },
    ]);
  });

  test('a page that is dropped leaves nothing to pass over', () => {
    expect(again(`${CORNER} "A" ESC 0C GS V B 00 ESC @ ${CORNER} "B" ESC 0C 0C`)).toEqual([
      ['A\n', null, true],
      ['B\nB\n', { page: { passed: 2 } }, true],
    ]);
  });
});

describe('bounds', () => {
  test('a page holds so many marks', () => {
    const stream = joined(CORNER, 'ESC 3 00', ...Array<string>(MOST_MARKS / 4).fill('"AAAA" LF'), '"B" 0C');
    const { slips, diagnostics } = print(stream);
    expect(slips[0]!.lines.flatMap(({ runs }) => runs)).toHaveLength(MOST_MARKS);
    expect(diagnostics.map(({ code }) => code)).toEqual(['page-full']);
  });

  test('a page that is printed for ever stops when the slip is as long as a roll', () => {
    const copies = Math.ceil(LONGEST_SLIP / 831);
    const { slips, diagnostics, printer } = print(
      joined('ESC L "A"', ...Array<string>(copies + 5).fill('ESC 0C'), '0C "B" LF'),
      tmT88v,
    );
    expect(diagnostics.map(({ code }) => code)).toEqual([...Array<string>(5).fill('slip-too-long'), 'slip-too-long']);
    expect(slips.map(({ lines }) => lines.length)).toEqual([copies + 1, 1]);
    expect(printer.moved).toBe((copies + 1) * 831 + 30);
  });

  test('a page whose bytes are no longer kept is printed all the same', () => {
    const { printer, slips } = listen(small, {}, smallLibrary);
    printer.receive(bytes(`${CORNER} "A" ESC 0C`));
    const unknown = joined('GS 8 L 00 00 60 00', new Uint8Array(0x600000));
    for (let i = 0; i < 3; i++) printer.receive(unknown);
    printer.receive(bytes('GS V B 00 "B" 0C GS V B 00'));
    expect(slips.map(slipText)).toEqual(['A\n', 'AB\n']);
    const all = 15 + 3 * unknown.length;
    expect(slips.map((slip) => slip.offset + slip.bytes.length)).toEqual([all + 4, all + 10]);
    expect(slips[1]!.offset).toBeGreaterThan(0);
    expect([...slips[1]!.bytes.subarray(-10)]).toEqual([...bytes('GS V B 00 "B" 0C GS V B 00')]);
  });

  test('so it does when its marks would fill the memory', () => {
    const full = joined('ESC L ESC W 00 00 00 00 00 02 02 00 ESC $ 00 00 GS $ 18 00', 'ESC 3 00');
    const marks = Array<string>(400).fill('"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" LF');
    const { slips, diagnostics } = print(joined(full, ...marks, ...Array<string>(100).fill('ESC 0C'), 'ESC S'), tmT88v);
    const runs = slips.flatMap(({ lines }) => lines.map((line) => line.runs.length));
    expect(runs.reduce((sum, n) => sum + n, 0)).toBeLessThan((1 << 20) + MOST_MARKS);
    expect(diagnostics.some(({ code }) => code === 'slip-too-long')).toBe(true);
  });
});
