import { columns, padded } from '../words/columns.ts';
import { say } from './language.ts';

/** Rows as lines, their columns aligned, in the language in which the program speaks; the last column is as long as it is. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const told = rows.map((row) => row.map(say));
  const widths: number[] = [];
  for (const row of told) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, columns(cell));
    });
  }
  return told.map((row) =>
    row
      .map((cell, i) => (i < row.length - 1 ? padded(cell, widths[i]!) : cell))
      .join('  ')
      .trimEnd(),
  );
}
