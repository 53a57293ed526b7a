import { beginFault, type Fault } from '../printers/faults.ts';
import { type Job, LivePrinter, type LivePrinterOptions } from '../printers/live-printer.ts';
import { layOut } from '../printers/one-slip.ts';
import { PieceRedactor } from '../receipts/redact-pieces.ts';
import { type ExitCode, exitCodes } from '../reports/exit-code.ts';
import { failureOf } from './failure.ts';
import { say } from './language.ts';
import { MemoryFile } from './memory-file.ts';
import { SlipFolder } from './slip-folder.ts';
import { byteCount, diagnosticWords, foundWords, rangeWords, slipWords } from './slip-words.ts';
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
 * Is one printer, or many, until a signal comes, nothing can come any more, or slips cannot be kept; tells a slip on standard output,
 * and confirms it to a host that asks (GS ( H), when it is on disk. Resolves with the exit code. Rejects with a
 * PortError, a SlipFolderError, or the operating system's error for the folder.
 */
export async function serve(
  all: readonly LivePrinterOptions[],
  { folder, keepCardData, memoryFile }: Keeping,
  faults: readonly Fault[] = [],
): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.passed;
  let stop = () => {};
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  let open = all.reduce((sum, { ports }) => sum + ports.length, 0);
  const fail = (error: unknown) => {
    const failure = failureOf(error);
    process.stderr.write(failure.text);
    exitCode = failure.exitCode;
    stop();
  };
  const slips = await SlipFolder.open(folder, fail);
  const memory = memoryFile === undefined ? undefined : new MemoryFile(memoryFile, keepCardData, fail);
  const tell = (words: string) => slips.after(() => void process.stdout.write(say(words)));
  for (const found of slips.found) tell(foundWords(found));

  /** Of many printers each line says whose it is. */
  const ofMany = (printer: LivePrinter) => (all.length > 1 ? `${printer.addresses.join(' ')}  ` : '');
  const printers = all.map((options) => {
    const redactor = new PieceRedactor(layOut);
    const printer: LivePrinter = new LivePrinter(options, {
      slip: (slip) => {
        const kept = keepCardData ? slip : redactor.redact(slip);
        const { number, picture } = slips.keep(kept);
        tell(ofMany(printer) + slipWords(number, kept, picture, kept.offset));
      },
      confirm: (send) => slips.after(send),
      room: () => slips.room(),
      pulse: ({ pin, on }) => tell(`${ofMany(printer)}drawer  pin ${pin}  ${on} ms\n`),
      ...(memory ? { memory: (content: object) => memory.keep(content) } : {}),
      job: (job) => tell(jobWords(job, ofMany(printer))),
      lineEnd: (from, end, isLast, message = 'the line was closed') => {
        if (end === 'error' || isLast) {
          process.stderr.write(say(`platen: ${from}: ${message}\n`));
          exitCode = exitCodes.benchError;
        }
        if ((isLast || isSource(from)) && --open === 0) stop();
      },
    });
    return printer;
  });

  void stopSignal().then(() => {
    exitCode = exitCodes.interrupted;
    stop();
  });
  try {
    for (const printer of printers) await printer.listen();
  } catch (error) {
    await closeAll(printers);
    await slips.close();
    throw error;
  }
  for (const printer of printers) for (const fault of faults) beginFault(printer, fault);
  const addresses = printers.flatMap((printer) => printer.addresses).filter((address) => !isSource(address));
  if (printers.length > 1)
    process.stdout.write(say(`${printers.length} x ${all[0]!.model.name} on ${rangeWords(addresses)}\n`));
  else for (const address of addresses) process.stdout.write(say(`${all[0]!.model.name} on ${address}\n`));
  await stopped;
  await closeAll(printers);
  await slips.close();
  await memory?.close();
  for (const printer of printers) {
    if (!printer.isStuck) continue;
    const what = `offline, ${byteCount(printer.waiting)} received and not printed`;
    process.stderr.write(say(`platen: ${ofMany(printer)}${what}\n`));
  }
  return exitCode;
}

const closeAll = (printers: readonly LivePrinter[]) => Promise.all(printers.map((printer) => printer.close()));

/** What is left to say of a job when its slips are told; nothing for most. */
function jobWords({ from, slips, offset, bytes, diagnostics, unfinished }: Job, whose: string): string {
  const told = diagnosticWords(diagnostics, offset);
  const rest = unfinished
    ? `  warning  byte ${unfinished.offset - offset}  unfinished-command  the job ends within a command: the printer waits for the rest of it\n`
    : '';
  if (told === '' && rest === '') return '';
  return `${whose}${slips === 0 ? 'no slip' : 'after the last slip'}  ${from}  ${byteCount(bytes)}\n${told}${rest}`;
}
