import { type Command, InvalidArgumentError } from 'commander';
import type { Model } from '../../emulator/models/model.ts';
import { type PredictedSlip, predictTimes } from '../../emulator/predict-times.ts';
import { readBench } from '../bench/read-bench.ts';
import { bitsPerByte, type Framing } from '../ports/framing.ts';
import { residentGlyphs } from '../printers/glyphs.ts';
import { findModel } from '../printers/layout.ts';
import { exitCodes } from '../reports/exit-code.ts';
import { counted } from '../reports/words.ts';
import { BUFFER_OPTION, bufferOf } from './buffer-option.ts';
import { LINE_OPTION, lineNumber, printerBytes } from './capture-file.ts';
import { readInput } from './files.ts';
import { helpText } from './help.ts';
import { say } from './language.ts';
import { byteCount } from './slip-words.ts';
import { aligned } from './table.ts';

interface TimeOptions {
  readonly baud?: number;
  readonly framing: Framing;
  readonly pause: number;
  readonly buffer?: string;
  readonly model?: string;
  readonly line?: number;
}

const examples = `
The host sends as fast as the line and the printer's handshake let it. Times count from its first start bit. What the
time of a slip went into adds up to when it is out; bytes that had to wait in the buffer came while another slip was
printed. docs/timing.md says how it is reckoned.

Examples:
  platen time job.bin --baud 9600
  platen time job.bin --baud 115200 --model tm-t88iii --buffer 45
  platen time job.bin --baud 9600 --framing 7E1 --pause 50
  platen time cap.jsonl --line 2 --baud 19200`;

/** Adds the verb. */
export function registerTime(program: Command): void {
  program
    .command('time')
    .description('Tell when each slip is out, and where the time goes, from the bytes alone.')
    .argument('<file>', 'printer bytes, or a capture; - is standard input')
    .option('--baud <speed>', 'bits per second of the line (default: bytes take no time)', baudOf)
    .option('--framing <framing>', 'data bits, parity (N, E, O, M, S) and stop bits of a byte', framingOf, {})
    .option('--pause <ms>', 'how long the host waits after each line feed', pauseOf, 0)
    .option(...BUFFER_OPTION)
    .option('--model <name>', 'printer model (default: as platen.yaml says, else xprinter-80)')
    .option(...LINE_OPTION, lineNumber)
    .addHelpText('after', () => helpText(examples))
    .action(time);
}

async function time(file: string, { baud, framing, pause, buffer, model: name, line }: TimeOptions): Promise<void> {
  const model = findModel(name ?? readBench().model);
  const receiveBuffer = buffer === undefined ? {} : { receiveBuffer: bufferOf(model, buffer) };
  const bytes = printerBytes(await readInput(file), file, line);
  const bits = bitsPerByte(framing);
  const speed = baud === undefined ? {} : { baud };
  const slips = predictTimes(bytes, model, residentGlyphs(), { ...speed, bits, pause, ...receiveBuffer });
  process.stdout.write(
    say(slips.length === 0 ? `${file} prints nothing\n` : `${slips.map(slipTimes).join('')}${figures(model)}`),
  );
  if (slips.length === 0) process.exitCode = exitCodes.failed;
}

/** What the parts are called. */
const PARTS = {
  wire: 'waiting for bytes',
  buffer: 'bytes waiting',
  ramp: 'motor starting',
  head: 'rows with dots',
  feed: 'blank rows',
  cut: 'cutting',
} as const;

function slipTimes({ slip, times, begins }: PredictedSlip, i: number): string {
  const { index: _, end, lines, bytes } = slip;
  const title = [`slip ${i + 1}`, slip.model, counted(lines.length, 'line'), end, byteCount(bytes.length)].join('  ');
  const took = times.end - begins;
  // The first byte is there when its last bit is.
  const parts = { ...times, wire: times.wire + slip.firstByteAt - begins };
  const rows = [
    ['first byte begins', ms(begins)],
    ['first dot', times.firstDot === null ? 'none' : ms(times.firstDot)],
    ['last dot', times.lastDot === null ? 'none' : ms(times.lastDot)],
    ['out', ms(times.end)],
    ...Object.entries(PARTS).map(([part, words]) => {
      const spent = parts[part as keyof typeof PARTS];
      return [`  ${words}`, ms(spent), took > 0 ? `${((spent / took) * 100).toFixed(0).padStart(3)} %` : ''];
    }),
  ];
  return `${title}\n${aligned(rows)
    .map((row) => `  ${row}\n`)
    .join('')}`;
}

const ms = (time: number): string => `${time.toFixed(1).padStart(9)} ms`;

/** Where the model's figures come from. */
function figures({ name, sources }: Model): string {
  const rows = ['speed', 'head', 'ramp', 'cut'].flatMap((key) => (sources[key] ? [[`  ${key}`, sources[key]]] : []));
  return `${name}\n${aligned(rows).join('\n')}\n`;
}

function baudOf(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('It is a number of bits per second.');
  return Number(text);
}

function pauseOf(text: string): number {
  if (!/^\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError('It is a number of ms.');
  return Number(text);
}

const PARITIES = { N: 'none', E: 'even', O: 'odd', M: 'mark', S: 'space' } as const;

function framingOf(text: string): Framing {
  const [, data, parity, stop] = /^([5-8])([NEOMS])(1|1\.5|2)$/i.exec(text) ?? [];
  if (data === undefined) throw new InvalidArgumentError('It is like 8N1 or 7E2.');
  return {
    dataBits: Number(data) as Framing['dataBits'],
    parity: PARITIES[parity!.toUpperCase() as keyof typeof PARITIES],
    stopBits: Number(stop) as Framing['stopBits'],
  };
}
