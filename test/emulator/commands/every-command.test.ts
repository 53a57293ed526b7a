import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { declaredCommands } from '../../../emulator/language/commands/commands.ts';
import type { Dialect, Model } from '../../../emulator/models/model.ts';
import { models } from '../../../emulator/models/models.ts';
import { joined } from '../notation.ts';
import { print } from '../printing.ts';

/** A command that a maker's document lists: an example of its bytes, its length rule, who has it. */
interface Row {
  readonly id: string;
  readonly hex: string;
  readonly length: string;
  readonly printers: string;
  /** Dialects of the models here; empty: it belongs to printers that have no model here. */
  readonly speaks: readonly Dialect[];
}

const table: readonly Row[] = JSON.parse(
  readFileSync(new URL('../../fixtures/commands.json', import.meta.url), 'utf8'),
);
const bytesOf = ({ hex }: Row) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

/** What a stream shows, on a page too, without the gaps that a command may have made. */
function shown(stream: Uint8Array, model: Model): string {
  const { slips } = print(joined(stream, '0C'), model);
  return slips
    .flatMap(({ lines }) => lines.map(({ text }) => text))
    .join('')
    .replaceAll(' ', '');
}

const spoken = table.flatMap((row) =>
  [...models.values()]
    .filter(({ dialect }) => row.speaks.includes(dialect))
    .map((model) => [row.id, model.name, row, model] as const),
);

test('the table is whole', () => {
  expect(table).toHaveLength(367);
  expect(spoken.length).toBeGreaterThan(1000);
});

test.each(spoken)('%s on %s is taken by its length, and what follows is printed', (_id, _name, row, model) => {
  const bytes = bytesOf(row);
  const { entries } = print(joined(bytes, '"B" LF'), model);
  const [first, second] = entries.filter(({ realtime }) => !realtime);
  expect(first).toMatchObject({ offset: 0, length: bytes.length });
  expect(first!.id).not.toBe('unknown');
  expect(second).toMatchObject({ id: 'text', offset: bytes.length, length: 1 });
  // FS & of a Japanese model has B begin a character of two bytes.
  if (row.id === 'FS &' && model.characterSet.doubleByte === 'shift-jis') return;
  expect(shown(joined(bytes, '"B" LF'), model)).toBe('B');
  // With data in the line some commands are dropped and leave their arguments as text; that rule has tests of its own.
  const { midLine } = first!.command!;
  if (midLine === undefined) expect(shown(joined('"A"', bytes, '"B" LF'), model).replace('A', '')).toBe('B');
});

test.each(table.filter(({ speaks }) => speaks.length === 0).map((row) => [row.id, row.printers, row] as const))(
  '%s of %s is not spoken here: it takes arguments of the command that has its bytes here, and no more',
  (_id, _printers, row) => {
    for (const model of models.values()) expect(shown(joined(bytesOf(row), '"AAB" LF'), model)).toMatch(/B$/);
  },
);

test('every command is declared once, and says what it does or why it does nothing', () => {
  const ids = declaredCommands.map(({ id }) => id);
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  for (const { id, doc, effect, consumed } of declaredCommands) {
    expect([id, doc.endsWith('.'), (effect === undefined) !== (consumed === undefined)]).toEqual([id, true, true]);
  }
});
