import { expect, it } from 'vitest';
import { VirtualClock } from '../../src/clock/virtual.ts';
import { BenchPrinter } from '../../src/printers/bench-printer.ts';
import { beginFault } from '../../src/printers/faults.ts';
import { findModel } from '../../src/printers/layout.ts';

it('a fault that is to begin later begins then: no end of a job brings it on, and nobody waits for it', async () => {
  const clock = new VirtualClock(0);
  const printer = new BenchPrinter(findModel('tm-t88v'), clock);
  beginFault(printer, { name: 'cover-open', after: 4000 });
  printer.endJob();
  await clock.run(printer.whenStill());
  expect([clock.now(), printer.sensors.cover]).toEqual([0, 'closed']);
  await clock.run(clock.sleep(3999));
  expect(printer.sensors.cover).toBe('closed');
  await clock.run(clock.sleep(2));
  expect(printer.sensors.cover).toBe('open');
});
