/** A process of hosts for the figures of live printers: it does what it is told, and says what it saw. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { textReceipt } from './streams.ts';

/** What the hosts are to do. */
export type Order =
  /** Print receipts on one connection as fast as it takes them, until the process is ended. */
  | { readonly what: 'stream'; readonly port: number }
  /** Ask the printers for their status, one request at a time and `every` ms; `printing`: behind a receipt each. */
  | {
      readonly what: 'ask';
      readonly ports: readonly number[];
      readonly times: number;
      readonly every: number;
      readonly printing: boolean;
    }
  /** Print as many receipts on each printer, all at once; each begins with the printer's place in the list. */
  | { readonly what: 'print'; readonly ports: readonly number[]; readonly receipts: number };

/** ms that each answer took; of the other orders, that all is sent and the printers have closed. */
export type Answer = readonly number[];

async function dial(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  await once(socket, 'connect');
  return socket;
}

async function stream(port: number): Promise<never> {
  const socket = await dial(port);
  const receipt = textReceipt(40);
  for (;;) if (!socket.write(receipt)) await once(socket, 'drain');
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function ask({ ports, times, every, printing }: Extract<Order, { what: 'ask' }>): Promise<number[]> {
  const sockets = await Promise.all(ports.map(dial));
  const receipt = textReceipt(40);
  const waits: number[] = [];
  for (let i = 0; i < times; i++) {
    await pause(every);
    const socket = sockets[i % sockets.length]!;
    if (printing) socket.write(receipt);
    const at = performance.now();
    socket.write(Uint8Array.of(0x10, 0x04, 1));
    await once(socket, 'data');
    waits.push(performance.now() - at);
  }
  for (const socket of sockets) socket.destroy();
  return waits;
}

async function print(ports: readonly number[], receipts: number): Promise<number[]> {
  const sockets = await Promise.all(ports.map(dial));
  await Promise.all(
    sockets.map(async (socket, i) => {
      const closed = once(socket.resume(), 'close');
      for (let k = 0; k < receipts; k++) socket.write(textReceipt(40, `Printer ${i} receipt ${k}\n`));
      socket.end();
      await closed;
    }),
  );
  return [];
}

process.on('message', async (order: Order) => {
  if (order.what === 'stream') return stream(order.port);
  process.send!(order.what === 'ask' ? await ask(order) : await print(order.ports, order.receipts));
});
process.send!('ready');
