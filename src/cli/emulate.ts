import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Command, InvalidArgumentError } from 'commander';
import { readBench } from '../bench/read-bench.ts';
import type { Clock } from '../clock/clock.ts';
import { RealClock } from '../clock/real.ts';
import { portAt } from '../ports/address.ts';
import type { Port } from '../ports/port.ts';
import { RAW_PRINTING } from '../ports/tcp.ts';
import type { Fault } from '../printers/faults.ts';
import { findModel } from '../printers/layout.ts';
import { DEFAULT_IDLE, type LivePrinterOptions } from '../printers/live-printer.ts';
import { BUFFER_OPTION, bufferOf } from './buffer-option.ts';
import { capturedPort, LINE_OPTION, lineNumber } from './capture-file.ts';
import { whileCaptured } from './capturing.ts';
import { serve } from './emulation.ts';
import { FAULT_FORM, readFault } from './fault-option.ts';
import { helpText } from './help.ts';
import { addressesFrom, COUNT_OPTION, printersOf, refuseSharing } from './many-printers.ts';
import { readMemory } from './memory-file.ts';
import { readSensors, SENSOR_FORMS } from './sensor-option.ts';

interface EmulateOptions {
  readonly tcp?: string;
  readonly host: string;
  readonly count?: number;
  readonly serial?: string;
  readonly pty?: string | true;
  readonly device?: string;
  readonly model?: string;
  readonly out: string;
  readonly memory?: string;
  readonly state?: string;
  readonly fault?: readonly Fault[];
  readonly pace: 'none' | 'real';
  readonly buffer?: string;
  readonly busyOffline?: true;
  readonly handshake: boolean;
  readonly idle: number;
  readonly line?: number;
  readonly capture?: string;
  readonly keepCardData?: true;
}

const examples = `
One machine, whatever plugs it has: jobs are printed one at a time, in the order in which their first bytes came.
A job ends when its connection does; on a serial port, a pty and a device, which carry no connections, after the idle
time without a byte. A connection that stays open gives up its turn after the idle time if another waits. Paper that was
not cut when its job ends is a slip of its own. Status requests are answered at all times.

Ctrl-C prints what was received, writes every slip and exits with 130; a second one stops at once.

Examples:
  platen emulate                                   a printer on 127.0.0.1:9100, its slips in slips/
  platen emulate --tcp 0 --model tm-t88v           on a free port, which is told
  platen emulate --tcp "9100?connections=3&idle=60&job=16777216"
                                                   with bounds; docs/ports.md has all settings
  platen emulate --count 8 --tcp 9101              eight printers on 9101 to 9108; each line told names the printer's port,
                                                   and the slips of all are numbered in one folder
  platen emulate --serial "/dev/ttyUSB0?baud=115200&flow=rtscts"
  platen emulate --pty /tmp/printer                programs open /tmp/printer as their serial port
  platen emulate --pty "/tmp/printer?baud=9600&flow=xonxoff"
                                                   the same, at the speed of a line
  platen emulate --device /dev/g_printer0          a USB printer to the machine that this one is plugged into
  platen emulate --state paper=near                a printer whose roll is nearly used up
  platen emulate --fault paper-end,at-row=800,for=20s
                                                   paper ends there, and somebody puts a new roll in after 20 s
  platen emulate --pace real                       as slow as the real one
  platen emulate --memory logos.json               a logo that one job stores, later ones print
  platen emulate --capture cap.jsonl               keep every byte that passes, with its time; platen replay sends it
  platen emulate job.bin                           print a file of printer bytes; - is standard input
  platen emulate cap.jsonl --line 2                print what passed over a line of a capture`;

export function registerEmulate(program: Command): void {
  program
    .command('emulate')
    .description('Be a receipt printer, and keep every slip as a picture, as text and as its bytes.')
    .argument('[file]', 'print this file of printer bytes, or a capture; - is standard input')
    .option(
      '--tcp <port>',
      `listen on [HOST:]PORT[?idle=300&connections=64], 0 for a free one (${RAW_PRINTING} where nothing else is named)`,
    )
    .option('--host <address>', 'listen on this address; 0.0.0.0 opens the printer to the network', '127.0.0.1')
    .option(...COUNT_OPTION, printersOf)
    .option('--serial <path>', 'stand at the end of a serial cable: PATH[?baud=9600&parity=none&flow=none]')
    .option('--pty [link]', 'make a pty pair, and a link to its device under this path: [PATH][?baud=9600&flow=none]')
    .option('--device <path>', 'read and write this device, such as /dev/g_printer0, or read this fifo')
    .option('--model <name>', 'printer model (default: as platen.yaml says, else xprinter-80)')
    .option('--out <folder>', 'where slips go, numbered on from those that it holds', 'slips')
    .option('--memory <file>', 'keep pictures and data that hosts store in the printer in this file')
    .option('--state <states>', `what the sensors say: ${SENSOR_FORMS}`)
    .option('--fault <fault>', `what goes wrong, and when; again for more: ${FAULT_FORM}`, readFault)
    .option('--pace <pace>', 'real: print as slowly as the model does; none: at once', paceOf, 'none')
    .option(...BUFFER_OPTION)
    .option('--busy-offline', 'being offline makes it busy too; otherwise a full receive buffer alone does')
    .option('--no-handshake', 'the line has none: what comes while the receive buffer is full is lost')
    .option('--idle <seconds>', 'the idle time', seconds, DEFAULT_IDLE / 1000)
    .option(...LINE_OPTION, lineNumber)
    .option('--capture <file>', 'keep every byte that passes, both ways, with its time')
    .option('--keep-card-data', 'keep card numbers as they came; otherwise other digits are put in their place')
    .addHelpText('after', () => helpText(examples))
    .action(emulate);
}

async function emulate(file: string | undefined, options: EmulateOptions): Promise<void> {
  const model = findModel(options.model ?? readBench().model);
  const sensors = options.state === undefined ? undefined : readSensors(options.state);
  const memory = options.memory === undefined ? undefined : readMemory(options.memory);
  const clock = new RealClock();
  const { count } = options;
  const ports = count === undefined ? await portsOf(file, options, clock) : [];
  const { out, idle, capture, keepCardData = false, pace, buffer, busyOffline, handshake } = options;
  const settings: LivePrinterOptions = {
    model,
    sensors,
    ports,
    clock,
    idleMs: idle * 1000,
    pace: pace === 'real' ? 'as the model' : 'at once',
    ...(memory ? { memory } : {}),
    ...(buffer === undefined ? {} : { receiveBuffer: bufferOf(model, buffer) }),
    ...(busyOffline ? { busyWhenOffline: true as const } : {}),
    ...(handshake ? {} : { overflow: 'lost' as const }),
  };
  const keeping = {
    folder: out,
    keepCardData,
    ...(options.memory === undefined ? {} : { memoryFile: options.memory }),
  };
  const faults = options.fault ?? [];
  if (count !== undefined) {
    refuseSharing(options, file);
    const [first = ''] = addressesOf(file, options);
    const all = await Promise.all(addressesFrom(first, count).map((address) => portAt(address, clock)));
    const printers = all.map((port) => ({ ...settings, ports: [port] }));
    process.exitCode = await serve(printers, keeping, faults);
    return;
  }
  process.exitCode = await whileCaptured(capture, ports, { clock, keepCardData }, (seen) =>
    serve([{ ...settings, ports: seen }], keeping, faults),
  );
}

/** Everything the printer is to be reached by. */
async function portsOf(file: string | undefined, options: EmulateOptions, clock: Clock): Promise<Port[]> {
  const captured = capturedPort(file, options.line, clock);
  const addresses = addressesOf(file, options).slice(captured ? 1 : 0);
  const ports = await Promise.all(addresses.map((address) => portAt(address, clock)));
  return captured ? [captured, ...ports] : ports;
}

/** The same as addresses; the first is the file's, if there is one. */
function addressesOf(file: string | undefined, { tcp, host, serial, pty, device }: EmulateOptions): string[] {
  const addresses: string[] = [];
  if (file === '-') addresses.push('stdin:');
  else if (file !== undefined) addresses.push(pathToFileURL(resolve(file)).href);
  if (serial !== undefined) addresses.push(`serial://${serial}`);
  if (pty !== undefined) addresses.push(pty === true ? 'pty:' : `pty://${absolute(pty)}`);
  if (device !== undefined) addresses.push(`device://${resolve(device)}`);
  if (tcp === undefined && addresses.length > 0) return addresses;
  const port = tcp ?? String(RAW_PRINTING);
  addresses.push(
    /^\d+(\?|$)/.test(port) ? `tcp://${host.includes(':') ? `[${host}]` : host}:${port}` : `tcp://${port}`,
  );
  return addresses;
}

/** A path, if there is one, from the root; the settings after it stay. */
const absolute = (text: string): string => (text.startsWith('?') ? text : resolve(text));

function seconds(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value > 0)) throw new InvalidArgumentError('It is a number of seconds above 0.');
  return value;
}

function paceOf(text: string): EmulateOptions['pace'] {
  if (text !== 'real' && text !== 'none') throw new InvalidArgumentError('It is real or none.');
  return text;
}
