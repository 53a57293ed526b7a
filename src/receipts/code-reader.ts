import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ReadInputBarcodeFormat } from 'zxing-wasm/reader';

/** What the reader calls the symbologies; of those that are not here it reads none, or not what they hold. */
export const formats: Readonly<Record<string, ReadInputBarcodeFormat>> = {
  'UPC-A': 'UPCA',
  'UPC-E': 'UPCE',
  EAN13: 'EAN13',
  EAN8: 'EAN8',
  CODE39: 'Code39Std',
  ITF: 'ITF',
  CODABAR: 'Codabar',
  CODE93: 'Code93',
  CODE128: 'Code128',
  'CODE128 auto': 'Code128',
  'GS1-128': 'Code128',
  QR: 'QRCode',
  'Data Matrix': 'DataMatrix',
  Aztec: 'Aztec',
  PDF417: 'PDF417',
};

type Reader = typeof import('zxing-wasm/reader');
let loaded: Promise<Reader> | undefined;

/** The reader, its module taken from the package when it is first used. */
export function codeReader(): Promise<Reader> {
  loaded ??= import('zxing-wasm/reader').then((library) => {
    const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
    library.prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(path)).buffer } });
    return library;
  });
  return loaded;
}
