import { type Command, InvalidArgumentError } from 'commander';
import { dial } from '../captures/places.ts';
import type { CapturedLine } from '../captures/read.ts';
import { type Replayed, replay } from '../captures/replay.ts';
import { RealClock } from '../clock/real.ts';
import { exitCodes } from '../reports/exit-code.ts';
import { chosenLine, LINE_OPTION, lineNumber, openCapture } from './capture-file.ts';
import { readInput } from './files.ts';
import { helpText } from './help.ts';
import { say } from './language.ts';
import { byteCount } from './slip-words.ts';
import { stopSignal } from './stop-signal.ts';

interface ReplayOptions {
  readonly to: string;
  readonly speed: number;
  readonly line?: number;
  readonly wait: number;
}

const examples = `
At recorded speed each run of bytes is sent as long after the first as it came; 10x takes a tenth of that, and full
sends as fast as the printer takes it. Exits with 1 when the printer's answers are not those of the capture, 3 when
the printer cannot be reached or breaks the line off. Card numbers that the capture hides are sent as it has them.

Examples:
  platen replay cap.jsonl --to tcp://192.0.2.7:9100
  platen replay cap.jsonl --to "serial:///dev/ttyUSB0?baud=9600" --speed full
  platen replay cap.jsonl --to 9100 --line 2 --speed 10x     the second connection, ten times as fast
  platen replay reports/events.jsonl --to 9100 --line 1      a line of a run`;

export function registerReplay(program: Command): void {
  program
    .command('replay')
    .description('Send a printer what a host sent, as it was recorded, and compare the answers.')
    .argument('<capture>', 'what platen record or platen emulate --capture wrote; - is standard input')
    .requiredOption('--to <address>', 'the printer: tcp://HOST:PORT, serial://PATH, pty:')
    .option('--speed <speed>', 'recorded, full, or a factor: 2x, 0.5x', readSpeed, 1)
    .option(...LINE_OPTION, lineNumber)
    .option('--wait <seconds>', 'how long the printer may take to answer', readSeconds, 2)
    .addHelpText('after', () => helpText(examples))
    .action(run);
}

async function run(file: string, { to, speed, line: number, wait }: ReplayOptions): Promise<void> {
  const recorded = chosenLine(openCapture(await readInput(file), file), file, number);
  const clock = new RealClock();
  const dialled = await dial(to, clock);
  const stopped = stopSignal().then(() => undefined);
  process.stdout.write(say(`line ${recorded.number} of ${file} -> ${dialled.address}\n`));
  const replayed = await Promise.race([
    replay(recorded, dialled.line, { clock, speed, patience: wait * 1000 }),
    stopped,
  ]);
  if (replayed === undefined) {
    dialled.line.reset();
    await dialled.close();
    process.exitCode = exitCodes.interrupted;
    return;
  }
  await dialled.close();
  process.stdout.write(say(`${byteCount(replayed.sent)} sent, ${byteCount(replayed.answered.length)} answered\n`));
  const { broken } = replayed;
  if (broken) {
    process.stderr.write(say(`platen: the printer ended the line: ${broken.message ?? broken.end}\n`));
    process.exitCode = exitCodes.benchError;
  }
  const difference = differenceWords(recorded, replayed);
  if (difference === undefined) return;
  process.stdout.write(say(difference));
  process.exitCode ??= exitCodes.failed;
}

/** Bytes of an answer that are shown from where it differs. */
const SHOWN = 8;

/** Where the printer's answers differ from the recorded ones; undefined when they are the same. */
function differenceWords(line: CapturedLine, { recorded, answered }: Replayed): string | undefined {
  const length = Math.max(recorded.length, answered.length);
  let at = 0;
  while (at < length && recorded[at] === answered[at]) at++;
  if (at === length) return undefined;
  const shown = (bytes: Uint8Array) => {
    const hex = [...bytes.subarray(at, at + SHOWN)].map((byte) => byte.toString(16).toUpperCase().padStart(2, '0'));
    if (hex.length === 0) return 'nothing more';
    return `${hex.join(' ')}${bytes.length > at + SHOWN ? ' ...' : ''}`;
  };
  return [
    `answers differ from byte ${at} on${askedWords(line, at)}`,
    `  recorded  ${shown(recorded)}`,
    `  answered  ${shown(answered)}`,
    '',
  ].join('\n');
}

/** `, which came after 120 bytes had been sent`, of the recorded answer's byte at `at`; empty where none is. */
function askedWords({ runs }: CapturedLine, at: number): string {
  let sent = 0;
  let answered = 0;
  for (const { direction, bytes } of runs) {
    if (direction === 'to-printer') sent += bytes.length;
    else answered += bytes.length;
    if (answered > at) return `, recorded after ${byteCount(sent)} had been sent`;
  }
  return '';
}

function readSpeed(text: string): number {
  if (text === 'recorded') return 1;
  if (text === 'full') return Number.POSITIVE_INFINITY;
  const [, factor] = /^(\d+(?:\.\d+)?)x$/.exec(text) ?? [];
  if (factor === undefined || Number(factor) === 0) {
    throw new InvalidArgumentError('It is recorded, full, or a factor above 0 such as 2x.');
  }
  return Number(factor);
}

function readSeconds(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0)) throw new InvalidArgumentError('It is a number of seconds.');
  return value;
}
