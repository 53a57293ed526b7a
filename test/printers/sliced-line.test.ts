import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RealClock } from '../../src/clock/real.ts';
import { VirtualClock } from '../../src/clock/virtual.ts';
import type { Line, LineHandlers } from '../../src/ports/port.ts';
import { inSlices } from '../../src/printers/sliced-line.ts';
import { runs } from '../runs.ts';

const clock = new RealClock();

/** A line whose other end is the test. */
class Source implements Line {
  readonly name = 'tcp test';
  handlers!: LineHandlers;
  isPaused = false;
  attach(handlers: LineHandlers): void {
    this.handlers = handlers;
  }
  write = async () => {};
  pause(): void {
    this.isPaused = true;
  }
  resume(): void {
    this.isPaused = false;
  }
  close = async () => {};
  reset(): void {}
}

test('every byte comes once, in order and before the end, whatever pauses between', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 5000 }), { maxLength: 5 }),
      fc.infiniteStream(fc.nat(5)),
      async (lengths, pauses) => {
        const source = new Source();
        const line = inSlices(source, clock);
        const sent: number[] = [];
        const got: number[] = [];
        await new Promise<void>((resolve) => {
          line.attach({
            onBytes: (bytes) => {
              got.push(...bytes);
              expect(bytes.length).toBeLessThanOrEqual(512);
              if (pauses.next().value !== 0) return;
              line.pause();
              clock.at(clock.now(), () => line.resume());
            },
            onEnd: () => resolve(),
          });
          for (const length of lengths) {
            const run = Uint8Array.from({ length }, (_, i) => (sent.length + i) & 255);
            sent.push(...run);
            source.handlers.onBytes(run, 0, 0);
          }
          source.handlers.onEnd('closed');
        });
        expect(got).toEqual(sent);
      },
    ),
    runs(100),
  );
});

test('the line is not read while slices wait, and goes on behind them', async () => {
  const source = new Source();
  const line = inSlices(source, clock);
  let got = 0;
  line.attach({
    onBytes: ({ length }) => {
      got += length;
    },
    onEnd: () => {},
  });
  source.handlers.onBytes(new Uint8Array(5000), 0, 0);
  expect([got, source.isPaused]).toEqual([0, true]);
  while (source.isPaused) await clock.sleep(0);
  expect(got).toBe(5000);
});

test('a status request on another line does not wait for the slices of this one', () => {
  const [long, short] = [new Source(), new Source()];
  const came: string[] = [];
  for (const [source, name] of [[long, 'long'] as const, [short, 'short'] as const]) {
    inSlices(source, clock).attach({ onBytes: () => came.push(name), onEnd: () => {} });
  }
  long.handlers.onBytes(new Uint8Array(65_536), 0, 0);
  short.handlers.onBytes(Uint8Array.of(0x10, 0x04, 1), 0, 0);
  expect(came).toEqual(['short']);
});

test('in virtual time a line stays as it is', () => {
  const source = new Source();
  expect(inSlices(source, new VirtualClock(0))).toBe(source);
});
