import { text } from './bars.ts';
import { type MatrixSymbol, matrixOf } from './matrix.ts';
import { encodeRaw } from './raw.ts';
import type { SymbolRefusal } from './refusal.ts';

export type MaxiCodeMode = 2 | 3 | 4 | 5 | 6;

/** Hexagons of a row and rows (ISO/IEC 16023); odd rows have one fewer and stand half a hexagon to the right. */
const WIDTH = 30;
const HEIGHT = 33;

/** The header of a structured carrier message before its two digits, and what ends a part (ISO/IEC 16023 annex B). */
const HEADER = '[)>\x1e01\x1d';
const GS = '\x1d';
const NUMBER = /^\d{1,3}$/;
/** Postal codes: digits in mode 2, code set A in mode 3 (Epson ESC/POS reference, GS ( k function 281). */
const POSTAL = { 2: /^\d{1,9}$/, 3: /^[A-Z0-9 "#$%&'()*+,\-./:]{1,6}$/ } as const;
const POSTAL_WORDS = { 2: '1 to 9 digits', 3: '1 to 6 capital letters, digits or punctuation' } as const;

/**
 * Encodes bytes as MaxiCode (ISO/IEC 16023) of modes 2 to 6. `modules` are the hexagons, 33 rows of 30, the finder
 * pattern in their middle left out; drawMaxiCode draws them. Data of modes 2 and 3 begins with a postal code, a country
 * and a class of service, each ended by GS, after the header "[)>" RS "01" GS and two digits where there is one (Epson
 * ESC/POS reference, GS ( k functions 280 and 281).
 */
export function encodeMaxiCode(data: Uint8Array, mode: MaxiCodeMode): MatrixSymbol | SymbolRefusal {
  if (data.length === 0) return { refused: 'MaxiCode has no data.' };
  const message = mode === 2 || mode === 3 ? carrierMessage(data, mode) : text(data);
  if (typeof message !== 'string') return message;
  const raw = encodeRaw('maxicode', message, { mode });
  if (raw === undefined)
    return { refused: `MaxiCode of mode ${mode} has no room for ${data.length} bytes of this data.` };
  const pixs = new Array<number>(WIDTH * HEIGHT).fill(0);
  for (const hexagon of raw.pixs) pixs[hexagon] = 1;
  return matrixOf('MaxiCode', data, { ...raw, pixs, pixx: WIDTH });
}

/** The message with country and class of service as three digits, as the encoder library wants them. */
function carrierMessage(data: Uint8Array, mode: 2 | 3): string | SymbolRefusal {
  const received = text(data);
  const header = received.startsWith(HEADER) ? received.slice(0, HEADER.length + 2) : '';
  const [postal = '', country = '', service = '', ...message] = received.slice(header.length).split(GS);
  const rest = message.join(GS);
  const form = 'postal code, country and class of service (1 to 3 digits), each ended by GS, and a message';
  if (!NUMBER.test(country) || !NUMBER.test(service) || rest === '')
    return { refused: `MaxiCode of mode ${mode} takes ${form}, but the data is not so.` };
  if (!POSTAL[mode].test(postal))
    return { refused: `MaxiCode of mode ${mode} takes a postal code of ${POSTAL_WORDS[mode]}, but "${postal}" came.` };
  return header + [postal, country.padStart(3, '0'), service.padStart(3, '0'), rest].join(GS);
}
