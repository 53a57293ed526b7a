import { type Command, command } from '../declaration.ts';
import { otherFunctions } from './family.ts';

const consumed = 'it is for a customer display';

/** Commands of the customer display that ESC = selects; a printer that is not selected passes them over as well. */
export const displayCommands: readonly Command[] = [
  command('US @', '1F 40', { doc: 'Self test of the display.', consumed }),
  command('US $', '1F 24 x y', { doc: 'Cursor position.', consumed }),
  command('US E', '1F 45 n', { doc: 'Blinking.', consumed }),
  command('US T', '1F 54 h m', { doc: 'Set the clock.', consumed }),
  command('US U', '1F 55', { doc: 'Show the clock.', consumed }),
  command('US X', '1F 58 n', { doc: 'Brightness.', consumed }),
  command('US ^', '1F 5E n m', { doc: 'Run the display macro.', consumed }),
  command('US r', '1F 72 n', { doc: 'Reverse characters.', consumed }),
  otherFunctions('US (', '1F 28 x'),
];
