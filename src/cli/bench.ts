import { writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { examine } from '../bench/doctor/doctor.ts';
import { type Diagnosis, diagnosisText, isWrong } from '../bench/doctor/finding.ts';
import { thisMachine } from '../bench/doctor/world.ts';
import { readBench } from '../bench/read-bench.ts';
import { foundWords, scan, wiringDraft } from '../bench/scan.ts';
import { listSerial } from '../bench/serial-devices.ts';
import { WIRING_FILE } from '../bench/wiring-schema.ts';
import { RealClock } from '../clock/real.ts';
import { exitCodes } from '../reports/exit-code.ts';
import { counted } from '../reports/words.ts';
import { UsageError } from './failure.ts';
import { readHardware } from './hardware.ts';
import { helpText } from './help.ts';
import { say } from './language.ts';

const examples = `
Examples:
  platen bench scan                        find serial devices, and write bench.yaml
  platen bench scan --ask                  ask each of them whether it is a printer
  platen bench scan --ask 192.168.0.50     and a printer on the network
  platen bench doctor                      prove each device of bench.yaml
  platen run --bench bench.yaml            run scenarios on it

docs/bench.md: the file, cables, permissions.`;

export function registerBench(program: Command): void {
  const bench = program
    .command('bench')
    .description('Find the hardware of a bench, and prove it.')
    .addHelpText('after', () => helpText(examples));
  bench
    .command('scan')
    .description('Find serial devices, guess what each is, and write a bench file.')
    .option('--ask [addresses...]', 'ask serial devices, and these addresses, whether they are printers')
    .option('-o, --output <file>', 'the bench file to write', WIRING_FILE)
    .option('--force', 'write over a bench file that is there')
    .showHelpAfterError(say('hint: platen bench scan --help'))
    .action(scanBench);
  bench
    .command('doctor')
    .description('Prove each device of a bench file: what was tried, what came, what to do.')
    .argument('[file]', 'the bench file', WIRING_FILE)
    .option('--json', 'tell it as JSON, a line for each device')
    .showHelpAfterError(say('hint: platen bench doctor --help'))
    .action(doctor);
}

interface ScanFlags {
  readonly ask?: true | readonly string[];
  readonly output: string;
  readonly force?: true;
}

async function scanBench({ ask, output, force }: ScanFlags): Promise<void> {
  const addresses = ask === undefined || ask === true ? [] : ask.map(withPort);
  const found = await scan({ clock: new RealClock(), list: listSerial, asks: ask !== undefined, addresses });
  process.stdout.write(say(foundWords(found)));
  try {
    writeFileSync(output, wiringDraft(found, 'cn-unionpay'), { flag: force ? 'w' : 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new UsageError(`${output} is there, and stays as it is`, 'write over it with --force, or elsewhere with -o');
  }
  process.stdout.write(
    say(`wrote ${output}\nnext: look at it, then platen bench doctor${output === WIRING_FILE ? '' : ` ${output}`}\n`),
  );
}

/** A host alone is a printer on the network at the usual port. */
const withPort = (address: string) =>
  /^[\w.-]+$/.test(address) && !/^\d+$/.test(address) && !/^com\d/i.test(address) ? `${address}:9100` : address;

async function doctor(file: string, { json }: { readonly json?: true }): Promise<void> {
  const { wiring, path } = readHardware(file);
  const world = thisMachine(new RealClock(), dirname(resolve(path)), resolve(readBench().reports));
  const words = (diagnosis: Diagnosis) => (json ? `${JSON.stringify(diagnosis)}\n` : say(diagnosisText(diagnosis)));
  const all = await examine(wiring, world, (diagnosis) => process.stdout.write(words(diagnosis)));
  const wrong = all.filter(isWrong);
  const verdict =
    wrong.length === 0
      ? `${counted(all.length, 'device')}, nothing wrong\n`
      : `wrong: ${wrong.length} of ${counted(all.length, 'device')}\n`;
  if (!json) process.stdout.write(say(verdict));
  process.exitCode = wrong.length === 0 ? exitCodes.passed : exitCodes.benchError;
}
