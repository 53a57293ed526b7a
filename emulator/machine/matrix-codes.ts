import { Bitmap } from '../dots/bitmap.ts';
import type { SymbolRefusal } from '../symbols/refusal.ts';
import { drawHri, feedPast, placeCode, printCode, tooWide } from './codes.ts';
import type { Machine } from './machine.ts';
import type { Refusal, Source } from './slip.ts';
import type { SymbolPicture } from './symbol-pictures.ts';
import { fontOf } from './text.ts';

/** Dot rows of a symbol with its human readable characters. */
function heightOf({ dots, hri }: SymbolPicture, { library }: Machine): number {
  return dots.height + (hri ? fontOf(hri, library).height : 0);
}

/**
 * Prints a 2-D symbol; one that does not fit only feeds. `code` begins the code of a diagnostic. Returns why it was not
 * printed.
 */
export function printSymbol(
  machine: Machine,
  code: string,
  picture: SymbolPicture | SymbolRefusal,
  source: Source,
): Refusal | undefined {
  if ('refused' in picture) return { code: `${code}-refused`, why: picture.refused };
  const { symbology, data, dots, hri } = picture;
  const area = machine.area().width;
  const tall = heightOf(picture, machine);
  const x = placeCode(machine, dots.width, 0);
  if (x === null) {
    feedPast(machine, tall);
    return tooWide(`${code}-too-wide`, symbology, dots.width, area);
  }
  const block = new Bitmap(area, tall);
  block.draw(dots, x, 0);
  if (hri) drawHri(block, fontOf(hri, machine.library), hri.text, x + (dots.width >> 1), dots.height);
  const box = { x, y: 0, width: dots.width, height: dots.height };
  printCode(machine, block, box, { symbology, data, ...source });
  return undefined;
}

const HEADER = 0x37;
const SEPARATOR = 0x1f;
const FIXED = 0x31;
const POSSIBLE = 0x30;
const IMPOSSIBLE = 0x31;

/**
 * What function 82 answers: width and height of the symbol in dots, human readable characters too, and whether it can be
 * printed now. It cannot with data in the line, where it does not fit, where the data is refused or missing (Epson
 * application programming guide 10.01 p. 527, 528 and 547; Epson ESC/POS reference, GS ( k function 482). No document
 * gives the size of what there is none of: 0.
 */
export function symbolSize(machine: Machine, identifier: number, picture: SymbolPicture | SymbolRefusal): Uint8Array {
  const isRefused = 'refused' in picture;
  const width = isRefused ? 0 : picture.dots.width;
  const height = isRefused ? 0 : heightOf(picture, machine);
  const fits = !isRefused && machine.lineIsEmpty && placeCode(machine, width, 0) !== null;
  const state = fits ? POSSIBLE : IMPOSSIBLE;
  return Uint8Array.of(
    ...[HEADER, identifier, ...digits(width), SEPARATOR, ...digits(height), SEPARATOR],
    ...[FIXED, SEPARATOR, state, 0],
  );
}

function digits(n: number): number[] {
  return Array.from(String(n), (digit) => digit.charCodeAt(0));
}
