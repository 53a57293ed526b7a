import { SerialPort, SerialPortMock } from 'serialport';
import { RealClock } from '../../src/clock/real.ts';
import { VirtualClock } from '../../src/clock/virtual.ts';
import { ptyPort } from '../../src/ports/pty.ts';
import { wireBinding } from '../../src/ports/wire/binding.ts';
import type { Binding, BindingPort } from '../../src/ports/wire/binding-interface.ts';
import { wire } from '../../src/ports/wire.ts';
import { bindingContract } from './binding-contract.ts';
import { Listener } from './listener.ts';

/** The interface as published, whose package hides its types. Assigned to and from ours, so that both stay the same. */
type Published = import('../../node_modules/@serialport/bindings-interface/dist/index.js').BindingInterface;

interface MockPort extends BindingPort {
  emitData(bytes: Buffer): void;
  readonly recording: Buffer;
}

/** serialport's own port on Unix: what it waits with. */
interface PolledPort extends BindingPort {
  readonly poller: { listenerCount(event: string): number };
}

const KEEPS_NO_TIME = 'the mock keeps no time';

bindingContract({
  name: 'the published mock',
  setUp: async () => {
    const path = '/dev/mock';
    SerialPortMock.binding.createPort(path, { record: true });
    return {
      clock: new RealClock(),
      binding: SerialPortMock.binding,
      path,
      send: async (port, bytes) => (port as MockPort).emitData(Buffer.from(bytes)),
      received: async (port, count) => {
        while ((port as MockPort).recording.length < count) await new Promise((resolve) => setImmediate(resolve));
        return (port as MockPort).recording;
      },
      stall: () => {},
      waits: async () => {},
      tidy: async () => SerialPortMock.binding.reset(),
    };
  },
  skip: {
    'cancels a write that waits': 'nothing waits at the mock, and what it interrupts does not say canceled',
    'drain takes as long as the bytes do': KEEPS_NO_TIME,
    'get follows the far end, which takes nothing': 'the lines of the mock never change',
  },
});

bindingContract({
  name: 'a wire in virtual time',
  setUp: async () => {
    const clock = new VirtualClock(0);
    const path = '/dev/ttyW0';
    const link = wire(clock, { baud: 9600 });
    const printers: Listener[] = [];
    await link.port.listen((line) => printers.push(new Listener(line)));
    const binding: Published = wireBinding(new Map([[path, link]]), clock);
    return {
      clock,
      binding,
      path,
      send: (_, bytes) => printers.at(-1)!.line.write(bytes),
      received: async (_, count) => {
        await printers.at(-1)!.received(count);
        return printers.at(-1)!.bytes;
      },
      stall: () => printers.at(-1)!.line.pause(),
      waits: () => clock.sleep(1_000),
      tidy: () => link.port.close(),
    };
  },
});

const NO_MODEM_LINES = 'a pty has no modem lines';

bindingContract({
  name: 'serialport’s own, on a pty',
  setUp: async () => {
    const clock = new RealClock();
    const pair = ptyPort({}, clock);
    let far: Listener | undefined;
    await pair.listen((line) => {
      far = new Listener(line);
    });
    return {
      clock,
      binding: SerialPort.binding as Binding,
      path: pair.address.replace('pty://', ''),
      send: (_, bytes) => far!.line.write(bytes),
      received: async (_, count) => {
        await far!.received(count);
        return far!.bytes;
      },
      stall: () => far!.line.pause(),
      waits: async (port, what) => {
        while ((port as PolledPort).poller.listenerCount(what) === 0)
          await new Promise((resolve) => setImmediate(resolve));
      },
      tidy: () => pair.close(),
    };
  },
  skip: {
    'names the port, its other fields strings or undefined': 'ptys are no devices of the system’s list',
    'drain takes as long as the bytes do': 'a pty has no speed',
    'set takes the lines': NO_MODEM_LINES,
    'get gives three lines': NO_MODEM_LINES,
    'get follows the far end, which takes nothing': NO_MODEM_LINES,
  },
});
