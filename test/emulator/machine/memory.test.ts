import { describe, expect, test } from 'vitest';
import { bytes, joined } from '../notation.ts';
import { drawn, listen, print } from '../printing.ts';
import { small, smallLibrary } from '../small.ts';

const TRIANGLE = '80 C0 E0 F0 F8 FC FE FF';
const images = bytes(`FS q 01 01 00 01 00 ${TRIANGLE}`);
const graphic = bytes('GS ( L 0D 00 0 C 0 A 1 01 08 00 02 00 1 F0 0F');
const show = 'GS ( L 06 00 0 E A 1 01 01';

const graphicJson = { width: 8, height: 2, bits: { hex: 'f00f' }, size: 26 };

describe('what is not volatile', () => {
  test('is told when it is written, as JSON, and given to the next printer', () => {
    const told: object[] = [];
    const { printer } = listen(small, {}, smallLibrary, { memory: (content) => told.push(content) });
    expect(printer.memory).toEqual({});
    printer.receive(bytes('"A" LF'));
    expect(told).toEqual([]);
    printer.receive(joined(graphic, 'FS g 1 00 00 00 00 00 01 00 "z" GS ( C 07 00 00 1 00 K 1 "ab"'));
    expect(told).toEqual([printer.memory]);
    const area = `7a${'ff'.repeat(1023)}`;
    expect(printer.memory).toEqual({
      graphics: { A1: graphicJson },
      area: { hex: area },
      records: { K1: { hex: '6162' } },
    });

    const memory = JSON.parse(JSON.stringify(printer.memory));
    const next = print(`${show} FS g 2 00 00 00 00 00 01 00 GS ( C 05 00 00 2 00 K 1`, small, { memory });
    expect(next.slips[0]!.images).toHaveLength(1);
    expect(next.replies.join('')).toBe('5f7a0037704061620 0'.replace(' ', ''));
    expect(next.printer.memory).toEqual(memory);
  });

  test('images of FS q are kept by number', () => {
    const { printer } = print(images);
    expect(printer.memory).toEqual({
      images: { 1: { width: 8, height: 8, bits: { hex: 'ff7f3f1f0f070301' }, size: 12 } },
    });
    expect(print('FS p 01 00', small, { memory: printer.memory }).slips[0]!.images).toHaveLength(1);
  });
});

describe('a slip that prints from memory', () => {
  const again = (slip: { bytes: Uint8Array; entry: object | null }) =>
    drawn(print(slip.bytes, small, { entry: JSON.parse(JSON.stringify(slip.entry)) }).slips[0]!.dots);

  test('carries in its entry what its own bytes do not define, and no more', () => {
    const other = bytes('GS ( L 0C 00 0 C 0 B 1 01 08 00 01 00 1 FF');
    const { slips } = print(joined(graphic, other, `${show} GS V B 00 ${show} ${show} GS V B 00 "A" LF GS V B 00`));
    expect(slips.map(({ entry }) => entry)).toEqual([null, { memory: { graphics: { A1: graphicJson } } }, null]);
    for (const slip of slips) expect(again(slip)).toBe(drawn(slip.dots));
  });

  test('an image of FS q is carried too, beside what is set', () => {
    const { slips } = print(joined(images, '"A" LF GS V B 00 ESC E 01 GS V B 00 "A" LF FS p 01 01 GS V B 00'));
    expect(slips[2]!.entry).toEqual({ bold: true, memory: { images: { 1: expect.objectContaining({ width: 8 }) } } });
    expect(again(slips[2]!)).toBe(drawn(slips[2]!.dots));
  });

  test('ESC @ at its beginning forgets the settings, not the memory', () => {
    const { slips } = print(joined(graphic, `ESC E 01 "A" LF GS V B 00 ESC @ ${show} "A" LF GS V B 00`));
    expect(slips[1]!.entry).toEqual({ memory: { graphics: { A1: graphicJson } } });
    expect(again(slips[1]!)).toBe(drawn(slips[1]!.dots));
  });

  test('one that is defined anew within the slip is carried as it was before', () => {
    const anew = bytes('GS ( L 0C 00 0 C 0 A 1 01 08 00 01 00 1 FF');
    const { slips } = print(joined(graphic, `"A" LF GS V B 00 ${show}`, anew, `${show} GS V B 00`));
    expect(slips[1]!.entry).toEqual({ memory: { graphics: { A1: graphicJson } } });
    expect(again(slips[1]!)).toBe(drawn(slips[1]!.dots));
  });

  test('a printer that was given the memory tells it in the entry as well', () => {
    const { printer } = print(graphic);
    const [slip] = print(show, small, { memory: printer.memory }).slips;
    expect(slip!.entry).toEqual({ memory: { graphics: { A1: graphicJson } } });
    expect(again(slip!)).toBe(drawn(slip!.dots));
  });
});
