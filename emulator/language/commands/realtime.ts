import type { Machine } from '../../machine/machine.ts';
import { canRecover, isWaitingForButton } from '../../machine/sensors.ts';
import { realtimeStatus } from '../../machine/status.ts';
import { type Args, type Command, command } from '../declaration.ts';

/** ms of a unit of t in DLE DC4 fn 1. */
const PULSE_UNIT = 100;

/** DLE ENQ (TM-T88III specification sheet 75; Epson application programming guide 10.01 pages 379 and 380). */
function request(machine: Machine, { n }: Args<'n'>): string | undefined {
  const { model, sensors } = machine;
  if (!model.status.requests.includes(n)) return `there is no request ${n}`;
  if (n === 0) {
    if (!isWaitingForButton(sensors)) return 'nothing waits for the FEED button';
    machine.sense({ busy: 'none' });
    return undefined;
  }
  if (!canRecover(sensors)) return 'there is no error to recover from';
  if (n === 2) machine.clearBuffers('DLE ENQ 2 dropped what was received');
  machine.sense({ error: 'none' });
  return undefined;
}

const STATUSES: Readonly<Record<number, string>> = { 1: 'printer', 2: 'offline cause', 3: 'error cause', 4: 'paper' };

const dialects = ['epson', 'xprinter'] as const;
const realtime = true;

/** Commands that are acted on when they arrive (TM-T88III specification sheets 73 to 75). */
export const realtimeCommands: readonly Command[] = [
  command('DLE EOT', '10 04 n', {
    doc: 'Status at once: printer, offline cause, error cause, paper.',
    says: ({ n }) => `Status at once: ${STATUSES[n] ?? n}.`,
    dialects,
    realtime,
    asks: true,
    effect: (machine, { n }) => {
      const status = realtimeStatus(n, machine.told, machine.model);
      if (status === null) return `there is no status ${n}`;
      machine.reply(Uint8Array.of(status));
      return undefined;
    },
  }),
  command('DLE EOT a', '10 04 07|08|12 a', {
    doc: 'Status at once of ink, peeler and interface.',
    dialects,
    realtime,
    consumed: 'the model has no such part, and is silent',
  }),
  command('DLE ENQ', '10 05 n', {
    doc: 'Recover from an error whose cause is gone: 1 goes on, 2 drops what was received. 0 presses FEED.',
    dialects,
    realtime,
    effect: request,
  }),
  command('DLE DC4 1', '10 14 01 m t', {
    doc: 'Drawer pulse at once, {t} x 100 ms on and off.',
    dialects,
    realtime,
    effect: (machine, { m, t }, { offset }) => {
      if (!machine.settings.realtimePulse) return 'GS ( D has switched it off';
      if (m > 1 || t < 1 || t > 8) return `pin ${m} for ${t} units is not defined`;
      machine.pulse({ pin: m === 0 ? 2 : 5, on: t * PULSE_UNIT, off: t * PULSE_UNIT, offset });
      return undefined;
    },
  }),
  command('DLE DC4 2', '10 14 02 a b', {
    doc: 'Power off.',
    dialects,
    realtime,
    consumed: 'power is not switched by the stream here',
  }),
  command('DLE DC4 3', '10 14 03 a b c d e', {
    doc: 'Buzzer at once.',
    dialects,
    realtime,
    consumed: 'a buzzer cannot be seen on paper',
  }),
  command('DLE DC4 7', '10 14 07 a', {
    doc: 'A block of status at once.',
    dialects,
    realtime,
    consumed: 'the model does not know it',
  }),
  command('DLE DC4 8', '10 14 08 01 03 14 01 06 02 08', {
    doc: 'Drop what was received and is not printed, recover from an error whose cause is gone, answer 37h 25h 00h.',
    dialects,
    realtime,
    // Recovery: TM-T81 specification sheet 60.
    effect: (machine) => {
      const { model, sensors } = machine;
      if (model.lacks.includes('DLE DC4 8')) return `${model.name} lacks it`;
      machine.clearBuffers('DLE DC4 8 dropped what was received');
      if (canRecover(sensors)) machine.sense({ error: 'none' });
      machine.reply(Uint8Array.of(0x37, 0x25, 0x00));
      return undefined;
    },
  }),
];
