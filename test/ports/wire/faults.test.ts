import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../../../src/clock/virtual.ts';
import type { WireFault } from '../../../src/ports/wire/faults.ts';
import { type WireOptions, wire } from '../../../src/ports/wire.ts';
import { runs } from '../../runs.ts';
import { counting, msOf, plugged } from './plugged.ts';

/** What arrives of `bytes` on a wire with faults. */
async function arrived(bytes: Uint8Array, faults: readonly WireFault[], options: WireOptions = { baud: 9600 }) {
  const ends = await plugged({ ...options, faults });
  await ends.send(bytes);
  return { bytes: [...ends.printer.bytes], errors: ends.printer.errors, now: ends.clock.now() };
}

const RESET = [{ end: 'reset', message: undefined }];
const DOWN = { cts: false, dsr: false, dcd: false };
const sent = counting(100);
const without = (...gone: number[]) => [...sent].filter((_, offset) => !gone.includes(offset));

describe.each<[string, WireOptions]>([
  ['at 9600', { baud: 9600 }],
  ['without a speed', {}],
  ['at two speeds', { baud: 9600, host: { baud: 9700 } }],
])('%s', (_, options) => {
  test('a dropped byte is missing', async () => {
    expect((await arrived(sent, [{ kind: 'drop', at: 81 }], options)).bytes).toEqual(without(81));
  });

  test('a stretch of dropped bytes is missing', async () => {
    expect((await arrived(sent, [{ kind: 'drop', from: 40, to: 42 }], options)).bytes).toEqual(without(40, 41));
    expect((await arrived(sent, [{ kind: 'drop', from: 90 }], options)).bytes).toEqual([...counting(90)]);
  });

  test('a duplicated byte comes twice', async () => {
    const { bytes } = await arrived(sent, [{ kind: 'duplicate', at: 7 }], options);
    expect(bytes).toEqual([...sent.slice(0, 8), ...sent.slice(7)]);
  });

  test('a disconnect at byte n lets n bytes arrive and ends both ends', async () => {
    const { clock, host, printer } = await plugged({ ...options, faults: [{ kind: 'disconnect', at: 81 }] });
    await clock.run(host.line.write(sent));
    expect(printer.bytes).toEqual(Buffer.from(counting(81)));
    expect([printer.ends, host.ends]).toEqual([RESET, RESET]);
    expect([printer.serial.get(), host.modem]).toEqual([DOWN, [DOWN]]);
  });
});

test('a dropped byte takes its time, a duplicated one twice', async () => {
  const took = async (faults: WireFault[]) => (await arrived(sent, faults)).now - 50;
  expect(await took([{ kind: 'drop', from: 10, to: 20 }])).toBeCloseTo(msOf(100), 9);
  expect(await took([{ kind: 'duplicate', from: 10, to: 20 }])).toBeCloseTo(msOf(110), 9);
});

test('a fault has a direction, the one to the printer when it names none', async () => {
  const { clock, host, printer, pass } = await plugged({
    baud: 9600,
    faults: [
      { kind: 'drop', direction: 'from-printer', at: 1 },
      { kind: 'drop', at: 2 },
    ],
  });
  await clock.run(Promise.all([host.line.write(counting(4)), printer.line.write(counting(4))]));
  await pass(1);
  expect([[...printer.bytes], [...host.bytes]]).toEqual([
    [0, 1, 3],
    [0, 2, 3],
  ]);
});

test('a fault strikes for a time, by when a byte begins', async () => {
  const fault: WireFault = { kind: 'drop', fromMs: msOf(10) - 0.01, toMs: msOf(12) - 0.01 };
  expect((await arrived(sent, [fault])).bytes).toEqual(without(10, 11));
});

test('a disconnect at a time loses the byte under way, and strikes once', async () => {
  const { clock, host, printer, dial, printers } = await plugged({
    baud: 9600,
    faults: [{ kind: 'disconnect', fromMs: msOf(50.5) }],
  });
  await clock.run(host.line.write(sent));
  expect([printer.count, clock.now(), printer.ends, host.ends]).toEqual([50, msOf(50.5), RESET, RESET]);
  await clock.run((await dial()).write(sent));
  expect(printers[1]!.count).toBe(100);
});

test('a fault can be that of one cable, so that dialling again succeeds', async () => {
  const { clock, host, dial, printers } = await plugged({
    baud: 9600,
    faults: [{ kind: 'disconnect', at: 20, cable: 1 }],
  });
  await clock.run(host.line.write(sent));
  await clock.run((await dial()).write(sent));
  expect(printers.map(({ count, ends }) => [count, ends.length])).toEqual([
    [20, 1],
    [100, 0],
  ]);
});

test('a lost XOFF lets the host overrun the printer', async () => {
  const { printer, send } = await plugged({
    baud: 9600,
    flow: 'xonxoff',
    faults: [{ kind: 'drop', direction: 'from-printer', at: 0 }],
  });
  printer.line.pause();
  await send(counting(5_000));
  printer.line.resume();
  await send(new Uint8Array(0));
  expect(printer.count).toBe(4_096);
});

describe('noise', () => {
  const noise: WireFault = { kind: 'noise', rate: 0.01, seed: 7, from: 0, to: 4_096 };
  const long = counting(8_192).map((byte) => byte | 0x80);

  test('spoils the bytes of its stretch, the same ones for the same seed', async () => {
    const first = await arrived(long, [noise]);
    const again = await arrived(long, [noise]);
    const other = await arrived(long, [{ ...noise, seed: 8 }]);
    expect(again.bytes).toEqual(first.bytes);
    expect(other.bytes).not.toEqual(first.bytes);
    expect(first.bytes.slice(-4_000)).toEqual([...long.slice(-4_000)]);
    // A byte has ten bits, so a little under a tenth of the bytes are hit.
    const spoilt = first.bytes.filter((byte, offset) => byte !== long[offset]).length;
    expect(spoilt).toBeGreaterThan(0);
    expect(first.errors.some(({ kind }) => kind === 'framing')).toBe(true);
  });

  test('turns over as many bits as its rate says', async () => {
    // Spaced by more than a frame, so that one spoilt byte does not spoil the next.
    const { clock, host, printer, pass } = await plugged({
      baud: 9600,
      faults: [{ kind: 'noise', rate: 0.01, seed: 3 }],
    });
    for (let count = 0; count < 4_000; count++) {
      void host.line.write(Uint8Array.of(0x55));
      await pass(3);
    }
    await clock.run(clock.sleep(5));
    let turned = 0;
    for (const byte of printer.bytes) for (let bit = 0; bit < 8; bit++) turned += ((byte ^ 0x55) >> bit) & 1;
    // At 1 %: 320 of 32,000 data bits; 40 start bits, each moving the frame so that one bit differs; 40 stop bits, each
    // read as the start of FFh, which differs by four. 520 in all, with a standard deviation of 32.
    expect(turned).toBeGreaterThan(420);
    expect(turned).toBeLessThan(620);
  });

  test('one turned data bit is a parity error where there is parity', async () => {
    const { printer, send } = await plugged({
      baud: 9600,
      parity: 'even',
      badByte: '?',
      faults: [{ kind: 'noise', rate: 0.02, seed: 1 }],
    });
    await send(counting(200).fill(0xff));
    const marks = [...printer.bytes].filter((byte) => byte === 0x3f).length;
    expect(marks).toBe(printer.errors.length);
    expect(printer.errors.filter(({ kind }) => kind === 'parity').length).toBeGreaterThan(10);
  });

  test('of rate 0 does nothing, of rate 1 turns every bit', async () => {
    expect((await arrived(sent, [{ kind: 'noise', rate: 0 }])).bytes).toEqual([...sent]);
    // The start bit becomes mark, the rest its opposite, the stop bit a space: with FFh a break of nine bits, too short for one.
    expect(await arrived(Uint8Array.of(0xff), [{ kind: 'noise', rate: 1 }])).toMatchObject({
      bytes: [0x00],
      errors: [],
    });
  });
});

test('what arrives does not depend on how the bytes were written', async () => {
  const faults: WireFault[] = [
    { kind: 'noise', rate: 0.002, seed: 1, from: 100, to: 400 },
    { kind: 'drop', rate: 0.05, seed: 2 },
    { kind: 'duplicate', rate: 0.05, seed: 2, to: 300 },
  ];
  const bytes = counting(500);
  const expected = (await arrived(bytes, faults)).bytes;
  expect(expected).not.toEqual([...bytes]);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 20 }), async (cuts) => {
      const { clock, host, printer, pass } = await plugged({ baud: 9600, faults });
      const edges = [0, ...cuts.sort((a, b) => a - b), 500];
      const writes = edges.slice(1).map((edge, index) => host.line.write(bytes.subarray(edges[index], edge)));
      await clock.run(Promise.all(writes));
      await pass(50);
      expect([...printer.bytes]).toEqual(expected);
    }),
    runs(30),
  );
});

test('two faults of one seed strike independently', async () => {
  // Half dropped and half doubled: were they the same bytes, none would come twice.
  const { bytes } = await arrived(counting(200), [
    { kind: 'drop', rate: 0.5, seed: 2 },
    { kind: 'duplicate', rate: 0.5, seed: 2 },
  ]);
  const doubled = bytes.filter((byte, index) => byte === bytes[index + 1]).length;
  expect(doubled).toBeGreaterThan(25);
  expect(bytes.length - doubled).toBeGreaterThan(70);
  expect(bytes.length - doubled).toBeLessThan(130);
});

test('faults that mean nothing are told', () => {
  const plug = (options: WireOptions) => () => wire(new VirtualClock(0), options);
  expect(plug({ baud: 9600, faults: [{ kind: 'drop', rate: 1.5 }] })).toThrow("the rate of 'drop' is 1.5");
  expect(plug({ faults: [{ kind: 'noise', rate: 0.1 }] })).toThrow('a wire without a speed has no bits to disturb');
});
