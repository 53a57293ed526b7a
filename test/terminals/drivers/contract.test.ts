import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { RealClock } from '../../../src/clock/real.ts';
import { VirtualClock } from '../../../src/clock/virtual.ts';
import type { Line } from '../../../src/ports/port.ts';
import { type WireOptions, wire } from '../../../src/ports/wire.ts';
import { keys } from '../../../src/terminals/drivers/keys/driver.ts';
import { operator } from '../../../src/terminals/drivers/operator/driver.ts';
import type { Prompt } from '../../../src/terminals/drivers/operator/prompt.ts';
import { script } from '../../../src/terminals/drivers/script/driver.ts';
import { transbank } from '../../../src/terminals/drivers/transbank/driver.ts';
import { web } from '../../../src/terminals/drivers/web/driver.ts';
import { zvt } from '../../../src/terminals/drivers/zvt/driver.ts';
import { SimulatedHost } from '../../../src/terminals/simulated/host.ts';
import { createSimulatedTerminal } from '../../../src/terminals/simulated/terminal.ts';
import { SimulatedTransbankTerminal } from '../../../src/terminals/simulated/transbank/terminal.ts';
import { ZvtHost } from '../../../src/terminals/simulated/zvt/host.ts';
import { ZvtTerminal } from '../../../src/terminals/simulated/zvt/terminal.ts';
import type { HostRecord } from '../../../src/terminals/terminal.ts';
import { browser } from '../../browser.ts';
import * as unionpay from '../simulated/bench.ts';
import * as european from '../simulated/zvt/worked.ts';
import { visa } from '../transbank/bench.ts';
import { driverBench, merchant, shown } from './bench.ts';
import { type Driven, driverContract } from './contract.ts';
import { HastyClock } from './hasty-clock.ts';
import { Lines, startedProcesses } from './held.ts';
import { AdbDevice } from './keys/adb-device.ts';
import { KeypadTerminal, onLine } from './keys/keypad-terminal.ts';
import { MisTerminal } from './script/mis-terminal.ts';
import { WebTill } from './web/till.ts';

const start = Date.UTC(2026, 10, 23, 13, 35);
const port = 'serial:///dev/ttyUSB0';
const paper = (clock = new VirtualClock(0)) => new unionpay.Paper(clock);

const soldIn = (record: HostRecord) =>
  record.transactions.flatMap(({ kind, amount, response }) => (kind === 'sale' && response === '00' ? [amount] : []));

/** A virtual clock, and a wire with a device at its end. */
async function onWire(options: WireOptions, device: (line: Line, clock: VirtualClock) => void) {
  const clock = new VirtualClock(start);
  const lines = new Lines();
  const cable = wire(clock, { flow: 'none', ...options });
  await cable.port.listen((line) => device(lines.muted(line), clock));
  return { clock, lines, dial: async () => lines.noted(await cable.dial()) };
}

const of = (lines: Lines) => ({ hush: () => lines.hush(), held: () => lines.held() });

driverContract({
  name: 'simulated',
  limit: 0,
  skip: {
    unsupported: 'it has every transaction',
    silent: 'it is no device at a distance: a host that is silent ends in no-answer',
    'close-busy': 'it ends what it began by itself, as a host that is silent does',
  },
  setUp: async () => {
    const clock = new VirtualClock(start);
    const host = new SimulatedHost({ clock });
    const line = paper(clock);
    return {
      clock,
      terminal: createSimulatedTerminal({ clock, line, host, merchant: unionpay.merchant, target: unionpay.paper80 }),
      card: unionpay.chipCard,
      sold: () => soldIn(host.record),
      decline: () => host.answerNext('51'),
      hush: () => {},
      held: () => (line.closed ? [] : ['the line of its printer']),
    };
  },
});

driverContract({
  name: 'zvt',
  // T4 and the abort, then ten minutes of enquiries, 10 s apart, each of which waits for its answer as well.
  limit: 1_600_000,
  setUp: async () => {
    let terminal: ZvtTerminal | undefined;
    let host: ZvtHost | undefined;
    const { clock, lines, dial } = await onWire({ baud: 9600, stopBits: 2 }, (line, time) => {
      host ??= new ZvtHost({ clock: time });
      terminal ??= new ZvtTerminal({ clock: time, host, merchant: european.merchant, printer: null });
      terminal.hold(european.visa);
      terminal.serve(line, 'serial');
    });
    const bench = driverBench(clock, undefined, { merchant: european.merchant, dial });
    return {
      clock,
      terminal: await clock.run(zvt.create({ port, prints: 'terminal' as const }, bench)),
      card: european.visa,
      sold: () => soldIn(host!.record),
      decline: () => host!.answerNext('51'),
      ...of(lines),
    };
  },
});

/** A simulated Transbank terminal at the end of a wire. */
async function transbankPos() {
  let host: SimulatedHost | undefined;
  const { clock, lines, dial } = await onWire({ baud: 115_200 }, (line, time) => {
    host = new SimulatedHost({ clock: time, zone: '-03:00' });
    const printer = { line: paper(), columns: 32, cutter: false };
    const onError = (error: unknown) => {
      throw error;
    };
    new SimulatedTransbankTerminal({ clock: time, line, host, merchant, customer: visa, printer, onError });
  });
  return {
    clock,
    bench: driverBench(clock, undefined, { dial }),
    card: visa.card,
    sold: () => soldIn(host!.record),
    decline: () => host!.answerNext('51'),
    ...of(lines),
  };
}

/** A sale is of 50 pesos at least, and of nine digits at most. */
const pesos = [50, 99, 1990, 12_345_678, 999_999_999];

driverContract({
  name: 'transbank',
  amounts: pesos,
  // The answer to the sale, then polls and the last sale.
  limit: 200_000,
  setUp: async () => {
    const pos = await transbankPos();
    return {
      ...pos,
      terminal: await pos.clock.run(transbank.create({ port, prints: 'terminal' as const }, pos.bench)),
    };
  },
});

driverContract({
  name: 'script, the protocol of Transbank',
  amounts: pesos,
  limit: 200_000,
  setUp: async () => {
    const pos = await transbankPos();
    const options = { file: shown('transbank.yaml'), port, values: {}, prints: 'terminal' as const };
    return { ...pos, terminal: await pos.clock.run(script.create(options, pos.bench)) };
  },
});

driverContract({
  name: 'script, a register cable',
  limit: 100_000,
  setUp: async () => {
    let pos: MisTerminal | undefined;
    const { clock, lines, dial } = await onWire({ baud: 9600 }, (line, time) => {
      pos = new MisTerminal(line, time);
    });
    const printer = { line: paper(), columns: 48, cutter: true };
    const options = { file: shown('mis-cable.yaml'), port, values: { counter: 'K7' }, prints: 'terminal' as const };
    return {
      clock,
      terminal: await clock.run(script.create(options, driverBench(clock, undefined, { dial, printer }))),
      card: visa.card,
      sold: () => pos!.stored.map(({ amount }) => amount),
      decline: () => void pos!.codes.push('51'),
      ...of(lines),
    };
  },
});

driverContract({
  name: 'keys, over a line',
  // Bytes take their time on the wire as well.
  limit: 30_100,
  setUp: async () => {
    let pos: KeypadTerminal | undefined;
    const { clock, lines, dial } = await onWire({ baud: 115_200 }, (line, time) => {
      pos = new KeypadTerminal(time, paper());
      onLine(pos, line);
    });
    const options = { file: shown('keypad.yaml'), port, values: { pin: '123456' }, prints: 'terminal' as const };
    return {
      clock,
      terminal: await clock.run(keys.create(options, driverBench(clock, undefined, { dial }))),
      card: unionpay.chipCard,
      sold: () => soldIn(pos!.host.record),
      decline: () => pos!.host.answerNext('51'),
      ...of(lines),
    };
  },
});

/** An example; of a silent device an answer may take no longer than a second. */
function patient(name: string, isSilent: boolean): { readonly file: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'platen-'));
  const file = join(folder, name);
  const text = readFileSync(shown(name), 'utf8');
  writeFileSync(file, isSilent ? text.replace(/^within: .*$/m, 'within: 1s') : text);
  return { file, remove: () => rmSync(folder, { recursive: true }) };
}

driverContract({
  name: 'keys, by adb',
  limit: 1000,
  // Each key is a process.
  amounts: [1285],
  setUp: async (isSilent): Promise<Driven> => {
    const clock = new HastyClock();
    const pos = new KeypadTerminal(clock, paper());
    const device = new AdbDevice(pos);
    await device.plugIn();
    const held = startedProcesses();
    const { file, remove } = patient('android.yaml', isSilent);
    return {
      clock,
      terminal: await keys.create(
        { file, values: { pin: '123456' }, prints: 'terminal' as const },
        driverBench(new RealClock()),
      ),
      card: unionpay.chipCard,
      sold: () => soldIn(pos.host.record),
      decline: () => pos.host.answerNext('51'),
      hush: () => {
        pos.isDead = true;
      },
      held,
      tidy: async () => {
        await device.pullOut();
        device.remove();
        remove();
      },
    };
  },
});

/** Somebody who does what is asked, and says so. */
class Person implements Prompt {
  readonly isThere = true;
  readonly sold: number[] = [];
  declines = false;
  isAsleep = false;
  isGone = false;

  say(): void {}

  ask(question: string, signal: AbortSignal): Promise<string | null> {
    if (this.isAsleep) return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    return Promise.resolve(this.#answer(question));
  }

  close(): void {
    this.isGone = true;
  }

  #answer(question: string): string {
    const [, whole, cents] = /^Sell (\d+)\.(\d\d)/.exec(question) ?? [];
    if (whole === undefined) return 'r no-such-voucher';
    if (this.declines) {
      this.declines = false;
      return 'd 51';
    }
    return String(this.sold.push(Number(whole + cents)));
  }
}

driverContract({
  name: 'operator',
  limit: 30 * 60_000,
  skip: { unsupported: 'a person is asked for everything, and answers r not-supported' },
  setUp: async () => {
    const clock = new VirtualClock(start);
    const person = new Person();
    const reports = mkdtempSync(join(tmpdir(), 'platen-'));
    return {
      clock,
      terminal: await operator.create(
        { within: '30m', decimals: 2 },
        driverBench(clock, undefined, { reports, prompt: person }),
      ),
      card: unionpay.chipCard,
      sold: () => person.sold,
      decline: () => {
        person.declines = true;
      },
      hush: () => {
        person.isAsleep = true;
      },
      held: () => (person.isGone ? [] : ['the window']),
      tidy: async () => rmSync(reports, { recursive: true }),
    };
  },
});

describe.skipIf(!browser)('in a browser', () => {
  driverContract({
    name: 'web',
    limit: 1000,
    amounts: [1285, 1, 12_345_678],
    setUp: async (isSilent) => {
      const till = new WebTill();
      const url = await till.open();
      const held = startedProcesses();
      const { file, remove } = patient('web-till.yaml', isSilent);
      return {
        clock: till.clock,
        terminal: await web.create(
          { file, url, values: {}, prints: 'terminal' as const, window: false },
          driverBench(new RealClock()),
        ),
        card: unionpay.chipCard,
        sold: () => soldIn(till.host.record),
        decline: () => till.host.answerNext('51'),
        hush: () => {
          till.isDead = true;
        },
        held,
        tidy: async () => {
          await till.close();
          remove();
        },
      };
    },
  });
});
