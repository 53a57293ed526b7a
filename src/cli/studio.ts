import { type Command, InvalidArgumentError } from 'commander';
import { readBench } from '../bench/read-bench.ts';
import { RealClock } from '../clock/real.ts';
import { portAt } from '../ports/address.ts';
import { RAW_PRINTING } from '../ports/tcp.ts';
import { findModel } from '../printers/layout.ts';
import { exitCodes } from '../reports/exit-code.ts';
import { openStudio } from '../studio/server/studio.ts';
import { UsageError } from './failure.ts';
import { helpText } from './help.ts';
import { say } from './language.ts';
import { stopSignal } from './stop-signal.ts';
import { packageVersion } from './version.ts';

interface StudioFlags {
  readonly tcp?: readonly string[];
  readonly serial?: string;
  readonly pty?: string | true;
  readonly model?: readonly string[];
  readonly bench?: string;
  readonly pace: 'none' | 'real';
  readonly host: string;
  readonly port: number;
}

/** Where the page is unless another port is named. */
const PAGE_PORT = 7310;

const examples = `
One page shows the paper as it comes out, which byte made which dot, and the printer's switches; runs scenarios, and
approves their slips.

Examples:
  platen studio                              a printer on 127.0.0.1:${RAW_PRINTING}, the page on http://127.0.0.1:${PAGE_PORT}
  platen studio --tcp 9101 --tcp 9102 --model tm-t88v --model sunmi-v2
                                             two printers side by side
  platen studio --bench bench.yaml           scenarios run on this hardware
  platen studio --pace real                  paper comes out at the speed of the model
  platen studio --host 0.0.0.0               for the network; the address that is told has a token in it`;

/** Adds `platen studio`. */
export function registerStudio(program: Command): void {
  program
    .command('studio')
    .description('See the paper come out in a browser, click a dot, open the cover.')
    .option('--tcp <port>', `a printer on this TCP port, again for more (${RAW_PRINTING} where nothing is named)`, more)
    .option('--serial <path>', 'a printer at the end of a serial cable: PATH[?baud=9600&parity=none&flow=none]')
    .option('--pty [link]', 'a printer behind a pty pair, and a link to its device under this path')
    .option('--model <name>', 'printer model; again for more printers, in their order', more)
    .option('--bench <file>', 'run scenarios on the hardware of this file, whose printers are opened for each run')
    .option('--pace <pace>', 'real: print as slowly as the model does; none: at once', paceOf, 'none')
    .option('--host <address>', 'where the page is; anything but loopback asks for a token', '127.0.0.1')
    .option('--port <port>', 'TCP port of the page, 0 for a free one', portOf, PAGE_PORT)
    .addHelpText('after', () => helpText(examples))
    .action(studio);
}

async function studio({ tcp, serial, pty, model = [], bench: wiring, pace, host, port }: StudioFlags): Promise<void> {
  const bench = readBench();
  // What is wrong with a bench file is told before anything is opened.
  if (wiring !== undefined) (await import('./hardware.ts')).readHardware(wiring);
  const clock = new RealClock();
  const cables = [
    ...(serial === undefined ? [] : [`serial://${serial}`]),
    ...(pty === undefined ? [] : [pty === true ? 'pty:' : `pty://${pty}`]),
  ];
  // A bench has printers of its own, which may be at the usual port.
  const sockets = tcp ?? (cables.length > 0 || wiring !== undefined ? [] : [String(RAW_PRINTING)]);
  const addresses = [...sockets.map((address) => (/^\d+$/.test(address) ? address : `tcp://${address}`)), ...cables];
  if (model.length > addresses.length) {
    throw new UsageError(
      `--model was given ${model.length} times for ${addresses.length} printers`,
      'Give each printer its --tcp.',
    );
  }
  const printers = await Promise.all(
    addresses.map(async (address, i) => ({
      model: findModel(model[i] ?? model.at(-1) ?? bench.model),
      ports: [await portAt(address, clock)],
      clock,
      pace: pace === 'real' ? ('as the model' as const) : ('at once' as const),
    })),
  );
  const { scenarios, golden, reports } = bench;
  const command = [process.execPath, ...process.execArgv, process.argv[1]!] as const;
  const project = { command, folder: process.cwd(), scenarios, golden, reports, clock, bench: wiring } as const;
  const opened = await openStudio({ clock, printers, host, port, golden, version: packageVersion(), project });
  opened.addresses.forEach((address, i) => {
    process.stdout.write(say(`${printers[i]!.model.name} on ${address}\n`));
  });
  process.stdout.write(say(`studio on ${opened.url}\n`));
  await stopSignal();
  await opened.close();
  process.exitCode = exitCodes.interrupted;
}

const more = (text: string, before: readonly string[] = []) => [...before, text];

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new InvalidArgumentError('It is a number from 0 to 65535.');
  return port;
}

function paceOf(text: string): StudioFlags['pace'] {
  if (text !== 'real' && text !== 'none') throw new InvalidArgumentError('It is real or none.');
  return text;
}
