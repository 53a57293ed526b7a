import { type Command, command } from '../declaration.ts';

/** Control codes and the commands that reset or address the printer. */
export const controlCommands: readonly Command[] = [
  command('HT', '09', {
    doc: 'To the next tab stop.',
    draws: true,
    effect: (machine) => machine.tab(),
  }),
  command('LF', '0A', {
    doc: 'Print the line and feed one line.',
    draws: true,
    effect: (machine) => machine.printLine(machine.settings.lineSpacing),
  }),
  command('CR', '0D', {
    doc: 'Print and feed when auto line feed is on; it is off on every model here.',
    effect: () => {},
  }),
  command('NUL', '00', { doc: 'Nothing: hosts send it as padding.', effect: () => {} }),
  command('FF', '0C', {
    doc: 'Print the page in page mode.',
    effect: () => 'it prints pages, and standard mode has none',
  }),
  command('CAN', '18', {
    doc: 'Erase the page in page mode.',
    effect: () => 'it erases pages, and standard mode has none',
  }),
  command('ESC @', '1B 40', {
    doc: 'Set everything that commands set back to its power-on value and drop the line; received data stays.',
    draws: true,
    effect: (machine, _args, source) => machine.reset(source),
  }),
];
