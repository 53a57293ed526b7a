import { expect, test } from 'vitest';
import { VirtualClock } from '../../src/clock/virtual.ts';
import { wire } from '../../src/ports/wire.ts';
import { BenchPrinter } from '../../src/printers/bench-printer.ts';
import { findModel } from '../../src/printers/layout.ts';

async function plugged() {
  const clock = new VirtualClock(0);
  const printer = new BenchPrinter(findModel('xprinter-80'), clock);
  const link = wire(clock, { baud: 9600 });
  await link.port.listen((line) => printer.attach(line));
  const line = await link.dial();
  const heard: number[][] = [];
  line.attach({ onBytes: (bytes) => heard.push([...bytes]), onEnd: () => {} });
  const send = (text: string) =>
    clock.run(
      line
        .write(new TextEncoder().encode(text))
        .then(() => clock.sleep(100))
        .then(() => printer.whenStill()),
      'send',
    );
  return { printer, send, heard };
}

test('slips are kept until they are asked for, with their bytes on the wire', async () => {
  const { printer, send } = await plugged();
  await send('\x1b@one\n\x1dVB\0two\n');
  const first = printer.take();
  expect(first.slips.map(({ slip }) => slip.lines.map(({ text }) => text))).toEqual([['one']]);
  expect(first.runs.map(({ wire, direction, at, byteTime }) => [wire, direction, at, byteTime])).toEqual([
    ['wire 1', 'to-printer', 1.0416666666666667, 1.0416666666666667],
  ]);
  expect(printer.take()).toEqual({ slips: [], runs: [], pulses: [], errors: [] });
  printer.endJob();
  const [last] = printer.take().slips;
  expect(last!.slip).toMatchObject({ index: 1, end: 'job end' });
  expect(last!.decode).toBeGreaterThanOrEqual(0);
});

test('a job in another language leaves no slip and one error, told by its offset from power-on', async () => {
  const { printer, send } = await plugged();
  await send('\x1b@one\n\x1dVB\0');
  printer.endJob();
  expect(printer.take()).toMatchObject({ slips: [{}], errors: [] });
  await send('^XA^FDHello^FS^XZ');
  printer.endJob();
  const message = 'this is ZPL for label printers, not ESC/POS: nothing is printed';
  expect(printer.take()).toMatchObject({
    slips: [],
    errors: [{ offset: 10, severity: 'error', code: 'foreign-stream', message }],
  });
  expect(printer.take().errors).toEqual([]);
});

test('the answers to one run of bytes leave in one write; a pulse is kept', async () => {
  const { printer, send, heard } = await plugged();
  await send('\x10\x04\x01\x10\x04\x02\x10\x04\x03\x10\x04\x04\x1bp\0\x19\xfa');
  expect(heard).toEqual([[0x16, 0x12, 0x12, 0x12]]);
  const { runs, pulses } = printer.take();
  expect(runs.map(({ direction }) => direction)).toEqual(['to-printer', 'from-printer']);
  expect(pulses).toHaveLength(1);
});
