import type { Command } from '../declaration.ts';
import { otherFunctions } from './family.ts';

/** Parenthesised families that nobody has declared: taken by the length that they state. */
export const unknownFunctionCommands: readonly Command[] = [
  otherFunctions('GS (', '1D 28 x'),
  otherFunctions('FS (', '1C 28 x'),
  otherFunctions('ESC (', '1B 28 x'),
];
