import iconv from 'iconv-lite';
import { printSlips } from '../../src/printers/layout.ts';
import type { LayOut } from '../../src/receipts/receipt.ts';

/** Lays bytes out with the real printer. */
export const layOut: LayOut = (bytes, model, entry) => {
  const [slip] = printSlips(bytes, model, { entry, midJob: true });
  if (!slip) throw new Error('the bytes print nothing');
  return slip;
};

/** Text in GB18030, one byte, or bytes. */
export type Part = string | number | Uint8Array;

export const bytes = (...parts: readonly Part[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'number' ? [part] : [...(typeof part === 'string' ? iconv.encode(part, 'gb18030') : part)],
    ),
  );
