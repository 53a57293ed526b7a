import { expect, test } from 'vitest';
import { VirtualClock } from '../../src/clock/virtual.ts';
import { type WireOptions, wire } from '../../src/ports/wire.ts';
import { Listener } from './listener.ts';

const bytes = (length: number) => Uint8Array.from({ length }, (_, index) => index & 255);

async function connected(options: WireOptions) {
  const clock = new VirtualClock(0);
  const { port, dial } = wire(clock, options);
  const printers: Listener[] = [];
  await port.listen((line) => printers.push(new Listener(line)));
  const host = new Listener(await dial());
  return { clock, port, dial, printer: printers[0]!, host };
}

test.each<[number, WireOptions, number]>([
  [11_520, { baud: 9600 }, 12_000],
  [11_520, { baud: 115_200 }, 1_000],
  [960, { baud: 9600, parity: 'even' }, 1_100],
  [960, { baud: 9600, parity: 'odd', stopBits: 2 }, 1_200],
  [960, { baud: 9600, dataBits: 7, parity: 'even' }, 1_000],
  [960, { baud: 9600, stopBits: 1.5 }, 1_050],
  [1_000, {}, 0],
])('%i bytes over %o take %i ms, to the bit', async (length, options, ms) => {
  const { clock, host, printer } = await connected(options);
  await clock.run(host.line.write(bytes(length)));
  expect([clock.now(), printer.count]).toEqual([ms, length]);
});

test('many short writes take exactly as long as one long one, queued or one after the other', async () => {
  const { clock, host, printer } = await connected({ baud: 9600 });
  const queued = Array.from({ length: 960 }, (_, index) => host.line.write(Uint8Array.of(index & 255)));
  await clock.run(Promise.all(queued));
  expect(clock.now()).toBe(1_000);
  const oneAfterTheOther = async () => {
    for (let index = 0; index < 960; index++) await host.line.write(Uint8Array.of(index & 255));
  };
  await clock.run(oneAfterTheOther());
  expect(clock.now()).toBe(2_000);
  expect(printer.bytes).toEqual(Buffer.concat([bytes(960), bytes(960)]));
});

test('a short write arrives as one run, when its last byte does', async () => {
  const { clock, host, printer } = await connected({ baud: 9600 });
  await clock.run(clock.sleep(100));
  await clock.run(host.line.write(Uint8Array.of(0x10, 0x04, 0x01)));
  const byteTime = 10_000 / 9600;
  expect(printer.runs).toEqual([{ bytes: Uint8Array.of(0x10, 0x04, 0x01), at: 100 + byteTime, byteTime }]);
  expect(clock.now()).toBe(100 + 30_000 / 9600);
});

test('a long write arrives in runs of at most 20 ms and 256 bytes, without a gap between them', async () => {
  const at9600 = await connected({ baud: 9600 });
  await at9600.clock.run(at9600.host.line.write(bytes(50)));
  expect(at9600.printer.runs.map(({ bytes, at }) => [bytes.length, at])).toEqual([
    [19, (1 * 10_000) / 9600],
    [19, (20 * 10_000) / 9600],
    [12, (39 * 10_000) / 9600],
  ]);
  const at1M = await connected({ baud: 1_000_000 });
  await at1M.clock.run(at1M.host.line.write(bytes(600)));
  expect(at1M.printer.runs.map(({ bytes, at }) => [bytes.length, at])).toEqual([
    [256, 0.01],
    [256, 2.57],
    [88, 5.13],
  ]);
});

test('a status request behind a long write is answered when its last byte is there', async () => {
  const { clock, host, printer } = await connected({ baud: 9600 });
  void host.line.write(bytes(957));
  void host.line.write(Uint8Array.of(0x10, 0x04, 0x01));
  await clock.run(printer.received(960));
  expect(clock.now()).toBe(1_000);
  await clock.run(printer.line.write(Uint8Array.of(0x16)));
  expect(clock.now()).toBe(1_000 + 10_000 / 9600);
  expect(host.runs).toEqual([{ bytes: Uint8Array.of(0x16), at: clock.now(), byteTime: 10_000 / 9600 }]);
});

test('the directions do not slow each other', async () => {
  const { clock, host, printer } = await connected({ baud: 9600 });
  await clock.run(Promise.all([host.line.write(bytes(960)), printer.line.write(bytes(960))]));
  expect(clock.now()).toBe(1_000);
});

test('what the sender changes after write is not what arrives', async () => {
  const { clock, host, printer } = await connected({ baud: 9600 });
  const buffer = Uint8Array.of(1, 2, 3);
  const written = host.line.write(buffer);
  buffer.fill(0);
  await clock.run(written);
  expect(printer.bytes).toEqual(Buffer.of(1, 2, 3));
});

/** ms that bytes take at 9600 8N1. */
const msOf = (bytes: number) => (bytes * 10_000) / 9600;

test('a paused printer stops the host after the byte under way, and the pause takes as long as it lasts', async () => {
  const { clock, host, printer } = await connected({ baud: 9600 });
  clock.at(msOf(10.5), () => printer.line.pause());
  let left = 0;
  const writes = Array.from({ length: 96 }, (_, index) =>
    host.line.write(Uint8Array.of(index)).then(() => {
      left++;
    }),
  );
  await clock.run(clock.sleep(60_000));
  expect([left, printer.count]).toEqual([11, 10]);
  printer.line.resume();
  await clock.run(Promise.all(writes));
  expect(clock.now()).toBe(60_000 + msOf(85));
  expect(printer.bytes).toEqual(Buffer.from(bytes(96)));
  expect(printer.runs.slice(9, 12).map(({ at }) => at)).toEqual([msOf(10), msOf(11), 60_000 + msOf(1)]);
});

test('a pause cuts a long write short, and one that begins where a byte does lets no further byte leave', async () => {
  const { clock, host, printer } = await connected({ baud: 9600 });
  clock.at(msOf(5), () => printer.line.pause());
  clock.at(1_000, () => printer.line.resume());
  await clock.run(host.line.write(bytes(30)));
  expect(clock.now()).toBe(1_000 + msOf(25));
  await clock.run(printer.received(30));
  expect(printer.runs.map(({ bytes, at }) => [bytes.length, at])).toEqual([
    [5, msOf(1)],
    [19, 1_000 + msOf(1)],
    [6, 1_000 + msOf(20)],
  ]);
});

test('pausing inside onBytes holds the very next run', async () => {
  const { clock, dial, port } = await connected({ baud: 9600 });
  const lengths: number[] = [];
  await port.listen((line) =>
    line.attach({
      onBytes: (run) => {
        lengths.push(run.length);
        line.pause();
        clock.at(clock.now() + 1_000, () => line.resume());
      },
      onEnd: () => {},
    }),
  );
  const host = await dial();
  await clock.run(host.write(bytes(57)));
  await clock.run(clock.sleep(5_000));
  expect(lengths).toEqual([19, 19, 19]);
});

test('a wire without a speed works outside run', async () => {
  const { host, printer, clock } = await connected({});
  await host.line.write(bytes(200_000));
  expect([printer.count, clock.now()]).toEqual([200_000, 0]);
  expect(printer.runs.map((run) => run.bytes.length)).toEqual([65_536, 65_536, 65_536, 3_392]);
  expect(printer.runs.every((run) => run.at === 0 && run.byteTime === 0)).toBe(true);
});

test('breaking off drops what has not left, and lets the sender go on', async () => {
  const { clock, host, printer } = await connected({ baud: 9600 });
  const written = host.line.write(bytes(960));
  clock.at(501, () => host.line.reset());
  await clock.run(written);
  expect([clock.now(), printer.count]).toEqual([501, 480]);
  expect([printer.ends, host.ends]).toEqual([
    [{ end: 'reset', message: undefined }],
    [{ end: 'reset', message: undefined }],
  ]);
});

test('a port closes even when a host takes no more', async () => {
  const { clock, port, host, printer } = await connected({ baud: 9600 });
  host.line.pause();
  void printer.line.write(bytes(1_000));
  await clock.run(port.close());
  expect([clock.now(), printer.ends]).toEqual([5_000, [{ end: 'reset', message: undefined }]]);
});

test('each host dials on a cable of its own', async () => {
  const { clock, dial, port, host } = await connected({ baud: 9600 });
  const second = await dial();
  await clock.run(Promise.all([host.line.write(bytes(960)), second.write(bytes(960))]));
  expect([clock.now(), host.line.name, second.name]).toEqual([1_000, 'wire 1', 'wire 2']);
  await clock.run(port.close());
  await expect(dial()).rejects.toMatchObject({
    code: 'refused',
    message: 'wire://9600 refused the connection',
    hint: 'Start the printer before the host dials.',
  });
});

test('the address says the speed and what is unusual', () => {
  const address = (options: WireOptions) => wire(new VirtualClock(0), options).port.address;
  expect([
    address({}),
    address({ baud: 19_200 }),
    address({ baud: 9600, dataBits: 7, parity: 'even', stopBits: 2 }),
  ]).toEqual(['wire://instant', 'wire://19200', 'wire://9600?data=7&parity=even&stop=2']);
});
