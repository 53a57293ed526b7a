import type { Line } from '../../../ports/port.ts';
import { wire } from '../../../ports/wire.ts';
import { TransbankTerminal } from '../../drivers/transbank/terminal.ts';
import type { Terminal, TerminalOutcome, TerminalRequest } from '../../terminal.ts';
import { Cable, type Wording } from '../cable/cable.ts';
import { SimulatedTransbankTerminal, type TransbankTerminalOptions } from './terminal.ts';

export interface DrivenTransbankOptions extends Omit<TransbankTerminalOptions, 'line' | 'customer'> {
  /** Told whenever bytes of the terminal arrive at its register. */
  heardFrom?(): void;
}

/** Both ends of a cable: the register that drives the terminal, and the terminal, to be told what goes wrong. */
export interface DrivenTransbank extends Terminal {
  readonly register: TransbankTerminal;
  /** Another one after each restart. */
  readonly pos: SimulatedTransbankTerminal;
  readonly cable: Cable;
  /** The terminal loses its power and has it again. */
  restart(): void;
}

const STX = 0x02;
const ACK = 0x06;

/** Speed of the cable, bits per second (reference). */
const BAUD = 115_200;

/**
 * A simulated Transbank terminal as a Terminal: driven by the register of this house over a timed wire, each card of a
 * request presented at its reader.
 */
export async function createDrivenTransbank(options: DrivenTransbankOptions): Promise<DrivenTransbank> {
  const { clock } = options;
  const plug = wire(clock, { baud: BAUD });
  const cable = new Cable(clock, wording, options.heardFrom);
  const accepted = new Promise<Line>((resolve) => {
    void plug.port.listen(resolve);
  });
  const line = cable.on(await plug.dial());
  return new Driven(options, cable, line, await accepted);
}

class Driven implements DrivenTransbank {
  readonly acquirer = 'cl-transbank';
  readonly register: TransbankTerminal;
  readonly cable: Cable;
  readonly #options: DrivenTransbankOptions;
  readonly #end: Line;
  #pos: SimulatedTransbankTerminal;

  /** `line` is the register's end, `end` the terminal's. */
  constructor(options: DrivenTransbankOptions, cable: Cable, line: Line, end: Line) {
    const { clock, merchant } = options;
    this.#options = options;
    this.#end = end;
    this.cable = cable;
    this.#pos = this.#switchedOn();
    this.register = new TransbankTerminal({ clock, merchant, line });
  }

  get pos(): SimulatedTransbankTerminal {
    return this.#pos;
  }

  get merchant() {
    return this.register.merchant;
  }

  perform(request: TerminalRequest): Promise<TerminalOutcome> {
    if (request.kind === 'sale') this.#pos.atReader({ card: request.card, account: request.card.account ?? 'credit' });
    this.cable.begin();
    return this.register.perform(request);
  }

  restart(): void {
    this.#pos = this.#switchedOn(this.#pos.state());
  }

  async close(): Promise<void> {
    await this.register.close();
    await this.#pos.close();
  }

  #switchedOn(state = this.#options.state): SimulatedTransbankTerminal {
    return new SimulatedTransbankTerminal({ ...this.#options, line: this.#end, customer: 'cancel', state });
  }
}

/** Any message but 0900 tells a result; ACK acknowledges it. */
const wording: Wording = {
  tells: (bytes) => bytes[0] === STX && bytes.length > 4 && textOf(bytes.subarray(1, 5)) !== '0900',
  acknowledges: (bytes) => bytes.length === 1 && bytes[0] === ACK,
};

function textOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
