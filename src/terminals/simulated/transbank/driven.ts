import { wire } from '../../../ports/wire.ts';
import { TransbankTerminal } from '../../drivers/transbank/terminal.ts';
import type { Card, Terminal, TerminalOutcome, TerminalRequest } from '../../terminal.ts';
import type { Account } from '../../transbank/codes.ts';
import { SimulatedTransbankTerminal, type TransbankTerminalOptions } from './terminal.ts';

export interface DrivenTransbankOptions extends Omit<TransbankTerminalOptions, 'line' | 'customer'> {
  /** How a card pays; by credit where not given. */
  accountOf?(card: Card): Account;
}

/** Both ends of a cable: the register that drives the terminal, and the terminal, to be told what goes wrong. */
export interface DrivenTransbank extends Terminal {
  readonly register: TransbankTerminal;
  readonly pos: SimulatedTransbankTerminal;
}

/** Speed of the cable, bits per second (reference). */
const BAUD = 115_200;

/**
 * A simulated Transbank terminal as a Terminal: driven by the register of this house over a timed wire, each card of a
 * request presented at its reader.
 */
export async function createDrivenTransbank(options: DrivenTransbankOptions): Promise<DrivenTransbank> {
  const { clock, merchant, accountOf = () => 'credit' } = options;
  const cable = wire(clock, { baud: BAUD });
  let pos: SimulatedTransbankTerminal | undefined;
  await cable.port.listen((line) => {
    pos = new SimulatedTransbankTerminal({ ...options, line, customer: 'cancel' });
  });
  const register = new TransbankTerminal({ clock, merchant, line: await cable.dial() });
  return new Driven(register, pos!, accountOf);
}

class Driven implements DrivenTransbank {
  readonly acquirer = 'cl-transbank';
  readonly register: TransbankTerminal;
  readonly pos: SimulatedTransbankTerminal;
  readonly #accountOf: (card: Card) => Account;

  constructor(register: TransbankTerminal, pos: SimulatedTransbankTerminal, accountOf: (card: Card) => Account) {
    this.register = register;
    this.pos = pos;
    this.#accountOf = accountOf;
  }

  get merchant() {
    return this.register.merchant;
  }

  perform(request: TerminalRequest): Promise<TerminalOutcome> {
    if (request.kind === 'sale') this.pos.atReader({ card: request.card, account: this.#accountOf(request.card) });
    return this.register.perform(request);
  }

  async close(): Promise<void> {
    await this.register.close();
    await this.pos.close();
  }
}
