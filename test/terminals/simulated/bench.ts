import iconv from 'iconv-lite';
import { VirtualClock } from '../../../src/clock/virtual.ts';
import type { Line, LineHandlers } from '../../../src/ports/port.ts';
import { type HostOptions, SimulatedHost } from '../../../src/terminals/simulated/host.ts';
import type { SimulatedTerminalOptions } from '../../../src/terminals/simulated/options.ts';
import type { PrinterTarget } from '../../../src/terminals/simulated/slips/encoder.ts';
import { createSimulatedTerminal, type SimulatedTerminal } from '../../../src/terminals/simulated/terminal.ts';
import type { Card, Merchant, TerminalOutcome, TerminalRequest } from '../../../src/terminals/terminal.ts';

export const merchant: Merchant = {
  name: '北京朝阳门便利店',
  number: '898110053990001',
  terminal: '10008888',
  operator: '01',
};
export const chipCard: Card = { pan: '6222021234567890', expiry: '3012', issuer: '中国工商银行', entry: 'I' };
export const swipedCard: Card = { pan: '6225880112345678', expiry: '2811', issuer: '招商银行', entry: 'S' };

/** The two printers a slip is laid out for, with the models that print it. */
export const paper80: PrinterTarget = { columns: 48, cutter: true };
export const paper58: PrinterTarget = { columns: 32, cutter: false };
export const modelOf = (target: PrinterTarget): string => (target === paper80 ? 'xprinter-80' : 'csn-a2');

/** 2026-03-05 14:22:07 in China. */
const start = Date.UTC(2026, 2, 5, 6, 22, 7);

export interface Write {
  /** ms of the clock. */
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** The client's end of a conversation with a printer that takes everything at once. */
export class Paper implements Line {
  readonly name = 'paper';
  readonly writes: Write[] = [];
  closed = false;
  broken: Error | null = null;
  readonly #clock: VirtualClock;

  constructor(clock: VirtualClock) {
    this.#clock = clock;
  }

  attach(_handlers: LineHandlers): void {}
  pause(): void {}
  resume(): void {}
  reset(): void {}

  async write(bytes: Uint8Array): Promise<void> {
    if (this.broken) throw this.broken;
    this.writes.push({ at: this.#clock.now(), bytes });
  }

  async close(): Promise<void> {
    this.closed = true;
  }
}

export interface Bench {
  readonly clock: VirtualClock;
  readonly line: Paper;
  readonly host: SimulatedHost;
  readonly terminal: SimulatedTerminal;
  perform(request: TerminalRequest): Promise<TerminalOutcome>;
  sale(amount: number, card?: Card): Promise<TerminalOutcome>;
  /** Text of the papers written since the last call, one a write. */
  papers(): string[][];
  /** The same bench after a power cut of the terminal. */
  restarted(): Bench;
}

type Setup = Partial<Omit<SimulatedTerminalOptions, 'clock' | 'line' | 'host'>> & {
  readonly host?: Partial<HostOptions>;
};

export function bench(setup: Setup = {}, built?: Pick<Bench, 'clock' | 'line' | 'host'>): Bench {
  const clock = built?.clock ?? new VirtualClock(start);
  const line = built?.line ?? new Paper(clock);
  const host = built?.host ?? new SimulatedHost({ clock, ...setup.host });
  const target = setup.target ?? paper80;
  const terminal = createSimulatedTerminal({ merchant, ...setup, target, clock, line, host });
  const perform = (request: TerminalRequest) => clock.run(terminal.perform(request));
  let seen = 0;
  return {
    clock,
    line,
    host,
    terminal,
    perform,
    sale: (amount, card = chipCard) => perform({ kind: 'sale', amount, card }),
    papers: () => {
      const fresh = line.writes.slice(seen);
      seen = line.writes.length;
      return fresh.map(({ bytes }) => textOf(bytes));
    },
    restarted: () => bench({ ...setup, state: JSON.parse(JSON.stringify(terminal.state())) }, { clock, line, host }),
  };
}

/** Bytes of each command that a slip may hold, by its first two. */
const lengths: Readonly<Record<string, number>> = {
  '1b40': 2,
  '1b20': 3,
  '1b2d': 3,
  '1b32': 2,
  '1b33': 3,
  '1b45': 3,
  '1b4d': 3,
  '1b61': 3,
  '1b74': 3,
  '1b7b': 3,
  '1c26': 2,
  '1c2d': 3,
  '1c2e': 2,
  '1c53': 4,
  '1d21': 3,
  '1d42': 3,
  '1d56': 4,
  '1d61': 3,
};

/** The lines of one slip that have text, read without any printer: what is no command is GB18030. */
export function textOf(bytes: Uint8Array): string[] {
  const text: number[] = [];
  for (let i = 0; i < bytes.length; ) {
    if (bytes[i]! >= 0x20 || bytes[i] === 0x0a) {
      text.push(bytes[i++]!);
      continue;
    }
    const length = lengths[Buffer.from(bytes.subarray(i, i + 2)).toString('hex')];
    if (length === undefined) throw new Error(`a slip holds ${Buffer.from(bytes.subarray(i, i + 4)).toString('hex')}`);
    i += length;
  }
  const lines = iconv.decode(Buffer.from(text), 'gb18030').split('\n');
  return lines.map((line) => line.trimEnd()).filter((line) => line !== '');
}
