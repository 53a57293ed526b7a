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

test('a silent conversation ends as idle, and one that is paused does not', async () => {
  const virtual = new VirtualClock(0);
  const { port, accepted } = await listening({ idleMs: 300_000 }, virtual);
  const client = await plainClient(port);
  const [printer] = await accepted(1);
  await virtual.run(virtual.sleep(299_000));
  const reply = once(client, 'data');
  await virtual.hold(printer!.line.write(Uint8Array.of(1)));
  await reply;
  await virtual.run(virtual.sleep(299_999));
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
