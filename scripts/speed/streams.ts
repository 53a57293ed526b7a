import { readdirSync, readFileSync } from 'node:fs';

export const ascii = (text: string) => new TextEncoder().encode(text);

/** A line of Font A that is as long as 576 dots are wide. */
export const line = `${'Item 0123 of a receipt, and its price'.padEnd(42)}12.85\n`;

/** `heading` is text before its first line. */
export const textReceipt = (lines: number, heading = '') =>
  ascii(`\x1b@\x1c.${heading}${line.repeat(lines)}\x1dVB\x00`);

/** A picture of 576 dots by `rows`. */
export function raster(rows: number): Uint8Array {
  const bytes = new Uint8Array(8 + 72 * rows).fill(0x5a);
  bytes.set([0x1d, 0x76, 0x30, 0, 72, 0, rows & 255, rows >> 8]);
  return bytes;
}

/** The goldens of cn-unionpay. */
export const goldens = readdirSync('golden/cn-unionpay/xprinter-80', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.escpos') && !file.includes('.received.'))
  .map((file) => new Uint8Array(readFileSync(`golden/cn-unionpay/xprinter-80/${file}`)));
