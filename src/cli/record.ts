import type { Command } from 'commander';
import { Capture, type LineCapture } from '../captures/capture.ts';
import { Recorder } from '../captures/recorder.ts';
import { RealClock } from '../clock/real.ts';
import { JsonlWriter } from '../events/jsonl.ts';
import { exitCodes } from '../reports/exit-code.ts';
import { helpText } from './help.ts';
import { say } from './language.ts';
import { byteCount } from './slip-words.ts';
import { stopSignal } from './stop-signal.ts';
import { packageVersion } from './version.ts';

interface RecordOptions {
  readonly listen: string;
  readonly to: string;
  readonly out: string;
  readonly keepCardData?: boolean;
}

const examples = `
Bytes, the end of either direction and a break are passed on as they come, both ways; whoever sends faster than the
other side takes waits. Each connection is a line of the capture, with a connection to the printer of its own. What
has passed is in the file at once; Ctrl-C ends it and exits with 130. An older file is never replaced.

Card numbers are hidden: other digits stand in their place, so the end of a run that may be the beginning of one is
written only when the next bytes tell. What is passed on is never changed.

Examples:
  platen record --listen tcp://127.0.0.1:9100 --to tcp://192.0.2.7:9100 --out cap.jsonl
  platen record --listen "serial:///dev/ttyUSB0?baud=115200" --to "serial:///dev/ttyUSB1?baud=115200" --out cap.jsonl
  platen record --listen pty:///tmp/printer --to serial:///dev/ttyUSB0 --out cap.jsonl
  platen explain cap.jsonl                         what passed to the printer
  platen replay cap.jsonl --to 192.0.2.8:9100      send it to another printer`;

export function registerRecord(program: Command): void {
  program
    .command('record')
    .description('Stand between hosts and a printer, pass everything on unchanged, and keep every byte with its time.')
    .requiredOption('--listen <address>', 'where hosts come: tcp://HOST:PORT, serial://PATH, pty:')
    .requiredOption('--to <address>', 'the printer: tcp://HOST:PORT, serial://PATH')
    .requiredOption('--out <file>', 'the capture that is written')
    .option('--keep-card-data', 'keep card numbers as they came; otherwise other digits are put in their place')
    .addHelpText('after', () => helpText(examples))
    .action(record);
}

async function record({ listen, to, out, keepCardData = false }: RecordOptions): Promise<void> {
  const clock = new RealClock();
  let exitCode: number = exitCodes.interrupted;
  let done = () => {};
  const ended = new Promise<void>((resolve) => {
    done = resolve;
  });
  const recorder = new Recorder(
    { listen, to, clock },
    {
      opened: (line, host) => void process.stdout.write(say(`${line.wire}  ${host}\n`)),
      over: (line) => void process.stdout.write(say(`${lineWords(line)}\n`)),
      noPrinter: (line, error) => void process.stderr.write(say(`platen: ${line.wire}: ${error.message}\n`)),
      done: () => {
        process.stderr.write(say(`platen: ${listen}: the line was closed\n`));
        exitCode = exitCodes.benchError;
        done();
      },
    },
  );
  const stopped = stopSignal();
  const address = await recorder.start(
    () => new Capture({ clock, sink: new JsonlWriter(out, 'keep'), platen: packageVersion(), keepCardData }),
  );
  process.stdout.write(say(`${address} -> ${to}  in ${out}\n`));
  await Promise.race([stopped, ended]);
  await recorder.stop();
  process.exitCode = exitCode;
}

/** `line 1  1,234 bytes to the printer, 4 bytes back`. */
function lineWords(line: LineCapture): string {
  const [there, back] = [line.count('to-printer'), line.count('from-printer')];
  return `${line.wire}  ${byteCount(there)} to the printer, ${byteCount(back)} back`;
}
