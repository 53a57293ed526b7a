import { expect, it } from 'vitest';
import type { Line } from '../../../../src/ports/port.ts';
import { ptyPort } from '../../../../src/ports/pty.ts';
import { dialSerial } from '../../../../src/ports/serial.ts';
import { dialTcp, tcpPort } from '../../../../src/ports/tcp.ts';
import { ZvtRegister } from '../../../../src/terminals/drivers/zvt/register.ts';
import { merchant, SetClock, visa, workedTerminal } from '../../simulated/zvt/worked.ts';

/** A line whose bytes arrive one at a time, whatever the medium does. */
function trickling(line: Line): Line {
  return {
    name: line.name,
    attach: ({ onBytes, onEnd }) =>
      line.attach({
        onBytes: (bytes, at, byteTime) => {
          for (const byte of bytes) onBytes(Uint8Array.of(byte), at, byteTime);
        },
        onEnd,
      }),
    write: (bytes) => line.write(bytes),
    pause: () => line.pause(),
    resume: () => line.resume(),
    close: () => line.close(),
    reset: () => line.reset(),
  };
}

it.each([
  ['a socket', 'tcp', false],
  ['a socket, byte by byte', 'tcp', true],
  ['a pty', 'serial', false],
  ['a pty, byte by byte', 'serial', true],
] as const)('both ends over %s: 10,10, its repeat, the close', async (_name, transport, isSplit) => {
  const clock = new SetClock();
  const { terminal, host } = workedTerminal(clock);
  const port = transport === 'tcp' ? tcpPort({ port: 0 }, clock) : ptyPort({}, clock);
  const whole = (line: Line) => line;
  const through = isSplit ? trickling : whole;
  await port.listen((line) => terminal.serve(through(line), transport));
  const place = port.address.replace(/^\w+:\/\//, '');
  const printed: string[] = [];
  const register = new ZvtRegister({
    clock,
    transport,
    dial: async () =>
      through(
        transport === 'tcp'
          ? await dialTcp({ port: Number(place.split(':').at(-1)) }, clock)
          : await dialSerial({ path: place, stopBits: 2 }, clock),
      ),
    merchant,
    printer: {
      hasCutter: true,
      isReady: async () => true,
      isDone: async () => true,
      write: async (bytes) => void printed.push(Buffer.from(bytes).toString('latin1')),
      close: async () => {},
    },
  });
  await register.open();
  expect(await register.perform({ kind: 'sale', amount: 1010, card: visa })).toMatchObject({
    result: 'approved',
    voucher: 42,
  });
  expect(await register.perform({ kind: 'reprint', target: { of: 'last' } })).toMatchObject({ result: 'approved' });
  expect(await register.perform({ kind: 'settle' })).toMatchObject({ result: 'approved' });
  expect(host.record.settlements[0]!.totals[0]).toEqual({ kind: 'sale', count: 1, amount: 1010 });
  expect(
    printed
      .join('')
      .split('\x1dVB\0')
      .slice(0, -1)
      .map((slip) => /10,10/.test(slip)),
  ).toEqual([true, true, true]);
  await register.close();
  await port.close();
  await terminal.close();
});
