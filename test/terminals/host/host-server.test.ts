import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { RealClock } from '../../../src/clock/real.ts';
import type { Line } from '../../../src/ports/port.ts';
import { dialTcp, tcpPort } from '../../../src/ports/tcp.ts';
import { HostClient } from '../../../src/terminals/host/host-client.ts';
import { HostServer, type HostServerOptions } from '../../../src/terminals/host/host-server.ts';
import { type IsoMessage, pack, unpack } from '../../../src/terminals/host/iso8583/codec.ts';
import { type Frame, FrameReader, packFrame, usualHeader } from '../../../src/terminals/host/iso8583/frame.ts';
import { SimulatedHost } from '../../../src/terminals/simulated/host.ts';
import { Listener } from '../../ports/listener.ts';
import { merchant } from '../simulated/bench.ts';
import { vectors } from './iso8583/vectors.ts';

const clock = new RealClock();
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

/** A host on a TCP port, and a terminal's line to it. */
async function reached(options: Partial<HostServerOptions> = {}) {
  const host = new SimulatedHost({ clock });
  const server = new HostServer({ port: tcpPort({ port: 0 }, clock), host, clock, ...options });
  await server.listen();
  const port = Number(new URL(server.address).port);
  const line = await dialTcp({ port }, clock);
  open.push(line, server);
  return { host, server, port, line, terminal: new Asking(line) };
}

/** A terminal that is not ours: bytes over a socket. */
class Asking {
  readonly listener: Listener;
  readonly #line: Line;
  readonly #reader = new FrameReader();
  #seen = 0;

  constructor(line: Line) {
    this.#line = line;
    this.listener = new Listener(line);
  }

  /** Sends bytes and waits for a frame. */
  async exchange(bytes: Uint8Array): Promise<Frame> {
    void this.#line.write(bytes);
    for (;;) {
      await this.listener.received(this.#seen + 1);
      const fresh = this.listener.bytes.subarray(this.#seen);
      this.#seen += fresh.length;
      const [frame] = this.#reader.push(fresh);
      if (frame) return frame;
    }
  }

  async ask(message: IsoMessage): Promise<IsoMessage> {
    const tpdu = Uint8Array.of(0x60, 0, 3, 0, 9);
    const frame = await this.exchange(packFrame({ tpdu, header: usualHeader, message: pack(message) }));
    expect(frame).toMatchObject({ tpdu: Uint8Array.of(0x60, 0, 9, 0, 3), header: usualHeader });
    return unpack(frame.message);
  }
}

const framed = (hex: string) => {
  const body = Buffer.from(hex, 'hex');
  return Buffer.concat([Uint8Array.of(body.length >> 8, body.length & 0xff), body]);
};

describe('messages of terminals in public sources are answered:', () => {
  it.each([
    [
      'a chip sale',
      '0210',
      { 3: '000000', 4: '000000000001', 11: '000403', 39: '00', 41: '10000019', 60: '22000024000600' },
    ],
    ['a chip sale with its time', '0210', { 4: '000000001111', 11: '000079', 39: '00', 60: '2200072700060' }],
    ['a sign-on', '0810', { 11: '000078', 39: '00', 41: '10016919', 60: '00000726005', 62: '00'.repeat(24) }],
  ])('%s', async (name, type, fields) => {
    const { terminal } = await reached();
    const { message } = await terminal.exchange(framed(vectors.find((vector) => vector.name === name)!.hex));
    expect(unpack(message)).toMatchObject({ type, fields });
  });
});

const sale: IsoMessage = {
  type: '0200',
  fields: {
    3: '000000',
    4: '000000001285',
    11: '000001',
    22: '022',
    25: '00',
    35: '6250946000000016D30122010000000000000',
    41: '10000001',
    42: '898290054110001',
    49: '156',
    60: '22000001000500',
    63: '01 ',
  },
};

describe('a terminal under test', () => {
  it('is answered field by field; track 2 stands for the card number and expiry', async () => {
    const { host, terminal } = await reached();
    const { type, fields } = await terminal.ask(sale);
    expect({ type, ...fields }).toEqual({
      type: '0210',
      3: '000000',
      4: '000000001285',
      11: '000001',
      12: expect.stringMatching(/^\d{6}$/),
      13: expect.stringMatching(/^\d{4}$/),
      25: '00',
      37: '240710923457',
      38: '480271',
      39: '00',
      41: '10000001',
      42: '898290054110001',
      // 银联商务 in GBK.
      44: `${' '.repeat(11)}\u00d2\u00f8\u00c1\u00aa\u00c9\u00cc\u00ce\u00f1   `,
      49: '156',
      60: '22000001000500',
      64: '0000000000000000',
    });
    expect(host.record.transactions).toMatchObject([
      { kind: 'sale', voucher: 1, batch: 1, card: { pan: '6250946000000016', expiry: '3012', entry: 'S' } },
    ]);
  });

  it.each([
    ['without an amount is told 30', { ...sale, fields: { ...sale.fields, 4: undefined } }, '0210', '30'],
    ['without a card is told 30', { ...sale, fields: { ...sale.fields, 35: undefined } }, '0210', '30'],
    [
      'with a function that there is not is told 30',
      { ...sale, fields: { ...sale.fields, 60: '99000001000' } },
      '0210',
      '30',
    ],
    ['with a type that there is not is told 12', { type: '0600', fields: { 11: '000001' } }, '0610', '12'],
    [
      'with records that do not count up is told 30',
      { type: '0320', fields: { 11: '000001', 41: '10000001', 48: '0212', 60: '00000001201' } },
      '0330',
      '30',
    ],
    [
      'with totals of another length is told 30',
      { type: '0500', fields: { 11: '000001', 48: '0', 60: '00000001201' } },
      '0510',
      '30',
    ],
    [
      'that only asks whether the host is there is told 00',
      { type: '0820', fields: { 11: '000001', 60: '00000001301' } },
      '0830',
      '00',
    ],
  ])('%s', async (_what, message, type, response) => {
    const { host, terminal } = await reached();
    expect(await terminal.ask(message)).toMatchObject({ type, fields: { 11: '000001', 39: response } });
    expect(host.record).toEqual({ transactions: [], settlements: [] });
  });

  it.each([
    ['bytes that are no message', framed('6000030000603100310000FFFF0000000000000000')],
    ['a length that no message has', Uint8Array.of(0, 3, 1, 2, 3)],
  ])('that sends %s is broken off, and others are not', async (_what, bytes) => {
    const { port, line, terminal } = await reached();
    const other = await dialTcp({ port }, clock);
    open.push(other);
    void line.write(bytes);
    await terminal.listener.ended();
    expect(terminal.listener.ends).toMatchObject([{ end: 'reset' }]);
    expect(await new Asking(other).ask(sale)).toMatchObject({ fields: { 39: '00' } });
  });

  it('sends a batch again as records and as single transactions, or nothing after one that balanced', async () => {
    const { host, terminal } = await reached();
    const of = (type: string, trace: string, fields: IsoMessage['fields']): IsoMessage => ({
      type,
      fields: { 11: trace, 41: '10000001', 42: '898290054110001', ...fields },
    });
    await terminal.ask(sale);
    await terminal.ask({ ...sale, fields: { ...sale.fields, 11: '000002' } });
    const totals = of('0500', '000003', { 48: '0'.repeat(62), 60: '00000001201' });
    expect(await terminal.ask(totals)).toMatchObject({ fields: { 48: `${'0'.repeat(30)}2${'0'.repeat(30)}2` } });
    const record = ['00', '000001', '00006250946000000016', '000000001285'].join('');
    await terminal.ask(of('0320', '000004', { 48: `01${record}`, 60: '00000001201' }));
    await terminal.ask(
      of('0320', '000002', { 2: '6250946000000016', 3: '000000', 4: '000000001285', 60: '00000001201' }),
    );
    const end = of('0320', '000005', { 48: '0002', 60: '00000001202' });
    expect(await terminal.ask(end)).toMatchObject({ type: '0330', fields: { 39: '00', 60: '00000001202' } });
    const [settled] = host.record.settlements;
    expect(settled).toMatchObject({ balance: 'unbalanced', uploaded: { count: 2, missing: [], unknown: [] } });
    await terminal.ask(of('0320', '000006', { 48: '0000', 60: '00000001207' }));
    expect(host.record.settlements).toEqual([settled]);
  });

  it('that has ended its sending is answered, and then the line ends', async () => {
    const { host, port } = await reached();
    host.answerNext('late 50ms');
    const socket = connect({ port, allowHalfOpen: true });
    socket.end(packFrame({ tpdu: new Uint8Array(5), header: usualHeader, message: pack(sale) }));
    const came: Buffer[] = await socket.toArray();
    const [frame] = new FrameReader().push(Buffer.concat(came));
    expect(unpack(frame!.message)).toMatchObject({ type: '0210', fields: { 39: '00' } });
  });

  it('is broken off where the host is scripted down, and nothing is booked', async () => {
    const { host, line, terminal } = await reached();
    host.answerNext('down');
    void line.write(packFrame({ tpdu: new Uint8Array(5), header: usualHeader, message: pack(sale) }));
    await terminal.listener.ended();
    expect(host.record.transactions).toEqual([]);
  });

  it('that is asked what only a settlement can be answered meets a fault of the bench', async () => {
    let told: (error: unknown) => void = () => {};
    const fault = new Promise((resolve) => {
      told = resolve;
    });
    const { host, line } = await reached({ onFault: (error) => told(error) });
    host.answerNext('unbalanced');
    void line.write(packFrame({ tpdu: new Uint8Array(5), header: usualHeader, message: pack(sale) }));
    expect(await fault).toMatchObject({ code: 'host-answer-misplaced' });
  });
});

describe('a client', () => {
  it('says that there is no connection, and finds the host when it is there again', async () => {
    const { server, port } = await reached();
    const client = new HostClient({ dial: () => dialTcp({ port }, clock), clock, merchant });
    open.push(client);
    expect(await client.echo()).toBe('00');
    await client.close();
    await server.close();
    await expect(client.echo()).rejects.toMatchObject({ code: 'host-unreachable' });
    const again = new HostServer({ port: tcpPort({ port }, clock), host: new SimulatedHost({ clock }), clock });
    await again.listen();
    open.push(again);
    expect(await client.echo()).toBe('00');
  });
});
