import { wire } from '../../../ports/wire.ts';
import { ZvtRegister } from '../../drivers/zvt/register.ts';
import type { Terminal, TerminalOutcome, TerminalRequest } from '../../terminal.ts';
import { ZvtTerminal, type ZvtTerminalOptions } from './terminal.ts';

export interface DrivenZvtOptions extends ZvtTerminalOptions {
  /** Whose printer `printer` is: slips then come over the cable, or never leave the terminal. */
  readonly printedBy: 'register' | 'terminal';
}

/** Both ends of a cable: the register that drives the terminal, and the terminal, to be told what goes wrong. */
export interface DrivenZvt extends Terminal {
  readonly register: ZvtRegister;
  readonly pos: ZvtTerminal;
}

/** The usual setting of a terminal's serial line, bits per second, with 8 data bits and 2 stop bits. */
const BAUD = 9600;

/**
 * A simulated ZVT terminal as a Terminal: driven by the register of this house over a timed wire, each card of a request
 * held out to it. Rejects with what the registration says.
 */
export async function createDrivenZvt({ printedBy, printer, ...options }: DrivenZvtOptions): Promise<DrivenZvt> {
  const { clock, merchant } = options;
  const isRegisters = printedBy === 'register';
  const pos = new ZvtTerminal({ ...options, printer: isRegisters ? null : printer });
  const cable = wire(clock, { baud: BAUD, stopBits: 2, flow: 'none' });
  await cable.port.listen((line) => pos.serve(line, 'serial'));
  const register = new ZvtRegister({
    clock,
    merchant,
    transport: 'serial',
    dial: () => cable.dial(),
    printer: isRegisters ? printer : null,
  });
  await register.open();
  return new Driven(register, pos);
}

class Driven implements DrivenZvt {
  readonly acquirer = 'eu-zvt';
  readonly register: ZvtRegister;
  readonly pos: ZvtTerminal;

  constructor(register: ZvtRegister, pos: ZvtTerminal) {
    this.register = register;
    this.pos = pos;
  }

  get merchant() {
    return this.register.merchant;
  }

  perform(request: TerminalRequest): Promise<TerminalOutcome> {
    if ('card' in request) this.pos.hold(request.card);
    return this.register.perform(request);
  }

  async close(): Promise<void> {
    await this.register.close();
    await this.pos.close();
  }
}
