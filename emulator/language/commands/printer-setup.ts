import { type Command, command } from '../declaration.ts';
import { family, otherFunctions } from './family.ts';

const SETUP = 'the set-up of the printer is its model here';
const COLOURS = 'the model prints one colour';
const EPSON = ['epson'] as const;
const dialects = ['epson', 'xprinter'] as const;

/** Test prints, memory switches, density, speed, panel, colours, logos. */
export const printerSetupCommands: readonly Command[] = [
  command('ESC c 3', '1B 63 33 n', {
    doc: 'Sensors for the paper-end signal.',
    dialects,
    consumed: 'it is a signal of the parallel interface alone',
  }),
  command('ESC c 4', '1B 63 34 n', {
    doc: 'Sensors that stop printing: bits 0 and 1 the near end; the end always does.',
    dialects,
    // Epson application programming guide 10.01 page 164: bits 2 and 3 are undefined, the end sensor is always enabled.
    effect: (machine, { n }) => machine.sense({ stopsAt: (n & 0x03) === 0 ? 'end' : 'near' }),
  }),
  command('ESC c 5', '1B 63 35 n', {
    doc: 'The FEED button on or off, by the lowest bit.',
    effect: (machine, { n }) => machine.sense({ panel: (n & 0x01) === 0 ? 'enabled' : 'disabled' }),
  }),
  command('ESC r', '1B 72 n', { doc: 'Black or red.', dialects: EPSON, consumed: COLOURS }),
  command('GS E', '1D 45 n', { doc: 'Control of the head (older command).', dialects: EPSON, consumed: SETUP }),
  command('GS z 0', '1D 7A 30 t1 t2', {
    doc: 'Times of coming online again.',
    dialects: EPSON,
    consumed: 'coming online takes no time',
  }),
  ...family({ name: 'ESC ( Y', bytes: '1B 28 59', dialects: EPSON, consumed: 'batches are printed as they come' }, []),
  ...family({ name: 'GS ( A', bytes: '1D 28 41', dialects, consumed: 'test prints are not emulated' }, []),
  command('GS ( D 20', '1D 28 44 pL pH 14 d[]', {
    doc: 'Switch DLE DC4 1 and 2, pulse and power off, on or off.',
    dialects: EPSON,
    effect: ({ settings }, { d }) => {
      for (let i = 0; i + 1 < d.length; i += 2) {
        const isOn = d[i + 1]! >= 48 ? d[i + 1]! - 48 : d[i + 1]!;
        // 2 is the power-off of DLE DC4, which does nothing here in any case.
        if (d[i] === 1 && isOn <= 1) settings.realtimePulse = isOn === 1;
      }
    },
  }),
  otherFunctions('GS ( D', '1D 28 44', EPSON),
  ...family({ name: 'GS ( K', bytes: '1D 28 4B', dialects, consumed: 'density and speed come from the model' }, [
    ['48', '30', 'Mode of print control.'],
    ['49', '31', 'Print density.'],
    ['50', '32', 'Print speed.'],
    ['97', '61', 'Parts of the head that heat at once.'],
  ]),
  ...family({ name: 'GS ( M', bytes: '1D 28 4D', dialects: EPSON, consumed: 'settings are not stored' }, [
    ['1', '01|31', 'Save settings.'],
    ['2', '02|32', 'Load settings.'],
    ['3', '03|33', 'Settings that ESC @ loads.'],
  ]),
  ...family({ name: 'GS ( N', bytes: '1D 28 4E', dialects: EPSON, consumed: COLOURS }, [
    ['48', '30', 'Colour of characters.'],
    ['49', '31', 'Colour of the background.'],
    ['50', '32', 'Shading.'],
  ]),
  ...family({ name: 'FS ( A', bytes: '1C 28 41', dialects: EPSON, consumed: 'the model has one double-byte font' }, [
    ['48', '30', 'Double-byte font.'],
  ]),
  ...family({ name: 'FS ( E', bytes: '1C 28 45', dialects: EPSON, consumed: 'stored logos are not emulated yet' }, [
    ['60', '3C', 'Clear the logos.'],
    ['61', '3D', 'Send the set-up of the logos.'],
    ['62', '3E', 'Set the logo at the top.'],
    ['63', '3F', 'Set the logo at the bottom.'],
    ['64', '40', 'When logos are printed.'],
    ['65', '41', 'Logos on or off.'],
  ]),
];
