import { VirtualClock } from '../../../src/clock/virtual.ts';
import type { Line } from '../../../src/ports/port.ts';
import type { WireFault } from '../../../src/ports/wire/faults.ts';
import { wire } from '../../../src/ports/wire.ts';
import { TransbankTerminal } from '../../../src/terminals/drivers/transbank/terminal.ts';
import { type HostOptions, SimulatedHost } from '../../../src/terminals/simulated/host.ts';
import type { Presented } from '../../../src/terminals/simulated/transbank/memory.ts';
import {
  SimulatedTransbankTerminal,
  type TransbankTerminalOptions,
} from '../../../src/terminals/simulated/transbank/terminal.ts';
import type { Merchant, TerminalOutcome, TerminalRequest } from '../../../src/terminals/terminal.ts';
import { type Arrival, FrameReader } from '../../../src/terminals/transbank/frames.ts';
import { Paper, textOf } from '../simulated/bench.ts';

export const merchant: Merchant = { name: 'PRUEBA DESA', number: '597029414300', terminal: 'IT750050', operator: '01' };
export const address = ['Cerro El Plomo', 'CIUDAD DESARROLLO'];
export const child = '597029414303';
export const visa: Presented = {
  card: { pan: '4111111111111111', expiry: '3012', issuer: 'BANCO', entry: 'I' },
  account: 'credit',
};
export const redcompra: Presented = {
  card: { pan: '4051885600446623', expiry: '3012', issuer: 'BANCO', entry: 'I' },
  account: 'debit',
};

/** 2026-11-23 10:35:00 in Chile. */
export const start = Date.UTC(2026, 10, 23, 13, 35);

/** Everything that one side sent, as it came from its own line. */
class Overheard {
  readonly #reader = new FrameReader();
  readonly arrivals: Arrival[] = [];

  hear(bytes: Uint8Array): void {
    this.arrivals.push(...this.#reader.push(bytes));
  }
}

/** The same line, with what it writes overheard. */
function overhear(line: Line, by: Overheard): Line {
  return {
    name: line.name,
    attach: (handlers) => line.attach(handlers),
    write: (bytes) => {
      by.hear(bytes);
      return line.write(bytes);
    },
    pause: () => line.pause(),
    resume: () => line.resume(),
    close: () => line.close(),
    reset: () => line.reset(),
  };
}

export interface Setup extends Partial<Omit<TransbankTerminalOptions, 'clock' | 'line' | 'host'>> {
  readonly faults?: readonly WireFault[];
  readonly host?: Partial<HostOptions>;
  /** A host that was there before, in place of a new one. */
  readonly sameHost?: SimulatedHost;
  readonly baud?: number;
  readonly progress?: boolean;
  /** Whether the printer of the bench can print. */
  readonly benchReady?: () => Promise<boolean>;
}

/** A register and a terminal at the ends of a timed wire, on virtual time. */
export interface TransbankBench {
  readonly clock: VirtualClock;
  readonly host: SimulatedHost;
  readonly pos: SimulatedTransbankTerminal;
  /** What the terminal was made of, but for its line. */
  readonly options: Omit<TransbankTerminalOptions, 'line'>;
  readonly register: TransbankTerminal;
  /** The register's end of the wire. */
  readonly line: Line;
  /** The terminal's printer, and the bench's. */
  readonly paper: Paper;
  readonly benchPaper: Paper;
  readonly progress: string[];
  perform(request: TerminalRequest): Promise<TerminalOutcome>;
  sale(amount: number, customer?: Presented | 'cancel'): Promise<TerminalOutcome>;
  run<T>(work: Promise<T>): Promise<T>;
  /** What each side sent since the last call. */
  said(): { readonly register: string[]; readonly terminal: string[] };
  /** Text of the terminal's slips since the last call. */
  slips(): string[][];
}

export async function transbankBench(setup: Setup = {}): Promise<TransbankBench> {
  const { faults, host: hostOptions, sameHost, baud = 115_200, benchReady, ...rest } = setup;
  const clock = new VirtualClock(start);
  const host = sameHost ?? new SimulatedHost({ clock, zone: '-03:00', ...hostOptions });
  const [paper, benchPaper] = [new Paper(clock), new Paper(clock)];
  const [fromRegister, fromTerminal] = [new Overheard(), new Overheard()];
  const cable = wire(clock, { baud, faults });
  let pos: SimulatedTransbankTerminal | undefined;
  const options: Omit<TransbankTerminalOptions, 'line'> = {
    merchant,
    address,
    customer: visa,
    children: [child],
    printer: { line: paper, columns: 32, cutter: false },
    onError: (error) => {
      throw error;
    },
    ...rest,
    clock,
    host,
  };
  await cable.port.listen((line) => {
    pos = new SimulatedTransbankTerminal({ ...options, line: overhear(line, fromTerminal) });
  });
  const progress: string[] = [];
  const line = overhear(await cable.dial(), fromRegister);
  const register = new TransbankTerminal({
    clock,
    line,
    merchant,
    printer: { line: benchPaper, columns: 48, cutter: true, ready: benchReady },
    ...(setup.progress ? { onProgress: (code: string) => void progress.push(code) } : {}),
  });
  const perform = (request: TerminalRequest) => clock.run(register.perform(request));
  let seen = 0;
  return {
    clock,
    host,
    pos: pos!,
    options,
    register,
    line,
    paper,
    benchPaper,
    progress,
    perform,
    sale: (amount, customer) => {
      if (customer) pos!.present(customer);
      return perform({ kind: 'sale', amount, card: visa.card });
    },
    run: (work) => clock.run(work),
    said: () => ({
      register: fromRegister.arrivals.splice(0).map(wordOf),
      terminal: fromTerminal.arrivals.splice(0).map(wordOf),
    }),
    slips: () => {
      const fresh = paper.writes.slice(seen);
      seen = paper.writes.length;
      return fresh.map(({ bytes }) => textOf(bytes));
    },
  };
}

const wordOf = (arrival: Arrival): string => (arrival.kind === 'message' ? arrival.data : arrival.kind.toUpperCase());
