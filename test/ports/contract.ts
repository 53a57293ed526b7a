import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import type { Clock } from '../../src/clock/clock.ts';
import type { Line, Port } from '../../src/ports/port.ts';
import { Listener } from './listener.ts';

/** One way of carrying bytes, set up so that a host can dial. */
export interface Setup {
  readonly clock: Clock;
  readonly port: Port;
  dial(): Promise<Line>;
  /** Takes down what the port does not own. */
  tidy?(): Promise<void>;
}

export interface Contract {
  readonly name: string;
  setUp(): Promise<Setup>;
  /** More bytes than everything between a host and a paused printer can hold. */
  readonly overfull: number;
  /** Test name to the reason why this port cannot pass it. */
  readonly skip?: Readonly<Record<string, string>>;
}

const ALL_VALUES = Uint8Array.from({ length: 256 }, (_, value) => value);
const MEBIBYTE = 1 << 20;

/** Bytes that repeat with no period that a buffer's size divides. */
const pattern = (length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8) * 7 + (index >> 16)) & 255);

/** The suite that every port passes, over real sockets, ptys and both clocks. */
export function portContract({ name, setUp, overfull, skip = {} }: Contract): void {
  describe(name, () => {
    let opened: Setup;
    const hosts: Line[] = [];

    const open = async (accept: (line: Line) => void): Promise<Setup & { hostLine: Line }> => {
      opened = await setUp();
      await opened.port.listen(accept);
      const hostLine = await opened.clock.run(opened.dial(), 'the host to dial');
      hosts.push(hostLine);
      return { ...opened, hostLine };
    };

    afterEach(async () => {
      const closing = [opened.port, ...hosts.splice(0)].map((each) => each.close());
      await opened.clock.run(Promise.all(closing), 'everything to close');
      await opened.tidy?.();
    });

    /** A conversation: the printer's and the host's listener. Everything awaited goes through `clock.run`. */
    const converse = async () => {
      let accept = (_line: Line): void => {};
      const accepted = new Promise<Line>((resolve) => {
        accept = resolve;
      });
      const { clock, port, hostLine } = await open((line) => accept(line));
      const host = new Listener(hostLine);
      const printer = new Listener(await clock.run(accepted, 'the printer to accept'));
      const wait = <T>(work: Promise<T>, what: string): Promise<T> => clock.run(work, what);
      return { clock, port, host, printer, wait };
    };

    const passes = (title: string, run: () => Promise<void>) => {
      const reason = skip[title];
      if (reason === undefined) test(title, run);
      else test.skip(`${title} (${reason})`, run);
    };

    for (const [from, to] of [
      ['host', 'printer'],
      ['printer', 'host'],
    ] as const) {
      passes(`all byte values arrive unchanged from ${from} to ${to}`, async () => {
        const { wait, ...ends } = await converse();
        await wait(ends[from].line.write(ALL_VALUES), 'the write');
        await wait(ends[to].received(256), 'all values');
        expect(ends[to].bytes).toEqual(Buffer.from(ALL_VALUES));
      });

      passes(`writes of any size arrive whole and in order from ${from} to ${to}`, async () => {
        const { wait, ...ends } = await converse();
        const chunks = fc.array(fc.uint8Array({ maxLength: 700 }), { maxLength: 12 });
        await fc.assert(
          fc.asyncProperty(chunks, async (writes) => {
            const expected = Buffer.concat(writes);
            const start = ends[to].count;
            await wait(Promise.all(writes.map((bytes) => ends[from].line.write(bytes))), 'the writes');
            await wait(ends[to].received(start + expected.length), 'the bytes');
            expect(ends[to].bytes.subarray(start)).toEqual(expected);
          }),
          { numRuns: 30 },
        );
      });

      passes(`a mebibyte arrives byte-exact from ${from} to ${to}`, async () => {
        const { wait, ...ends } = await converse();
        const sent = pattern(MEBIBYTE);
        const written = ends[from].line.write(sent);
        await wait(ends[to].received(MEBIBYTE), 'a mebibyte');
        await wait(written, 'the write');
        expect(ends[to].bytes.equals(sent)).toBe(true);
      });

      passes(`close delivers everything written before from ${from} to ${to}`, async () => {
        const { wait, ...ends } = await converse();
        const sent = pattern(100_000);
        void ends[from].line.write(sent);
        await wait(ends[from].line.close(), 'the close');
        await wait(ends[to].received(sent.length), 'the bytes');
        expect(ends[to].bytes.equals(sent)).toBe(true);
      });

      passes(`the ${to} sees once that the ${from} has closed, after its last byte`, async () => {
        const { wait, ...ends } = await converse();
        void ends[from].line.write(ALL_VALUES);
        await wait(ends[from].line.close(), 'the close');
        await wait(ends[to].ended(), 'the end');
        await wait(ends[to].line.close(), 'the other close');
        expect(ends[to].count).toBe(256);
        expect(ends[to].ends).toEqual([{ end: 'closed', message: undefined }]);
      });

      passes(`the ${to} sees once that the ${from} has broken off`, async () => {
        const { wait, ...ends } = await converse();
        ends[from].line.reset();
        await wait(ends[to].ended(), 'the end');
        await wait(ends[to].line.close(), 'the other close');
        expect(ends[to].ends.map(({ end }) => end)).toEqual(['reset']);
        expect(ends[from].ends.map(({ end }) => end)).toEqual(['reset']);
      });

      passes(`closing tells the ${from} itself once, and delivers nothing more`, async () => {
        const { wait, ...ends } = await converse();
        const closed = ends[from].line.close();
        await wait(Promise.all([closed, ends[to].line.write(ALL_VALUES)]), 'the close');
        await wait(ends[from].line.close(), 'the second close');
        expect(ends[from].count).toBe(0);
        expect(ends[from].ends).toEqual([{ end: 'closed', message: undefined }]);
      });

      passes(`pause holds and resume loses nothing from ${from} to ${to}`, async () => {
        const { wait, ...ends } = await converse();
        const sent = pattern(10_000);
        await wait(ends[from].line.write(sent.subarray(0, 10)), 'the first write');
        await wait(ends[to].received(10), 'the first bytes');
        ends[to].line.pause();
        const written = ends[from].line.write(sent.subarray(10));
        // The other direction stays open: what comes back proves that there was time for the bytes to arrive.
        await wait(ends[to].line.write(ALL_VALUES), 'the write back');
        await wait(ends[from].received(256), 'the bytes back');
        expect(ends[to].count).toBe(10);
        ends[to].line.resume();
        await wait(ends[to].received(sent.length), 'all bytes');
        await wait(written, 'the write');
        expect(ends[to].bytes.equals(sent)).toBe(true);
      });
    }

    passes('a run says when it arrived', async () => {
      const { wait, clock, host, printer } = await converse();
      const before = clock.now();
      await wait(host.line.write(ALL_VALUES), 'the write');
      await wait(printer.received(256), 'the bytes');
      const last = printer.runs.at(-1)!;
      expect(printer.runs[0]!.at).toBeGreaterThanOrEqual(before);
      expect(last.at + (last.bytes.length - 1) * last.byteTime).toBeLessThanOrEqual(clock.now());
    });

    passes('both directions work at once', async () => {
      const { wait, host, printer } = await converse();
      const [job, replies] = [pattern(50_000), pattern(40_000).reverse()];
      void host.line.write(job);
      void printer.line.write(replies);
      await wait(Promise.all([printer.received(job.length), host.received(replies.length)]), 'the bytes');
      expect(printer.bytes.equals(job)).toBe(true);
      expect(host.bytes.equals(replies)).toBe(true);
    });

    passes('a paused printer makes the host wait', async () => {
      const { wait, host, printer } = await converse();
      printer.line.pause();
      let through = false;
      const written = host.line.write(new Uint8Array(overfull)).then(() => {
        through = true;
      });
      await wait(printer.line.write(ALL_VALUES), 'the write back');
      await wait(host.received(256), 'the bytes back');
      expect([through, printer.count]).toEqual([false, 0]);
      printer.line.resume();
      await wait(printer.received(overfull), 'all bytes');
      await wait(written, 'the write');
      expect(printer.count).toBe(overfull);
    });

    passes('bytes that came before anyone attached are delivered first', async () => {
      const lines: Line[] = [];
      const { clock, hostLine } = await open((line) => lines.push(line));
      await clock.run(hostLine.write(Uint8Array.of(1, 2)), 'the first write');
      const second = hostLine.write(Uint8Array.of(3));
      while (lines.length === 0) await new Promise((resolve) => setImmediate(resolve));
      const printer = new Listener(lines[0]!);
      await clock.run(Promise.all([second, printer.received(3)]), 'the bytes');
      expect(printer.bytes).toEqual(Buffer.of(1, 2, 3));
    });

    passes('what is written to a line that has ended is dropped', async () => {
      const { wait, host, printer } = await converse();
      printer.line.reset();
      await wait(printer.line.write(ALL_VALUES), 'the dropped write');
      await wait(host.line.close(), 'the close');
      await wait(host.line.write(ALL_VALUES), 'another');
      expect([host.count, printer.count]).toEqual([0, 0]);
    });

    passes('closing the port ends its lines', async () => {
      const { wait, port, printer } = await converse();
      await wait(port.close(), 'the port to close');
      await wait(printer.ended(), 'the end');
      expect(printer.ends).toEqual([{ end: 'closed', message: undefined }]);
    });
  });
}
