import type { LayOut } from '../receipts/receipt.ts';
import { printSlips } from './layout.ts';

/**
 * Lays the bytes of one slip out with an emulated printer: what they print up to its first cut or, uncut, to the end of
 * the job. Throws an UnknownModelError, and an Error for bytes that print nothing: those were never a slip's.
 */
export const layOut: LayOut = (bytes, model, entry) => {
  const [slip] = printSlips(bytes, model, { entry, midJob: true });
  if (!slip) throw new Error('the bytes of a slip print nothing');
  return slip;
};
