import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { RealClock } from '../../src/clock/real.ts';
import { VirtualClock } from '../../src/clock/virtual.ts';
import { DescriptorWriter } from '../../src/ports/descriptor-writer.ts';
import { devicePort } from '../../src/ports/device.ts';
import { stdinPort } from '../../src/ports/file.ts';
import type { Line } from '../../src/ports/port.ts';
import { ptyPort } from '../../src/ports/pty.ts';
import { dialSerial, serialPort } from '../../src/ports/serial.ts';
import { StreamLine } from '../../src/ports/stream-line.ts';
import { dialTcp, tcpPort } from '../../src/ports/tcp.ts';
import { wire } from '../../src/ports/wire.ts';
import { portContract } from './contract.ts';

const MEBIBYTE = 1 << 20;

portContract({
  name: 'tcp',
  overfull: 16 * MEBIBYTE,
  setUp: async () => {
    const clock = new RealClock();
    const port = tcpPort({ port: 0 }, clock);
    return { clock, port, dial: () => dialTcp({ port: Number(new URL(port.address).port) }, clock) };
  },
});

portContract({
  name: 'wire at 9600 baud in virtual time',
  overfull: 10_000,
  setUp: async () => {
    const clock = new VirtualClock(0);
    return { clock, ...wire(clock, { baud: 9600 }) };
  },
});

portContract({
  name: 'wire at 50 Mbaud in real time',
  overfull: 10_000,
  setUp: async () => {
    const clock = new RealClock();
    return { clock, ...wire(clock, { baud: 50_000_000 }) };
  },
});

portContract({
  name: 'wire without a speed in virtual time',
  overfull: 100_000,
  setUp: async () => {
    const clock = new VirtualClock(0);
    return { clock, ...wire(clock) };
  },
});

const CABLE = 'a cable carries bytes and no connections: the printer cannot see the program close its end';
const HANG_UP = 'the kernel hangs the pair up with what the program has not read';

for (const [name, options] of [
  ['pty, opened by serialport', {}],
  ['pty at 50 Mbaud, opened by serialport', { baud: 50_000_000 }],
] as const) {
  portContract({
    name,
    overfull: MEBIBYTE,
    setUp: async () => {
      const clock = new RealClock();
      const port = ptyPort(options, clock);
      const path = () => port.address.replace(/^pty:\/\/|\?.*$/g, '');
      return { clock, port, dial: () => dialSerial({ path: path() }, clock) };
    },
    skip: {
      'the printer sees once that the host has closed, after its last byte': CABLE,
      'the printer sees once that the host has broken off': CABLE,
      'close delivers everything written before from printer to host': HANG_UP,
      'the host sees once that the printer has closed, after its last byte': HANG_UP,
    },
  });
}

/** Ports that open a device, here a pty pair's in place of a cable or a USB gadget. */
for (const [name, portOn] of [
  ['serial, on a pty pair', serialPort],
  ['device, on a pty pair in place of a USB gadget', devicePort],
] as const) {
  portContract({
    name,
    overfull: MEBIBYTE,
    setUp: async () => {
      const clock = new RealClock();
      const pair = ptyPort({}, clock);
      let host: Line | undefined;
      await pair.listen((line) => {
        host = line;
      });
      return {
        clock,
        port: portOn({ path: pair.address.replace('pty://', '') }, clock),
        dial: async () => host!,
        tidy: () => pair.close(),
      };
    },
    skip: {
      'the host sees once that the printer has closed, after its last byte': CABLE,
      'the host sees once that the printer has broken off': CABLE,
      'close delivers everything written before from host to printer': HANG_UP,
      'the printer sees once that the host has closed, after its last byte': HANG_UP,
    },
  });
}

/** The writing end of something that has one direction as a host's line; nothing ever comes back over it. */
function writingLine(
  name: string,
  clock: RealClock,
  send: (bytes: Uint8Array, sent: () => void) => void,
  end: () => void,
): Line {
  const source = new Readable({ read: () => {} });
  source.once('close', end);
  const stop = () => void source.destroy();
  return new StreamLine(name, clock, { source, send, finish: async () => stop(), reset: stop });
}

function dialFifo(path: string, clock: RealClock): Line {
  const fd = openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  const writer = new DescriptorWriter(fd, clock, () => {});
  return writingLine(
    'fifo',
    clock,
    (bytes, sent) => writer.send(bytes, sent),
    () => {
      writer.stop();
      closeSync(fd);
    },
  );
}

const ONE_WAY = 'it has one direction';
const NO_END = 'the device port holds a fifo open itself, so that no host ends it for the next one';

const SKIPPED_ONE_WAY = {
  'all byte values arrive unchanged from printer to host': ONE_WAY,
  'writes of any size arrive whole and in order from printer to host': ONE_WAY,
  'a mebibyte arrives byte-exact from printer to host': ONE_WAY,
  'close delivers everything written before from printer to host': ONE_WAY,
  'pause holds and resume loses nothing from host to printer': ONE_WAY,
  'pause holds and resume loses nothing from printer to host': ONE_WAY,
  'both directions work at once': ONE_WAY,
  'a paused printer makes the host wait': ONE_WAY,
  'the host sees once that the printer has closed, after its last byte': ONE_WAY,
  'the host sees once that the printer has broken off': ONE_WAY,
};

portContract({
  name: 'device, on a fifo',
  overfull: MEBIBYTE,
  setUp: async () => {
    const clock = new RealClock();
    const folder = mkdtempSync(join(tmpdir(), 'platen-'));
    const path = join(folder, 'printer');
    execFileSync('mkfifo', [path]);
    return {
      clock,
      port: devicePort({ path }, clock),
      dial: async () => dialFifo(path, clock),
      tidy: async () => rmSync(folder, { recursive: true }),
    };
  },
  skip: {
    ...SKIPPED_ONE_WAY,
    'the printer sees once that the host has closed, after its last byte': NO_END,
    'the printer sees once that the host has broken off': NO_END,
  },
});

portContract({
  name: 'standard input, on a stream',
  overfull: MEBIBYTE,
  setUp: async () => {
    const clock = new RealClock();
    const input = new PassThrough();
    return {
      clock,
      port: stdinPort(clock, input),
      dial: async () =>
        writingLine(
          'pipe',
          clock,
          (bytes, sent) => void input.write(bytes, () => sent()),
          () => void input.end(),
        ),
    };
  },
  skip: {
    ...SKIPPED_ONE_WAY,
    'the printer sees once that the host has broken off': 'a pipe that is broken off reads as ended',
  },
});
