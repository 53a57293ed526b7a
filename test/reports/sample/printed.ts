import iconv from 'iconv-lite';
import { Bitmap } from '../../../emulator/dots/bitmap.ts';
import type { GlyphSet } from '../../../emulator/glyphs/glyph-set.ts';
import type { Box } from '../../../emulator/machine/slip.ts';
import { encodePng } from '../../../src/pictures/png.ts';
import { library } from '../../emulator/glyphs/data.ts';

/** One line of a slip: its text, where it stands in dots, and its bytes. */
export interface PrintedLine {
  readonly text: string;
  readonly box: Box;
  readonly bytes: { readonly offset: number; readonly length: number };
}

/** A slip as it goes into an event: picture and bytes in base64. */
export interface Printed {
  readonly dots: Bitmap;
  readonly lines: readonly PrintedLine[];
  readonly png: string;
  readonly bytes: string;
  readonly text: string;
}

const WIDTH = 512;
const SPACING = 30;
const TOP = 60;
const BOTTOM = 90;

/** Sets the lines of a slip in the resident glyphs. A line that begins with `^` is centred. */
export function print(lines: readonly string[]): Printed {
  const dots = new Bitmap(WIDTH, TOP + SPACING * lines.length + BOTTOM);
  const initialise = Buffer.from([0x1b, 0x40, 0x1c, 0x26]);
  const parts: Buffer[] = [initialise];
  let offset = initialise.length;
  const set = lines.map((line, i): PrintedLine => {
    const text = line.replace(/^\^/, '');
    const width = [...text].reduce((sum, character) => sum + glyph(character).set.width, 0);
    const left = line.startsWith('^') ? (WIDTH - width) >> 1 : 0;
    const y = TOP + SPACING * i;
    let x = left;
    for (const character of text) {
      const { set: glyphs, at } = glyph(character);
      dots.blit(glyphs.rows, at, glyphs.bytesPerRow, glyphs.width, glyphs.height, x, y);
      x += glyphs.width;
    }
    const bytes = iconv.encode(`${text}\n`, 'gb18030');
    parts.push(bytes);
    offset += bytes.length;
    return {
      text,
      box: { x: left, y, width, height: 24 },
      bytes: { offset: offset - bytes.length, length: bytes.length - 1 },
    };
  });
  return {
    dots,
    lines: set,
    png: Buffer.from(encodePng(dots)).toString('base64'),
    bytes: Buffer.concat([...parts, Buffer.from([0x1d, 0x56, 0x01])]).toString('base64'),
    text: set.map((line) => `${line.text}\n`).join(''),
  };
}

function glyph(character: string): { set: GlyphSet; at: number } {
  for (const set of [library.fontA, ...library.wide.gb18030]) {
    const at = set.find(character.codePointAt(0)!);
    if (at >= 0) return { set, at };
  }
  throw new Error(`no glyph for ${character}`);
}
