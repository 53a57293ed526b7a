import { text } from './bars.ts';
import { type MatrixSymbol, matrixOf } from './matrix.ts';
import { encodeQrModel1 } from './qr-model1.ts';
import { encodeRaw } from './raw.ts';
import type { SymbolRefusal } from './refusal.ts';

export type { MatrixSymbol } from './matrix.ts';
export type { SymbolRefusal } from './refusal.ts';

export interface QrOptions {
  /** Error correction level. */
  readonly level: 'L' | 'M' | 'Q' | 'H';
  readonly model: 1 | 2;
  /** 1 to 40, of model 1 to 14; absent or 0: the smallest that holds the data. */
  readonly version?: number;
}

const VERSIONS = 40;

/**
 * Encodes bytes as a QR Code (ISO/IEC 18004), model 2 by the library, in numeric, alphanumeric and byte segments as the data allows;
 * any bytes give a symbol or a refusal, nothing throws. The level is the one asked for: it is not raised where the
 * version has room to spare. Kanji segments are not used, though Epson printers may: they would change which bytes a
 * reader gives back for data that is not Shift JIS. Model 1 has an encoder of its own.
 */
export function encodeQr(data: Uint8Array, options: QrOptions): MatrixSymbol | SymbolRefusal {
  const { level, model, version = 0 } = options;
  if (data.length === 0) return { refused: 'QR has no data.' };
  if (model === 1) return encodeQrModel1(data, level, version);
  if (!Number.isInteger(version) || version < 0 || version > VERSIONS)
    return { refused: `QR takes versions 1 to ${VERSIONS}, but version ${version} was asked for.` };

  const name = `${level} ${version} ${text(data)}`;
  const symbol = drawn.get(name) ?? encodeModel2(data, level, version);
  drawn.delete(name);
  drawn.set(name, symbol);
  for (const [oldest] of drawn) {
    if (drawn.size <= MOST_DRAWN) break;
    drawn.delete(oldest);
  }
  return symbol;
}

/** Codes that are kept at most; the largest has 177 x 177 modules. */
const MOST_DRAWN = 256;

/**
 * The codes drawn last, by all that they follow from, the one asked for last at the end. A code takes as long as the
 * rest of a receipt, and every copy of the receipt has the same.
 */
const drawn = new Map<string, MatrixSymbol | SymbolRefusal>();

function encodeModel2(data: Uint8Array, level: QrOptions['level'], version: number): MatrixSymbol | SymbolRefusal {
  const symbol = encodeRaw('qrcode', data, {
    eclevel: level,
    fixedeclevel: true,
    suppresskanjimode: true,
    ...(version === 0 ? {} : { version: String(version) }),
  });
  if (symbol === undefined) {
    const room = version === 0 ? 'any version' : `version ${version}`;
    return { refused: `QR of ${room} at level ${level} has no room for ${data.length} bytes of this data.` };
  }
  return matrixOf('QR', data, symbol);
}
