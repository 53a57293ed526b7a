import { once } from 'node:events';
import { connect } from 'node:net';
import { models } from '../../emulator/models/models.ts';
import { RealClock } from '../../src/clock/real.ts';
import { tcpPort } from '../../src/ports/tcp.ts';
import { LivePrinter } from '../../src/printers/live-printer.ts';

/** What became of a stream without a cut. */
export interface Soaked {
  /** Bytes that the slips hold, those of jobs that are not printed, and slips. */
  readonly bytes: number;
  readonly slips: number;
  /** Where one slip begins after the end of the one before, or before it: bytes that were lost, or printed twice. */
  readonly gaps: number;
  /** The most resident memory while it was printed, and that before it, bytes. */
  readonly before: number;
  readonly most: number;
  /** Receipts that another printer of the process printed meanwhile. */
  readonly others: number;
}

const portOf = (printer: LivePrinter) => Number(printer.addresses[0]!.split(':').at(-1));

/**
 * Sends `bytes` bytes of `part`, repeated and never cut, to a printer on TCP, and meanwhile one small receipt after
 * another to a second printer of the process, each when the one before is printed. Both print at once.
 */
export async function soak(part: Uint8Array, bytes: number): Promise<Soaked> {
  const clock = new RealClock();
  const model = models.get('xprinter-80')!;
  let slips = 0;
  let gaps = 0;
  let end = 0;
  let most = 0;
  const long = new LivePrinter(
    { model, ports: [tcpPort({ port: 0 }, clock)], clock },
    {
      slip: ({ offset, bytes: { length } }) => {
        slips++;
        if (offset !== end) gaps++;
        end = offset + length;
        most = Math.max(most, process.memoryUsage.rss());
      },
    },
  );
  let others = 0;
  const other = new LivePrinter(
    { model, ports: [tcpPort({ port: 0 }, clock)], clock },
    {
      slip: () => {
        others++;
      },
    },
  );
  await Promise.all([long.listen(), other.listen()]);
  const before = process.memoryUsage.rss();

  let isOver = false;
  const serving = (async () => {
    while (!isOver) {
      const host = connect(portOf(other), '127.0.0.1');
      const closed = once(host.resume(), 'close');
      host.end('\x1b@another printer\n\x1dVB\x00', 'latin1');
      await closed;
    }
  })();
  const host = connect(portOf(long), '127.0.0.1');
  const closed = once(host.resume(), 'close');
  for (let sent = 0; sent < bytes; sent += part.length) {
    if (!host.write(part.subarray(0, Math.min(part.length, bytes - sent)))) await once(host, 'drain');
  }
  host.end();
  await closed;
  isOver = true;
  await serving;
  await Promise.all([long.close(), other.close()]);
  return { bytes: end, slips, gaps, before, most, others };
}
