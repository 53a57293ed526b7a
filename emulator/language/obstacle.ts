import type { Machine } from '../machine/machine.ts';
import type { Command } from './declaration.ts';
import { whyConsumed } from './support.ts';

/** What keeps a command from being executed. */
export function obstacleOf({ line, model, page }: Machine, command: Command): string | undefined {
  const { needs, only } = command;
  const consumed = whyConsumed(command, model);
  if (consumed !== undefined) return consumed;
  if (only === 'page mode' && page === null) return 'it counts only in page mode';
  if (page) return only === 'standard mode' ? 'it does not count in page mode' : undefined;
  if (needs === 'line start' && !line.isAtStart) return 'it counts only at the beginning of a line';
  if (needs === 'empty line' && !line.isEmpty) return 'it counts only while the line is empty';
  return undefined;
}
