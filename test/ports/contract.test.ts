import { RealClock } from '../../src/clock/real.ts';
import { VirtualClock } from '../../src/clock/virtual.ts';
import type { Line } from '../../src/ports/port.ts';
import { ptyPort } from '../../src/ports/pty.ts';
import { dialSerial, serialPort } from '../../src/ports/serial.ts';
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

portContract({
  name: 'pty, opened by serialport',
  overfull: MEBIBYTE,
  setUp: async () => {
    const clock = new RealClock();
    const port = ptyPort({}, clock);
    return { clock, port, dial: () => dialSerial({ path: port.address.replace('pty://', '') }, clock) };
  },
  skip: {
    'the printer sees once that the host has closed, after its last byte': CABLE,
    'the printer sees once that the host has broken off': CABLE,
    'close delivers everything written before from printer to host': HANG_UP,
    'the host sees once that the printer has closed, after its last byte': HANG_UP,
  },
});

portContract({
  name: 'serial, on a pty pair',
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
      port: serialPort({ path: pair.address.replace('pty://', '') }, clock),
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
