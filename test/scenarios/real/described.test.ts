import { test } from 'vitest';
import { RealClock } from '../../../src/clock/real.ts';
import { parseAddress } from '../../../src/ports/address.ts';
import { dialAddress } from '../../../src/ports/dial.ts';
import { ptyPort } from '../../../src/ports/pty.ts';
import { cards } from '../../../src/scenarios/cards.ts';
import { shown } from '../../terminals/drivers/bench.ts';
import { KeypadTerminal, onLine } from '../../terminals/drivers/keys/keypad-terminal.ts';
import { merchant } from '../../terminals/simulated/bench.ts';
import { eventsOf, findingsIn } from '../benches.ts';
import { named, realBench } from './real.ts';

const bench = (terminal: string) => `
printers: { counter: { model: xprinter-80, port: 'tcp://127.0.0.1:0' } }
terminals:
  till:
    acquirer: cn-unionpay
    driver: keys
    file: ${shown('keypad.yaml')}
    port: serial://${terminal}
    values: { pin: '123456' }
    zone: '+08:00'
    merchant: { name: ${merchant.name}, number: '${merchant.number}', terminal: '${merchant.terminal}', operator: '${merchant.operator}' }
limits: { quiet: 100ms }
`;

test('a terminal that has nothing but keys runs a scenario, by the file that describes it', {
  timeout: 60_000,
}, async ({ expect, onTestFinished }) => {
  const clock = new RealClock();
  const port = ptyPort({}, clock);
  let plugIn: (pos: KeypadTerminal) => void = () => {};
  await port.listen((line) => {
    plugIn = (pos) => onLine(pos, line);
  });
  onTestFinished(() => port.close());
  const { benches, run } = await realBench(bench(port.address.replace('pty://', '')), onTestFinished);
  const paper = await dialAddress(parseAddress(benches.addresses[0]!.address), clock);
  onTestFinished(() => paper.close());
  const pos = new KeypadTerminal(clock, paper);
  pos.card = cards.chip;
  plugIn(pos);
  const events = await run(named('sale/sale-approved'));
  expect(findingsIn(events)).toEqual([]);
  expect(eventsOf(events, 'scenario-end')).toMatchObject([{ outcome: 'passed' }]);
  expect(pos.keys).toContain('sale');
});
