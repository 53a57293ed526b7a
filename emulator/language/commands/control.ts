import { type Command, command } from '../declaration.ts';

/** Control codes and the commands that reset or address the printer. */
export const controlCommands: readonly Command[] = [
  command('HT', '09', {
    doc: 'To the next tab stop.',
    draws: true,
    effect: (machine, _args, source) => machine.tab(source),
  }),
  command('LF', '0A', {
    doc: 'Print the line and feed one line.',
    draws: true,
    effect: (machine) => {
      machine.settings.wideLine = false;
      machine.printLine(machine.settings.lineSpacing);
    },
  }),
  command('CR', '0D', {
    doc: 'Print and feed when auto line feed is on; it is off on every model here.',
    effect: () => {},
  }),
  command('NUL', '00', { doc: 'Nothing: hosts send it as padding.', effect: () => {} }),
  command('ESC @', '1B 40', {
    doc: 'Set everything that commands set back to its power-on value and drop the line; received data stays.',
    draws: true,
    effect: (machine, _args, source) => machine.reset(source),
  }),
  command('ESC =', '1B 3D n', {
    doc: 'Select the device that is spoken to: bit 0 the printer, bit 1 a customer display.',
    whileDeselected: true,
    draws: true,
    effect: ({ settings }, { n }) => {
      if (n === 0 || n > 3) return `${n} selects no device`;
      settings.selected = (n & 1) === 1;
    },
  }),
];
