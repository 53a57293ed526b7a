import { VirtualClock } from '../../../../src/clock/virtual.ts';
import type { Line } from '../../../../src/ports/port.ts';
import type { WireFault } from '../../../../src/ports/wire/faults.ts';
import { wire } from '../../../../src/ports/wire.ts';
import { BenchPrinter } from '../../../../src/printers/bench-printer.ts';
import { findModel } from '../../../../src/printers/layout.ts';
import { ZvtRegister, type ZvtRegisterOptions } from '../../../../src/terminals/drivers/zvt/register.ts';
import { ZvtHost, type ZvtHostOptions } from '../../../../src/terminals/simulated/zvt/host.ts';
import { ZvtTerminal, type ZvtTerminalOptions } from '../../../../src/terminals/simulated/zvt/terminal.ts';
import type { TerminalOutcome, TerminalRequest } from '../../../../src/terminals/terminal.ts';
import { linePrinter } from '../../../../src/terminals/zvt/paper/printer.ts';
import { merchant, visa } from '../../simulated/zvt/worked.ts';

export const start = Date.parse('2026-11-23T10:35:00+01:00');

export interface Setup {
  readonly transport?: 'tcp' | 'serial';
  readonly faults?: readonly WireFault[];
  readonly host?: Partial<ZvtHostOptions>;
  readonly terminal?: Partial<ZvtTerminalOptions>;
  readonly register?: Partial<ZvtRegisterOptions>;
  /** Told of the bytes that pass between register and terminal. */
  counted?(direction: 'to-printer' | 'from-printer', bytes: number): void;
}

/** The same line; what it brings is counted. */
function countedLine(line: Line, count: (bytes: number) => void): Line {
  return {
    name: line.name,
    attach: ({ onBytes, onEnd }) =>
      line.attach({
        onBytes: (bytes, at, byteTime) => {
          count(bytes.length);
          onBytes(bytes, at, byteTime);
        },
        onEnd,
      }),
    write: (bytes) => line.write(bytes),
    pause: () => line.pause(),
    resume: () => line.resume(),
    close: () => line.close(),
    reset: () => line.reset(),
  };
}

/** Our register and our terminal on a wire, and the bench's printer on the register's: all in virtual time. */
export async function bench({ transport = 'serial', faults = [], ...setup }: Setup = {}) {
  const clock = new VirtualClock(start);
  const paper = new BenchPrinter(findModel('tm-t88v'), clock);
  const printerWire = wire(clock, { baud: 115_200 });
  await printerWire.port.listen((plug) => paper.attach(plug));
  const host = new ZvtHost({ clock, ...setup.host });
  let terminal = new ZvtTerminal({ clock, host, merchant, printer: null, ...setup.terminal });
  terminal.hold(visa);
  // A wire stands for a socket too: it carries bare APDUs, and breaks off.
  const settings = transport === 'serial' ? { baud: 9600, stopBits: 2 as const } : { baud: 115_200 };
  const cable = wire(clock, { ...settings, flow: 'none', faults });
  const count = setup.counted ?? (() => {});
  await cable.port.listen((line) =>
    terminal.serve(
      countedLine(line, (bytes) => count('to-printer', bytes)),
      transport,
    ),
  );
  const texts: string[] = [];
  const register = new ZvtRegister({
    clock,
    transport,
    dial: async () => countedLine(await cable.dial(), (bytes) => count('from-printer', bytes)),
    merchant,
    printer: linePrinter({ line: await printerWire.dial(), clock, hasCutter: true }),
    onIntermediate: (code, text) => texts.push(`${code.toString(16).padStart(2, '0')} ${text}`.trim()),
    ...setup.register,
  });
  await clock.run(register.open());
  const perform = (request: TerminalRequest): Promise<TerminalOutcome> => clock.run(register.perform(request));
  return {
    clock,
    paper,
    host,
    register,
    texts,
    perform,
    get terminal() {
      return terminal;
    },
    sale: (amount: number) => perform({ kind: 'sale', amount, card: visa }),
    /** Text of the slips printed since the last call, one a slip. */
    slips: async () => {
      await clock.run(paper.whenStill());
      return paper
        .take()
        .slips.map(({ slip }) => slip.lines.map(({ text }) => text.trim()).filter((text) => text !== ''));
    },
    /** The terminal's power goes and comes back. */
    restart: () => {
      const state = JSON.parse(JSON.stringify(terminal.powerOff()));
      terminal = new ZvtTerminal({ clock, host, merchant, printer: null, ...setup.terminal, state });
      terminal.hold(visa);
    },
  };
}
