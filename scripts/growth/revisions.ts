import { deflateSync } from 'node:zlib';
import { type IndexedPicture, readIndexed } from '../../src/pictures/indexed.ts';
import { encodePng } from '../../src/pictures/png.ts';
import { GREY, writePng } from '../../src/pictures/png-chunks.ts';
import { layOut } from '../../src/printers/one-slip.ts';
import type { Golden } from '../../src/receipts/golden.ts';
import { recordOf, writeRecord } from '../../src/receipts/golden-record.ts';

/** Files of one revision, by name. */
export type Files = Readonly<Record<string, Uint8Array>>;

const AMOUNT = 'RMB 12.85';
const APPLICATION = 'AID: ';

/**
 * Revisions of a sale slip of cn-unionpay as a terminal's firmware brings them, each of them upon the one before: the
 * first is the golden as it is, then in turns another digit in the amount, a line more, a line less.
 */
export function* revisions(golden: Golden, count: number): Generator<Uint8Array> {
  const first = Buffer.from(golden.bytes).toString('latin1');
  let amount = 1285;
  const more: string[] = [];
  for (let revision = 0; revision < count; revision++) {
    if (revision % 4 === 3) more.push(`INVOICE ${String(revision).padStart(6, '0')}\n`);
    else if (revision % 8 === 0) more.shift();
    else amount += revision;
    const text = first
      .replace(AMOUNT, `RMB ${(amount / 100).toFixed(2)}`)
      .replace(APPLICATION, `${more.join('')}${APPLICATION}`);
    yield Buffer.from(text, 'latin1');
  }
}

/** The three files of a golden in a revision. */
export function goldenFiles(golden: Golden, bytes: Uint8Array): Files {
  const { model, entry, fields } = golden.record;
  const slip = layOut(bytes, model, entry);
  return {
    'sale.escpos': bytes,
    'sale.png': encodePng(slip.dots),
    'sale.json': Buffer.from(writeRecord(recordOf(slip, fields))),
  };
}

/** The picture of a revision alone. */
export const picture = (golden: Golden, bytes: Uint8Array): Files => ({
  'sale.png': goldenFiles(golden, bytes)['sale.png']!,
});

/** The same dots in a PNG as programs usually write one: compressed as a whole. */
export function usualPicture(golden: Golden, bytes: Uint8Array): Files {
  const { width, height, pixels } = readIndexed(picture(golden, bytes)['sale.png']!);
  const data = new Uint8Array(deflateSync(greyRows({ width, height, pixels }), { level: 9 }));
  return { 'sale.png': writePng({ width, height, depth: 1, colour: GREY }, [{ type: 'IDAT', data }]) };
}

/** Rows of 1 bit a pixel, filter 0 in front of each, black 0. */
function greyRows({ width, height, pixels }: Pick<IndexedPicture, 'width' | 'height' | 'pixels'>): Uint8Array {
  const stride = ((width + 7) >> 3) + 1;
  const rows = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (pixels[y * width + x] === 0) rows[y * stride + 1 + (x >> 3)]! |= 0x80 >> (x & 7);
    }
  }
  return rows;
}
