import { columnsOf, padLeft, padRight, wrap } from './columns.ts';
import type { Size, SlipLine } from './layout.ts';

export function line(text: string, size: Size = 'normal', centred = false): SlipLine {
  return { text, size, centred };
}

/** Twice as high, and twice as wide where the columns allow it: a big text is never broken. */
export function big(text: string, columns: number, centred = false): SlipLine {
  return line(text, columnsOf(text) * 2 <= columns ? 'big' : 'tall', centred);
}

/** The parts in one line, or each in its own where they do not fit. */
export function together(parts: readonly string[], columns: number): readonly SlipLine[] {
  const whole = parts.join('');
  return (columnsOf(whole) <= columns ? [whole] : parts).map((text) => line(text));
}

/**
 * A label with its value behind it. On wide paper the values begin in column `from`, on narrow paper they end at the
 * edge; one that does not fit beside its label has the next line.
 */
export function field(label: string, value: string, columns: number, from: number): readonly SlipLine[] {
  const text = plain(value);
  const end = columns - columnsOf(text);
  const start = from + 24 <= columns ? Math.min(from, end) : end;
  if (start > columnsOf(label)) return [line(padRight(label, start) + text)];
  return [line(label), ...wrap(text, columns).map((part) => line(padLeft(part, columns)))];
}

/** Columns of a count of three digits, and one before it. */
const COUNT = 4;

/** A row of totals: what, how many, how much. The amount has the right half, but for what a long name takes of it. */
export function row(what: string, count: string, amount: string, columns: number): SlipLine {
  const left = Math.max(6, columnsOf(what));
  const right = Math.min(Math.floor(columns / 2), columns - left - COUNT);
  return line(padRight(what, left) + padLeft(count, columns - right - left) + padLeft(amount, right));
}

export function rule(columns: number): SlipLine {
  return line('-'.repeat(columns));
}

export function six(number: number): string {
  return String(number).padStart(6, '0');
}

export function three(number: number): string {
  return String(number).padStart(3, '0');
}

export function dateTime(localTime: string): string {
  return localTime.replaceAll('-', '/').replace('T', ' ');
}

/** A text that comes from outside, in one line; of its spaces, narrow ones and those that do not break, printers know one. */
export function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zs}]/gu, ' ');
}
