import { type Job, LivePrinter, type LivePrinterOptions } from '../printers/live-printer.ts';
import { layOut } from '../printers/one-slip.ts';
import { redactSlip } from '../receipts/redact-slip.ts';
import { type ExitCode, exitCodes } from '../reports/exit-code.ts';
import { writeMemory } from './memory-file.ts';
import { SlipFolder } from './slip-folder.ts';
import { byteCount, diagnosticWords, slipWords } from './slip-words.ts';
import { stopSignal } from './stop-signal.ts';

interface Keeping {
  readonly folder: string;
  readonly keepCardData: boolean;
  /** Where the printer's non-volatile memory is kept; absent: nowhere. */
  readonly memoryFile?: string;
}

/** Lines that end for good when they end: a file has been read, a cable was pulled. */
const isSource = (from: string) => /^(file|stdin):/.test(from);

/**
 * Is a printer until a signal comes or nothing can come any more; tells every slip on standard output and keeps it.
 * Resolves with the exit code. Rejects with a PortError, or the operating system's error for the folder.
 */
export async function serve(
  options: LivePrinterOptions,
  { folder, keepCardData, memoryFile }: Keeping,
): Promise<ExitCode> {
  const slips = new SlipFolder(folder);
  let exitCode: ExitCode = exitCodes.passed;
  let stop = () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  let open = options.ports.length;

  const printer = new LivePrinter(options, {
    slip: (slip) => {
      const kept = keepCardData ? slip : redactSlip(slip, layOut);
      const { number, picture } = slips.keep(kept);
      process.stdout.write(slipWords(number, kept, picture, kept.offset));
    },
    pulse: ({ pin, on }) => void process.stdout.write(`drawer  pin ${pin}  ${on} ms\n`),
    ...(memoryFile === undefined
      ? {}
      : { memory: (content: object) => writeMemory(memoryFile, content, keepCardData) }),
    job: (job) => void process.stdout.write(jobWords(job)),
    lineEnd: (from, end, onCable, message = 'the line was closed') => {
      if (end === 'error' || onCable) {
        process.stderr.write(`platen: ${from}: ${message}\n`);
        exitCode = exitCodes.benchError;
      }
      if ((onCable || isSource(from)) && --open === 0) stop();
    },
  });

  void stopSignal().then(() => {
    exitCode = exitCodes.interrupted;
    stop();
  });
  await printer.listen();
  for (const address of printer.addresses) {
    if (!isSource(address)) process.stdout.write(`${options.model.name} on ${address}\n`);
  }
  await stopped;
  await printer.close();
  if (printer.isStuck)
    process.stderr.write(`platen: offline, ${byteCount(printer.waiting)} received and not printed\n`);
  return exitCode;
}

/** What is left to say of a job when its slips are told; nothing for most. */
function jobWords({ from, slips, offset, bytes, diagnostics, unfinished }: Job): string {
  const told = diagnosticWords(diagnostics, offset);
  const rest = unfinished
    ? `  warning  byte ${unfinished.offset - offset}  unfinished-command  the job ends within a command: the printer waits for the rest of it\n`
    : '';
  if (told === '' && rest === '') return '';
  return `${slips === 0 ? 'no slip' : 'after the last slip'}  ${from}  ${byteCount(bytes)}\n${told}${rest}`;
}
