import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RealClock } from '../../../src/clock/real.ts';
import { VirtualClock } from '../../../src/clock/virtual.ts';
import { ptyPort } from '../../../src/ports/pty.ts';
import { dialSerial } from '../../../src/ports/serial.ts';
import { TransbankTerminal } from '../../../src/terminals/drivers/transbank/terminal.ts';
import { SimulatedHost } from '../../../src/terminals/simulated/host.ts';
import { SimulatedTransbankTerminal } from '../../../src/terminals/simulated/transbank/terminal.ts';
import { Paper, textOf } from '../simulated/bench.ts';
import { address, child, merchant, redcompra, visa } from './bench.ts';

// npm's transbank-pos-sdk as it is published, on a pty; its serial port is a serialport of its own.

/** What the package answers, as far as the tests read it; it has no types. */
interface Answer {
  readonly functionCode: number;
  readonly responseCode: number;
  readonly responseMessage: string;
  readonly successful: boolean;
  readonly commerceCode: number | string;
  readonly terminalId: string;
  readonly ticket: string;
  readonly authorizationCode: string;
  readonly amount: number;
  readonly last4Digits: number;
  readonly operationNumber: string;
  readonly cardType: string;
  readonly cardBrand: string;
  readonly accountNumber: string;
  readonly realDate: string;
  readonly realTime: string;
}

interface Sdk {
  connect(path: string): Promise<boolean>;
  disconnect(): Promise<boolean>;
  raw_serial_port(): { drain(done: () => void): void };
  poll(): Promise<boolean>;
  loadKeys(): Promise<Answer>;
  sale(
    amount: number,
    ticket: string,
    progress?: boolean,
    told?: (step: { responseCode: number }) => void,
  ): Promise<Answer>;
  multicodeSale(amount: number, ticket: string, commerceCode: string): Promise<Answer>;
  getLastSale(): Promise<Answer>;
  getTotals(): Promise<{ txCount: number; txTotal: number; successful: boolean }>;
  refund(operation: string): Promise<Answer & { operationId: string }>;
  closeDay(): Promise<Answer>;
  salesDetail(printOnPos: boolean): Promise<(Answer & { amount: string })[] | true>;
  changeToNormalMode(): Promise<boolean>;
}

const { POSIntegrado } = createRequire(import.meta.url)('transbank-pos-sdk') as { POSIntegrado: new () => Sdk };

/**
 * The package takes for one message what comes without 100 ms of silence, by a timer of the same process: when a busy
 * machine holds the process up, the silence is over for both at once. This clock sleeps in short naps, so that such a
 * moment is one nap of many.
 */
class NappingClock extends RealClock {
  override async sleep(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= NAP) await super.sleep(Math.min(left, NAP));
  }
}

const NAP = 20;
const clock = new NappingClock();

/** A simulated terminal on a pty of its own, closed when `work` is done. The tests wait most of their time: they run together. */
async function onPty(work: (terminal: TerminalOnPty) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'platen-'));
  const path = join(folder, 'pos');
  const host = new SimulatedHost({ clock, zone: '-03:00' });
  const paper = new Paper(new VirtualClock(0));
  const port = ptyPort({ link: path }, clock);
  let pos: SimulatedTransbankTerminal | undefined;
  await port.listen((line) => {
    pos = new SimulatedTransbankTerminal({
      clock,
      line,
      host,
      merchant,
      address,
      children: [child],
      customer: visa,
      printer: { line: paper, columns: 32, cutter: false },
      // Wider than a terminal's, for a machine that is busy with other tests.
      pause: 300,
      copyPause: 0,
      onError: (error) => {
        throw error;
      },
    });
  });
  try {
    await work({ path, host, paper, pos: pos! });
  } finally {
    await port.close();
    await rm(folder, { recursive: true });
  }
}

interface TerminalOnPty {
  readonly path: string;
  readonly host: SimulatedHost;
  readonly paper: Paper;
  readonly pos: SimulatedTransbankTerminal;
}

async function connected<T>(path: string, work: (sdk: Sdk) => Promise<T>): Promise<T> {
  const sdk = new POSIntegrado();
  expect(await sdk.connect(path)).toBe(true);
  try {
    return await work(sdk);
  } finally {
    // It answers a response with an ACK and tells of it before that has left.
    await new Promise<void>((resolve) => sdk.raw_serial_port().drain(resolve));
    await sdk.disconnect();
  }
}

const booked = (host: SimulatedHost) =>
  host.record.transactions.map(({ kind, voucher, amount }) => [kind, voucher, amount]);
const titles = (paper: Paper) => paper.writes.splice(0).map(({ bytes }) => textOf(bytes)[1]?.trim());

describe('transbank-pos-sdk', () => {
  it.concurrent('connects, sells, asks for the last sale and the totals, takes a sale back, closes', () =>
    onPty(async ({ path, host, paper, pos }) => {
      await connected(path, async (sdk) => {
        const steps: number[] = [];
        const sale = await sdk.sale(1990, 'A1', true, ({ responseCode }) => void steps.push(responseCode));
        expect(steps).toEqual([78, 79, 81, 82]);
        const [first] = host.record.transactions;
        const [date, time] = first!.localTime.split('T') as [string, string];
        const expected = {
          responseCode: 0,
          responseMessage: 'Aprobado',
          successful: true,
          commerceCode: 597029414300,
          terminalId: 'IT750050',
          ticket: '0000A1',
          authorizationCode: first!.authorisation,
          amount: 1990,
          last4Digits: 1111,
          operationNumber: '000001',
          cardType: 'CR',
          cardBrand: 'VI',
          realDate: date.split('-').reverse().join(''),
          realTime: time.replaceAll(':', ''),
          tip: 0,
        };
        expect(sale).toMatchObject({ functionCode: 210, ...expected });
        expect(titles(paper)).toEqual(['VENTA - COPIA COMERCIO', 'VENTA - COPIA CLIENTE']);

        expect(await sdk.getLastSale()).toMatchObject({ functionCode: 260, ...expected });
        const reprints = paper.writes.splice(0).map(({ bytes }) => textOf(bytes));
        expect(reprints.map((slip) => slip.filter((line) => line.includes('DUPLICADO')).length)).toEqual([1, 1]);

        pos.present(redcompra);
        expect(await sdk.sale(8000, 'A2')).toMatchObject({
          cardType: 'DB',
          cardBrand: 'DB',
          operationNumber: '000002',
        });
        expect(await sdk.getTotals()).toMatchObject({ successful: true, txCount: 2, txTotal: 9990 });
        titles(paper);

        expect(await sdk.refund('1')).toMatchObject({ functionCode: 1210, successful: true, operationId: '1' });
        expect(titles(paper)).toEqual(['ANULACION - COPIA COMERCIO', 'ANULACION - COPIA CLIENTE']);
        expect(await sdk.refund('1')).toMatchObject({ successful: false, responseCode: 4 });
        expect(await sdk.refund('2')).toMatchObject({ successful: false, responseCode: 21 });
        expect(await sdk.getTotals()).toMatchObject({ txCount: 1, txTotal: 8000 });

        expect(await sdk.closeDay()).toMatchObject({ functionCode: 510, successful: true, terminalId: 'IT750050' });
        expect(host.record.settlements).toMatchObject([{ batch: 1, balance: 'balanced' }]);
        expect(await sdk.getTotals()).toMatchObject({ successful: true, txCount: 0 });
        expect(await sdk.getLastSale()).toMatchObject({ successful: false, responseCode: 11 });
      });
      expect(booked(host)).toEqual([
        ['sale', 1, 1990],
        ['sale', 2, 8000],
        ['void', 3, 1990],
      ]);
    }));

  it.concurrent('loads keys, has the list printed or sent, and leaves the integrated mode', () =>
    onPty(async ({ path, paper }) => {
      await connected(path, async (sdk) => {
        expect(await sdk.loadKeys()).toMatchObject({ functionCode: 810, successful: true });
        await sdk.sale(1990, 'A1');
        await sdk.sale(700, 'A2');
        titles(paper);
        expect(await sdk.salesDetail(true)).toBe(true);
        expect(paper.writes.map(({ bytes }) => textOf(bytes)[0]?.trim())).toEqual(['DETALLE DE VENTAS']);
        const sales = (await sdk.salesDetail(false)) as Answer[];
        expect(sales.map(({ amount, operationNumber }) => [amount, operationNumber])).toEqual([
          ['1990', '000001'],
          ['700', '000002'],
        ]);
      });
      // The package waits for ever after a list (its own defect): it is opened anew.
      await connected(path, async (sdk) => {
        expect(await sdk.changeToNormalMode()).toBe(true);
        await expect(sdk.poll()).rejects.toThrow('ACK has not been received');
      });
    }));

  it.concurrent('lists nothing where there is nothing', () =>
    onPty(async ({ path }) => {
      expect(await connected(path, (sdk) => sdk.salesDetail(false))).toEqual([]);
    }));

  it.concurrent('sells for a shop within the shop', () =>
    onPty(async ({ path }) => {
      const sale = await connected(path, (sdk) => sdk.multicodeSale(1990, 'A1', child));
      expect(sale).toMatchObject({ functionCode: 271, successful: true, commerceCode: child, amount: 1990 });
    }));

  it.concurrent('is told what the terminal refuses', () =>
    onPty(async ({ path, host, paper, pos }) => {
      await connected(path, async (sdk) => {
        pos.present('cancel');
        expect(await sdk.sale(1990, 'A1')).toMatchObject({ successful: false, responseCode: 7, ticket: '0000A1' });
        host.answerNext('51');
        expect(await sdk.sale(1990, 'A1')).toMatchObject({ successful: false, responseCode: 1 });
        pos.refuseNext('24');
        const unprinted = await sdk.sale(1990, 'A1');
        expect(unprinted).toMatchObject({ responseCode: 24, responseMessage: 'Impresora Sin Papel' });
      });
      expect(paper.writes).toEqual([]);
    }));

  it.concurrent('takes a response that comes with the ACK for one, and a split one for the next answer', () =>
    onPty(async ({ path, pos }) => {
      await connected(path, async (sdk) => {
        pos.failNext('response-merged');
        expect(await sdk.sale(1990, 'A1')).toMatchObject({ functionCode: Number.NaN, amount: 1990 });
        pos.failNext('response-split');
        // 0710|00|0 and 01|1990||: the second half is read as the answer to the second call.
        expect(await sdk.getTotals()).toMatchObject({ responseCode: 0, txTotal: Number.NaN });
        expect(await sdk.getTotals()).toMatchObject({ responseCode: 1990, successful: false });
      });
    }));
});

describe('the driver', () => {
  it.concurrent('drives the same terminal over the same pty', () =>
    onPty(async ({ path, host }) => {
      const register = new TransbankTerminal({
        clock,
        merchant,
        line: await dialSerial({ path, baud: 115_200 }, clock),
      });
      await register.connect();
      const sale = await register.perform({ kind: 'sale', amount: 1990, card: visa.card });
      expect(sale).toMatchObject({ result: 'approved', voucher: 1 });
      expect(await register.perform({ kind: 'reprint', target: { of: 'last' } })).toMatchObject({ voucher: 1 });
      expect(await register.totals()).toEqual({ code: '00', count: 1, amount: 1990 });
      expect(await register.perform({ kind: 'void', voucher: 1 })).toMatchObject({ result: 'approved' });
      expect(await register.details()).toEqual([]);
      expect(await register.perform({ kind: 'settle' })).toMatchObject({ result: 'approved' });
      await register.close();
      expect(booked(host)).toEqual([
        ['sale', 1, 1990],
        ['void', 2, 1990],
      ]);
    }));
});
