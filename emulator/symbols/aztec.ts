import { type MatrixSymbol, matrixOf } from './matrix.ts';
import { encodeRaw } from './raw.ts';
import type { SymbolRefusal } from './refusal.ts';

export interface AztecOptions {
  readonly form: 'full' | 'compact';
  /** Data layers: 1 to 32, 1 to 4 when compact; 0: as few as hold the data. */
  readonly layers: number;
  /** Share of error correction in percent, 5 to 95. */
  readonly correction: number;
}

const LAYERS = { full: 32, compact: 4 } as const;

/**
 * Encodes bytes as Aztec Code (ISO/IEC 24778), with three codewords of error correction more than the share asked for,
 * as the standard recommends.
 */
export function encodeAztec(data: Uint8Array, options: AztecOptions): MatrixSymbol | SymbolRefusal {
  const { form, layers, correction } = options;
  if (data.length === 0) return { refused: 'Aztec has no data.' };
  if (layers < 0 || layers > LAYERS[form])
    return { refused: `Aztec, ${form}, takes 1 to ${LAYERS[form]} layers, but ${layers} were asked for.` };
  if (correction < 5 || correction > 95)
    return { refused: `Aztec takes 5 to 95 percent of error correction, but ${correction} was asked for.` };
  const raw = encodeRaw('azteccode', data, { format: form, eclevel: correction, ...(layers > 0 && { layers }) });
  if (raw === undefined) {
    const size = layers === 0 ? 'any number of layers' : `${layers} layers`;
    const room = `no room for ${data.length} bytes of this data with ${correction} percent of error correction`;
    return { refused: `Aztec, ${form}, of ${size} has ${room}.` };
  }
  return matrixOf('Aztec', data, raw);
}
