import type { Command } from '../../../emulator/language/declaration.ts';
import { Decoder } from '../../../emulator/language/decoder.ts';
import { type DumpRow, describe } from '../../../emulator/language/describe.ts';
import type { Entry } from '../../../emulator/language/entry.ts';
import { commandsOf } from '../../../emulator/language/spoken.ts';
import { models } from '../../../emulator/models/models.ts';

/** What the bytes of a slip are, as its model reads them, each with its offset from the slip's first byte. */
export function commandRows(bytes: Uint8Array, model: string): DumpRow[] {
  const spoken = models.get(model);
  if (!spoken) return [];
  const entries: Entry[] = [];
  const add = (id: string, offset: number, length: number, command?: Command) =>
    entries.push({ id, offset, length, args: {}, ...(command ? { command } : {}) });
  const decoder = new Decoder(commandsOf(spoken.dialect), {
    text: (_bytes, start, end, offset) => {
      add('text', offset, end - start);
      return end;
    },
    command: (command, _bytes, _at, length, offset) => add(command.id, offset, length, command),
    midLine: (command, length, offset) => add(command.id, offset, length, command),
    unknown: (_bytes, _at, length, offset) => add('unknown', offset, length),
    lineIsEmpty: () => true,
    isHalted: () => false,
  });
  decoder.push(bytes, 0, bytes.length);
  return describe(entries, bytes);
}

/** Rows that are told of one place. */
const TOLD = 5;

/** The commands and texts that some bytes belong to, a line each. */
export function toldAt(rows: readonly DumpRow[], from: number, length: number): string[] {
  const last = rows.findLastIndex((row) => row.offset < from + Math.max(1, length));
  const first = Math.max(
    rows.findLastIndex((row) => row.offset <= from),
    last - TOLD + 1,
  );
  return rows
    .slice(Math.max(0, first), last + 1)
    .map(({ id, hex, meaning }) => (meaning === '' ? `${id}: ${hex}` : `${id}: ${hex}, ${meaning}`));
}
