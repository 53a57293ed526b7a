import type { Command } from '../declaration.ts';
import { characterCommands } from './characters.ts';
import { controlCommands } from './control.ts';
import { imageCommands } from './images.ts';
import { kanjiCommands } from './kanji.ts';
import { paperCommands } from './paper.ts';
import { positionCommands } from './position.ts';
import { statusCommands } from './status.ts';
import { symbolCommands } from './symbols.ts';

/** Every declared command. */
export const declaredCommands: readonly Command[] = [
  ...controlCommands,
  ...characterCommands,
  ...positionCommands,
  ...paperCommands,
  ...imageCommands,
  ...symbolCommands,
  ...kanjiCommands,
  ...statusCommands,
];
