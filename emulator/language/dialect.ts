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

/**
 * Builds the table of a dialect. Throws for declarations that contradict each other: two that claim the same bytes, or
 * several with the same leading bytes of which none is general.
 */
export function commandTable(declared: readonly Command[], dialect: Dialect): CommandTable {
  const root = node();
  const commands = declared.filter((command) => command.dialects?.includes(dialect) ?? true);
  for (const command of commands) attach(root, command, 0);
  check(root);
  return { root, commands };
}

function attach(at: Node, command: Command, depth: number): void {
  const bytes = command.prefix[depth];
  if (!bytes) {
    at.commands.push(command);
    at.commands.sort((a, b) => literals(b) - literals(a));
    return;
  }
  for (const byte of bytes) {
    at.next[byte] ??= node();
    attach(at.next[byte]!, command, depth + 1);
  }
}

function check({ next, commands }: Node): void {
  for (const command of commands) {
    const twin = commands.find((other) => other !== command && other.bytes === command.bytes);
    if (twin) throw new Error(`${command.id} and ${twin.id} are the same bytes: ${command.bytes}`);
  }
  const general = commands.at(-1);
  if (general && literals(general) > general.prefix.length) {
    throw new Error(`${general.id} needs a general form beside it, for ${general.bytes} with other bytes`);
  }
  for (const child of next) if (child) check(child);
}

const literals = (command: Command) => command.parts.filter((part) => part.kind === 'literal').length;
