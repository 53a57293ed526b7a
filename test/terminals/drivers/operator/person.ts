// A bench with an operator, in a process of its own: says the outcome of each request as JSON, or its error.
import { RealClock } from '../../../../src/clock/real.ts';
import { operator } from '../../../../src/terminals/drivers/operator/driver.ts';
import { TerminalError, type TerminalRequest } from '../../../../src/terminals/terminal.ts';

const [reports = '', within = '', requests = ''] = process.argv.slice(2);
const terminal = await operator.create(
  { within, decimals: 2 },
  {
    clock: new RealClock(),
    merchant: { name: 'SHOP', number: '1', terminal: '10008888', operator: '01' },
    folder: reports,
    reports,
    dial: () => Promise.reject(new Error('no line is dialled')),
  },
);
try {
  for (const request of JSON.parse(requests) as TerminalRequest[])
    process.stdout.write(`${JSON.stringify(await terminal.perform(request))}\n`);
} catch (error) {
  if (!(error instanceof TerminalError)) throw error;
  process.stdout.write(`${error.code}: ${error.message}\n`);
}
await terminal.close();
