import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decodePng } from '../../src/pictures/png.ts';
import { printSlips } from '../../src/printers/layout.ts';
import { library } from '../emulator/glyphs/data.ts';
import { emptyFolder, platen } from './platen.ts';

test('a row for each command and run of text, and what is wrong below it', async () => {
  const hex = '1B 40 C4 E3 BA C3 1B 21 30 48 10 04 01 69 0A 1B 01 1B 74 63 1D 76 30 00 01 00 02 00 F0';
  const { code, stdout, stderr } = await platen(['explain', '--hex', hex], emptyFolder());
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(`\n${stdout}`).toMatchInlineSnapshot(`
    "
         0  1B 40                       ESC @       Set everything that commands set back to its power-on value and drop the line; received data stays.
         2  C4 E3 BA C3                 text        "你好"
         6  1B 21 30                    ESC !       Font A, double height, double width.
         9  48                          text        "H"
        10  10 04 01                    DLE EOT     Status at once: printer. Acted on at once.
        13  69                          text        "i"
        14  0A                          LF          Print the line and feed one line.
        15  1B 01                       unknown     1B 01 is no command of xprinter-80.
        17  1B 74 63                    ESC t       Code page 99 for the characters 80h to FFh. No effect: xprinter-80 has no code page 99.
            warning  no-code-page  xprinter-80 has no code page 99
        20  1D 76 30 00 01 00 02 00 F0  incomplete  The bytes end within a command.
    "
  `);
});

test('a file, on the model that the bench file names', async () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'platen.yaml'), 'model: tm-t88v\n');
  writeFileSync(join(folder, 'job.bin'), Buffer.from('\x1ct\xe9\n6250946000000016\n', 'latin1'));
  const { stdout } = await platen(['explain', 'job.bin'], folder);
  expect(`\n${stdout}`).toMatchInlineSnapshot(`
    "
         0  1C 74                                            unknown  1C 74 is no command of tm-t88v.
         2  E9                                               text     "Θ"
         3  0A                                               LF       Print the line and feed one line.
         4  36 32 35 30 39 34 30 30 30 30 30 30 30 30 31 36  text     "6250940000000016"
        20  0A                                               LF       Print the line and feed one line.
    "
  `);
});

test('a job for another printer is one row', async () => {
  const { stdout } = await platen(['explain', '-'], emptyFolder(), '^XA^FDHello^FS^XZ\n');
  expect(stdout).toBe(
    '     0  5E 58 41 5E 46 44 48 65 6C 6C 6F 5E 46 53 5E 58 +2  foreign  This is ZPL for label printers, not ESC/POS: nothing is printed.\n',
  );
});

test('--json: the rows as data, each with what is wrong there', async () => {
  const { stdout } = await platen(['explain', '--json', '--hex', '41 0A 1B 74 63'], emptyFolder());
  expect(JSON.parse(stdout)).toEqual([
    { offset: 0, hex: '41', id: 'text', meaning: '"A"', diagnostics: [] },
    { offset: 1, hex: '0A', id: 'LF', meaning: 'Print the line and feed one line.', diagnostics: [] },
    {
      offset: 2,
      hex: '1B 74 63',
      id: 'ESC t',
      meaning: 'Code page 99 for the characters 80h to FFh. No effect: xprinter-80 has no code page 99.',
      diagnostics: [
        { offset: 2, severity: 'warning', code: 'no-code-page', message: 'xprinter-80 has no code page 99' },
      ],
    },
  ]);
});

describe('with a slip', () => {
  /** Two slips: a line, a picture, paper; then one more line. */
  const HEX = '1B 40 48 69 0A 1D 76 30 00 01 00 02 00 FF 0F 1B 4A 14 1D 56 42 00 4F 6B 0A 1D 56 42 00';
  const ask = (...args: string[]) => platen(['explain', '--hex', HEX, ...args], emptyFolder());

  test.each([
    [
      '3,90',
      'slip 1  dot 3,90  black  line 1  "H" in a cell of 12 x 24 dots at 0,84  byte 2: 48\n     2  48 69  text  "Hi"\n',
    ],
    [
      '7,114',
      'slip 1  dot 7,114  black  line 2  image GS v 0, 8 x 2 dots at 0,114  bytes 5 to 14: 1D 76 30 00 01 00 02 00 FF 0F\n' +
        '     5  1D 76 30 00 01 00 02 00 FF 0F  GS v 0  Raster image, 1 bytes wide and 2 dots tall (m=0).\n',
    ],
    [
      '300,130',
      'slip 1  dot 300,130  white  paper fed, rows 116 to 135  bytes 15 to 17: 1B 4A 14\n' +
        '    15  1B 4A 14  ESC J  Print the line and feed 20 vertical motion units.\n',
    ],
    ['0,0', 'slip 1  dot 0,0  white  paper between head and blade: no command moved it\n'],
  ])('--at %s: the bytes of a dot', async (at, words) => {
    const { code, stdout, stderr } = await ask('--at', at);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(words);
  });

  test('--at --json --slip 2', async () => {
    const { stdout } = await ask('--at', '1,90', '--slip', '2', '--json');
    expect(JSON.parse(stdout)).toEqual({
      slip: 2,
      x: 1,
      y: 90,
      black: false,
      line: 1,
      origin: {
        kind: 'character',
        reads: 'O',
        box: { x: 0, y: 84, width: 12, height: 24 },
        offset: 22,
        length: 1,
        hex: '4F',
      },
      command: { offset: 22, hex: '4F 6B', id: 'text', meaning: '"Ok"' },
    });
  });

  test('--png: the slip with its lines numbered, and the bytes of each', async () => {
    const folder = emptyFolder();
    const { stdout } = await platen(['explain', '--hex', HEX, '--png', 'out/lines.png'], folder);
    expect(stdout).toBe(
      'slip 1  -> out/lines.png\n' +
        '   1  row 84   byte 2   48 69                          "Hi"\n' +
        '   2  row 114  byte 5   1D 76 30 00 01 00 02 00 FF 0F  image GS v 0\n' +
        'end   row 136  byte 18  1D 56 42 00                    partial cut\n',
    );
    const picture = decodePng(readFileSync(join(folder, 'out/lines.png')));
    const [slip] = printSlips(Uint8Array.from(Buffer.from(HEX.replaceAll(' ', ''), 'hex')), 'xprinter-80');
    const margin = 4 + 9 + 4 + 1;
    expect([picture.width, picture.height]).toEqual([margin + 576, slip!.dots.height]);
    const paper: string[] = [];
    const numbers: string[] = [];
    for (let y = 0; y < picture.height; y++) {
      expect(picture.get(margin - 1, y)).toBe(true);
      for (let x = margin; x < picture.width; x++) if (picture.get(x, y)) paper.push(`${x - margin},${y}`);
      for (let x = 0; x < margin - 1; x++) if (picture.get(x, y)) numbers.push(`${x},${y}`);
    }
    const own: string[] = [];
    for (let y = 0; y < slip!.dots.height; y++) {
      for (let x = 0; x < 576; x++) if (slip!.dots.get(x, y)) own.push(`${x},${y}`);
    }
    expect(paper).toEqual(own);
    const one = library.fontB.find(0x31);
    const glyph: string[] = [];
    for (let y = 0; y < 17; y++) {
      const row = (library.fontB.rows[one + 2 * y]! << 8) | library.fontB.rows[one + 2 * y + 1]!;
      for (let x = 0; x < 9; x++) if ((row >> (15 - x)) & 1) glyph.push(`${4 + x},${87 + y}`);
    }
    expect(numbers.filter((dot) => Number(dot.split(',')[1]) < 104)).toEqual(glyph);
  });

  test('--png --json: the numbered lines as data', async () => {
    const { stdout } = await ask('--png', 'lines.png', '--slip', '2', '--json');
    expect(JSON.parse(stdout)).toEqual({
      slip: 2,
      lines: [{ number: 1, kind: 'line', y: 84, height: 24, reads: 'Ok', offset: 22, length: 2, hex: '4F 6B' }],
      end: 'partial cut',
      cutAt: { offset: 25, length: 4, hex: '1D 56 42 00' },
    });
  });

  test.each([
    [['--at', '600,3'], 'platen: --at 600,3: outside the slip\nhint: slip 1 is 576 x 136 dots: from 0,0 to 575,135.\n'],
    [
      ['--at', '1,90', '--slip', '3'],
      'platen: there is no slip 3\nhint: the bytes print 2 slips; slips are counted from 1.\n',
    ],
    [['--at', 'top'], 'platen: --at top: not a dot\nhint: Write its column and row: --at 12,340.\n'],
    [['--slip', '1'], 'platen: --slip needs --at or --png\n'],
    [['--at', '1,1', '--png', 'a.png'], 'platen: --at and --png are two questions: ask one of them\n'],
  ])('%j is wrong use', async (args, stderr) => {
    expect(await ask(...args)).toEqual({ code: 2, stdout: '', stderr });
  });
});
