import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { RealClock } from '../../src/clock/real.ts';
import { VirtualClock } from '../../src/clock/virtual.ts';
import { type Line, type Port, PortError } from '../../src/ports/port.ts';
import { dialTcp, type TcpOptions, tcpPort } from '../../src/ports/tcp.ts';
import { Listener } from './listener.ts';

const clock = new RealClock();
const opened: Port[] = [];
const sockets: Socket[] = [];

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const port of opened.splice(0)) await port.close();
});

const portOf = (port: Port) => Number(new URL(port.address).port);

/** A listening port and the lines it has accepted, each with its listener. */
async function listening(options: TcpOptions = {}, onClock: RealClock | VirtualClock = clock) {
  const port = tcpPort({ port: 0, ...options }, onClock);
  opened.push(port);
  const printers: Listener[] = [];
  const waiting: (() => void)[] = [];
  await port.listen((line) => {
    printers.push(new Listener(line));
    for (const tell of waiting.splice(0)) tell();
  });
  const accepted = async (count: number) => {
    while (printers.length < count) await new Promise<void>((resolve) => waiting.push(resolve));
    return printers;
  };
  return { port, printers, accepted };
}

/** A client that is not ours: a plain socket. */
async function plainClient(port: Port): Promise<Socket> {
  const socket = connect({ port: portOf(port), host: '127.0.0.1', allowHalfOpen: true });
  sockets.push(socket);
  await new Promise((resolve) => socket.once('connect', resolve));
  return socket;
}

const once = (socket: Socket, event: string) => new Promise<unknown>((resolve) => socket.once(event, resolve));

test('port 0 becomes a free one, and the address says which', async () => {
  const { port } = await listening();
  expect(port.address).toMatch(/^tcp:\/\/127\.0\.0\.1:[1-9]\d+$/);
});

test('many hosts at once: each has its own line, and its own replies', async () => {
  const { port, accepted } = await listening();
  const hosts = await Promise.all(
    Array.from({ length: 20 }, async () => new Listener(await dialTcp({ port: portOf(port) }, clock))),
  );
  await Promise.all(hosts.map((host, index) => host.line.write(Uint8Array.of(index))));
  const printers = await accepted(20);
  await Promise.all(printers.map((printer) => printer.received(1)));
  for (const printer of printers) void printer.line.write(Uint8Array.of(printer.bytes[0]! + 100));
  await Promise.all(hosts.map((host) => host.received(1)));
  expect(hosts.map((host) => host.bytes[0])).toEqual(hosts.map((_, index) => index + 100));
  expect(new Set(printers.map((printer) => printer.line.name)).size).toBe(20);
  expect(printers.map((printer) => printer.line.name).sort()).toEqual(hosts.map((host) => host.line.name).sort());
  await Promise.all(hosts.map((host) => host.line.close()));
});

test('one write of replies is one chunk for the client', async () => {
  const { port, accepted } = await listening();
  const client = await plainClient(port);
  const [printer] = await accepted(1);
  const chunk = once(client, 'data');
  await printer!.line.write(Uint8Array.of(0x16, 0x12, 0x12, 0x12));
  expect(await chunk).toEqual(Buffer.of(0x16, 0x12, 0x12, 0x12));
});

test('a client that connects and closes without a byte is an ended line without bytes', async () => {
  const { port, accepted } = await listening();
  (await plainClient(port)).end();
  const [printer] = await accepted(1);
  await printer!.ended();
  expect([printer!.count, printer!.ends]).toEqual([0, [{ end: 'closed', message: undefined }]]);
});

test('a client that has ended its sending still gets replies, until the printer closes', async () => {
  const { port, accepted } = await listening();
  const client = await plainClient(port);
  const replies: Buffer[] = [];
  client.on('data', (bytes: Buffer) => replies.push(bytes));
  client.end(Buffer.from('receipt'));
  const [printer] = await accepted(1);
  await printer!.ended();
  expect(printer!.bytes.toString()).toBe('receipt');
  await printer!.line.write(Buffer.from('reply'));
  await Promise.all([once(client, 'end'), printer!.line.close()]);
  expect(Buffer.concat(replies).toString()).toBe('reply');
});

test('a client that resets is seen as reset, with the cause', async () => {
  const { port, accepted } = await listening();
  const client = await plainClient(port);
  const [printer] = await accepted(1);
  client.write('half a receipt');
  await printer!.received(14);
  client.resetAndDestroy();
  await printer!.ended();
  expect(printer!.ends).toEqual([{ end: 'reset', message: 'read ECONNRESET' }]);
});

test('a host may close while a paused printer has most of the job still to read', async () => {
  const { port, accepted } = await listening();
  const host = await dialTcp({ port: portOf(port) }, clock);
  const [printer] = await accepted(1);
  printer!.line.pause();
  const job = new Uint8Array(1 << 20).map((_, index) => index % 251);
  void host.write(job);
  const closed = host.close();
  await printer!.line.write(Uint8Array.of(0x16));
  printer!.line.resume();
  await Promise.all([printer!.ended(), closed]);
  await printer!.line.close();
  expect(printer!.bytes.equals(job)).toBe(true);
});

test('a silent conversation ends as idle, whatever the printer says; one that is paused does not', async () => {
  const virtual = new VirtualClock(0);
  const { port, accepted } = await listening({}, virtual);
  const client = await plainClient(port);
  const [printer] = await accepted(1);
  await virtual.run(virtual.sleep(150_000));
  const reply = once(client, 'data');
  await virtual.hold(printer!.line.write(Uint8Array.of(1)));
  await reply;
  await virtual.run(virtual.sleep(149_999));
  expect(printer!.ends).toEqual([]);
  printer!.line.pause();
  await virtual.run(virtual.sleep(3_600_000));
  expect(printer!.ends).toEqual([]);
  printer!.line.resume();
  const ended = once(client, 'end');
  client.resume();
  await virtual.run(virtual.sleep(300_001));
  expect(printer!.ends).toEqual([{ end: 'idle', message: undefined }]);
  await ended;
});

test('without an idle time a silent conversation stays', async () => {
  const virtual = new VirtualClock(0);
  const { port, accepted } = await listening({ idleMs: Infinity }, virtual);
  await plainClient(port);
  const [printer] = await accepted(1);
  await virtual.run(virtual.sleep(86_400_000));
  expect(printer!.ends).toEqual([]);
});

/** Sends `bytes` every `every` ms of virtual time until the conversation ends; how many times that was. */
async function drip(bytes: number, every: number, most: number): Promise<number> {
  const virtual = new VirtualClock(0);
  const { port, accepted } = await listening({ idleMs: 300_000 }, virtual);
  const client = await plainClient(port);
  client.resume();
  const [printer] = await accepted(1);
  for (let times = 1; times <= most; times++) {
    client.write(new Uint8Array(bytes));
    await virtual.hold(printer!.received(bytes * times));
    await virtual.run(virtual.sleep(every));
    if (printer!.ends.length > 0) {
      expect(printer!.ends).toEqual([{ end: 'idle', message: undefined }]);
      return times;
    }
  }
  return most;
}

test('a trickle does not keep a conversation, status requests do', async () => {
  // One byte every 100 s buys 37.5 s each time.
  expect(await drip(1, 100_000, 100)).toBe(5);
  expect(await drip(3, 100_000, 100)).toBe(100);
});

test('the bytes beyond the longest job are not taken: the line is reset, and says why', async () => {
  const { port, accepted } = await listening({ jobBytes: 1000 });
  const client = await plainClient(port);
  const failed = once(client, 'error');
  client.resume();
  client.write(new Uint8Array(1000));
  const [printer] = await accepted(1);
  await printer!.received(1000);
  expect(printer!.ends).toEqual([]);
  client.write('x');
  await printer!.ended();
  expect([printer!.count, printer!.ends]).toEqual([
    1000,
    [{ end: 'reset', message: 'it sent more than the 1000 bytes that it may' }],
  ]);
  expect(await failed).toMatchObject({ code: 'ECONNRESET' });
});

/** The client's answer when the printer echoes a byte to it, or the code of its failure. */
function echoOf(client: Socket): Promise<unknown> {
  client.write('?');
  return new Promise((resolve) => {
    client.once('data', (bytes: Buffer) => resolve(bytes.toString()));
    client.once('error', (error: NodeJS.ErrnoException) => resolve(error.code));
  });
}

/** A port that answers every byte with an exclamation mark. */
async function echoing(options: TcpOptions): Promise<Port> {
  const port = tcpPort({ port: 0, ...options }, clock);
  opened.push(port);
  await port.listen((line) =>
    line.attach({ onBytes: () => void line.write(Buffer.from('!')), onEnd: () => void line.close() }),
  );
  return port;
}

test('with as many conversations as there may be, one more is refused', async () => {
  const port = await echoing({ connections: 2 });
  const [first, second] = [await plainClient(port), await plainClient(port)];
  expect([await echoOf(first), await echoOf(second)]).toEqual(['!', '!']);
  const third = connect({ port: portOf(port), host: '127.0.0.1' });
  sockets.push(third);
  // The reset may come with the connection or after it.
  expect(['ECONNRESET', 'EPIPE']).toContain(await echoOf(third));
  expect(await echoOf(second)).toBe('!');
  const gone = once(first, 'close');
  first.end();
  await gone;
  expect(await echoOf(await plainClient(port))).toBe('!');
});

test('or waits until another has ended, and nothing that it sent is lost', async () => {
  const { port, printers, accepted } = await listening({ connections: 1, full: 'wait' });
  const first = await plainClient(port);
  await accepted(1);
  const second = await plainClient(port);
  second.end('second job');
  const third = await plainClient(port);
  third.end('third job');
  const reply = once(first, 'data');
  await printers[0]!.line.write(Uint8Array.of(1));
  await reply;
  expect(printers).toHaveLength(1);
  first.resume();
  first.end('first job');
  await printers[0]!.ended();
  for (const index of [0, 1, 2]) {
    const printer = (await accepted(index + 1))[index]!;
    await printer.ended();
    await printer.line.close();
    for (const socket of [second, third]) socket.resume();
  }
  expect(printers.map((printer) => printer.bytes.toString())).toEqual(['first job', 'second job', 'third job']);
});

test('a port that closes refuses those that wait', async () => {
  const { port, accepted } = await listening({ connections: 1, full: 'wait' });
  await plainClient(port);
  await accepted(1);
  const second = await plainClient(port);
  const failed = once(second, 'error');
  second.resume();
  await port.close();
  expect(await failed).toMatchObject({ code: 'ECONNRESET' });
});

test('a host that never reads its replies is read no further, and ends as idle', async () => {
  const port = tcpPort({ port: 0, idleMs: 200 }, clock);
  opened.push(port);
  let asked = 0;
  let told: (end: string) => void = () => {};
  const ended = new Promise<string>((resolve) => {
    told = resolve;
  });
  await port.listen((line) =>
    line.attach({
      onBytes: (bytes) => {
        asked += bytes.length;
        void line.write(new Uint8Array(bytes.length * 10));
      },
      onEnd: told,
    }),
  );
  const client = await plainClient(port);
  const requests = 64 << 20;
  client.write(new Uint8Array(requests));
  client.on('error', () => {});
  expect(await ended).toBe('idle');
  expect(asked).toBeLessThan(requests);
});

test('a port closes even when a host takes no more', async () => {
  const virtual = new VirtualClock(0);
  const { port, accepted } = await listening({}, virtual);
  await plainClient(port);
  const [printer] = await accepted(1);
  void printer!.line.write(new Uint8Array(32 << 20));
  await virtual.run(port.close());
  expect([virtual.now(), printer!.ends]).toEqual([5_000, [{ end: 'reset', message: undefined }]]);
});

test('closing twice, or before listening, does nothing', async () => {
  await tcpPort({ port: 0 }, clock).close();
  const { port } = await listening();
  await Promise.all([port.close(), port.close()]);
});

test('a closed port can be taken by another', async () => {
  const { port } = await listening();
  await port.close();
  const { port: next } = await listening({ port: portOf(port) });
  expect(next.address).toBe(port.address);
});

const failure = (work: Promise<unknown>): Promise<PortError> =>
  work.then(
    () => expect.unreachable('it must fail'),
    (error) => error,
  );

test('a port that cannot be opened says why and what to do', async () => {
  const { port } = await listening();
  const taken = await failure(tcpPort({ port: portOf(port) }, clock).listen((_line: Line) => {}));
  expect(taken).toBeInstanceOf(PortError);
  expect([taken.code, taken.message, taken.hint]).toEqual([
    'address-in-use',
    `127.0.0.1:${portOf(port)} is in use`,
    'Stop the program that holds it, or choose another port (0 picks a free one).',
  ]);
  // 192.0.2.0/24 is set aside for documentation (RFC 5737), .invalid for names that never exist (RFC 6761).
  const foreign = await failure(tcpPort({ host: '192.0.2.1', port: 0 }, clock).listen((_line: Line) => {}));
  expect([foreign.code, foreign.message]).toEqual(['bad-host', '192.0.2.1:0 is not an address of this machine']);
  const unknown = await failure(tcpPort({ host: 'printer.invalid', port: 0 }, clock).listen((_line: Line) => {}));
  expect(unknown.code).toBe('bad-host');
});

test('dialling where nothing listens says so', async () => {
  const { port } = await listening();
  await port.close();
  const refused = await failure(dialTcp({ port: portOf(port) }, clock));
  expect([refused.code, refused.message, refused.hint]).toEqual([
    'refused',
    `127.0.0.1:${portOf(port)} refused the connection`,
    'Nothing listens there: start the printer first, and compare the port number.',
  ]);
});
