import { commands } from 'receiptline';
import type { Line } from '../../ports/port.ts';

/** Columns of a voucher, on paper and as text (vouchers in the tests of transbank-pos-sdk-dotnet). */
export const VOUCHER_COLUMNS = 40;

/** Blank lines under the last one, before the cut; without a cutter, enough to bring the slip past the tear bar. */
const feed = { cutter: 2, tearBar: 6 };

/** A printer for lines of text: the terminal's own, or the bench's. */
export interface TextPrinter {
  readonly line: Line;
  /** Characters of the normal font in a line: where there are fewer than 40, the small font (42 of 32) is taken. */
  readonly columns: number;
  readonly cutter: boolean;
  /** Whether it can print now; always where not given. */
  ready?(): Promise<boolean>;
}

/** The bytes of one slip, complete in itself, receiptline's: code page 437, which has the letters of Spanish. */
export function encodeText(lines: readonly string[], { columns, cutter }: Pick<TextPrinter, 'columns' | 'cutter'>) {
  const set = Object.create(commands.generic) as typeof commands.generic;
  let stream = set.open({ cpl: columns, upsideDown: false, spacing: true, cutting: cutter, margin: 0, marginRight: 0 });
  if (columns < VOUCHER_COLUMNS) stream += set.command('\x1bM\x01');
  for (const line of lines) stream += (line === '' ? '' : set.text(line, 'cp437')) + set.lf();
  stream += set.lf().repeat(cutter ? feed.cutter : feed.tearBar);
  return Uint8Array.from(Buffer.from(cutter ? stream + set.cut() : stream, 'latin1'));
}

/** Text in the middle of a line. */
export function centred(text: string): string {
  return `${' '.repeat(Math.floor((VOUCHER_COLUMNS - text.length) / 2))}${text}`;
}

/** A label and a value at either end of a line. */
export function apart(label: string, value: string): string {
  return label + value.padStart(VOUCHER_COLUMNS - label.length);
}

/** `$8.000` */
export function pesos(amount: number): string {
  return `$${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')}`;
}

/** One line of what comes from outside, cut off at the edge. */
export function plain(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, ' ').slice(0, VOUCHER_COLUMNS);
}
