import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytes, joined } from '../notation.ts';
import { drawn, listen, print } from '../printing.ts';
import { small, smallLibrary } from '../small.ts';
import { comparable, cutsOf, runsOf } from '../streams.ts';

const TRIANGLE = '80 C0 E0 F0 F8 FC FE FF';

/** What lasts longer than a slip, and what begins and ends slips. */
const PIECES = [
  '"A"',
  'LF',
  '"A" LF',
  'ESC E 01',
  'ESC a 02',
  'ESC @',
  'GS :',
  'GS :',
  'GS ^ 01 00 00',
  'GS ^ 02 00 00',
  'GS V 1',
  'GS V B 00',
  'ESC L',
  '0C',
  '1B 0C',
  'GS ( L 0C 00 0 C 0 A 1 01 08 00 01 00 1 F0',
  'GS ( L 0D 00 0 C 0 A 1 01 08 00 02 00 1 0F FF',
  'GS ( L 06 00 0 E A 1 01 02',
  'GS ( L 04 00 0 B A 1',
  'GS ( L 0C 00 0 S 0 A 1 01 08 00 01 00 1 33',
  'GS ( L 06 00 0 U A 1 01 01',
  `FS q 01 01 00 01 00 ${TRIANGLE}`,
  'FS p 01 00',
  `GS * 01 01 ${TRIANGLE}`,
  'GS / 03',
  'GS ( L 0B 00 0 p 4 01 01 2 08 00 01 00 FF',
  'GS ( L 02 00 0 2',
  'DLE DC4 08 01 03 14 01 06 02 08',
].map(bytes);

const jobs = fc
  .array(fc.constantFrom(...PIECES), { minLength: 3, maxLength: 50, size: 'max' })
  .map((pieces) => joined(...pieces))
  .chain((stream) => fc.tuple(fc.constant(stream), cutsOf(stream.length)));

test('every slip is laid out again from its bytes and entry, whatever it took from memory and macros', () => {
  const rows = (slip: { dots: Parameters<typeof drawn>[0] } | undefined) => (slip ? drawn(slip.dots, 4) : '');
  let carried = 0;
  fc.assert(
    fc.property(jobs, ([stream, ends]) => {
      const { printer, ...told } = listen(small, {}, smallLibrary);
      for (const job of runsOf(stream, ends.slice(0, 3))) {
        printer.receive(job);
        printer.endJob();
      }
      for (const slip of told.slips) {
        const entry = JSON.parse(JSON.stringify(slip.entry));
        expect(rows(print(slip.bytes, small, { entry }).slips[0])).toBe(rows(slip));
        if (entry && ('macro' in entry || 'memory' in entry)) carried++;
      }
    }),
    { numRuns: 400 },
  );
  expect(carried).toBeGreaterThan(50);
});

test('and the same byte by byte', () => {
  fc.assert(
    fc.property(jobs, ([stream]) => {
      const [whole, parted] = [listen(small, {}, smallLibrary), listen(small, {}, smallLibrary)];
      whole.printer.receive(stream);
      for (const byte of stream) parted.printer.receive(Uint8Array.of(byte));
      for (const { printer } of [whole, parted]) printer.endJob();
      expect(comparable(parted)).toEqual(comparable(whole));
      expect(parted.printer.memory).toEqual(whole.printer.memory);
    }),
    { numRuns: 200 },
  );
});
