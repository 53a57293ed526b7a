import { describe, expect, test } from 'vitest';
import { csnA2 } from '../../../emulator/models/csn-a2.ts';
import { tmT88iii } from '../../../emulator/models/tm-t88iii.ts';
import { bytes, joined } from '../notation.ts';
import { drawn, listen, picture, print, rows } from '../printing.ts';
import { small, smallLibrary, smallPanel } from '../small.ts';

const ignored = (stream: string | Uint8Array, model = small) =>
  print(stream, model).entries.flatMap((entry) => (entry.ignored ? [entry.ignored] : []));

/** Eight columns: a triangle; and one that is a bar. */
const TRIANGLE = '80 C0 E0 F0 F8 FC FE FF';
const BAR = '01 01 01 01 01 01 01 01';

const triangle = rows`
  ########
  .#######
  ..######
  ...#####
  ....####
  .....###
  ......##
  .......#
`;

describe('GS * and GS /', () => {
  test('print the downloaded image from its columns, as often as asked, without line spacing', () => {
    const { slips, printer } = print(`GS * 01 01 ${TRIANGLE} GS / 00 GS / 00`);
    expect(printer.moved).toBe(16);
    expect(drawn(slips[0]!.dots, 4)).toBe(`${triangle}\n${triangle}`);
    expect(slips[0]!.images).toEqual([
      { x: 0, y: 4, width: 8, height: 8, command: 'GS /', offset: 12, length: 3 },
      { x: 0, y: 12, width: 8, height: 8, command: 'GS /', offset: 15, length: 3 },
    ]);
  });

  test('a column runs down through all its bytes', () => {
    const two = `GS * 01 02 80 01 ${'00 00 '.repeat(6)} 00 80`;
    expect(picture(`${two} GS / 0`).split('\n')).toEqual([
      '#',
      ...Array(7).fill(''),
      '.......#',
      ...Array(6).fill(''),
      '#',
    ]);
  });

  test.each([
    ['00', 8, 8],
    ['01', 16, 8],
    ['2', 8, 16],
    ['3', 16, 16],
  ])('mode %s makes it %i x %i dots', (m, width, height) => {
    const { slips, printer } = print(`GS * 01 01 ${TRIANGLE} GS / ${m}`);
    expect(slips[0]!.images[0]).toMatchObject({ width, height });
    expect(printer.moved).toBe(height);
    expect(slips[0]!.dots.get(width - 1, 4 + height - 1)).toBe(true);
  });

  test('is placed by ESC a, ESC $ and the margin, turned by ESC {, cut at the edge', () => {
    const image = (before: string) => print(`${before} GS * 01 01 ${TRIANGLE} GS / 01`).slips[0]!.images[0];
    expect(image('ESC a 02')).toMatchObject({ x: 24, width: 16 });
    expect(image('ESC a 01')).toMatchObject({ x: 12, width: 16 });
    expect(image('ESC $ 1E 00')).toMatchObject({ x: 30, width: 10 });
    expect(image('GS L 08 NUL GS W 10 NUL ESC a 02')).toMatchObject({ x: 8, width: 16 });
    expect(picture(`ESC { 01 GS * 01 01 ${TRIANGLE} GS / 00`)).toBe(
      rows`
        ................................#.......
        ................................##......
        ................................###.....
        ................................####....
        ................................#####...
        ................................######..
        ................................#######.
        ................................########
      `,
    );
  });

  test('obeys only with an empty line: what follows the header is text', () => {
    const { slips } = print(`GS * 01 01 ${TRIANGLE} "A" GS / "1B" LF`);
    expect(slips[0]!.images).toEqual([]);
    expect(slips[0]!.lines[0]!.text).toBe('A1B');
  });

  test('without an image nothing is printed; ESC @ forgets it; another takes its place', () => {
    expect(ignored('GS / 00')).toEqual(['no image is downloaded']);
    expect(ignored(`GS * 01 01 ${TRIANGLE} ESC @ GS / 00`)).toEqual(['no image is downloaded']);
    expect(ignored(`GS * 01 01 ${TRIANGLE} GS / 04`)).toEqual(['4 is no mode']);
    expect(picture(`GS * 01 01 ${TRIANGLE} GS * 01 01 ${BAR} GS / 00`).split('\n')).toEqual([
      ...Array(7).fill(''),
      '########',
    ]);
  });

  test('images that are too large are consumed and not kept', () => {
    const tall = joined('GS * 01 31', new Uint8Array(8 * 0x31), 'GS / 00 "A" LF');
    expect(ignored(tall)).toEqual([
      '1 x 49 bytes are not taken: at most 48 down and 1536 in all',
      'no image is downloaded',
    ]);
    const large = joined('GS * FF 07', new Uint8Array(8 * 0xff * 7), '"A" LF');
    expect(ignored(large)).toEqual(['255 x 7 bytes are not taken: at most 48 down and 1536 in all']);
    expect(ignored('GS * 00 01 GS * 01 00')).toHaveLength(2);
  });

  test('characters that the host defines and the image take the place of each other', () => {
    expect(ignored(`GS * 01 01 ${TRIANGLE} ESC & 03 A A 00 GS / 00`)).toEqual(['no image is downloaded']);
    const glyph = 'ESC & 03 A A 01 80 00 00 ESC % 01';
    expect(picture(`${glyph} "A" LF`).split('\n')[0]).toBe('#');
    expect(picture(`${glyph} GS * 01 01 ${TRIANGLE} "A" LF`).split('\n')[0]).toBe('.#');
  });

  test('on a page the image stands on the position, and what follows goes on behind it', () => {
    const { slips } = print(`GS * 01 01 ${TRIANGLE} ESC L GS $ 10 00 GS / 00 "A" 0C`, small);
    expect(slips[0]!.images[0]).toMatchObject({ x: 0, width: 8, height: 8 });
    expect(slips[0]!.lines[0]!.runs[0]).toMatchObject({ text: 'A', x: 8 });
    expect(ignored('ESC L FS p 01 00 FS q 00')).toEqual(Array(2).fill('it does not count in page mode'));
  });

  test('panel printers have them too', () => {
    expect(picture(`GS * 01 01 ${TRIANGLE} GS / 00`, smallPanel)).toBe(triangle);
  });
});

describe('FS q and FS p', () => {
  const define = `FS q 02 01 00 01 00 ${TRIANGLE} 01 00 01 00 ${BAR}`;

  test('print an image by its number', () => {
    const { slips } = print(`${define} FS p 01 00 FS p 02 01`);
    expect(drawn(slips[0]!.dots, 4)).toBe(`${triangle}${'\n'.repeat(8)}################`);
    expect(slips[0]!.images.map(({ command, width }) => [command, width])).toEqual([
      ['FS p', 8],
      ['FS p', 16],
    ]);
  });

  test('what was not defined is ignored, and so are other modes', () => {
    expect(ignored('FS p 01 00 "A" LF')).toEqual(['NV image 1 is not defined']);
    expect(ignored(`${define} FS p 03 00 FS p 00 00 FS p 01 04`)).toEqual([
      'NV image 3 is not defined',
      'NV image 0 is not defined',
      '4 is no mode',
    ]);
  });

  test('FS q replaces all images, those of GS ( L too', () => {
    const one = `FS q 01 01 00 01 00 ${BAR}`;
    expect(ignored(`${define} ${one} FS p 02 00`)).toEqual(['NV image 2 is not defined']);
    const graphic = 'GS ( L 0C 00 0 C 0 A B 01 08 00 01 00 1 FF';
    expect(ignored(`${graphic} ${one} GS ( L 06 00 0 E A B 01 01`)).toEqual(['no picture has the key code "AB"']);
    expect(ignored(`${one} ${graphic} FS p 01 00`)).toEqual(['NV image 1 is not defined']);
  });

  test('images stay over ESC @ and FS q restarts the printer', () => {
    expect(ignored(`${define} ESC @ FS p 01 00`)).toEqual([]);
    const { slips, replies } = print(`GS a FF ESC E 01 ESC a 02 ${define} FS p 01 00`);
    expect(slips[0]!.images[0]).toMatchObject({ x: 0 });
    expect(replies).toEqual(['14000000']);
    expect(slips[0]!.entry).toBeNull();
  });

  test('waits for the beginning of a line; the definition is consumed all the same', () => {
    expect(ignored(`"A" ${define} LF FS p 01 00`)).toEqual([
      'it counts only at the beginning of a line',
      'NV image 1 is not defined',
    ]);
  });

  test('obeys only with an empty line', () => {
    const { slips } = print(`${define} "A" FS p "1B" LF`);
    expect(slips[0]!.lines[0]!.text).toBe('A1B');
  });

  test('a size that no printer takes ends the definition: what came before it is kept', () => {
    const bad = `FS q 02 01 00 01 00 ${TRIANGLE} 00 00 00 00 "A" LF FS p 01 00`;
    const { diagnostics, slips } = print(bad);
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['memory-full', '1 of 2 images are kept: 262132 bytes are left'],
    ]);
    expect(slips[0]!.images).toHaveLength(1);
    expect(ignored('FS q 01 00 00 00 00 "A" LF')).toEqual(['an image is at most 1023 x 288 bytes']);
  });

  test('images beyond the capacity are not kept', () => {
    const image = joined([64, 0, 200, 0], new Uint8Array(8 * 64 * 200).fill(0xff));
    const stream = joined('FS q 02', image, image, 'FS p 02 00');
    expect(ignored(stream, tmT88iii)).toEqual([]);
    const { diagnostics } = print(stream, csnA2);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      '1 of 2 images are kept: 94204 bytes are left',
      'FS p: NV image 2 is not defined',
    ]);
  });

  test('a definition that breaks off waits for the rest of it', () => {
    const { printer, slips } = listen(small, {}, smallLibrary);
    const whole = bytes(`${define} FS p 01 00`);
    printer.receive(whole.subarray(0, 15));
    printer.endJob();
    expect([slips, printer.unfinished?.length]).toEqual([[], 15]);
    printer.receive(whole.subarray(15));
    printer.endJob();
    expect(drawn(slips[0]!.dots, 4)).toBe(triangle);
  });
});

describe('GS Q 0', () => {
  const model = { ...small, lacks: [] };

  test('prints columns of several bytes at once', () => {
    expect(picture(`GS Q 0 00 08 00 01 00 ${TRIANGLE}`, model)).toBe(triangle);
    expect(print('GS Q 0 33 02 00 02 00 FF FF 80 01', model).slips[0]!.images[0]).toMatchObject({
      width: 4,
      height: 32,
    });
  });

  test('has bounds, and no model here has it', () => {
    expect(ignored('GS Q 0 04 01 00 01 00 80', model)).toEqual(['4 is no mode']);
    expect(ignored(joined('GS Q 0 00 01 00 11 00', new Uint8Array(17)), model)).toEqual([
      '1 columns of 17 bytes are not taken: at most 4256 of 16',
    ]);
    expect(ignored('GS Q 0 00 01 00 01 00 80')).toEqual(['small lacks it']);
  });
});
