import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slipText } from '../../emulator/machine/slip.ts';
import { xprinter80 } from '../../emulator/models/xprinter-80.ts';
import { VirtualClock } from '../../src/clock/virtual.ts';
import type { Line, Port } from '../../src/ports/port.ts';
import { wire } from '../../src/ports/wire.ts';
import { printSlips } from '../../src/printers/layout.ts';
import { type Job, LivePrinter, type LivePrinterOptions } from '../../src/printers/live-printer.ts';

const CUT = '\x1dVB\0';
const STATUS = '\x10\x04\x01\x10\x04\x04';
const READY = [0x16, 0x12];

const bytesOf = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

/** A host's end of a line: what it was sent, run by run, and how the line ended. */
async function dial(bench: { dial(): Promise<Line> }) {
  const line = await bench.dial();
  const host = { line, runs: [] as number[][], end: '', send: (text: string) => line.write(bytesOf(text)) };
  line.attach({
    onBytes: (bytes) => host.runs.push([...bytes]),
    onEnd: (end) => {
      host.end = end;
    },
  });
  return host;
}

const PLACES = { cable: 'serial:///dev/ttyS9?baud=9600', device: 'device:///dev/g_printer0' };

/** A printer on a wire, in virtual time. `on`: on what carries no connections. */
async function bench(
  options: Partial<LivePrinterOptions> & { readonly on?: 'cable' | 'device'; readonly baud?: number } = {},
) {
  const clock = new VirtualClock(0);
  const cable = wire(clock, { baud: options.baud });
  const port: Port = {
    address: options.on ? PLACES[options.on] : cable.port.address,
    listen: (accept) => cable.port.listen(accept),
    close: () => cable.port.close(),
  };
  const slips: string[] = [];
  const jobs: (Pick<Job, 'from' | 'offset' | 'bytes' | 'slips' | 'end'> & { readonly at: number })[] = [];
  const printer = new LivePrinter(
    { model: xprinter80, clock, ...options, ports: [port] },
    {
      slip: (slip) => slips.push(`${slip.end}: ${slipText(slip)}`),
      job: ({ from, offset, bytes, slips: printed, end }) =>
        jobs.push({ from, offset, bytes, slips: printed, end, at: clock.now() }),
    },
  );
  await printer.listen();
  const run = <T>(work: () => Promise<T>) => clock.run(work());
  return { clock, printer, slips, jobs, run, dial: () => cable.dial() };
}

describe('jobs', () => {
  test('two hosts that send at the same time get their own slips, in the order of their first bytes', async () => {
    const b = await bench();
    await b.run(async () => {
      const [first, second] = [await dial(b), await dial(b)];
      await first.send('first one\n');
      await second.send(`second one\n${CUT}`);
      await second.line.close();
      await first.send(`first two\n${CUT}`);
      await b.clock.sleep(100);
      expect(b.slips).toEqual(['partial cut: first one\nfirst two\n']);
      await first.line.close();
      await b.clock.sleep(100);
    });
    expect(b.slips).toEqual(['partial cut: first one\nfirst two\n', 'partial cut: second one\n']);
    expect(b.jobs).toEqual([
      { from: 'wire 1', offset: 0, bytes: 24, slips: 1, end: 'closed', at: 100 },
      { from: 'wire 2', offset: 24, bytes: 15, slips: 1, end: 'closed', at: 100 },
    ]);
  });

  test('a host that sends a byte now and then loses its turn to one that waits', async () => {
    const b = await bench({ idleMs: 2000 });
    await b.run(async () => {
      const [slow, other] = [await dial(b), await dial(b)];
      await slow.send('slow one\n');
      await other.send(`other\n${CUT}`);
      for (let i = 0; i < 4; i++) {
        await b.clock.sleep(1900);
        await slow.send('.');
      }
      await b.clock.sleep(100);
    });
    expect(b.slips.slice(0, 2)).toEqual(['job end: slow one\n', 'partial cut: .other\n']);
  });

  test('on a device silence ends the job, and its line is not the last', async () => {
    const b = await bench({ on: 'device' });
    await b.run(async () => {
      const host = await dial(b);
      await host.send('one\n');
      await b.clock.sleep(3000);
    });
    expect(b.jobs).toMatchObject([{ end: 'quiet' }]);
  });

  test('a connection that stays open keeps its turn while nobody waits, and its uncut paper', async () => {
    const b = await bench();
    await b.run(async () => {
      const host = await dial(b);
      await host.send('one\n');
      await b.clock.sleep(3_600_000);
      await host.send('two\n');
      await host.line.close();
      await b.clock.sleep(1);
    });
    expect(b.slips).toEqual(['job end: one\ntwo\n']);
  });

  test('a connection that stays open gives up its turn to one that waits, once it was quiet for the idle time', async () => {
    const b = await bench();
    await b.run(async () => {
      const [first, second] = [await dial(b), await dial(b)];
      await first.send('first\n');
      await b.clock.sleep(500);
      await second.send(`second\n${CUT}`);
      await b.clock.sleep(1_600);
      await first.send('first again\n');
      await second.line.close();
      await first.line.close();
      await b.clock.sleep(1);
    });
    expect(b.slips).toEqual(['job end: first\n', 'partial cut: second\n', 'job end: first again\n']);
    expect(b.jobs.map(({ from, end, at }) => [from, end, at])).toEqual([
      ['wire 1', 'quiet', 2_000],
      ['wire 2', 'closed', 2_100],
      ['wire 1', 'closed', 2_100],
    ]);
  });

  test('on a cable silence ends a job, at the idle time after its last byte', async () => {
    const b = await bench({ on: 'cable', baud: 9600, idleMs: 500 });
    await b.run(async () => {
      const host = await dial(b);
      await host.send('one\n');
      await b.clock.sleep(490);
      await host.send('two\n');
      await b.clock.sleep(1_000);
      await host.send('three\n');
      await b.clock.sleep(1_000);
    });
    expect(b.slips).toEqual(['job end: one\ntwo\n', 'job end: three\n']);
    // 8 characters of 10 bits at 9600 baud, and the silence between and after them.
    expect(b.jobs[0]).toMatchObject({ bytes: 8, end: 'quiet' });
    expect(b.jobs[0]!.at).toBeCloseTo(8 * (10_000 / 9600) + 490 + 500, 6);
  });

  test('a connection without a byte is no job', async () => {
    const b = await bench();
    const ends = await b.run(async () => {
      const host = await dial(b);
      await host.line.close();
      await b.clock.sleep(10_000);
      return host.end;
    });
    expect([ends, b.slips, b.jobs]).toEqual(['closed', [], []]);
  });

  test('a job that prints nothing tells why', async () => {
    const clock = new VirtualClock(0);
    const cable = wire(clock);
    const jobs: Job[] = [];
    const printer = new LivePrinter(
      { model: xprinter80, clock, ports: [cable.port] },
      { job: (job) => jobs.push(job) },
    );
    await printer.listen();
    await clock.run(
      (async () => {
        const host = await dial(cable);
        await host.send('no line feed\x1b*!');
        await host.line.close();
        await clock.sleep(1);
      })(),
    );
    expect(jobs).toEqual([
      {
        from: 'wire 1',
        offset: 0,
        bytes: 15,
        slips: 0,
        end: 'closed',
        diagnostics: [expect.objectContaining({ offset: 0, code: 'line-not-printed' })],
        unfinished: { offset: 12, length: 3 },
      },
    ]);
  });

  test('however a stream is cut into runs, the slips are the same', async () => {
    const stream = `\x1b@one \xc4\xe3\xba\xc3\n${STATUS}\x1dh\x30\x1dkI\x04{B12\n${CUT}two\n\n\n${CUT}three\n`;
    const whole = printSlips(bytesOf(stream), 'xprinter-80').map((slip) => `${slip.end}: ${slipText(slip)}`);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(stream.length)), async (places) => {
        const b = await bench();
        const cuts = [0, ...places.sort((x, y) => x - y), stream.length];
        await b.run(async () => {
          const host = await dial(b);
          for (let i = 1; i < cuts.length; i++) await host.send(stream.slice(cuts[i - 1], cuts[i]));
          await host.line.close();
          await b.clock.sleep(1);
        });
        expect(b.slips).toEqual(whole);
      }),
      { numRuns: 30 },
    );
  });
});

describe('replies', () => {
  test('to requests of one burst leave in one write, however they arrived', async () => {
    const b = await bench();
    const runs = await b.run(async () => {
      const host = await dial(b);
      await host.send('text\n\x10\x04');
      await host.send(`\x01\x10\x04\x04\x1dr\x01`);
      await b.clock.sleep(10);
      await host.send(STATUS);
      await b.clock.sleep(10);
      return host.runs;
    });
    expect(runs).toEqual([[...READY, 0x00], READY]);
  });

  test('reach a host when the printer is closed', async () => {
    const b = await bench();
    const runs = await b.run(async () => {
      const host = await dial(b);
      await host.send('text\n\x1dr\x01');
      await b.printer.close();
      return host.runs;
    });
    expect(runs).toEqual([[0x00]]);
  });

  test('status requests of a host that waits are answered at once, and belong to no slip', async () => {
    const b = await bench();
    await b.run(async () => {
      const [first, second] = [await dial(b), await dial(b)];
      await first.send('first ');
      await second.send(STATUS);
      await b.clock.sleep(10);
      expect(second.runs).toEqual([READY]);
      await first.send(`slip\n${CUT}`);
      await first.line.close();
      await second.line.close();
      await b.clock.sleep(1);
    });
    expect(b.slips).toEqual(['partial cut: first slip\n']);
    expect(b.jobs.map(({ from, bytes }) => [from, bytes])).toEqual([['wire 1', 15]]);
  });

  test.each([...Array(STATUS.length - 1).keys()])(
    'a status request that comes in two parts, the first of %i bytes and one more, is answered all the same',
    async (last) => {
      const b = await bench();
      await b.run(async () => {
        const [first, second] = [await dial(b), await dial(b)];
        await second.send(STATUS.slice(0, last + 1));
        await b.clock.sleep(1);
        await first.send('first ');
        await second.send(STATUS.slice(last + 1));
        await b.clock.sleep(10);
        expect(second.runs.flat()).toEqual(READY);
        await first.send(`slip\n${CUT}`);
        await first.line.close();
        await second.line.close();
        await b.clock.sleep(1);
      });
      expect(b.slips).toEqual(['partial cut: first slip\n']);
      expect(b.jobs.map(({ from, bytes }) => [from, bytes])).toEqual([['wire 1', 15]]);
    },
  );

  test('a host that waits learns the status that it asks for before its job, which prints when its turn comes', async () => {
    const b = await bench({ sensors: { paper: 'end' } });
    await b.run(async () => {
      const [first, second] = [await dial(b), await dial(b)];
      await first.send(`first\n${CUT}`);
      await first.line.close();
      await second.send(`${STATUS}second\n${CUT}`);
      await b.clock.sleep(10);
      expect(second.runs).toEqual([[0x1e, 0x7e]]);
      b.printer.change({ sensors: { paper: 'ok' } });
      await second.line.close();
      await b.clock.sleep(1);
    });
    expect(b.slips).toEqual(['partial cut: first\n', 'partial cut: second\n']);
    expect(b.jobs.map(({ from, bytes }) => [from, bytes])).toEqual([
      ['wire 1', 10],
      ['wire 2', 11],
    ]);
  });

  test('what may be the beginning of a status request is a job when it is none, or when the host leaves', async () => {
    const b = await bench();
    await b.run(async () => {
      const [first, second] = [await dial(b), await dial(b)];
      await first.send('\x10');
      await b.clock.sleep(10);
      await first.send(`\x14\x01\0\x01A\n${CUT}`);
      await first.line.close();
      await second.send('\x10\x04');
      await second.line.close();
      await b.clock.sleep(1);
    });
    expect(b.slips).toEqual(['partial cut: A\n']);
    expect(b.jobs.map(({ from, bytes }) => [from, bytes])).toEqual([
      ['wire 1', 11],
      ['wire 2', 2],
    ]);
  });

  test('on a cable what the sensors say reaches the host after its job', async () => {
    const b = await bench({ on: 'cable' });
    const runs = await b.run(async () => {
      const host = await dial(b);
      await host.send('\x1da\xff');
      await b.clock.sleep(10_000);
      b.printer.change({ sensors: { paper: 'near' } });
      await b.clock.sleep(10);
      return host.runs;
    });
    expect(runs).toEqual([
      [0x14, 0x00, 0x00, 0x00],
      [0x14, 0x00, 0x03, 0x00],
    ]);
  });
});

describe('an offline printer', () => {
  test('keeps what it received, and prints it when it is online again', async () => {
    const b = await bench({ sensors: { paper: 'end' } });
    await b.run(async () => {
      const [first, second] = [await dial(b), await dial(b)];
      await first.send(`first\n${CUT}`);
      await first.line.close();
      await second.send(`second\n${CUT}`);
      await second.line.close();
      await b.clock.sleep(60_000);
      expect([b.slips, b.jobs, b.printer.waiting, b.printer.isStuck]).toEqual([[], [], 10, true]);
      b.printer.change({ sensors: { paper: 'ok' } });
      await b.clock.sleep(1);
    });
    expect(b.slips).toEqual(['partial cut: first\n', 'partial cut: second\n']);
    expect(b.printer.waiting).toBe(0);
  });

  test('recovers by the DLE ENQ of another host once the host of the job has left, behind all of that job', async () => {
    const b = await bench({ sensors: { error: 'cutter', cause: 'removed' } });
    await b.run(async () => {
      const [first, second] = [await dial(b), await dial(b)];
      await first.send(`first\n${CUT}`);
      await second.send('second\n');
      // It is made to wait, with this before its line.
      void second.send('\x10\x05\x01');
      await b.clock.sleep(60_000);
      expect([b.slips, b.printer.sensors.error]).toEqual([[], 'cutter']);
      await first.line.close();
      const third = await dial(b);
      await third.send('third ');
      await third.send('\x10\x05\x01');
      await third.send(`slip\n${CUT}`);
      await second.line.close();
      await third.line.close();
      await b.clock.sleep(60_000);
    });
    expect(b.slips).toEqual(['partial cut: first\n', 'job end: second\n', 'partial cut: third slip\n']);
    expect(b.jobs.map(({ from, bytes }) => [from, bytes])).toEqual([
      ['wire 1', 13],
      ['wire 2', 10],
      ['wire 3', 15],
    ]);
  });

  test('reads of a host that might recover it no more than its buffer holds', async () => {
    const b = await bench({ baud: 115_200, sensors: { error: 'cutter' } });
    await b.run(async () => {
      const [first, second] = [await dial(b), await dial(b)];
      await first.send(`first\n${CUT}`);
      await first.line.close();
      let sent = false;
      const sending = second.send(`${'x'.repeat(39)}\n`.repeat(500)).then(() => {
        sent = true;
      });
      await b.clock.sleep(60_000);
      expect(sent).toBe(false);
      b.printer.change({ sensors: { error: 'none' } });
      await sending;
      await second.line.close();
      await b.clock.sleep(1);
    });
    expect(b.slips.map((slip) => slip.length)).toEqual(['partial cut: first\n'.length, 'job end: '.length + 20_000]);
  });

  test('makes a host that waited for its turn wait on, when its receive buffer is full', async () => {
    const b = await bench({
      baud: 115_200,
      model: { ...xprinter80, receiveBuffers: [{ bytes: 4096, fullAt: 16, clearAt: 26 }] },
    });
    await b.run(async () => {
      const [first, second] = [await dial(b), await dial(b)];
      await first.send('first\n');
      void second.send('x'.repeat(20_000));
      await b.clock.sleep(100);
      b.printer.change({ sensors: { cover: 'open' } });
      await first.line.close();
      await b.clock.sleep(60_000);
    });
    expect(b.slips).toEqual(['job end: first\n']);
    expect(b.printer.waiting).toBe(4096 - 16);
  });

  test('makes the host wait when its receive buffer is full', async () => {
    const b = await bench({
      baud: 115_200,
      model: { ...xprinter80, receiveBuffers: [{ bytes: 4096, fullAt: 16, clearAt: 26 }] },
      sensors: { cover: 'open' },
    });
    const line = `${'x'.repeat(39)}\n`;
    await b.run(async () => {
      const host = await dial(b);
      let sent = false;
      const sending = host.send(line.repeat(500)).then(() => {
        sent = true;
      });
      await b.clock.sleep(60_000);
      expect(sent).toBe(false);
      // Full with 16 bytes free, and the host begins no further byte.
      expect(b.printer.waiting).toBe(4096 - 16);
      b.printer.change({ sensors: { cover: 'closed' } });
      await sending;
      await host.line.close();
      await b.clock.sleep(1);
    });
    expect(b.slips.join('')).toBe(`job end: ${line.repeat(500)}`);
  });
});

test('a job is not over while the last of it is composed and waits under an open cover', async () => {
  const b = await bench({ pace: 'as the model' });
  await b.run(async () => {
    b.printer.schedule({ rows: 20 }, { sensors: { cover: 'open' } });
    const host = await dial(b);
    await host.send(`all\n${CUT}`);
    await host.line.close();
    await b.clock.sleep(60_000);
    expect([b.slips, b.jobs, b.printer.waiting, b.printer.isStuck]).toEqual([[], [], 0, true]);
    b.printer.change({ sensors: { cover: 'closed' } });
    await b.clock.sleep(10_000);
  });
  expect(b.slips).toEqual(['partial cut: all\n']);
  expect(b.jobs.map(({ slips, end }) => [slips, end])).toEqual([[1, 'closed']]);
});

describe('without power', () => {
  test('connections are broken off, those that wait too, and new ones until it is back', async () => {
    const b = await bench();
    await b.run(async () => {
      const [first, second] = [await dial(b), await dial(b)];
      await first.send('first\n');
      await second.send('second\n');
      b.printer.change({ power: 'off' });
      const third = await dial(b);
      await b.clock.sleep(10);
      expect([first.end, second.end, third.end]).toEqual(['reset', 'reset', 'reset']);
      b.printer.change({ power: 'on' });
      const fourth = await dial(b);
      await fourth.send(`fourth\n${CUT}`);
      await fourth.line.close();
      await b.clock.sleep(10);
    });
    expect(b.slips).toEqual(['power off: first\n', 'partial cut: fourth\n']);
  });

  test('a cable stays plugged, and what comes over it is lost', async () => {
    const b = await bench({ on: 'cable' });
    await b.run(async () => {
      const host = await dial(b);
      b.printer.change({ power: 'off' });
      await host.send(`lost\n${CUT}`);
      await b.clock.sleep(10_000);
      b.printer.change({ power: 'on' });
      await host.send(`${STATUS}kept\n${CUT}`);
      await b.clock.sleep(10_000);
      expect([host.end, host.runs]).toEqual(['', [READY]]);
    });
    expect(b.slips).toEqual(['partial cut: kept\n']);
  });
});

describe('closing', () => {
  test('prints what was sent, of those that wait too, and ends the job under way with its uncut slip', async () => {
    const b = await bench();
    const [first, second] = await b.run(async () => {
      const hosts = [await dial(b), await dial(b)] as const;
      await hosts[0].send('first\n');
      await hosts[1].send(`second\n${CUT}third`);
      void hosts[1].send(' and its end\n');
      await b.printer.close();
      return hosts;
    });
    expect(b.slips).toEqual(['job end: first\n', 'partial cut: second\n', 'job end: third and its end\n']);
    expect(b.jobs.map(({ end }) => end)).toEqual(['stopped', 'stopped']);
    expect([first.end, second.end]).toEqual(['closed', 'closed']);
  });

  test('does not wait for a printer that is offline', async () => {
    const b = await bench({ sensors: { cover: 'open' } });
    await b.run(async () => {
      const host = await dial(b);
      await host.send('never\n');
      await b.printer.close();
    });
    expect([b.slips, b.printer.waiting, b.jobs.map(({ end }) => end)]).toEqual([[], 6, ['stopped']]);
  });
});
