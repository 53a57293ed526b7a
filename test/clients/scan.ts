import { readFileSync } from 'node:fs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { Slip } from '../../emulator/machine/slip.ts';

const wasm = readFileSync(new URL(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer } });

/** What a scanner reads from a slip, from top to bottom: `EAN13 4006381333931`. */
export async function scan({ dots }: Slip): Promise<string[]> {
  const { width, height } = dots;
  const data = new Uint8ClampedArray(width * height * 4).fill(0xff);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) if (dots.get(x, y)) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
  }
  const found = await readBarcodes({ data, width, height, colorSpace: 'srgb' }, { tryHarder: true });
  return found
    .toSorted((a, b) => a.position.topLeft.y - b.position.topLeft.y)
    .map(({ format, text }) => `${format} ${text}`);
}
