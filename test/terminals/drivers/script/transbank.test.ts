import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Clock } from '../../../../src/clock/clock.ts';
import { RealClock } from '../../../../src/clock/real.ts';
import { VirtualClock } from '../../../../src/clock/virtual.ts';
import { dialAddress } from '../../../../src/ports/dial.ts';
import type { Line, Port } from '../../../../src/ports/port.ts';
import { ptyPort } from '../../../../src/ports/pty.ts';
import type { WireFault } from '../../../../src/ports/wire/faults.ts';
import { wire } from '../../../../src/ports/wire.ts';
import { script } from '../../../../src/terminals/drivers/script/driver.ts';
import { SimulatedHost } from '../../../../src/terminals/simulated/host.ts';
import { SimulatedTransbankTerminal } from '../../../../src/terminals/simulated/transbank/terminal.ts';
import { TerminalError, type TerminalRequest } from '../../../../src/terminals/terminal.ts';
import { frame } from '../../../../src/terminals/transbank/frames.ts';
import { runs } from '../../../runs.ts';
import { Paper, textOf } from '../../simulated/bench.ts';
import { address, start, visa } from '../../transbank/bench.ts';
import { driverBench, merchant, shown } from '../bench.ts';
import { Lines } from '../held.ts';

// The protocol of Transbank as docs/drivers/transbank.yaml describes it, against the simulated terminal.

/** A simulated terminal on a port. */
async function terminalOn(port: Port, clock: Clock, pauses: { pause?: number; copyPause?: number } = {}) {
  const host = new SimulatedHost({ clock, zone: '-03:00' });
  const paper = new Paper(new VirtualClock(0));
  let pos: SimulatedTransbankTerminal | undefined;
  await port.listen((line) => {
    pos = new SimulatedTransbankTerminal({
      clock,
      line,
      host,
      merchant,
      address,
      customer: visa,
      printer: { line: paper, columns: 32, cutter: false },
      onError: (error) => {
        throw error;
      },
      ...pauses,
    });
  });
  return { host, pos: () => pos!, titles: () => paper.writes.splice(0).map(({ bytes }) => textOf(bytes)[1]?.trim()) };
}

async function onWire(faults: readonly WireFault[] = []) {
  const clock = new VirtualClock(start);
  const cable = wire(clock, { baud: 115_200, faults });
  const terminal = await terminalOn(cable.port, clock);
  const bench = new Paper(clock);
  const driven = await clock.run(
    script.create(
      { file: shown('transbank.yaml'), port: 'serial:///dev/ttyUSB0', values: {}, prints: 'terminal' as const },
      driverBench(clock, await cable.dial(), { printer: { line: bench, columns: 48, cutter: true } }),
    ),
  );
  const perform = (request: TerminalRequest) => clock.run(driven.perform(request));
  return {
    ...terminal,
    clock,
    driven,
    bench,
    perform,
    sale: (amount: number) => perform({ kind: 'sale', amount, card: visa.card }),
  };
}

const booked = (host: SimulatedHost) =>
  host.record.transactions.map(({ kind, voucher, amount }) => [kind, voucher, amount]);

describe('over a timed wire', () => {
  test('connects, sells, prints the last sale again, takes it back, lists, closes', async () => {
    const { host, bench, perform, sale, titles, driven, clock } = await onWire();
    expect(driven).toMatchObject({ acquirer: 'cl-transbank', merchant });
    expect(await sale(1990)).toEqual({ result: 'approved', response: '00', display: 'approved', voucher: 1 });
    expect(titles()).toEqual(['VENTA - COPIA COMERCIO', 'VENTA - COPIA CLIENTE']);
    expect(await perform({ kind: 'reprint', target: { of: 'last' } })).toMatchObject({
      result: 'approved',
      voucher: 1,
    });
    expect(await sale(700)).toMatchObject({ result: 'approved', voucher: 2 });
    expect(await perform({ kind: 'void', voucher: 1 })).toMatchObject({ result: 'approved', voucher: 1 });
    expect(await perform({ kind: 'void', voucher: 1 })).toMatchObject({
      result: 'refused',
      reason: 'already-voided',
      response: '04',
    });
    expect(await perform({ kind: 'void', voucher: 99 })).toMatchObject({
      result: 'refused',
      reason: 'no-such-voucher',
    });
    expect(await perform({ kind: 'list', of: 'details' })).toMatchObject({ result: 'approved' });
    expect(bench.writes.flatMap(({ bytes }) => textOf(bytes)).filter((text) => text !== '')).toEqual([
      'DETALLE DE VENTAS',
      '000002 ****1111                  700',
    ]);
    expect(await perform({ kind: 'list', of: 'totals' })).toMatchObject({ result: 'approved' });
    expect(await perform({ kind: 'sign-on' })).toMatchObject({ result: 'approved' });
    expect(await perform({ kind: 'settle' })).toMatchObject({ result: 'approved', response: '00' });
    expect(await perform({ kind: 'reprint', target: { of: 'last' } })).toMatchObject({
      reason: 'journal-empty',
      response: '11',
    });
    expect(booked(host)).toEqual([
      ['sale', 1, 1990],
      ['sale', 2, 700],
      ['void', 3, 1990],
    ]);
    expect(host.record.settlements).toMatchObject([{ batch: 1, balance: 'balanced' }]);
    expect(await perform({ kind: 'qr-query' })).toMatchObject({ result: 'refused', reason: 'not-supported' });
    await clock.run(driven.close());
  });

  test('a request that is refused is sent again, and no more often than is said', async () => {
    const { pos, sale, host } = await onWire();
    pos().failNext('nak');
    expect(await sale(1990)).toMatchObject({ result: 'approved' });
    expect(host.record.transactions).toHaveLength(1);
  });

  test.each(['response-lost', 'response-lrc-wrong', 'response-garbage', 'ack-lost', 'response-twice'])(
    'a sale is booked once, and known, with %s',
    async (fault) => {
      const { pos, sale, host } = await onWire();
      pos().failNext(fault);
      expect(await sale(1990)).toMatchObject({ result: 'approved', voucher: 1 });
      expect(await sale(700)).toMatchObject({ result: 'approved', voucher: 2 });
      expect(booked(host)).toEqual([
        ['sale', 1, 1990],
        ['sale', 2, 700],
      ]);
    },
  );
});

/** Sells twice over a bad wire: no sale is booked twice, and what is claimed is so. */
async function sellTwice(faults: readonly WireFault[]): Promise<void> {
  let bench: Awaited<ReturnType<typeof onWire>>;
  try {
    bench = await onWire(faults);
  } catch (error) {
    // The poll that it connects with came to nothing.
    expect(error).toBeInstanceOf(TerminalError);
    return;
  }
  const { host, sale } = bench;
  const sell = (amount: number) =>
    sale(amount).then(
      ({ result }) => result,
      (error: TerminalError) => error.code,
    );
  const claims = [await sell(1990), await sell(2990)];
  const amounts = host.record.transactions.map(({ amount }) => amount);
  expect(new Set(amounts).size).toBe(amounts.length);
  for (const [i, amount] of [1990, 2990].entries()) {
    // What it could not find out it does not claim.
    if (claims[i] === 'approved') expect(amounts).toContain(amount);
    if (claims[i] === 'no-answer') expect(amounts).not.toContain(amount);
    expect(['approved', 'no-answer', 'result-unknown', 'message-refused', 'sale-differs']).toContain(claims[i]);
  }
}

test('a wire that loses, doubles or garbles bytes never makes two sales of one', async () => {
  const fault = fc.record({
    at: fc.nat(300),
    kind: fc.constantFrom('drop' as const, 'duplicate' as const, 'noise' as const),
    direction: fc.constantFrom('to-printer' as const, 'from-printer' as const),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(fault, { minLength: 1, maxLength: 5 }), (faults) =>
      sellTwice(
        faults.map(({ at, kind, direction }) =>
          kind === 'noise' ? { kind, at, direction, rate: 0.2, seed: at } : { kind, at, direction },
        ),
      ),
    ),
    runs(40),
  );
});

test.each(['to-printer', 'from-printer'] as const)('each byte %s lost once', async (direction) => {
  // Of the second sale on, what is lost is as it was for the first.
  for (let at = 0; at < 60; at++) await sellTwice([{ kind: 'drop', at, direction }]);
});

test('a terminal that is not there is told, and its line closed', async () => {
  const clock = new VirtualClock(start);
  const lines = new Lines();
  const cable = wire(clock, { baud: 115_200 });
  await cable.port.listen(() => {});
  const line = lines.noted(await cable.dial());
  const created = script.create(
    { file: shown('transbank.yaml'), port: 'serial:///dev/ttyUSB0', values: {}, prints: 'terminal' },
    driverBench(clock, line),
  );
  await expect(clock.run(created)).rejects.toMatchObject({ code: 'terminal-silent' });
  expect(lines.held()).toEqual([]);
  // Three polls, 2 s each.
  expect(clock.now()).toBeLessThan(6100);
});

test('no card number stands in what is told of a silent terminal', async () => {
  const clock = new VirtualClock(start);
  const cable = wire(clock, { baud: 115_200 });
  await cable.port.listen((line) =>
    line.attach({
      onBytes: (bytes) => {
        if (bytes[0] !== 0x02) return;
        void line.write(Uint8Array.of(0x06));
        if (Buffer.from(bytes).includes('0500')) void line.write(frame('0900|4111111111111111|'));
      },
      onEnd: () => {},
    }),
  );
  const created = script.create(
    { file: shown('transbank.yaml'), port: 'serial:///dev/ttyUSB0', values: {}, prints: 'terminal' },
    driverBench(clock, await cable.dial()),
  );
  const driven = await clock.run(created);
  const error: TerminalError = await clock.run(
    driven.perform({ kind: 'settle' }).then(
      () => expect.fail('a silent terminal'),
      (thrown) => thrown,
    ),
  );
  expect(error.code).toBe('terminal-silent');
  expect(error.message).toContain(
    Buffer.from('0900|411111')
      .toString('hex')
      .toUpperCase()
      .replaceAll(/..(?=.)/g, '$& '),
  );
  expect(error.message).not.toContain('31 31 31 31 31 31 31');
});

test('over a pty pair, by a serial port of the system', async () => {
  const clock = new RealClock();
  const folder = await mkdtemp(join(tmpdir(), 'platen-'));
  const path = join(folder, 'pos');
  const port = ptyPort({ link: path }, clock);
  const { host } = await terminalOn(port, clock, { copyPause: 0 });
  let line: Line | undefined;
  try {
    const driven = await script.create(
      { file: shown('transbank.yaml'), port: `serial://${path}`, values: {}, prints: 'terminal' as const },
      driverBench(clock, undefined, {
        dial: async (address) => {
          expect(address).toMatchObject({ kind: 'serial', baud: 115_200, dataBits: 8, parity: 'none', stopBits: 1 });
          line = await dialAddress(address, clock);
          return line;
        },
      }),
    );
    const perform = (request: TerminalRequest) => driven.perform(request);
    expect(await perform({ kind: 'sale', amount: 1990, card: visa.card })).toMatchObject({
      result: 'approved',
      voucher: 1,
    });
    expect(await perform({ kind: 'reprint', target: { of: 'last' } })).toMatchObject({
      result: 'approved',
      voucher: 1,
    });
    expect(await perform({ kind: 'void', voucher: 1 })).toMatchObject({ result: 'approved' });
    expect(await perform({ kind: 'settle' })).toMatchObject({ result: 'approved' });
    expect(booked(host)).toEqual([
      ['sale', 1, 1990],
      ['void', 2, 1990],
    ]);
    await driven.close();
    await driven.close();
  } finally {
    await port.close();
    await rm(folder, { recursive: true });
  }
});
