import type { Dialect } from '../models/model.ts';
import type { Command } from './declaration.ts';

/** A place in the tree of leading bytes. */
export interface Node {
  readonly next: (Node | undefined)[];
  /** Commands whose leading literal bytes end here, the most particular first. */
  readonly commands: Command[];
}

/** The commands of one dialect, found by their leading bytes. */
export interface CommandTable {
  readonly root: Node;
  readonly commands: readonly Command[];
}

const node = (): Node => ({ next: [], commands: [] });

/** Builds the table of a dialect. Two commands that claim the same bytes are an error of the declarations. */
export function commandTable(declared: readonly Command[], dialect: Dialect): CommandTable {
  const root = node();
  const commands = declared.filter((command) => command.dialects?.includes(dialect) ?? true);
  for (const command of commands) attach(root, command, 0);
  return { root, commands };
}

function attach(at: Node, command: Command, depth: number): void {
  const bytes = command.prefix[depth];
  if (!bytes) {
    at.commands.push(command);
    at.commands.sort((a, b) => literals(b) - literals(a));
    const [first, second] = at.commands;
    if (second && first!.bytes === second.bytes) throw new Error(`${first!.id} and ${second.id} are the same bytes`);
    return;
  }
  for (const byte of bytes) {
    at.next[byte] ??= node();
    attach(at.next[byte]!, command, depth + 1);
  }
}

const literals = (command: Command) => command.parts.filter((part) => part.kind === 'literal').length;
