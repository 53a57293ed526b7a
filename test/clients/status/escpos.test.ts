import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import type { Change } from '../../../emulator/machine/faults.ts';
import { startScripted } from './scripted-printer.ts';

// The package has no declarations.
const require = createRequire(import.meta.url);
const escpos = require('escpos');
const Network = require('escpos/adapter/network');

test.each<[string, Change]>([
  ['has no paper', { sensors: { paper: 'end' } }],
  ['has its cover open', { sensors: { cover: 'open' } }],
  ['has no paper and says that it has', { sensors: { paper: 'end' }, faults: { saysReady: true } }],
])('asks a printer that %s nothing, and is content; the receipt comes when the printer can', async (_, state) => {
  const printer = await startScripted([state]);
  const device = new Network('127.0.0.1', printer.port);
  await new Promise<void>((resolve, reject) => device.open((error?: Error) => (error ? reject(error) : resolve())));
  await new Promise((resolve) =>
    new escpos.Printer(device, { encoding: 'cp437' }).text('Espresso').cut(false, 5).close(resolve),
  );
  await printer.until(() => printer.live.isStuck);
  expect([printer.said(), printer.slips, printer.jobs]).toEqual(['', [], []]);
  printer.live.change({ sensors: { paper: 'ok', cover: 'closed' } });
  await printer.until(() => printer.jobs.length === 1);
  await printer.close();
  expect(printer.slips.map(({ lines }) => lines.map(({ text }) => text))).toEqual([['Espresso']]);
});
