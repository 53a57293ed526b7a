import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { slipText } from '../../emulator/machine/slip.ts';
import { xprinter80 } from '../../emulator/models/xprinter-80.ts';
import { RealClock } from '../../src/clock/real.ts';
import { type TcpOptions, tcpPort } from '../../src/ports/tcp.ts';
import { type Job, LivePrinter } from '../../src/printers/live-printer.ts';

// Two printers of one process: one is attacked, the other has to print meanwhile. Everything stays on the loopback.

const CUT = '\x1dVB\0';
const clock = new RealClock();
const printers: LivePrinter[] = [];
const sockets: Socket[] = [];

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await Promise.all(printers.splice(0).map((printer) => printer.close()));
});

/** A printer on a free port of the loopback, and what it has printed. */
async function printerOn(options: TcpOptions = {}) {
  const slips: string[] = [];
  const jobs: Job[] = [];
  const waiting: (() => void)[] = [];
  const changed = () => {
    for (const wake of waiting.splice(0)) wake();
  };
  const printer = new LivePrinter(
    { model: xprinter80, clock, ports: [tcpPort({ port: 0, ...options }, clock)], idleMs: 200 },
    {
      slip: (slip) => slips.push(slipText(slip)),
      job: (job) => {
        jobs.push(job);
        changed();
      },
    },
  );
  printers.push(printer);
  await printer.listen();
  const port = Number(new URL(printer.addresses[0]!).port);
  const until = async (ready: () => boolean) => {
    while (!ready()) await new Promise<void>((resolve) => waiting.push(resolve));
  };
  return { port, slips, jobs, until };
}

/** A socket that survives whatever is done to it; `gone` resolves when it has closed. */
function dial(port: number): { socket: Socket; gone: Promise<void>; connected: Promise<void> } {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  sockets.push(socket);
  socket.on('error', () => {});
  socket.resume();
  const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const connected = new Promise<void>((resolve) => socket.once('connect', () => resolve()));
  return { socket, gone, connected: Promise.race([connected, gone]) };
}

/** Prints one line as an honest program does (ESC @ first, for what stands in the printer), and waits until the printer has answered that it is ready and hung up. */
async function printOn({ port, slips }: { port: number; slips: string[] }, text: string): Promise<void> {
  const { socket, gone } = dial(port);
  const replies: Buffer[] = [];
  socket.on('data', (bytes: Buffer) => replies.push(bytes));
  socket.end(`\x1b@${text}\n${CUT}\x10\x04\x01`, 'latin1');
  socket.once('end', () => socket.destroy());
  await gone;
  expect(Buffer.concat(replies)).toEqual(Buffer.of(0x16));
  expect(slips.at(-1)).toBe(`${text}\n`);
}

test('ten thousand connects: the other printer prints all the while, and the one that is scanned afterwards', async () => {
  const scanned = await printerOn();
  const other = await printerOn();
  let connects = 0;
  const scan = async () => {
    while (connects < 10_000) {
      if (++connects % 1000 === 0) await printOn(other, `sale ${connects}`);
      const { socket, gone, connected } = dial(scanned.port);
      await connected;
      socket.resetAndDestroy();
      await gone;
      sockets.splice(sockets.indexOf(socket), 1);
    }
  };
  await Promise.all(Array.from({ length: 50 }, scan));
  await printOn(scanned, 'still here');
  expect(other.slips).toEqual(Array.from({ length: 10 }, (_, index) => `sale ${index + 1}000\n`));
  expect(scanned.slips).toEqual(['still here\n']);
});

test('slow hosts that take every place are ended, and their places are free again', async () => {
  const held = await printerOn({ connections: 8, idleMs: 300 });
  const other = await printerOn();
  const slow = Array.from({ length: 8 }, () => dial(held.port));
  await Promise.all(slow.map(({ connected }) => connected));
  slow[0]!.socket.write('a');
  const late = dial(held.port);
  await late.gone;
  await printOn(other, 'meanwhile');
  // They never close their end: the printer does, and does not wait for them.
  await Promise.all(slow.map(({ gone }) => gone));
  await printOn(held, 'free again');
});

test('hosts that close one half, or hang up in mid-job, hold nothing', async () => {
  const attacked = await printerOn({ connections: 4 });
  const other = await printerOn();
  const halves = Array.from({ length: 4 }, () => dial(attacked.port));
  await Promise.all(halves.map(({ connected }) => connected));
  for (const [index, { socket }] of halves.entries()) socket.end(index === 0 ? '' : `half ${index}\n`);
  await printOn(other, 'meanwhile');
  await Promise.all(halves.map(({ gone }) => gone));
  const cut = dial(attacked.port);
  await cut.connected;
  const answered = new Promise((resolve) => cut.socket.once('data', resolve));
  // A raster image of 2000 rows is announced, and does not come. The answer proves that the bytes are there: a reset
  // that comes together with bytes is seen as an ordinary end.
  cut.socket.write(Buffer.from('\x10\x04\x01\x1dv0\0\x48\0\xd0\x07dots', 'latin1'));
  await answered;
  cut.socket.resetAndDestroy();
  await attacked.until(() => attacked.jobs.length === 4);
  expect(attacked.jobs.map(({ end }) => end)).toEqual(['closed', 'closed', 'closed', 'reset']);
});

const HELLO =
  '\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03' +
  Array.from({ length: 32 }, (_, index) => String.fromCharCode(index * 8)).join('') +
  '\x00\x00\x06\x13\x01\x13\x02\x13\x03\x01\x00\x00\x72\x00\x00\x00\x0e\x00\x0c\x00\x00\x09localhost';

test('what port scans say is a job like any other, and the next job is whole', async () => {
  const scanned = await printerOn();
  const other = await printerOn();
  const requests = [
    'GET / HTTP/1.1\r\nHost: 127.0.0.1:9100\r\nConnection: close\r\n\r\n',
    'POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello',
    HELLO,
    '@PJL INFO ID\r\n',
    '\x80\x2e\x01\x00\x02',
    'SSH-2.0-scan\r\n',
  ];
  for (const request of requests) {
    const { socket, gone } = dial(scanned.port);
    socket.end(request, 'latin1');
    await printOn(other, 'meanwhile');
    socket.once('end', () => socket.destroy());
    await gone;
  }
  expect(scanned.jobs.map(({ bytes, end }) => [bytes, end])).toEqual(
    requests.map((request) => [request.length, 'closed']),
  );
});

test('a printer is open to the loopback alone unless another address is asked for', () => {
  expect(tcpPort({ port: 9100 }, clock).address).toBe('tcp://127.0.0.1:9100');
  expect(tcpPort({ port: 9100, host: '0.0.0.0' }, clock).address).toBe('tcp://0.0.0.0:9100');
});
