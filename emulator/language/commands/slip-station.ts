import { type Command, command } from '../declaration.ts';
import { family } from './family.ts';

const consumed = 'the model has one station, for roll paper';
const dialects = ['epson'] as const;

/** Cut sheets, checks, validation: stations that a receipt printer has not. */
export const slipStationCommands: readonly Command[] = [
  command('ESC <', '1B 3C', { doc: 'Head to its home position.', dialects, consumed: 'the head does not move' }),
  command('ESC C', '1B 43 n', { doc: 'Eject length of a cut sheet.', dialects, consumed }),
  command('ESC F', '1B 46 n', { doc: 'Direction of ejecting a cut sheet.', dialects, consumed }),
  command('ESC U', '1B 55 n', { doc: 'Print in one direction.', dialects, consumed: 'the head does not move' }),
  command('ESC c 0', '1B 63 30 n', { doc: 'Select the paper that is printed on.', dialects, consumed }),
  command('ESC c 1', '1B 63 31 n', { doc: 'Select the paper that settings are for.', dialects, consumed }),
  command('ESC f', '1B 66 m n', { doc: 'Times of waiting for a cut sheet.', dialects, consumed }),
  command('ESC q', '1B 71', { doc: 'Release the cut sheet.', dialects, consumed }),
  command('FS L', '1C 4C', { doc: 'Page mode of double density on a cut sheet.', dialects, consumed }),
  command('FS a 0', '1C 61 30 n', { doc: 'Read a check.', dialects, consumed }),
  command('FS a 1', '1C 61 31', { doc: 'Load a check.', dialects, consumed }),
  command('FS a 2', '1C 61 32', { doc: 'Eject a check.', dialects, consumed }),
  command('FS b', '1C 62', { doc: 'Send the data of the check again.', dialects, consumed }),
  command('FS c', '1C 63', { doc: 'Clean the check reader.', dialects, consumed }),
  ...family({ name: 'FS ( f', bytes: '1C 28 66', dialects, consumed }, []),
  ...family({ name: 'FS ( g', bytes: '1C 28 67', dialects, consumed }, []),
  ...family({ name: 'GS ( B', bytes: '1D 28 42', dialects, consumed }, []),
  ...family({ name: 'GS ( G', bytes: '1D 28 47', dialects, consumed }, [
    ['32', '20', 'Status of the cut sheet.'],
    ['48', '30', 'Side of the cut sheet.'],
    ['60', '3C', 'Read magnetic ink.'],
    ['61', '3D', 'Send what was read again.'],
    ['64', '40', 'Read and send.'],
    ['65', '41', 'Scan an image.'],
    ['66', '42', 'Send the image again.'],
    ['67', '43', 'Scan beforehand.'],
    ['68', '44', 'Delete an image.'],
    ['69', '45', 'Delete all images.'],
    ['70', '46', 'List the images.'],
    ['71', '47', 'Free memory for images.'],
    ['80', '50', 'Select the active sheet.'],
    ['81', '51', 'Begin to wait for a sheet.'],
    ['82', '52', 'End waiting for a sheet.'],
    ['83', '53', 'Wait for a sheet.'],
    ['84', '54', 'Feed the sheet to its print start.'],
    ['85', '55', 'Eject or release the sheet.'],
  ]),
  ...family({ name: 'GS ( z', bytes: '1D 28 7A', dialects, consumed }, [
    ['42', '2A', 'Options of check reading.'],
    ['48', '30', 'Feed to the start by itself.'],
    ['62', '3E', 'Data of the other side.'],
    ['63', '3F', 'Read checks one after another.'],
  ]),
];
