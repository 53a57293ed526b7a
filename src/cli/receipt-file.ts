import { existsSync, readFileSync } from 'node:fs';
import { Bitmap } from '../../emulator/dots/bitmap.ts';
import { type Grey, isPicture, readPicture } from '../pictures/read-picture.ts';
import { printSlips } from '../printers/layout.ts';
import { layOut } from '../printers/one-slip.ts';
import type { Receipt } from '../receipts/compare-receipts.ts';
import { parseRecord } from '../receipts/golden-record.ts';
import { printerBytes } from './capture-file.ts';
import { readBytes } from './files.ts';

/** What a file holds of receipts: slips, the dots of one, or a photograph of one. */
export type ReceiptFile = { readonly receipts: readonly Receipt[] } | { readonly photo: Grey };

/**
 * Reads printer bytes, a capture, or a picture of a receipt. Bytes beside the record of a golden are printed as that
 * says, others by `model`. Throws what reading, printing and drawing throw.
 */
export async function readReceipt(file: string, model: string, line?: number): Promise<ReceiptFile> {
  const content = readBytes(file);
  if (isPicture(content)) {
    const picture = await readPicture(content);
    return picture instanceof Bitmap ? { receipts: [picture] } : { photo: picture };
  }
  const bytes = printerBytes(content, file, line);
  const beside = file.replace(/\.escpos$/, '.json');
  if (beside !== file && existsSync(beside)) {
    const record = parseRecord(readFileSync(beside, 'utf8'), beside);
    return { receipts: [layOut(bytes, record.model, record.entry)] };
  }
  return { receipts: printSlips(bytes, model) };
}
