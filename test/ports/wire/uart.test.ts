import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RealClock } from '../../../src/clock/real.ts';
import type { Framing } from '../../../src/ports/framing.ts';
import type { BadByte, EndSettings } from '../../../src/ports/wire/serial-line.ts';
import { wire } from '../../../src/ports/wire.ts';
import { runs } from '../../runs.ts';
import { counting, End, msOf, plugged } from './plugged.ts';

/** What a printer at 9600 8N1 reads of bytes from a host set otherwise, and what it notices. */
async function read(bytes: readonly number[], host: EndSettings, printer: EndSettings = {}) {
  const ends = await plugged({ baud: 9600, ...printer, host });
  await ends.send(Uint8Array.from(bytes));
  return { bytes: [...ends.printer.bytes], errors: ends.printer.errors.map(({ kind }) => kind) };
}

describe('a wrong speed reads as a UART reads it', () => {
  test.each<[string, number[], EndSettings, number[], string[]]>([
    // Nine bits of space are four and a half of the receiver's: a start bit and three zeros, then ones.
    ['00h twice as fast', [0x00], { baud: 19_200 }, [0xf8], []],
    // Every space is over by the middle of a start bit.
    ['55h twice as fast', [0x55], { baud: 19_200 }, [], []],
    // Each bit is sampled twice; the fifth level, a zero, stands where the stop bit should, and starts the next frame.
    ['41h at half the speed', [0x41], { baud: 4800 }, [0x06, 0x30], ['framing']],
    // 33 bits of space in a row are a break, and nothing but it until the line is at mark again.
    ['00h at a quarter of the speed', [0x00], { baud: 2400 }, [0x00], ['break']],
    ['FFh at a quarter of the speed', [0xff], { baud: 2400 }, [0xf8], []],
    // A crystal that is 2 % off is within what ten bits bear.
    ['two percent slow', [0x00, 0x55, 0xaa, 0xff, 0x80], { baud: 9408 }, [0x00, 0x55, 0xaa, 0xff, 0x80], []],
  ])('%s', async (_, sent, host, bytes, errors) => {
    expect(await read(sent, host)).toEqual({ bytes, errors });
  });

  test('a stream at the wrong speed does not come through, and one at the right speed does afterwards', async () => {
    const { printer, host, send } = await plugged({ baud: 9600, host: { baud: 115_200 } });
    const text = new TextEncoder().encode('TOTAL 12.50\n'.repeat(20));
    await send(text);
    const garbled = printer.count;
    expect(printer.bytes.includes('TOTAL')).toBe(false);
    expect(garbled).toBeGreaterThan(0);
    host.serial.update({ baud: 9600 });
    await send(text);
    expect(printer.bytes.subarray(garbled).equals(text)).toBe(true);
  });

  test('a change of speed takes effect after the byte under way, at either end', async () => {
    const { clock, host, printer } = await plugged({ baud: 9600 });
    clock.at(msOf(9.5), () => host.serial.update({ baud: 19_200 }));
    clock.at(msOf(9.75), () => printer.serial.update({ baud: 19_200 }));
    await clock.run(host.line.write(counting(30)));
    expect(clock.now()).toBeCloseTo(msOf(10) + (20 * 10_000) / 19_200, 9);
    expect(printer.bytes.subarray(-20)).toEqual(Buffer.from(counting(30).subarray(10)));
  });
});

test('a receiver that changes its speed within a run misreads from the next byte on', async () => {
  const { clock, host, printer } = await plugged({ baud: 9600 });
  clock.at(msOf(5.5), () => printer.serial.update({ baud: 4800 }));
  await clock.run(host.line.write(counting(19).fill(0x55)));
  await clock.run(clock.sleep(50));
  expect([...printer.bytes.subarray(0, 6)]).toEqual(Array(6).fill(0x55));
  // Half as fast, 55h is no start bit that lasts.
  expect(printer.count).toBe(6);
});

test('bit by bit, a stream arrives unchanged in real time too', async () => {
  const clock = new RealClock();
  const { port, dial } = wire(clock, { baud: 100_000, host: { baud: 101_000 } });
  const printers: End[] = [];
  await port.listen((line) => printers.push(new End(line)));
  const host = await dial();
  await host.write(counting(300));
  await printers[0]!.received(300);
  expect(printers[0]!.bytes).toEqual(Buffer.from(counting(300)));
});

describe('framings that differ', () => {
  test.each<[string, number[], EndSettings, EndSettings, number[], string[]]>([
    [
      '7E1 read as 8N1: the parity bit is the eighth',
      [0x41, 0x43],
      { dataBits: 7, parity: 'even' },
      {},
      [0x41, 0xc3],
      [],
    ],
    ['8O1 read as 8E1', [0x41, 0x43], { parity: 'odd' }, { parity: 'even' }, [0x41, 0x43], ['parity', 'parity']],
    ['mark read as even', [0x41, 0x43], { parity: 'mark' }, { parity: 'even' }, [0x41, 0x43], ['parity']],
    // The parity bit stands where the stop bit should: as a zero it is an error, and starts a frame of the line at rest.
    ['8E1 read as 8N1', [0x41], { parity: 'even' }, {}, [0x41, 0xff], ['framing']],
    ['8E1 read as 8N1, parity bit one', [0x43], { parity: 'even' }, {}, [0x43], []],
    ['two stop bits read as one', [0x41, 0x00], { stopBits: 2 }, {}, [0x41, 0x00], []],
    ['8N1 read as 7N1: the eighth bit is the stop bit', [0xc1, 0xc2], {}, { dataBits: 7 }, [0x41, 0x42], []],
  ])('%s', async (_, sent, host, printer, bytes, errors) => {
    expect(await read(sent, host, printer)).toEqual({ bytes, errors });
  });

  test('seven bits carry seven bits', async () => {
    expect(await read([0xc1], { dataBits: 7 }, { dataBits: 7 })).toEqual({ bytes: [0x41], errors: [] });
  });
});

test.each<[BadByte, number[]]>([
  ['keep', [0x41, 0x43]],
  ['?', [0x3f, 0x3f]],
  ['ignore', []],
])('a byte with a parity error: %s', async (badByte, bytes) => {
  expect(await read([0x41, 0x43], { parity: 'odd' }, { parity: 'even', badByte })).toEqual({
    bytes,
    errors: ['parity', 'parity'],
  });
});

test('an error says when and which byte', async () => {
  const { printer, send } = await plugged({ baud: 9600, parity: 'even', host: { parity: 'odd' } });
  await send(Uint8Array.of(0x41));
  // The middle of the eleventh bit, and the lateness of sampling.
  const at = ((10.5 + 1 / 32) * 1000) / 9600;
  expect(printer.errors).toEqual([{ kind: 'parity', at: expect.closeTo(at, 9), byte: 0x41 }]);
  expect(printer.runs).toEqual([{ bytes: Uint8Array.of(0x41), at: expect.closeTo(at, 9), byteTime: 11_000 / 9600 }]);
});

describe('a break', () => {
  test('is one byte of zero, however long, and nothing leaves meanwhile', async () => {
    const { host, printer, pass } = await plugged({ baud: 9600 });
    host.serial.set({ brk: true });
    void host.line.write(Uint8Array.of(1, 2, 3));
    await pass(250);
    expect(printer.errors.map(({ kind }) => kind)).toEqual(['break']);
    expect([...printer.bytes]).toEqual([0]);
    host.serial.set({ brk: false });
    await pass(250);
    expect([...printer.bytes]).toEqual([0, 1, 2, 3]);
    expect(printer.errors).toHaveLength(1);
    // The line is at mark for a bit before the next byte.
    expect(printer.runs[1]!.at).toBeCloseTo(250 + msOf(1.1), 9);
  });

  test('waits for the byte under way', async () => {
    const { clock, host, printer, pass } = await plugged({ baud: 9600 });
    clock.at(msOf(2.5), () => host.serial.set({ brk: true }));
    void host.line.write(counting(5).fill(0x55));
    await pass(100);
    expect([[...printer.bytes], printer.errors.map(({ kind }) => kind)]).toEqual([[0x55, 0x55, 0x55, 0], ['break']]);
  });

  test('is told once where bytes take no time', async () => {
    const { host, printer } = await plugged({});
    host.serial.set({ brk: true });
    void host.line.write(Uint8Array.of(1));
    void host.line.write(Uint8Array.of(2));
    await Promise.resolve();
    expect([[...printer.bytes], printer.errors.length]).toEqual([[0], 1]);
    host.serial.set({ brk: false });
    await host.line.write(Uint8Array.of(3));
    expect([...printer.bytes]).toEqual([0, 1, 2, 3]);
  });
});

test('bit by bit, every byte arrives unchanged in every framing, in any writes, with 2 % between the speeds', async () => {
  const framing = fc.record({
    dataBits: fc.constantFrom<Framing['dataBits']>(5, 6, 7, 8),
    parity: fc.constantFrom<Framing['parity']>('none', 'even', 'odd', 'mark', 'space'),
    stopBits: fc.constantFrom<Framing['stopBits']>(1, 1.5, 2),
  });
  const writes = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(framing, writes, fc.integer({ min: -2, max: 2 }), async (framing, writes, percent) => {
      const baud = 9600 * (1 + percent / 100);
      const { clock, host, printer, pass } = await plugged({ baud: 9600, ...framing, host: { baud } });
      await clock.run(Promise.all(writes.map((bytes) => host.line.write(bytes))));
      await pass(10);
      const mask = (1 << framing.dataBits!) - 1;
      expect(printer.errors).toEqual([]);
      expect([...printer.bytes]).toEqual([...Buffer.concat(writes)].map((byte) => byte & mask));
    }),
    runs(60),
  );
});
