import type { Machine } from '../../machine/machine.ts';
import { numberReply } from '../../machine/transfer.ts';
import { type Args, type Command, command, type Declaration } from '../declaration.ts';
import { littleEndian, type Measure } from '../measure.ts';
import { otherFunctions } from './family.ts';

const dialects = ['epson'] as const;

/** Identifiers of the replies (Epson application programming guide, GS ( C functions 2 to 5). */
const USED = 0x28;
const FREE = 0x29;
const RECORD = 0x70;
const KEYS = 0x71;

/** FS g: addresses and the most that is written (TM-T88III specification sheet 108), and read, at once. */
const LAST_ADDRESS = 1023;
const MOST_WRITTEN = 1024;
const MOST_READ = 80;
const HEAD = 10;
/** The least byte that is stored. */
const FIRST_DATA = 0x20;
/** The greatest byte of a record. */
const LAST_DATA = 0xfe;

const canWrite = (address: number, n: number) => n >= 1 && n <= MOST_WRITTEN && address + n <= MOST_WRITTEN;

/**
 * FS g 1: with an address or a count out of range the command ends before its data; a byte that is not stored ends it
 * too, and what follows is ordinary data (TM-T88III specification sheet 108).
 */
const written: Measure = (bytes, at, have) => {
  if (have < HEAD) return HEAD;
  const n = littleEndian(bytes, at + 8, 2);
  if (!canWrite(littleEndian(bytes, at + 4, 4), n)) return HEAD;
  const end = Math.min(have, HEAD + n);
  for (let i = HEAD; i < end; i++) if (bytes[at + i]! < FIRST_DATA) return i + 1;
  return end < HEAD + n ? have + 1 : end;
};

/** Declares a function of GS ( C, `own` what follows its length. */
function records<const P extends string>(fn: string, own: P, declaration: Omit<Declaration<P>, 'dialects'>): Command {
  const typed = declaration as unknown as Declaration<'1D 28 43 pL pH d[]'>;
  return command(`GS ( C ${fn}`, `1D 28 43 pL pH ${own}` as '1D 28 43 pL pH d[]', { ...typed, dialects });
}

const keyOf = ({ c1, c2 }: Args<'c1 c2'>) => String.fromCharCode(c1, c2);
const isKeyByte = (byte: number) => byte >= 0x20 && byte <= 0x7e;

function store({ memory }: Machine, args: Args<'c1 c2 d[]'>): string | undefined {
  const { c1, c2, d } = args;
  if (!isKeyByte(c1) || !isKeyByte(c2)) return 'a key code has two characters from 20h to 7Eh';
  if (d.length === 0) return 'a record has at least one byte';
  if (d.some((byte) => byte < FIRST_DATA || byte > LAST_DATA)) return 'a record has bytes from 20h to FEh';
  if (memory.user.store(keyOf(args), d)) return undefined;
  return `the record does not fit: ${memory.user.capacity - memory.user.used} bytes are free`;
}

/** A host's own data in non-volatile memory. */
export const userMemoryCommands: readonly Command[] = [
  command('FS g 1', '1C 67 31 00 a[4] nL nH d[]', {
    doc: 'Write {n} bytes to the user NV memory at {a}.',
    dialects,
    measure: written,
    endsRecording: true,
    only: 'standard mode',
    needs: 'line start',
    effect: ({ memory }, { a, n, d }) => {
      if (!canWrite(a, n)) return `${n} bytes at ${a} are not in the memory: what follows is data`;
      const isEnded = d.at(-1)! < FIRST_DATA;
      memory.user.write(a, isEnded ? d.subarray(0, -1) : d);
      return isEnded ? { code: 'data-refused', why: `byte ${d.length} of ${n} is below 20h and ends it` } : undefined;
    },
  }),
  command('FS g 2', '1C 67 32 00 a[4] nL nH', {
    doc: 'Read {n} bytes of the user NV memory from {a}.',
    dialects,
    effect: (machine, { a, n }) => {
      if (a > LAST_ADDRESS || n < 1 || n > MOST_READ) return `${n} bytes from ${a} are not read at once`;
      machine.reply(Uint8Array.of(0x5f, ...machine.memory.user.read(a, n), 0));
      return undefined;
    },
  }),
  records('48', '00 00|30 00 c1 c2', {
    doc: 'Delete a record of the user NV memory.',
    endsRecording: true,
    only: 'standard mode',
    needs: 'line start',
    effect: ({ memory }, args) => (memory.user.delete(keyOf(args)) ? undefined : `there is no record "${keyOf(args)}"`),
  }),
  records('49', '00 01|31 00 c1 c2 d[]', {
    doc: 'Store a record.',
    endsRecording: true,
    only: 'standard mode',
    needs: 'line start',
    effect: store,
  }),
  records('50', '00 02|32 00 c1 c2', {
    doc: 'Send a record.',
    effect: (machine, args) => machine.send(RECORD, machine.memory.user.record(keyOf(args)) ?? new Uint8Array(0)),
  }),
  records('51', '00 03|33 00', {
    doc: 'Tell how much of the user NV memory is used.',
    effect: (machine) => machine.reply(numberReply(USED, machine.memory.user.used)),
  }),
  records('52', '00 04|34 00', {
    doc: 'Tell how much of the user NV memory is free.',
    effect: (machine) => {
      const { capacity, used } = machine.memory.user;
      machine.reply(numberReply(FREE, capacity - used));
    },
  }),
  records('53', '00 05|35 00', {
    doc: 'List the records of the user NV memory.',
    effect: (machine) => machine.send(KEYS, new TextEncoder().encode(machine.memory.user.keys.join(''))),
  }),
  records('54', '00 06|36 00 43 4C 52', {
    doc: 'Delete all records.',
    endsRecording: true,
    only: 'standard mode',
    needs: 'line start',
    effect: ({ memory }) => memory.user.clear(),
  }),
  otherFunctions('GS ( C', '1D 28 43', dialects),
  command('ACK', '06', {
    doc: 'Send the next block of a list or record.',
    dialects: ['epson', 'xprinter'],
    effect: (machine) => {
      const { transfer } = machine;
      if (!transfer) return 'no block was sent';
      if (transfer.next()) machine.reply(transfer.block);
      else machine.transfer = null;
      return undefined;
    },
  }),
  command('NAK', '15', {
    doc: 'Send the last block of a list or record once more.',
    dialects: ['epson', 'xprinter'],
    effect: (machine) => {
      if (!machine.transfer) return 'no block was sent';
      machine.reply(machine.transfer.block);
      return undefined;
    },
  }),
];
