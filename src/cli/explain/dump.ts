import { type DumpRow, describe } from '../../../emulator/language/describe.ts';
import type { Diagnostic } from '../../../emulator/machine/slip.ts';
import { printable } from '../../reports/words.ts';
import { aligned } from '../table.ts';
import type { Printing } from './printing.ts';

/** The annotated dump: a row a command or run of text, and below it what is wrong there. */
export function dump({ entries, bytes, diagnostics }: Printing): string {
  const rows = describe(entries, bytes);
  const lines = rowLines(rows);
  return rows.map((_, i) => `${lines[i]}\n${toldAt(rows, i, diagnostics).map(wordsOf).join('')}`).join('');
}

/** The dump as data: its rows, each with what is wrong there. */
export function dumpData({ entries, bytes, diagnostics }: Printing): object[] {
  const rows = describe(entries, bytes);
  return rows.map((row, i) => ({ ...row, diagnostics: toldAt(rows, i, diagnostics) }));
}

/** Rows of the dump as lines, their columns aligned. */
export function rowLines(rows: readonly DumpRow[]): string[] {
  return aligned(rows.map(({ offset, hex, id, meaning }) => [String(offset).padStart(6), hex, id, printable(meaning)]));
}

const saidByRow: ReadonlySet<string> = new Set(['unknown-command', 'foreign-stream']);

/** What is wrong with the bytes of a row, but for what the row itself says. */
function toldAt(rows: readonly DumpRow[], i: number, diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const from = rows[i]!.offset;
  const to = rows[i + 1]?.offset ?? Number.POSITIVE_INFINITY;
  return diagnostics.filter(
    ({ severity, code, offset }) => severity !== 'info' && !saidByRow.has(code) && offset >= from && offset < to,
  );
}

const wordsOf = ({ severity, code, message }: Diagnostic) => `        ${severity}  ${code}  ${printable(message)}\n`;
