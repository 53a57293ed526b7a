import type { Dialect } from '../models/model.ts';
import { declaredCommands } from './commands/commands.ts';
import { type CommandTable, commandTable } from './dialect.ts';

const tables = new Map<Dialect, CommandTable>();

/** The commands that a dialect speaks. */
export function commandsOf(dialect: Dialect): CommandTable {
  let table = tables.get(dialect);
  if (!table) {
    table = commandTable(declaredCommands, dialect);
    tables.set(dialect, table);
  }
  return table;
}
