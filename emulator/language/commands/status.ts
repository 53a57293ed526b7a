import type { Machine } from '../../machine/machine.ts';
import { automaticStatus, drawerStatus, panelStatus, transmittedStatus } from '../../machine/status.ts';
import type { Model } from '../../models/model.ts';
import { type Command, command } from '../declaration.ts';
import { digit } from '../digit.ts';
import { family } from './family.ts';

const IDENTITY_NAMES: Readonly<Record<number, string>> = {
  1: 'the model',
  2: 'the type',
  3: 'the version',
  33: 'the type',
  65: 'the firmware',
  66: 'the maker',
  67: 'the name',
  68: 'the serial number',
  69: 'the fonts',
};

/** GS I: one byte, or a text between 5Fh and 00h. */
const IDENTITY_BYTES: Readonly<Record<number, (identity: Model['identity']) => number>> = {
  1: ({ modelId }) => modelId,
  2: ({ typeId }) => typeId,
  3: ({ versionId }) => versionId,
};
const IDENTITY_TEXTS: Readonly<Record<number, (identity: Model['identity']) => string>> = {
  65: ({ firmware }) => firmware,
  66: ({ maker }) => maker,
  67: ({ name }) => name,
  68: ({ serial }) => serial,
  69: ({ fonts }) => fonts,
};
/**
 * Information between 3Dh, n and 00h. The type has two bytes, each with bit 6 set; of the others nothing is known, and a
 * printer that has nothing to tell sends the frame alone (Epson application programming guide 10.01 page 459).
 */
const IDENTITY_BLOCKS: Readonly<Record<number, (identity: Model['identity']) => readonly number[]>> = {
  33: ({ typeId }) => [0x40 | typeId, 0x40],
  35: () => [],
  36: () => [],
  96: () => [],
  110: () => [],
};

function identify(machine: Machine, n: number): string | undefined {
  const { identity, status } = machine.model;
  const known = n >= 49 && n <= 51 ? n - 48 : n;
  if (!status.identities.includes(known)) return `the model has nothing to tell under ${n}`;
  const text = IDENTITY_TEXTS[known];
  const block = IDENTITY_BLOCKS[known];
  const byte = IDENTITY_BYTES[known];
  if (text) machine.reply(Uint8Array.of(0x5f, ...new TextEncoder().encode(text(identity)), 0));
  else if (block) machine.reply(Uint8Array.of(0x3d, n, ...block(identity), 0));
  else if (byte) machine.reply(Uint8Array.of(byte(identity)));
  return undefined;
}

/** GS a: bits that ask for nothing on the model leave it off (TM-T88III specification sheet 133). */
function enableAutomaticStatus(machine: Machine, n: number): void {
  const { model, told } = machine;
  machine.automaticStatusBits = n & model.status.automatic.enables;
  if (machine.automaticStatusBits !== 0) machine.reply(automaticStatus(told, model));
}

/** ms of a unit of t in ESC p. */
const PULSE_UNIT = 2;

const EPSON = ['epson'] as const;

/** Status, identity and the drawer. */
export const statusCommands: readonly Command[] = [
  command('GS a', '1D 61 n', {
    doc: 'Automatic Status Back: once now, then at each change of what n asks for, also while offline.',
    dialects: ['epson', 'xprinter'],
    effect: (machine, { n }) => enableAutomaticStatus(machine, n),
  }),
  command('GS a (CSN)', '1D 61 n', {
    doc: 'Automatic Status Back by bit 2; bit 5 is RTS flow control (CSN-A2 user manual v4.0).',
    dialects: ['csn'],
    effect: (machine, { n }) => enableAutomaticStatus(machine, (n & 0x04) !== 0 ? 0xff : 0),
  }),
  command('GS r', '1D 72 n', {
    doc: 'Status in turn: 1 paper, 2 drawer. Not answered while offline.',
    asks: true,
    says: ({ n }) => `Status in turn: ${{ 1: 'paper', 2: 'drawer' }[digit(n)] ?? n}.`,
    effect: (machine, { n }) => {
      const status = transmittedStatus(digit(n), machine.told, machine.model);
      if (status === null) return `there is no status ${n}`;
      machine.reply(Uint8Array.of(status));
      return undefined;
    },
  }),
  command('ESC v', '1B 76', {
    doc: 'Status of the paper in turn (older command).',
    asks: true,
    dialects: ['epson', 'xprinter'],
    effect: (machine) => machine.reply(Uint8Array.of(transmittedStatus(1, machine.told, machine.model)!)),
  }),
  command('ESC v (CSN)', '1B 76', {
    doc: 'Status of the printer: online, no paper, head too hot (CSN-A2 user manual v4.0).',
    asks: true,
    dialects: ['csn'],
    whileOffline: true,
    effect: (machine) => machine.reply(Uint8Array.of(panelStatus(machine.told, machine.model))),
  }),
  command('ESC u', '1B 75 n', {
    doc: 'Status of the drawer in turn (older command).',
    asks: true,
    effect: (machine, { n }) => {
      if (n !== 0 && n !== 48) return `there is no status ${n}`;
      machine.reply(Uint8Array.of(drawerStatus(machine.told)));
      return undefined;
    },
  }),
  command('GS I', '1D 49 n', {
    doc: 'Model, type, version, firmware, maker, name, serial number, fonts.',
    says: ({ n }) => `Tell ${IDENTITY_NAMES[n >= 49 && n <= 51 ? n - 48 : n] ?? `what stands under ${n}`}.`,
    effect: (machine, { n }) => identify(machine, n),
  }),
  command('GS ( H 48', '1D 28 48 pL pH 30 30 d1 d2 d3 d4', {
    doc: 'Answer 37h 22h d1 d2 d3 d4 00h when what stands before it is printed.',
    dialects: EPSON,
    effect: (machine, { d1, d2, d3, d4 }) => machine.confirm(Uint8Array.of(0x37, 0x22, d1, d2, d3, d4, 0)),
  }),
  ...family({ name: 'GS ( H', bytes: '1D 28 48', dialects: EPSON, consumed: 'replies come without being asked for' }, [
    ['49', '31', 'Answers when going offline.'],
  ]),
  ...family({ name: 'FS ( e', bytes: '1C 28 65', dialects: EPSON, consumed: 'the model has no extended status' }, [
    ['51', '33', 'Extended Automatic Status Back.'],
  ]),
  command('GS j', '1D 6A n', {
    doc: 'Automatic Status Back of the ink.',
    dialects: EPSON,
    consumed: 'the model has no ink',
  }),
  command('ESC p', '1B 70 m t1 t2', {
    doc: 'Drawer pulse, {t1} x 2 ms on and {t2} x 2 ms off.',
    effect: (machine, { m, t1, t2 }, { offset }) => {
      const pin = digit(m);
      if (pin > 1) return `there is no pin ${m}`;
      // The off time is never shorter than the on time (Epson application programming guide 10.01, ESC p).
      machine.pulse({ pin: pin === 0 ? 2 : 5, on: t1 * PULSE_UNIT, off: Math.max(t1, t2) * PULSE_UNIT, offset });
      return undefined;
    },
  }),
];
