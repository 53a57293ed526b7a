import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import ntp from 'node-thermal-printer';
import { afterEach, describe, expect, test } from 'vitest';
import { Capture } from '../../src/captures/capture.ts';
import { Recorder } from '../../src/captures/recorder.ts';
import { dialTcpEnd } from '../../src/captures/tcp-end.ts';
import { RealClock } from '../../src/clock/real.ts';
import type { EventOf, PlatenEvent } from '../../src/events/event.ts';
import { EventList } from '../../src/events/stream.ts';
import type { Line } from '../../src/ports/port.ts';
import { ptyPort } from '../../src/ports/pty.ts';
import { dialSerial } from '../../src/ports/serial.ts';
import { startPrinter } from '../clients/printer.ts';
import { Listener } from '../ports/listener.ts';

const { PrinterTypes, ThermalPrinter } = ntp;
const clock = new RealClock();
const tidy: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const each of tidy.splice(0).reverse()) await each();
});

interface Recording {
  readonly address: string;
  readonly port: number;
  readonly events: readonly PlatenEvent[];
  /** Resolves when so many lines are over. */
  over(lines: number): Promise<void>;
  /** The printer could not be reached, so often. */
  failures(): number;
  stop(): Promise<void>;
}

async function record(listen: string, to: string): Promise<Recording> {
  const list = new EventList();
  let over = 0;
  let failures = 0;
  let changed = () => {};
  const recorder = new Recorder(
    { listen, to, clock },
    {
      over: () => {
        over++;
        changed();
      },
      noPrinter: () => failures++,
    },
  );
  const address = await recorder.start(() => new Capture({ clock, sink: list, platen: '0.1.0', keepCardData: true }));
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= recorder.stop();
    return stopping;
  };
  tidy.push(stop);
  return {
    address,
    port: Number(/:(\d+)$/.exec(address)?.[1]),
    events: list.events,
    async over(lines) {
      while (over < lines) {
        await new Promise<void>((resolve) => {
          changed = resolve;
        });
      }
    },
    failures: () => failures,
    stop,
  };
}

/** What passed over a line, in one direction. */
const bytesOf = (events: readonly PlatenEvent[], wire: string, direction: string) =>
  events
    .filter((event): event is EventOf<'bytes'> => event.type === 'bytes')
    .filter((event) => event.wire === wire && event.direction === direction)
    .map((event) => event.hex)
    .join('');

const endsOf = (events: readonly PlatenEvent[], wire: string) =>
  events
    .filter((event): event is EventOf<'line-end'> => event.type === 'line-end' && event.wire === wire)
    .map(({ side, end }) => `${side} ${end}`);

/** A printer that a test plays itself. */
async function server(talk: (socket: Socket) => void): Promise<{ address: string; sockets: Socket[]; server: Server }> {
  const sockets: Socket[] = [];
  const listening = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    talk(socket);
  }).listen(0, '127.0.0.1');
  await once(listening, 'listening');
  tidy.push(() => {
    for (const socket of sockets) socket.destroy();
    listening.close();
  });
  return { address: `tcp://127.0.0.1:${(listening.address() as { port: number }).port}`, sockets, server: listening };
}

async function host(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  tidy.push(() => void socket.destroy());
  await once(socket, 'connect');
  return socket;
}

/** What comes until the other side has ended its sending. An iterator would destroy the socket then. */
function read(socket: Socket): Promise<Buffer> {
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) => socket.once('end', () => resolve(Buffer.concat(chunks))));
}

const pattern = (length: number) => Buffer.from(Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8) * 7) & 255));

describe('between a TCP host and a TCP printer', () => {
  test('a client that is not ours gets its answers and its slips as without it, and all of it is kept', async () => {
    const print = async (port: number) => {
      const printer = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: `tcp://127.0.0.1:${port}` });
      const isConnected = await printer.isPrinterConnected();
      printer.println('12 Harbour Road');
      printer.leftRight('TOTAL', '5.60');
      printer.printQR('https://example.com/r/0042');
      printer.cut();
      const sent = printer.getBuffer() as Buffer;
      await printer.execute();
      return { isConnected, sent };
    };
    const direct = await startPrinter('tm-t88v');
    await print(direct.port);
    const slips = await direct.jobsDone(1);
    await direct.close();

    const recorded = await startPrinter('tm-t88v');
    const recording = await record('tcp://127.0.0.1:0', `tcp://127.0.0.1:${recorded.port}`);
    const { isConnected, sent } = await print(recording.port);
    const slipsThrough = await recorded.jobsDone(1);
    await recording.over(2);
    await recording.stop();
    await recorded.close();
    expect(isConnected).toBe(true);
    expect(slips.map((slip) => slip.end)).toEqual(['partial cut']);
    expect(slipsThrough.map((slip) => [Buffer.from(slip.bytes).toString('hex'), slip.end])).toEqual(
      slips.map((slip) => [Buffer.from(slip.bytes).toString('hex'), slip.end]),
    );
    expect(slipsThrough[0]!.dots.equals(slips[0]!.dots)).toBe(true);
    // It asks whether the printer is there on a connection of its own.
    expect(bytesOf(recording.events, 'line 1', 'to-printer')).toBe('');
    expect(bytesOf(recording.events, 'line 2', 'to-printer')).toBe(sent.toString('hex'));
    expect(recording.events.at(-1)).toMatchObject({ type: 'capture-end' });
  });

  test('a host that has ended its sending still gets the answer', async () => {
    const { address } = await server(async (socket) => {
      const job = await read(socket);
      socket.end(Buffer.from(`got ${job.length}`));
    });
    const recording = await record('tcp://127.0.0.1:0', address);
    const client = await host(recording.port);
    client.end(pattern(3000));
    expect((await read(client)).toString()).toBe('got 3000');
    await recording.over(1);
    expect(bytesOf(recording.events, 'line 1', 'to-printer')).toBe(pattern(3000).toString('hex'));
    expect(bytesOf(recording.events, 'line 1', 'from-printer')).toBe(Buffer.from('got 3000').toString('hex'));
    expect(endsOf(recording.events, 'line 1')).toEqual(['host closed', 'printer closed']);
  });

  test('a printer that has ended its sending still gets the job', async () => {
    const jobs: Promise<Buffer>[] = [];
    const { address } = await server((socket) => {
      socket.end('ready');
      jobs.push(read(socket));
    });
    const recording = await record('tcp://127.0.0.1:0', address);
    const client = await host(recording.port);
    expect((await read(client)).toString()).toBe('ready');
    client.end(pattern(500));
    await recording.over(1);
    expect((await jobs[0]!).equals(pattern(500))).toBe(true);
    expect(endsOf(recording.events, 'line 1')).toEqual(['printer closed', 'host closed']);
  });

  test.each(['host', 'printer'] as const)('a break by the %s reaches the other side', async (side) => {
    const { address, sockets } = await server((socket) => void socket.write('up'));
    const recording = await record('tcp://127.0.0.1:0', address);
    const client = await host(recording.port);
    await once(client, 'data');
    const [broken, other] = side === 'host' ? [client, sockets[0]!] : [sockets[0]!, client];
    other.resume();
    const failed = once(other, 'error') as Promise<[NodeJS.ErrnoException]>;
    broken.resetAndDestroy();
    expect((await failed)[0].code).toBe('ECONNRESET');
    await recording.over(1);
    expect(endsOf(recording.events, 'line 1')).toEqual([`${side} reset`]);
  });

  test.each(['host', 'printer'] as const)(
    'a %s that takes nothing makes the other side wait, and loses nothing',
    async (side) => {
      const sent = pattern(24 << 20);
      const { address, sockets } = await server((socket) => void socket.pause());
      const recording = await record('tcp://127.0.0.1:0', address);
      const client = await host(recording.port);
      client.pause();
      client.write('x');
      while (sockets.length === 0) await clock.sleep(1);
      const [slow, fast] = side === 'host' ? [client, sockets[0]!] : [sockets[0]!, client];
      const through = new Promise<void>((resolve) => void fast.end(sent, () => resolve()));
      const passed = () =>
        recording.events.reduce((sum, event) => sum + (event.type === 'bytes' ? event.hex.length / 2 : 0), 0);
      // Nothing moves any more: everything between the two is full.
      for (let before = -1; passed() > before; await clock.sleep(100)) before = passed();
      expect(passed()).toBeLessThan(sent.length);
      const received = read(slow);
      slow.resume();
      await through;
      if (side === 'host') client.end();
      else sockets[0]!.end();
      expect((await received).subarray(side === 'printer' ? 1 : 0).equals(sent)).toBe(true);
    },
  );

  test('two hosts at once are two lines', async () => {
    const { address } = await server((socket) => void socket.pipe(socket));
    const recording = await record('tcp://127.0.0.1:0', address);
    const clients = [await host(recording.port), await host(recording.port)];
    clients.forEach((client, i) => void client.end(`job ${i}`));
    expect((await Promise.all(clients.map(read))).map(String)).toEqual(['job 0', 'job 1']);
    await recording.over(2);
    const opened = recording.events.filter((event) => event.type === 'line-open');
    expect(opened.map(({ wire, host: from, printer }) => [wire, from, printer])).toEqual(
      clients.map((_, i) => [`line ${i + 1}`, expect.stringMatching(/^tcp 127\.0\.0\.1:\d+$/), address]),
    );
    const jobs = ['line 1', 'line 2'].map((wire) => bytesOf(recording.events, wire, 'to-printer'));
    expect(jobs.sort()).toEqual(['job 0', 'job 1'].map((job) => Buffer.from(job).toString('hex')));
  });

  test('a host is broken off when there is no printer, and the next one is served', async () => {
    const { address, server: listening } = await server(() => {});
    listening.close();
    await once(listening, 'close');
    const recording = await record('tcp://127.0.0.1:0', address);
    const client = await host(recording.port);
    const [error] = (await once(client, 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ECONNRESET');
    await recording.over(1);
    expect(recording.failures()).toBe(1);
    expect(endsOf(recording.events, 'line 1')).toEqual(['printer error']);
    await host(recording.port);
    await recording.over(2);
    expect(recording.failures()).toBe(2);
  });

  test('stopping ends what is under way, and says so', async () => {
    const { address } = await server((socket) => void socket.write('up'));
    const recording = await record('tcp://127.0.0.1:0', address);
    const client = await host(recording.port);
    await once(client, 'data');
    const left = read(client);
    await recording.stop();
    await left;
    expect(recording.events.slice(-2)).toMatchObject([
      { type: 'line-end', side: 'recorder', end: 'stopped' },
      { type: 'capture-end' },
    ]);
  });
});

test('a setting that only a printer has is refused', async () => {
  await expect(record('tcp://127.0.0.1:0?idle=5', 'tcp://127.0.0.1:9')).rejects.toMatchObject({
    code: 'bad-address',
    message: "the address 'tcp://127.0.0.1:0?idle=5' has settings that only a printer has",
  });
});

test('a printer that does not answer the call is given up when the recorder stops', async () => {
  const { address } = await server(() => {});
  const stop = new AbortController();
  const dialled = dialTcpEnd({ host: '127.0.0.1', port: Number(new URL(address).port) }, clock, stop.signal);
  stop.abort();
  await expect(dialled).rejects.toMatchObject({ code: 'no-printer', message: expect.stringContaining('given up') });
});

/** A pair whose device is opened as a serial port, and the line on its other side. */
async function cable(): Promise<{ path: string; far: Line }> {
  const pair = ptyPort({}, clock);
  tidy.push(() => pair.close());
  let far: Line | undefined;
  await pair.listen((line) => {
    far = line;
  });
  return { path: pair.address.replace('pty://', ''), far: far! };
}

describe('between serial cables', () => {
  test('all byte values pass both ways, unchanged', async () => {
    const [hostSide, printerSide] = [await cable(), await cable()];
    const recording = await record(`serial://${hostSide.path}?baud=115200`, `serial://${printerSide.path}?baud=115200`);
    const [host, printer] = [new Listener(hostSide.far), new Listener(printerSide.far)];
    const [job, answer] = [pattern(3000), pattern(256).reverse()];
    await hostSide.far.write(job);
    await printer.received(job.length);
    await printerSide.far.write(answer);
    await host.received(answer.length);
    expect(printer.bytes.equals(job)).toBe(true);
    expect(host.bytes.equals(answer)).toBe(true);
    await recording.stop();
    expect(bytesOf(recording.events, 'line 1', 'to-printer')).toBe(job.toString('hex'));
    expect(bytesOf(recording.events, 'line 1', 'from-printer')).toBe(answer.toString('hex'));
  });

  test('from a pty to a TCP printer', async () => {
    const { address } = await server((socket) => void socket.pipe(socket));
    const recording = await record('pty:', address);
    const program = await dialSerial({ path: recording.address.replace('pty://', '') }, clock);
    tidy.push(() => program.close());
    const listener = new Listener(program);
    void program.write(pattern(1000));
    await listener.received(1000);
    expect(listener.bytes.equals(pattern(1000))).toBe(true);
  });
});
