import { type MatrixSymbol, matrixOf } from './matrix.ts';
import type { QrOptions } from './qr.ts';
import { encodeRaw } from './raw.ts';
import type { SymbolRefusal } from './refusal.ts';

/**
 * Encodes bytes as the smallest Micro QR Code that holds them (ISO/IEC 18004): M1 to M4, 11 to 17 modules. Level H does
 * not exist. M1, digits alone and no level, stands for level L, as the printer has no other word for it. Kanji segments
 * are not used, as in encodeQr.
 */
export function encodeMicroQr(data: Uint8Array, level: QrOptions['level']): MatrixSymbol | SymbolRefusal {
  if (level === 'H') return { refused: 'Micro QR has no error correction level H; select L, M or Q.' };
  if (data.length === 0) return { refused: 'Micro QR has no data.' };
  const raw = encodeRaw('microqrcode', data, { eclevel: level, fixedeclevel: true, suppresskanjimode: true });
  if (raw === undefined)
    return { refused: `Micro QR at level ${level} has no room for ${data.length} bytes of this data.` };
  return matrixOf('Micro QR', data, raw);
}
