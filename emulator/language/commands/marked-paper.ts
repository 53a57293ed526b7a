import { type Command, command } from '../declaration.ts';
import { family } from './family.ts';

const consumed = 'the model takes plain rolls, without marks or labels';
const dialects = ['epson'] as const;

/** Labels and paper with black marks. */
export const markedPaperCommands: readonly Command[] = [
  command('GS FF', '1D 0C', { doc: 'Feed to the start of the next form.', dialects, consumed }),
  command('GS V 103', '1D 56 67 n', { doc: 'Feed, full cut, feed to the print start.', dialects, consumed }),
  command('GS V 104', '1D 56 68 n', { doc: 'Feed, partial cut, feed to the print start.', dialects, consumed }),
  ...family({ name: 'GS ( F', bytes: '1D 28 46', dialects, consumed }, []),
  ...family({ name: 'FS ( L', bytes: '1C 28 4C', dialects, consumed }, [
    ['33', '21', 'Store the paper layout.'],
    ['34', '22', 'Send the paper layout.'],
    ['48', '30', 'Send positioning information.'],
    ['65', '41', 'Feed to the peeling position.'],
    ['66', '42', 'Feed to the cutting position.'],
    ['67', '43', 'Feed to the print start.'],
    ['80', '50', 'Margin on a layout error.'],
  ]),
];
