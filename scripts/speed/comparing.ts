import { Bitmap } from '../../emulator/dots/bitmap.ts';
import type { Slip } from '../../emulator/machine/slip.ts';
import { decodePng, encodePng } from '../../src/pictures/png.ts';
import { printSlips } from '../../src/printers/layout.ts';
import { compare } from '../../src/receipts/compare.ts';
import { pictureSlip } from '../../src/receipts/picture-slip.ts';
import { peers, pictureFolder, pixelmatchPeer } from '../compare/peers.ts';
import { type Figure, median, rate } from './figures.ts';
import { ascii, line } from './streams.ts';

const ROWS = 2000;
const LINES = 60;

/** A receipt of 576 x 2000 dots, its paper cut to length. */
function receipt(lines: readonly string[]): Slip {
  const [slip] = printSlips(ascii(lines.join('')), 'xprinter-80');
  const dots = new Bitmap(slip!.dots.width, ROWS);
  dots.draw(slip!.dots, 0, 0);
  return { ...slip!, dots };
}

const numbered = Array.from({ length: LINES }, (_, i) => line.replace('0123', String(i).padStart(4, '0')));
const other = numbered.with(40, numbered[40]!.replace('12.85', '12.35'));
const longer = numbered.toSpliced(40, 0, 'Tip  0.00\n');

const ms = (work: () => void) => 1000 / rate(work);

/** Platen beside programs that compare pictures, on the same pictures of 576 x 2000 dots, decoding them each time. */
export async function* comparingFigures(): AsyncGenerator<Figure> {
  const golden = receipt(numbered);
  const goldenPng = encodePng(golden.dots);
  const folder = pictureFolder();
  const goldenFile = folder.put('golden.png', goldenPng);
  const unit = 'ms';
  const same = encodePng(golden.dots);
  yield {
    what: 'two pictures of the same bytes compared',
    value: 1000 * ms(() => Buffer.compare(same, goldenPng)),
    unit: 'us',
  };
  const again = { ...golden, dots: golden.dots.rows(0, ROWS) };
  yield { what: 'two slips with the same dots compared', value: 1000 * ms(() => compare(again, golden)), unit: 'us' };
  for (const [what, lines] of [
    ['one digit', other],
    ['a line inserted', longer],
  ] as const) {
    const actual = receipt(lines);
    const png = encodePng(actual.dots);
    const file = folder.put('actual.png', png);
    yield { what: `two slips compared, ${what}`, value: ms(() => compare(actual, golden)), unit };
    const pictures = ms(() => compare(pictureSlip(decodePng(png)), pictureSlip(decodePng(goldenPng))));
    yield { what: `two pictures decoded and compared, ${what}`, value: pictures, unit };
    for (const peer of peers) {
      const value = await median(() => peer.compare(Buffer.from(png), Buffer.from(goldenPng), [file, goldenFile]));
      yield { what: `  the same by ${peer.name}`, value, unit };
      if (peer === pixelmatchPeer) yield { what: '    times as long', value: value / pictures, unit: '' };
    }
  }
  folder.close();
}
