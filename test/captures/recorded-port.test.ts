import { expect, test } from 'vitest';
import { Capture } from '../../src/captures/capture.ts';
import { recordedPort } from '../../src/captures/recorded-port.ts';
import { VirtualClock } from '../../src/clock/virtual.ts';
import { EventList } from '../../src/events/stream.ts';
import { wire } from '../../src/ports/wire.ts';
import { findModel } from '../../src/printers/layout.ts';
import { LivePrinter } from '../../src/printers/live-printer.ts';
import { latin } from './written.ts';

test('what a printer on a timed wire received and sent is kept, with the times of the wire', async () => {
  const clock = new VirtualClock(Date.UTC(2026, 2, 9));
  const cable = wire(clock, { baud: 9600 });
  const list = new EventList();
  const capture = new Capture({ clock, sink: list, platen: '0.1.0', keepCardData: false });
  const port = recordedPort(cable.port, capture);
  const printer = new LivePrinter({ model: findModel('tm-t88v'), ports: [port], clock });
  await printer.listen();
  const talk = async () => {
    const host = await cable.dial();
    const answered = new Promise<void>((resolve) => host.attach({ onBytes: () => resolve(), onEnd: () => {} }));
    await host.write(latin('NO 1\n\x10\x04\x01'));
    await answered;
    await host.close();
    await printer.close();
    await capture.close();
  };
  await clock.run(talk(), 'the talk');
  const byteTime = 10 / 9.6;
  const first = Math.round(byteTime * 1000) / 1000;
  const common = { v: 1, wire: 'line 1' };
  expect(list.events.filter(({ type }) => type !== 'bytes')).toMatchObject([
    { type: 'capture-begin', platen: '0.1.0', startedAt: '2026-03-09T00:00:00.000Z', cardData: 'hidden' },
    { ...common, type: 'line-open', host: 'wire 1', printer: 'wire://9600' },
    { ...common, type: 'line-end', side: 'host', end: 'closed' },
    { ...common, type: 'line-end', side: 'printer', end: 'closed' },
    { type: 'capture-end' },
  ]);
  const bytes = list.events.filter((event) => event.type === 'bytes');
  expect(bytes).toMatchObject([
    { ...common, direction: 'to-printer', at: first, byteTime, hex: Buffer.from('NO 1\n\x10\x04\x01').toString('hex') },
    { ...common, direction: 'from-printer', byteTime: 0, hex: '16' },
  ]);
});
