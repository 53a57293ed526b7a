import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Slip } from '../../emulator/machine/slip.ts';
import { models } from '../../emulator/models/models.ts';
import { RealClock } from '../../src/clock/real.ts';
import type { Line, Port } from '../../src/ports/port.ts';
import { tcpPort } from '../../src/ports/tcp.ts';
import { printSlips } from '../../src/printers/layout.ts';
import { LivePrinter } from '../../src/printers/live-printer.ts';
import { type Figure, percentile } from './figures.ts';
import type { Answer, Order } from './hosts.ts';
import { textReceipt } from './streams.ts';

const clock = new RealClock();

/** As bytes come and replies leave: ms from the arrival of a request to the writing of its answer. */
function timed(line: Line, waits: number[]): Line {
  let asked = 0;
  const attach: Line['attach'] = (handlers) =>
    line.attach({
      ...handlers,
      onBytes: (...run) => {
        asked = performance.now();
        handlers.onBytes(...run);
      },
    });
  const write: Line['write'] = (bytes) => {
    waits.push(performance.now() - asked);
    return line.write(bytes);
  };
  return {
    name: line.name,
    attach,
    write,
    pause: () => line.pause(),
    resume: () => line.resume(),
    close: () => line.close(),
    reset: () => line.reset(),
  };
}

async function listening(slip: (slip: Slip) => void, waits: number[] = []): Promise<LivePrinter> {
  const tcp = tcpPort({ port: 0 }, clock);
  const ports: Port[] = [
    {
      get address() {
        return tcp.address;
      },
      listen: (accept) => tcp.listen((line) => accept(timed(line, waits))),
      close: () => tcp.close(),
    },
  ];
  const printer = new LivePrinter({ model: models.get('xprinter-80')!, ports, clock }, { slip });
  await printer.listen();
  return printer;
}

const portOf = (printer: LivePrinter) => Number(printer.addresses[0]!.split(':').at(-1));

/** Another process, with hosts that have been told what to do. */
async function hosts(order: Order): Promise<ChildProcess> {
  const child = fork(new URL('hosts.ts', import.meta.url));
  await once(child, 'message');
  child.send(order);
  return child;
}

async function answerOf(child: ChildProcess): Promise<Answer> {
  const [answer] = (await once(child, 'message')) as [Answer];
  child.kill();
  return answer;
}

const REQUESTS = 3000;

function* waitFigures(what: string, waits: Answer): Generator<Figure> {
  yield { what: `${what}, median`, value: percentile(waits, 0.5), unit: 'ms' };
  yield { what: `${what}, p99`, value: percentile(waits, 0.99), unit: 'ms' };
}

/**
 * How long a host waits for its status while the printer prints flat out; that of another process holds what the
 * system takes to run it.
 */
async function* replyFigures(): AsyncGenerator<Figure> {
  const waits: number[] = [];
  const printer = await listening(() => {}, waits);
  const port = portOf(printer);
  const order = { what: 'ask', ports: [port], times: REQUESTS, every: 1 } as const;
  const alone = await answerOf(await hosts({ ...order, printing: false }));
  yield* waitFigures('a reply of an idle printer', alone);
  const own = await answerOf(await hosts({ ...order, printing: true, times: REQUESTS / 3 }));
  yield* waitFigures('a reply behind a receipt on the same connection', own);
  waits.length = 0;
  const streaming = await hosts({ what: 'stream', port });
  const other = await answerOf(await hosts({ ...order, printing: false }));
  streaming.kill();
  yield* waitFigures('a reply while another connection prints flat out', other);
  yield* waitFigures('  from the arrival of its request', waits);
  await printer.close();
}

const PRINTERS = 1000;
const RECEIPTS = 3;
const ASKED = 50;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function memory(): { readonly used: number; readonly resident: number } {
  collect();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { used: heapUsed + external, resident: rss };
}

/** Many printers in one process, which all print at once. */
async function* manyFigures(): AsyncGenerator<Figure> {
  const slips: Slip[][] = Array.from({ length: PRINTERS }, () => []);
  const before = memory();
  const printers: LivePrinter[] = [];
  for (let i = 0; i < PRINTERS; i++) printers.push(await listening((slip) => slips[i]!.push(slip)));
  const after = memory();
  const each = (bytes: number) => bytes / PRINTERS / 1000;
  yield { what: 'memory of an idle printer', value: each(after.used - before.used), unit: 'kB' };
  yield { what: 'resident memory of an idle printer', value: each(after.resident - before.resident), unit: 'kB' };

  const ports = printers.map(portOf);
  const start = performance.now();
  const printing = await hosts({ what: 'print', ports, receipts: RECEIPTS });
  const asking = await hosts({ what: 'ask', ports: ports.slice(0, ASKED), times: 300, every: 1, printing: false });
  const [waits] = await Promise.all([answerOf(asking), answerOf(printing)]);
  const seconds = (performance.now() - start) / 1000;
  yield* waitFigures('a reply while 1,000 connections print', waits);
  yield { what: 'slips printed by 1,000 connections', value: (PRINTERS * RECEIPTS) / seconds, unit: 'a second' };
  yield { what: 'slips lost, or not exact', value: wrong(slips), unit: `of ${PRINTERS * RECEIPTS}` };
  await Promise.all(printers.map((printer) => printer.close()));
}

function wrong(slips: readonly (readonly Slip[])[]): number {
  let count = 0;
  slips.forEach((own, i) => {
    for (let k = 0; k < RECEIPTS; k++) {
      const [expected] = printSlips(textReceipt(40, `Printer ${i} receipt ${k}\n`), 'xprinter-80');
      if (!own[k]?.dots.equals(expected!.dots) || own.length !== RECEIPTS) count++;
    }
  });
  return count;
}

/** Printers on TCP ports of this process, and hosts in others. */
export async function* liveFigures(): AsyncGenerator<Figure> {
  yield* replyFigures();
  yield* manyFigures();
}
