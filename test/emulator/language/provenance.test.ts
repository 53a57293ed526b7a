import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { originAt, partsOf, rowUnderHead } from '../../../emulator/language/provenance.ts';
import { xprinter80 } from '../../../emulator/models/xprinter-80.ts';
import { bytes } from '../notation.ts';
import { listen, print } from '../printing.ts';
import { small, smallLibrary, smallPanel } from '../small.ts';
import { corpus, everydayStream } from '../streams.ts';

/** `small` has its blade 4 rows from the head, lines of 8 rows and characters of 4 x 6 dots. */
const origin = (stream: string, x: number, y: number, model = small) => {
  const found = originAt(print(stream, model).slips[0]!, x, y);
  return found && [found.kind, found.reads, found.offset, found.length, found.box.y];
};

describe('a dot', () => {
  test.each([
    ['of a character', '"AB" LF', 5, 6, ['character', 'B', 1, 1, 4]],
    ['of a wide character, by both its bytes', 'FS & D6 D0 LF', 3, 5, ['character', '中', 2, 2, 4]],
    ['of a picture', '"A" LF GS v 0 00 01 00 01 00 FF', 3, 12, ['image', 'GS v 0', 2, 9, 12]],
    ['of a column image in a line', '"A" ESC * 00 01 00 FF LF', 4, 10, ['image', 'ESC *', 1, 6, 4]],
    [
      'of the underline below the space behind a character',
      'ESC - 1 ESC SP 04 "AB" LF',
      6,
      9,
      ['character', 'A', 6, 1, 4],
    ],
    ['that is white, by the line feed that moved it', '"A" LF', 30, 5, ['feed', '', 1, 1, 4]],
    ['below the print, too', '"A" LF', 0, 11, ['feed', '', 1, 1, 4]],
    ['of paper that was fed', '"A" LF ESC J 20 "B" LF', 3, 20, ['feed', '', 2, 3, 12]],
    ['of the feed before a cut', '"A" LF GS V B 04', 3, 13, ['feed', '', 2, 4, 12]],
    [
      'of a line that was full, by the character that no longer fitted',
      '"AAAAAAAAAAB" LF',
      39,
      11,
      ['feed', '', 10, 1, 4],
    ],
    ['of the paper that had passed the head before', '"A" LF', 0, 3, null],
  ] as const)('%s', (_, stream, x, y, expected) => {
    expect(origin(stream, x, y)).toEqual(expected);
  });

  test('of what a cut left to the next slip', () => {
    const { slips } = print('"A" LF "B" LF GS V 1 "L" LF GS V B 00');
    expect(originAt(slips[1]!, 30, 0)).toMatchObject({ kind: 'feed', offset: 3, box: { y: 0, height: 4 } });
    expect(slips.map(({ cutAt }) => cutAt)).toEqual([
      { offset: 4, length: 3 },
      { offset: 9, length: 4 },
    ]);
  });
});

test('bars are the code, the characters below them the work of its command', () => {
  const [slip] = print('GS H 2 GS k 04 "A1" NUL', xprinter80).slips;
  const code = { offset: 3, length: 6 };
  expect(originAt(slip!, 0, 84)).toMatchObject({ kind: 'code', reads: 'CODE39 A1', ...code });
  expect(slip!.dots.rowIsBlank(84 + 162 + 10)).toBe(false);
  expect(originAt(slip!, 0, 84 + 162 + 10)).toMatchObject({ kind: 'feed', ...code });
});

test('what is printed on top counts', () => {
  const [slip] = print('"A" ESC $ 00 00 "B" LF').slips;
  expect(originAt(slip!, 0, 4)).toMatchObject({ kind: 'character', reads: 'B', offset: 5 });
});

test('parts are numbered from the top; a column image belongs to its line', () => {
  const [slip] = print('"A" ESC * 00 01 00 FF "B" LF GS v 0 00 01 00 01 00 FF ESC * 00 01 00 FF LF').slips;
  expect(partsOf(slip!)).toEqual([
    { number: 1, kind: 'line', y: 4, height: 24, reads: 'AB', offset: 0, length: 8 },
    { number: 2, kind: 'image', y: 28, height: 1, reads: 'GS v 0', offset: 9, length: 9 },
    { number: 3, kind: 'line', y: 29, height: 24, reads: '', offset: 18, length: 6 },
  ]);
});

test('feeds lie end to end from the head to the end of the paper, and lie within their bytes', () => {
  fc.assert(
    fc.property(fc.constantFrom(small, smallPanel), everydayStream, (model, stream) => {
      const { printer, slips } = listen(model, {}, smallLibrary);
      printer.receive(stream);
      printer.endJob();
      for (const slip of slips) {
        let at = slip.feeds[0]?.y ?? slip.dots.height;
        expect(at).toBeLessThanOrEqual(model.cutter?.blade ?? 0);
        for (const { y, rows, offset, length } of slip.feeds) {
          expect(y).toBe(at);
          expect(rows).toBeGreaterThan(0);
          expect(length).toBeGreaterThan(0);
          expect(offset + length).toBeLessThanOrEqual(slip.offset + slip.bytes.length);
          at = y + rows;
        }
        expect(at).toBe(slip.dots.height);
      }
    }),
    { numRuns: 200 },
  );
});

test('black dots of every stream here have an origin', () => {
  const without: string[] = [];
  for (const stream of corpus()) {
    for (const slip of print(stream, xprinter80).slips) {
      // By the leftmost black dot of a row: it lies on the edge of a mark.
      for (let y = 0; y < slip.dots.height; y += 5) {
        if (slip.dots.rowIsBlank(y)) continue;
        let x = 0;
        while (!slip.dots.get(x, y)) x++;
        if (!originAt(slip, x, y)) without.push(`${x},${y} of ${Buffer.from(stream.subarray(0, 12)).toString('hex')}`);
      }
    }
  }
  expect(without).toEqual([]);
});

test('bytes of a mark are those of the stream', () => {
  const stream = bytes('ESC @ "A" LF');
  const [slip] = print(stream).slips;
  const { offset, length } = originAt(slip!, 1, 4)!;
  expect(stream.subarray(offset, offset + length)).toEqual(bytes('"A"'));
});

test('the row that was under the head at a byte is that of what it marked, or of what came next', () => {
  // Two feeds that no mark belongs to follow the A.
  const [slip] = print('"A" LF ESC J 0A ESC J 14 "B" LF', small).slips;
  const [a, b] = slip!.lines.map(({ runs }) => runs[0]!);
  expect(rowUnderHead(slip!, a!.offset)).toBe(a!.y);
  expect(rowUnderHead(slip!, b!.offset)).toBe(b!.y);
  const { y } = slip!.feeds.find(({ offset }) => offset === b!.offset - 3)!;
  expect(y).toBeGreaterThan(a!.y);
  expect(rowUnderHead(slip!, b!.offset - 3)).toBe(y);
  expect(rowUnderHead(slip!, slip!.bytes.length)).toBe(slip!.dots.height);
});
