import { wire } from '../../../ports/wire.ts';
import { ZvtRegister, type ZvtRegisterOptions } from '../../drivers/zvt/register.ts';
import type { Terminal, TerminalOutcome, TerminalRequest } from '../../terminal.ts';
import { Cable, type Wording } from '../cable/cable.ts';
import { ZvtTerminal, type ZvtTerminalOptions } from './terminal.ts';

type RegisterParts = Pick<ZvtRegisterOptions, 'slips' | 'acceptsBlocks' | 'closesReservations' | 'language'>;

export interface DrivenZvtOptions extends ZvtTerminalOptions, RegisterParts {
  /** Whose printer `printer` is: slips then come over the cable, or never leave the terminal. */
  readonly printedBy: 'register' | 'terminal';
  /** `serial` where not given. */
  readonly transport?: 'serial' | 'tcp';
  /** Told whenever bytes of the terminal arrive at its register. */
  heardFrom?(): void;
}

/** Both ends of a cable: the register that drives the terminal, and the terminal, to be told what goes wrong. */
export interface DrivenZvt extends Terminal {
  readonly register: ZvtRegister;
  /** Another one after each restart. */
  readonly pos: ZvtTerminal;
  readonly cable: Cable;
  /** The terminal loses its power, and has it again after ms. */
  powerCut(ms: number): void;
}

/** The usual setting of a terminal's serial line, bits per second, with 8 data bits and 2 stop bits. */
const BAUD = 9600;
const settings = { serial: { baud: BAUD, stopBits: 2, flow: 'none' }, tcp: {} } as const;

/**
 * A simulated ZVT terminal as a Terminal: driven by the register of this house over a timed wire, each card of a request
 * held out to it. Rejects with what the registration says.
 */
export async function createDrivenZvt(options: DrivenZvtOptions): Promise<DrivenZvt> {
  const driven = new Driven(options);
  await driven.open();
  return driven;
}

class Driven implements DrivenZvt {
  readonly acquirer = 'eu-zvt';
  readonly register: ZvtRegister;
  readonly cable: Cable;
  readonly #options: DrivenZvtOptions;
  readonly #plug: ReturnType<typeof wire>;
  #pos: ZvtTerminal;
  #hasPower = true;

  constructor(options: DrivenZvtOptions) {
    const { clock, merchant, printedBy, printer, transport = 'serial' } = options;
    const { slips, acceptsBlocks, closesReservations, language } = options;
    this.#options = options;
    this.#pos = this.#switchedOn();
    this.#plug = wire(clock, settings[transport]);
    this.cable = new Cable(clock, wordings[transport], options.heardFrom);
    this.register = new ZvtRegister({
      clock,
      merchant,
      transport,
      dial: async () => this.cable.on(await this.#plug.dial()),
      printer: printedBy === 'register' ? printer : null,
      slips,
      acceptsBlocks,
      closesReservations,
      language,
    });
  }

  get pos(): ZvtTerminal {
    return this.#pos;
  }

  get merchant() {
    return this.register.merchant;
  }

  async open(): Promise<void> {
    const { transport = 'serial' } = this.#options;
    await this.#plug.port.listen((line) => {
      if (this.#hasPower) this.#pos.serve(line, transport);
      else line.reset();
    });
    await this.register.open();
  }

  perform(request: TerminalRequest): Promise<TerminalOutcome> {
    if ('card' in request) this.#pos.hold(request.card);
    this.cable.begin();
    return this.register.perform(request);
  }

  powerCut(ms: number): void {
    const { clock } = this.#options;
    const state = this.#pos.powerOff();
    this.#hasPower = false;
    clock.at(clock.now() + ms, () => {
      this.#pos = this.#switchedOn(state);
      this.#hasPower = true;
    });
  }

  async close(): Promise<void> {
    await this.register.close();
    await this.#pos.close();
  }

  #switchedOn(state = this.#options.state): ZvtTerminal {
    const { printedBy, printer } = this.#options;
    return new ZvtTerminal({ ...this.#options, state, printer: printedBy === 'register' ? null : printer });
  }
}

/** 04 0F, and 80 00 or 84 00: behind DLE STX on a serial line, and on TCP perhaps behind the answer to the command. */
const wordings: Readonly<Record<'serial' | 'tcp', Wording>> = {
  serial: {
    tells: (bytes) => latin1Of(bytes).includes('\x10\x02\x04\x0f'),
    acknowledges: (bytes) => beginsWith(bytes, '\x10\x02\x80\0', '\x10\x02\x84\0'),
  },
  tcp: {
    tells: (bytes) => beginsWith(bytes, '\x04\x0f', '\x80\0\0\x04\x0f'),
    acknowledges: (bytes) => beginsWith(bytes, '\x80\0', '\x84\0'),
  },
};

function beginsWith(bytes: Uint8Array, ...beginnings: readonly string[]): boolean {
  const text = latin1Of(bytes);
  return beginnings.some((beginning) => text.startsWith(beginning));
}

function latin1Of(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
