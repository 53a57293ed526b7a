import { type Command, command } from '../declaration.ts';
import type { Measure } from '../measure.ts';

const GLYPHS = 'user-defined characters are not emulated yet';
const IMAGES = 'downloaded images are not emulated yet';

/**
 * ESC & y c1 c2, then for each code its width x and y * x bytes of columns. Codes and heights that no printer takes end
 * the command after c2.
 */
const glyphColumns: Measure = (bytes, at, have) => {
  if (have < 5) return 5;
  const [y, first, last] = [bytes[at + 2]!, bytes[at + 3]!, bytes[at + 4]!];
  if (y < 2 || y > 3 || first < 0x20 || last > 0x7e) return 5;
  let end = 5;
  for (let code = first; code <= last; code++) {
    if (end >= have) return end + 1;
    end += 1 + y * bytes[at + end]!;
  }
  return end;
};

/** Bytes of a 24 x 24 glyph, the only cell that double-byte characters have here. */
const KANJI_BYTES = 72;

/** Characters and images that the host defines. */
export const userDefinedCommands: readonly Command[] = [
  command('ESC %', '1B 25 n', { doc: 'User-defined characters on or off.', consumed: GLYPHS }),
  command('ESC &', '1B 26 y c1 c2 d[]', {
    doc: 'Define characters {c1} to {c2}, {y} bytes tall.',
    measure: glyphColumns,
    consumed: GLYPHS,
  }),
  command('ESC ?', '1B 3F n', { doc: 'Forget a user-defined character.', consumed: GLYPHS }),
  command('FS 2', '1C 32 c1 c2 d[]', {
    doc: 'Define a double-byte character.',
    data: () => KANJI_BYTES,
    consumed: GLYPHS,
  }),
  command('FS ?', '1C 3F c1 c2', { doc: 'Forget a user-defined double-byte character.', consumed: GLYPHS }),
  command('GS *', '1D 2A x y d[]', {
    doc: 'Define the downloaded image, {x} * 8 dots wide and {y} * 8 tall.',
    data: ({ x, y }) => x * y * 8,
    consumed: IMAGES,
  }),
  command('GS /', '1D 2F m', { doc: 'Print the downloaded image.', midLine: 2, consumed: IMAGES }),
];
