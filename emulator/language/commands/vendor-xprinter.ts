import { type Command, command } from '../declaration.ts';

const dialects = ['xprinter'] as const;

/** Commands that 80 mm printers of Chinese makers add to Epson's. */
export const xprinterCommands: readonly Command[] = [
  command('ESC N', '1B 4E n m', { doc: 'Store a parameter.', dialects, consumed: 'parameters are not stored' }),
  command('ESC w', '1B 77', { doc: 'Ask for the result of printing.', dialects, consumed: 'its answer is not known' }),
  command('US ESC US (address)', '1F 1B 1F 91 00 49 50 a b c d', {
    doc: 'Set the network address.',
    dialects,
    consumed: 'the address is that of the port',
  }),
  command('US ESC US', '1F 1B 1F n', {
    doc: 'Set-up escape of the maker.',
    dialects,
    consumed: 'its length is not known: what follows is taken as data',
  }),
];
