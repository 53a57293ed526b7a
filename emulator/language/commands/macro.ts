import { type Command, command } from '../declaration.ts';

const consumed = 'macros are not emulated yet';
const dialects = ['epson', 'xprinter'] as const;

/** Macros. */
export const macroCommands: readonly Command[] = [
  command('GS :', '1D 3A', { doc: 'Begin or end the recording of a macro.', dialects, consumed }),
  command('GS ^', '1D 5E r t m', { doc: 'Run the macro {r} times.', dialects, consumed }),
];
