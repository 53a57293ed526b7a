import { GlyphSet } from '../../emulator/glyphs/glyph-set.ts';
import type { GlyphLibrary } from '../../emulator/glyphs/library.ts';
import type { Model } from '../../emulator/models/model.ts';
import { tmT88v } from '../../emulator/models/tm-t88v.ts';
import { packGlyphs } from '../../scripts/glyphs/glyph-file.ts';
import { library as resident } from './glyphs/data.ts';

/** Glyphs drawn as rows with `#` for black, the rows of one glyph below each other. */
function glyphs(width: number, height: number, baseline: number, drawn: Readonly<Record<string, string>>): GlyphSet {
  const cells = new Map(
    Object.entries(drawn).map(([character, rows]) => {
      const dots = Uint8Array.from(rows.replace(/\s/g, ''), (dot) => (dot === '#' ? 1 : 0));
      return [character.codePointAt(0)!, { width, height, dots }];
    }),
  );
  return GlyphSet.read(packGlyphs({ width, height, baseline }, cells));
}

const hanzi = [
  glyphs(8, 6, 5, {
    中: '...#.... ######.. #..#.#.. ######.. ...#.... ...#....',
    啊: '#.#####. #.#...#. #.#.#.#. #.#.#.#. ....###. ......#.',
  }),
];

/** Of another shape, so that it can be told which font printed it. */
const kanji = [glyphs(8, 6, 5, { 中: '######.. #.##.#.. ######.. ..##.... ..##.... ........' }), ...hanzi];

/** Fonts small enough to write out what they print: A 4 x 6, baseline 5; B 3 x 4, baseline 3; hanzi 8 x 6. */
export const smallLibrary: GlyphLibrary = {
  fontA: glyphs(4, 6, 5, {
    ' ': '.... .... .... .... .... ....',
    A: '.#.. #.#. ###. #.#. #.#. ....',
    B: '##.. #.#. ##.. #.#. ##.. ....',
    j: '.... ..#. .... ..#. ..#. ##..',
    L: '#... #... #... #... ###. ....',
    '1': '.#.. ##.. .#.. .#.. ###. ....',
    Ç: '.##. #... #... .##. .#.. ....',
    é: '.##. .... ###. #... ###. ....',
  }),
  fontB: glyphs(3, 4, 3, {
    ' ': '... ... ... ...',
    A: '.#. ### #.# ...',
    B: '##. ### ##. ...',
    L: '#.. #.. ##. ...',
    '1': '.#. .#. .#. ...',
  }),
  wide: { gb18030: hanzi, big5: kanji, 'shift-jis': kanji, 'ks-c-5601': kanji },
  doubleByte: resident.doubleByte,
};

/**
 * A model to go with the small fonts: 40 dots, half-dot steps, units of one dot across and half a dot down, lines of 8
 * dots, the blade 4 rows from the head.
 */
export const small: Model = {
  ...tmT88v,
  name: 'small',
  dots: 40,
  dpi: 100,
  motionUnits: { x: 100, y: 200 },
  lineSpacing: 8,
  cutter: { blade: 4, cuts: ['partial'] },
};

/** The same without a cutter, in the dialect of panel printers: one step a dot, one unit a dot. */
export const smallPanel: Model = {
  ...small,
  name: 'small-panel',
  dialect: 'csn',
  stepsPerDot: 1,
  motionUnits: { x: 100, y: 100 },
  cutter: null,
  tearOff: 20,
  widensForImages: false,
};
