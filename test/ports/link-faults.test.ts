import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../../src/clock/virtual.ts';
import { type LinkFault, LinkFaults } from '../../src/ports/link-faults.ts';
import type { Line, LineHandlers } from '../../src/ports/port.ts';
import { wire } from '../../src/ports/wire.ts';
import { runs } from '../runs.ts';

const stream = Uint8Array.from({ length: 400 }, (_, i) => i);

/** What comes of a stream that is cut into runs of given sizes, and whether its line was broken off. */
function carried(faults: readonly LinkFault[], sizes: readonly number[] = [stream.length]) {
  const links = new LinkFaults();
  for (const fault of faults) links.add(fault);
  const come: number[] = [];
  let handlers!: LineHandlers;
  let isReset = false;
  const line = {
    attach: (given: LineHandlers) => {
      handlers = given;
    },
    reset: () => {
      isReset = true;
    },
  } as unknown as Line;
  links.onLine(line).attach({ onBytes: (bytes) => come.push(...bytes), onEnd: () => {} });
  for (let at = 0, i = 0; at < stream.length && !isReset; i++) {
    const size = sizes[i % sizes.length]!;
    handlers.onBytes(stream.subarray(at, at + size), 0, 0);
    at += size;
  }
  return { come, isReset };
}

const bytes = [...stream];

describe('at a byte', () => {
  test.each<[string, LinkFault, number[], boolean]>([
    ['lost', { kind: 'drop', at: 100 }, [...bytes.slice(0, 100), ...bytes.slice(101)], false],
    ['lost, several', { kind: 'drop', at: 100, bytes: 30 }, [...bytes.slice(0, 100), ...bytes.slice(130)], false],
    ['doubled', { kind: 'double', at: 7 }, [...bytes.slice(0, 8), ...bytes.slice(7)], false],
    ['cut', { kind: 'cut', at: 33 }, bytes.slice(0, 33), true],
    [
      'noise on every bit of two bytes',
      { kind: 'noise', at: 5, bytes: 2 },
      [...bytes.slice(0, 5), 0xff - 5, 0xff - 6, ...bytes.slice(7)],
      false,
    ],
  ])('%s', (_, fault, come, isReset) => {
    expect(carried([fault])).toEqual({ come, isReset });
  });

  test('an end before the byte undoes it', () => {
    const links = new LinkFaults();
    links.add({ kind: 'drop', at: 3 });
    links.add({ kind: 'double', at: 5 });
    links.end('drop');
    const come: number[] = [];
    let handlers!: LineHandlers;
    const attach = (given: LineHandlers) => {
      handlers = given;
    };
    const line = { attach } as unknown as Line;
    links.onLine(line).attach({ onBytes: (run) => come.push(...run), onEnd: () => {} });
    handlers.onBytes(Uint8Array.of(0, 1, 2, 3, 4, 5, 6), 0, 0);
    expect(come).toEqual([0, 1, 2, 3, 4, 5, 5, 6]);
  });
});

test('the same seed strikes the same bytes, however the stream is cut into runs', () => {
  const kinds = fc.constantFrom<LinkFault['kind']>('drop', 'double', 'noise');
  const fault = fc.record({
    kind: kinds,
    at: fc.nat(300),
    bytes: fc.integer({ min: 1, max: 400 }),
    rate: fc.double({ min: 0, max: 1, noNaN: true }),
    seed: fc.nat(1000),
  });
  const sizes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.array(fault, { maxLength: 4 }), sizes, (faults, cut) => {
      expect(carried(faults, cut)).toEqual(carried(faults));
    }),
    runs(200),
  );
});

test('another seed strikes other bytes, about as often as the rate says', () => {
  const lost = (seed: number) =>
    bytes.length - carried([{ kind: 'drop', bytes: stream.length, rate: 0.25, seed }]).come.length;
  const counts = Array.from({ length: 20 }, (_, seed) => lost(seed));
  expect(new Set(counts).size).toBeGreaterThan(3);
  for (const count of counts) expect(count / bytes.length).toBeGreaterThan(0.15);
  for (const count of counts) expect(count / bytes.length).toBeLessThan(0.35);
});

describe('the speed of the printer’s end', () => {
  async function plugged() {
    const clock = new VirtualClock(0);
    const links = new LinkFaults();
    const cable = wire(clock, { baud: 9600 });
    const come: number[] = [];
    await links.on(cable.port).listen((line) => {
      line.attach({ onBytes: (run) => come.push(...run), onEnd: () => {} });
    });
    const line = await cable.dial();
    const send = async (text: string) => {
      await clock.run(line.write(new TextEncoder().encode(text)).then(() => clock.sleep(50)));
      return String.fromCharCode(...come.splice(0));
    };
    return { links, send, dial: () => cable.dial(), clock, come };
  }

  test('a wrong one garbles what comes, until it is right again', async () => {
    const { links, send } = await plugged();
    expect(await send('right')).toBe('right');
    links.add({ kind: 'speed', baud: 4800 });
    // Two bits of the host's are one of the printer's: fewer bytes, other ones.
    const garbled = await send('UUUUUUUU');
    expect(garbled).not.toContain('U');
    expect(garbled.length).toBeLessThan(8);
    links.end('speed');
    expect(await send('right again')).toBe('right again');
  });

  test('a line that is dialled later has it, too', async () => {
    const { links, dial, clock, come } = await plugged();
    links.add({ kind: 'speed', baud: 19_200 });
    const line = await dial();
    await clock.run(line.write(new TextEncoder().encode('ABC')).then(() => clock.sleep(50)));
    expect(come).not.toEqual([0x41, 0x42, 0x43]);
    expect(come.length).toBeGreaterThan(3);
  });
});
