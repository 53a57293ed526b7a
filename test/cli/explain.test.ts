import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
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
