import type { Machine } from '../../machine/machine.ts';
import { automaticStatus, realtimeStatus, transmittedStatus } from '../../machine/status.ts';
import type { Model } from '../../models/model.ts';
import { type Command, command } from '../declaration.ts';

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

function identify(machine: Machine, n: number): string | undefined {
  const { identity } = machine.model;
  const text = IDENTITY_TEXTS[n]?.(identity);
  if (text !== undefined) {
    machine.reply(Uint8Array.of(0x5f, ...new TextEncoder().encode(text), 0));
    return undefined;
  }
  const byte = IDENTITY_BYTES[n >= 49 && n <= 51 ? n - 48 : n];
  if (!byte) return `the model has nothing to tell under ${n}`;
  machine.reply(Uint8Array.of(byte(identity)));
  return undefined;
}

/** ms of a unit of t in ESC p, and in DLE DC4 fn 1. */
const PULSE_UNIT = 2;
const REALTIME_PULSE_UNIT = 100;

/** Status, identity and the drawer. */
export const statusCommands: readonly Command[] = [
  command('DLE EOT', '10 04 n', {
    doc: 'Status at once: printer, offline cause, error cause, paper.',
    realtime: true,
    effect: (machine, { n }) => {
      if (!machine.model.realtimeStatus) return 'the model does not know it';
      const status = realtimeStatus(n, machine.sensors);
      if (status === null) return `there is no status ${n}`;
      machine.reply(Uint8Array.of(status));
    },
  }),
  command('DLE EOT a', '10 04 07|08|12 a', {
    doc: 'Status at once of ink, peeler and interface.',
    realtime: true,
    effect: () => 'the model has no such part',
  }),
  command('DLE ENQ', '10 05 n', {
    doc: 'Recover from an error whose cause is gone: 1 goes on, 2 drops what was received.',
    realtime: true,
    effect: (machine, { n }) => {
      if (n !== 1 && n !== 2) return `there is no request ${n}`;
      if (machine.sensors.error !== 'cutter' || machine.sensors.cause !== 'removed') return 'there is no error to recover from';
      if (n === 2) machine.line.clear();
      machine.sense({ error: 'none' });
    },
  }),
  command('DLE DC4 1', '10 14 01 m t', {
    doc: 'Drawer pulse at once, t x 100 ms on and off.',
    realtime: true,
    effect: (machine, { m, t }, { offset }) => {
      if (m > 1 || t < 1 || t > 8) return `pin ${m} for ${t} units is not defined`;
      machine.pulse({ pin: m === 0 ? 2 : 5, on: t * REALTIME_PULSE_UNIT, off: t * REALTIME_PULSE_UNIT, offset });
    },
  }),
  command('DLE DC4 2', '10 14 02 a b', {
    doc: 'Power off.',
    realtime: true,
    effect: () => 'power is not switched by the stream here',
  }),
  command('DLE DC4 3', '10 14 03 a b c d e', {
    doc: 'Buzzer at once.',
    realtime: true,
    effect: () => 'the model has no buzzer',
  }),
  command('DLE DC4 7', '10 14 07 a', {
    doc: 'Status of a moment at once.',
    realtime: true,
    effect: () => 'the model does not know it',
  }),
  command('DLE DC4 8', '10 14 08 01 03 14 01 06 02 08', {
    doc: 'Drop what was received and is not printed, answer 37h 25h 00h.',
    realtime: true,
    effect: (machine) => {
      machine.line.clear();
      machine.reply(Uint8Array.of(0x37, 0x25, 0x00));
    },
  }),
  command('GS a', '1D 61 n', {
    doc: 'Automatic Status Back: once now, then at each change of what n asks for.',
    dialects: ['epson', 'xprinter'],
    effect: (machine, { n }) => {
      machine.automaticStatusBits = n;
      if (n !== 0) machine.reply(automaticStatus(machine.sensors));
    },
  }),
  command('GS a (CSN)', '1D 61 n', {
    doc: 'Automatic Status Back by bit 2; bit 5 is RTS flow control (CSN-A2 manual).',
    dialects: ['csn'],
    effect: (machine, { n }) => {
      const enabled = (n & 0x04) !== 0;
      machine.automaticStatusBits = enabled ? 0xff : 0;
      if (enabled) machine.reply(automaticStatus(machine.sensors));
    },
  }),
  command('GS r', '1D 72 n', {
    doc: 'Status in turn: 1 paper, 2 drawer. Not answered while offline.',
    effect: (machine, { n }) => {
      const status = transmittedStatus(n, machine.sensors);
      if (status === null) return `there is no status ${n}`;
      machine.reply(Uint8Array.of(status));
    },
  }),
  command('GS I', '1D 49 n', {
    doc: 'Model, type, version, firmware, maker, name, serial number, fonts.',
    effect: (machine, { n }) => identify(machine, n),
  }),
  command('ESC p', '1B 70 m t1 t2', {
    doc: 'Drawer pulse, t1 x 2 ms on and t2 x 2 ms off.',
    effect: (machine, { m, t1, t2 }, { offset }) => {
      const pin = m >= 48 ? m - 48 : m;
      if (pin > 1) return `there is no pin ${m}`;
      // The off time is never shorter than the on time (TM-T88III specification, ESC p).
      machine.pulse({ pin: pin === 0 ? 2 : 5, on: t1 * PULSE_UNIT, off: Math.max(t1, t2) * PULSE_UNIT, offset });
    },
  }),
];
