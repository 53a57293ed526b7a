import { describe, test } from 'vitest';
import { RealClock } from '../../../src/clock/real.ts';
import { parseAddress } from '../../../src/ports/address.ts';
import { dialAddress } from '../../../src/ports/dial.ts';
import type { Line } from '../../../src/ports/port.ts';
import { ptyPort } from '../../../src/ports/pty.ts';
import { tcpPort } from '../../../src/ports/tcp.ts';
import { cards } from '../../../src/scenarios/cards.ts';
import { SimulatedHost } from '../../../src/terminals/simulated/host.ts';
import { type TransbankDefect, transbankDefects } from '../../../src/terminals/simulated/transbank/defects.ts';
import { SimulatedTransbankTerminal } from '../../../src/terminals/simulated/transbank/terminal.ts';
import { type ZvtDefect, zvtDefects } from '../../../src/terminals/simulated/zvt/defects.ts';
import { ZvtHost } from '../../../src/terminals/simulated/zvt/host.ts';
import { ZvtTerminal } from '../../../src/terminals/simulated/zvt/terminal.ts';
import { eventsOf, findingsIn, scenario } from '../benches.ts';
import { realBench } from './real.ts';

/*
 * Terminals whose host nobody can ask, driven over a pty and over a socket as a register drives real ones. What they
 * print goes to the bench's printer over TCP, or comes back to the register.
 */

const clock = new RealClock();
type AfterTest = (run: () => Promise<void>) => void;

/** What is presented is known to the bench. */
const VISA = `cards: { visa: { number: '${cards.visa.pan}', expiry: '${cards.visa.expiry}', issuer: VISA } }`;

/** A Transbank terminal behind a pty, which prints by itself on the bench's printer. */
async function transbankBench(afterTest: AfterTest, defect?: TransbankDefect) {
  const cable = ptyPort({}, clock);
  let toRegister: Line | undefined;
  await cable.listen((line) => {
    toRegister = line;
  });
  afterTest(() => cable.close());
  const merchant = { name: 'PRUEBA DESA', number: '597029414300', terminal: 'IT750050', operator: '01' };
  const bench = await realBench(
    `
printers: { counter: { model: xprinter-80, port: 'tcp://127.0.0.1:0' } }
terminals:
  till:
    acquirer: cl-transbank
    driver: transbank
    port: serial://${cable.address.replace('pty://', '')}
    zone: '-03:00'
    merchant: { name: PRUEBA DESA, number: '597029414300', terminal: IT750050 }
${VISA}
limits: { quiet: 200ms }
`,
    afterTest,
  );
  const toPrinter = await dialAddress(parseAddress(bench.benches.addresses[0]!.address), clock);
  new SimulatedTransbankTerminal({
    clock,
    line: toRegister!,
    host: new SimulatedHost({ clock, zone: '-03:00' }),
    merchant,
    address: ['Cerro El Plomo', 'CIUDAD DESARROLLO'],
    customer: { card: cards.visa, account: 'credit' },
    printer: { line: toPrinter, columns: 48, cutter: true },
    copyPause: 100,
    defect,
    onError: (error) => {
      throw error;
    },
  });
  return bench;
}

/** A ZVT terminal behind a socket, whose slips the register prints. */
async function zvtBench(afterTest: AfterTest, defect?: ZvtDefect) {
  const merchant = { name: 'Bäckerei Beispiel', number: '100200300', terminal: '12345678', operator: '01' };
  const pos = new ZvtTerminal({ clock, host: new ZvtHost({ clock }), merchant, printer: null, defect });
  pos.hold(cards.visa);
  const port = tcpPort({ port: 0 }, clock);
  await port.listen((line) => pos.serve(line, 'tcp'));
  afterTest(() => port.close());
  return realBench(
    `
printers: { counter: { model: tm-t88vi, port: 'pty:' } }
terminals:
  till:
    acquirer: eu-zvt
    driver: zvt
    port: ${port.address}
    prints: lines
    zone: '+01:00'
    merchant: { name: Bäckerei Beispiel, number: '100200300', terminal: '12345678' }
${VISA}
limits: { quiet: 200ms }
`,
    afterTest,
  );
}

/** A day in pesos: the void after the reprint, so that a settlement has something to leave out. */
const inPesos = scenario(`
terminal: { acquirer: cl-transbank }
steps:
  - sale: { amount: 1990, card: visa }
    as: coffee
  - sale: { amount: 8000, card: visa }
    as: lunch
  - reprint: last
    expect: { reprint-of: lunch }
  - void: coffee
  - settle: {}
  - sale: { amount: 50, card: visa }
`);

const inEuro = scenario(`
terminal: { acquirer: eu-zvt }
steps:
  - sale: { amount: 12.85, card: visa }
    as: coffee
  - reprint: last
    expect: { reprint-of: coffee }
  - sale: { amount: 3.10, card: visa }
    as: roll
  - void: roll
  - settle: {}
    as: closing
  - reprint: settlement
    expect: { reprint-of: closing }
`);

describe.concurrent('terminals whose host nobody can ask', { timeout: 60_000 }, () => {
  test('Transbank over a pty, its slips over TCP', async ({ expect, onTestFinished }) => {
    const { run } = await transbankBench(onTestFinished);
    const events = await run([inPesos, inPesos]);
    expect(findingsIn(events)).toEqual([]);
    expect(eventsOf(events, 'scenario-end')).toMatchObject([{ outcome: 'passed' }, { outcome: 'passed' }]);
  });

  test('ZVT over TCP, its slips printed by the register on a pty', async ({ expect, onTestFinished }) => {
    const { run } = await zvtBench(onTestFinished);
    const events = await run([inEuro, inEuro]);
    expect(findingsIn(events)).toEqual([]);
    expect(eventsOf(events, 'scenario-end')).toMatchObject([{ outcome: 'passed' }, { outcome: 'passed' }]);
  });

  test.for([
    ['marker-missing', /^step 3: marker missing: this is a reprint of voucher 000002/],
    ['reprint-utc', /^step 3: date is not the transaction's/],
    ['last-sale-before', /^step 3: voucher number 000001, the transaction has 000002$/],
    [
      'voids-counted',
      /^step 5: totals are not those of batch 000001: the slip says VISA 2, 9\.990, the host settled VISA 1, 8\.000$/,
    ],
    ['cardholder-copy-missing', /^step 1: the cardholder copy of voucher 000001 was not printed$/],
  ] as const)(
    'what is wrong is found without the host: Transbank, %s',
    async ([name, found], { expect, onTestFinished }) => {
      const { run } = await transbankBench(onTestFinished, transbankDefects.get(name)!);
      expect(findingsIn(await run([inPesos]))[0]).toMatch(found);
    },
  );

  test.for([
    ['marker-missing', /^step 2: marker missing: this is a reprint of voucher 000001/],
    ['customer-copy-missing', /^step 1: the cardholder copy of voucher 000001 was not printed$/],
    ['repeat-prints-nothing', /^step 2: the merchant copy of voucher 000001 was not printed$/],
  ] as const)('what is wrong is found without the host: ZVT, %s', async ([name, found], { expect, onTestFinished }) => {
    const { run } = await zvtBench(onTestFinished, zvtDefects.get(name)!);
    expect(findingsIn(await run([inEuro]))[0]).toMatch(found);
  });
});
