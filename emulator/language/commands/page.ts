import { type Command, command } from '../declaration.ts';
import { family } from './family.ts';

const consumed = 'page mode is not emulated yet: everything is printed in standard mode';
const dialects = ['epson', 'xprinter'] as const;

/** Page mode. */
export const pageCommands: readonly Command[] = [
  command('FF', '0C', { doc: 'Print the page and return to standard mode.', consumed }),
  command('CAN', '18', { doc: 'Erase the page.', consumed: 'it erases pages, and standard mode has none' }),
  command('ESC FF', '1B 0C', { doc: 'Print the page and keep it.', dialects, consumed }),
  command('ESC L', '1B 4C', { doc: 'Enter page mode.', dialects, consumed }),
  command('ESC S', '1B 53', { doc: 'Leave page mode, dropping the page.', dialects, consumed }),
  command('ESC T', '1B 54 n', { doc: 'Direction of printing on the page.', dialects, consumed }),
  command('ESC W', '1B 57 xL xH yL yH dxL dxH dyL dyH', { doc: 'Print area of the page.', dialects, consumed }),
  command('GS $', '1D 24 nL nH', { doc: 'Vertical position on the page.', dialects, consumed }),
  command('GS \\', '1D 5C nL nH', { doc: 'Vertical position on the page, relative.', dialects, consumed }),
  ...family({ name: 'GS ( P', bytes: '1D 28 50', dialects, consumed }, [['48', '30', 'Size of the printable area.']]),
  ...family({ name: 'GS ( Q', bytes: '1D 28 51', dialects, consumed: 'rules are not emulated yet' }, [
    ['48', '30', 'Line on the page.'],
    ['49', '31', 'Box on the page.'],
    ['50', '32', 'Horizontal rule.'],
    ['51', '33', 'Begin or end a vertical rule.'],
  ]),
];
