import bwipjs from 'bwip-js/generic';
import type { SymbolRefusal } from './refusal.ts';

export type { SymbolRefusal } from './refusal.ts';

/** A 2-D symbol, without quiet zone: the printer draws none (Epson ESC/POS reference, GS ( k function 181). */
export interface MatrixSymbol {
  readonly symbology: 'QR';
  /** The bytes it holds, as received. */
  readonly data: Uint8Array;
  /** Modules. */
  readonly width: number;
  readonly height: number;
  /** One byte a module, row-major, 1 = dark. */
  readonly modules: Uint8Array;
}

export interface QrOptions {
  /** Error correction level. */
  readonly level: 'L' | 'M' | 'Q' | 'H';
  readonly model: 1 | 2;
  /** 1 to 40; absent or 0: the smallest that holds the data. */
  readonly version?: number;
}

const VERSIONS = 40;
/** The errors of bwip-js that say the data is too much; its others are about options that are checked here first. */
const NO_ROOM = /qrcode(NoValidSymbol|InputTooLong|InputTooLarge)/;

/**
 * Encodes bytes as a QR Code, model 2 (ISO/IEC 18004), in numeric, alphanumeric and byte segments as the data allows;
 * any bytes give a symbol or a refusal, nothing throws. The level is the one asked for: it is not raised where the
 * version has room to spare. Kanji segments are not used, though Epson printers may: they would change which bytes a
 * reader gives back for data that is not Shift JIS. Model 1 is refused.
 */
export function encodeQr(data: Uint8Array, options: QrOptions): MatrixSymbol | SymbolRefusal {
  const { level, model, version = 0 } = options;
  if (model === 1) return { refused: 'QR model 1 cannot be drawn here; select model 2.' };
  if (data.length === 0) return { refused: 'QR has no data.' };
  if (!Number.isInteger(version) || version < 0 || version > VERSIONS)
    return { refused: `QR takes versions 1 to ${VERSIONS}, but version ${version} was asked for.` };

  const symbol = encoded(data, level, version);
  if (symbol === undefined) {
    const room = version === 0 ? 'any version' : `version ${version}`;
    return { refused: `QR of ${room} at level ${level} has no room for ${data.length} bytes of this data.` };
  }
  const modules = Uint8Array.from(symbol.pixs);
  return { symbology: 'QR', data: data.slice(), width: symbol.pixx, height: symbol.pixy, modules };
}

interface Pixels {
  readonly pixs: number[];
  readonly pixx: number;
  readonly pixy: number;
}

/** The modules, or undefined when the data does not fit. */
function encoded(data: Uint8Array, eclevel: QrOptions['level'], version: number): Pixels | undefined {
  let text = '';
  for (const byte of data) text += String.fromCharCode(byte);
  const options = {
    bcid: 'qrcode',
    text,
    binarytext: true,
    parse: false,
    parsefnc: false,
    eclevel,
    fixedeclevel: true,
    suppresskanjimode: true,
    ...(version === 0 ? {} : { version: String(version) }),
  };
  try {
    return bwipjs.raw(options)[0] as Pixels;
  } catch (error) {
    if (NO_ROOM.test(String(error))) return undefined;
    throw error;
  }
}
