import type { Machine } from '../../machine/machine.ts';
import { framedReply } from '../../machine/transfer.ts';
import type { Model } from '../../models/model.ts';
import { type Command, command } from '../declaration.ts';
import { family } from './family.ts';

const SETUP = 'the set-up of the printer is its model here';
const dialects = ['epson'] as const;

/** Identifiers of the replies (Epson application programming guide 10.01, GS ( E). */
const MODE_CHANGED = 0x20;
const SWITCHES = 0x21;
const CUSTOMISED = 0x27;
const SERIAL = 0x33;

const SEPARATOR = 0x1f;
const SWITCHES_OFF = '00000000';

/** Bytes of picture memory that one more of the customised value 2 stands for. */
const GRAPHICS_UNIT = 65_536;

/** dots of 203 dpi and 180 dpi heads for paper of 58 mm. */
const NARROW = 420;

/**
 * Customised values: NV user memory (1 is 1 KB), NV graphics memory (1 is none), paper width (2 is 58 mm, 6 is 80 mm),
 * density and speed as shipped (TM-T81 specification sheet 78; TM-H6000II specification 4-30 and the guide page 588 for
 * the first three).
 */
const CUSTOM: Readonly<Record<number, (model: Model) => number>> = {
  1: () => 1,
  2: ({ memory }) => 1 + Math.floor(memory.graphics / GRAPHICS_UNIT),
  3: ({ dots }) => (dots <= NARROW ? 2 : 6),
  5: () => 100,
  6: () => 9,
};

/** Speed, parity (0: none), handshake (0: DTR/DSR), data bits, as shipped (TM-T81 specification sheet 80; TM-L90, sheet 139). */
const SERIAL_ITEMS: Readonly<Record<number, string>> = { 1: '38400', 2: '0', 3: '0', 4: '8' };

function answer(machine: Machine, identifier: number, ...content: readonly (string | number)[]): void {
  const bytes = content.flatMap((part) => (typeof part === 'number' ? [part] : [...new TextEncoder().encode(part)]));
  machine.reply(framedReply(identifier, bytes));
}

const isText = (d: Uint8Array, text: string) => String.fromCharCode(...d.subarray(0, text.length + 1)) === text;

/** The user setting mode (GS ( E): entered, left and asked; what the printer is set to is its model's. */
export const userSetupCommands: readonly Command[] = [
  command('GS ( E 1', '1D 28 45 pL pH 01 d[]', {
    doc: 'Enter the user setting mode.',
    dialects,
    effect: (machine, { d }) => {
      if (!isText(d, 'IN')) return 'it is entered with "IN"';
      machine.settings.userSetting = true;
      answer(machine, MODE_CHANGED);
      return undefined;
    },
  }),
  command('GS ( E 2', '1D 28 45 pL pH 02 d[]', {
    doc: 'Leave the user setting mode: the printer starts anew.',
    dialects,
    endsRecording: true,
    effect: (machine, { d }, source) => {
      if (!machine.settings.userSetting) return 'the printer is not in the user setting mode';
      if (!isText(d, 'OUT')) return 'it is left with "OUT"';
      machine.restart(source);
      return undefined;
    },
  }),
  command('GS ( E 4', '1D 28 45 pL pH 04 a', {
    doc: 'Send the memory switches {a}: all off, as shipped.',
    dialects,
    effect: (machine, { a }) => {
      if (a < 1 || a > 8) return `there are no memory switches ${a}`;
      answer(machine, SWITCHES, SWITCHES_OFF);
      return undefined;
    },
  }),
  command('GS ( E 6', '1D 28 45 pL pH 06 a', {
    doc: 'Send the customised value {a}.',
    dialects,
    effect: (machine, { a }) => {
      const value = CUSTOM[a];
      if (!value) return `there is no customised value ${a}`;
      answer(machine, CUSTOMISED, `${a}`, SEPARATOR, `${value(machine.model)}`);
      return undefined;
    },
  }),
  command('GS ( E 12', '1D 28 45 pL pH 0C a', {
    doc: 'Send the item {a} of the set-up of the serial interface.',
    dialects,
    effect: (machine, { a }) => {
      const value = SERIAL_ITEMS[a];
      if (!value) return `there is no item ${a}`;
      answer(machine, SERIAL, `${a}`, SEPARATOR, value);
      return undefined;
    },
  }),
  ...family({ name: 'GS ( E', bytes: '1D 28 45', dialects, consumed: SETUP }, [
    ['3', '03', 'Set memory switches.'],
    ['5', '05', 'Set customised values.'],
    ['7', '07', 'Copy a user-defined page.'],
    ['8', '08', 'Define a page of characters from columns.'],
    ['9', '09', 'Define a page of characters from rows.'],
    ['10', '0A', 'Delete a page of characters.'],
    ['11', '0B', 'Set the serial interface.'],
    ['13', '0D', 'Set Bluetooth.'],
    ['14', '0E', 'Send the set-up of Bluetooth.'],
    ['15', '0F', 'Set USB.'],
    ['16', '10', 'Send the set-up of USB.'],
    ['48', '30', 'Delete the paper layout.'],
    ['49', '31', 'Set the paper layout.'],
    ['50', '32', 'Send the paper layout.'],
    ['51', '33', 'Set the control of labels and black marks.'],
    ['52', '34', 'Send the control of labels and black marks.'],
    ['99', '63', 'Set buzzer patterns.'],
    ['100', '64', 'Send buzzer patterns.'],
  ]),
];
