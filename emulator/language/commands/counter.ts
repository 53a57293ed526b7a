import { type Command, command } from '../declaration.ts';
import type { Measure } from '../measure.ts';

const consumed = 'counters are not emulated';
const dialects = ['epson'] as const;

/** Five numbers of at most five digits, each ended by a semicolon; any other byte ends the command before it. */
const MOST_TEXT = 30;
const decimalText: Measure = (bytes, at, have) => {
  let semicolons = 0;
  for (let i = 3; i < have; i++) {
    const byte = bytes[at + i]!;
    if (byte < 0x30 || byte > 0x3b || i - 3 === MOST_TEXT) return i;
    if (byte === 0x3b && ++semicolons === 5) return i + 1;
  }
  return have + 1;
};

/** The serial counter, and counters of maintenance. */
export const counterCommands: readonly Command[] = [
  command('GS C 0', '1D 43 30 n m', { doc: 'Format of the serial counter.', dialects, consumed }),
  command('GS C 1', '1D 43 31 aL aH bL bH n r', { doc: 'Range of the serial counter.', dialects, consumed }),
  command('GS C 2', '1D 43 32 nL nH', { doc: 'Value of the serial counter.', dialects, consumed }),
  command('GS C ;', '1D 43 3B d[]', { doc: 'The serial counter, as text.', dialects, measure: decimalText, consumed }),
  command('GS c', '1D 63', { doc: 'Print the serial counter.', dialects, consumed }),
  command('GS g 0', '1D 67 30 m nL nH', { doc: 'Reset a maintenance counter.', dialects, consumed }),
  command('GS g 2', '1D 67 32 m nL nH', { doc: 'Send a maintenance counter.', dialects, consumed }),
];
