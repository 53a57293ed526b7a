import type { Slip } from '../../emulator/machine/slip.ts';
import { slipText } from '../../emulator/machine/slip.ts';
import { RealClock } from '../clock/real.ts';
import { parseAddress } from '../ports/address.ts';
import type { Port } from '../ports/port.ts';
import { tcpPort } from '../ports/tcp.ts';
import { beginFault, endFault, type Fault, type FaultName } from '../printers/faults.ts';
import { findModel } from '../printers/layout.ts';
import { LivePrinter } from '../printers/live-printer.ts';

export interface TestPrinterOptions {
  /** A printer model, as `platen commands` lists them; xprinter-80 when absent. */
  readonly model?: string;
  /** TCP port; a free one when absent or 0. */
  readonly port?: number;
  /** Address that it listens on; 127.0.0.1 when absent. */
  readonly host?: string;
}

/** How long `nextSlip` waits when nothing is said, ms. */
const PATIENCE = 10_000;

/** What a test can wait for in vain. */
export class NoSlipError extends Error {
  readonly code = 'no-slip';
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(`${message}. ${hint}`);
    this.name = 'NoSlipError';
    this.hint = hint;
  }
}

/** A printer that a test owns: what a program prints to it over TCP comes out as slips. */
export class TestPrinter {
  readonly model: string;
  readonly host: string;
  readonly #printer: LivePrinter;
  readonly #port: Port;
  readonly #clock = new RealClock();
  readonly #slips: Slip[] = [];
  /** Slips that `nextSlip` has given. */
  #given = 0;
  /** Whoever waits for a slip, called when one comes. */
  #waiting = new Set<() => void>();

  private constructor({ model = 'xprinter-80', port = 0, host = '127.0.0.1' }: TestPrinterOptions) {
    this.model = model;
    this.host = host;
    this.#port = tcpPort({ host, port }, this.#clock);
    this.#printer = new LivePrinter(
      { model: findModel(model), ports: [this.#port], clock: this.#clock },
      { slip: (slip) => this.#keep(slip) },
    );
  }

  /** Opens one. Rejects with an UnknownModelError, and with a PortError where the port is taken. */
  static async open(options: TestPrinterOptions = {}): Promise<TestPrinter> {
    const printer = new TestPrinter(options);
    await printer.#printer.listen();
    return printer;
  }

  /** TCP port. */
  get port(): number {
    const address = parseAddress(this.#port.address);
    return address.kind === 'tcp' ? (address.port ?? 0) : 0;
  }

  /** Every slip that has come out, in order. */
  get slips(): readonly Slip[] {
    return this.#slips;
  }

  /** What each of them reads. */
  get texts(): readonly string[] {
    return this.#slips.map(slipText);
  }

  /** The next slip that this has not given yet. Rejects with a NoSlipError after `timeout` ms. */
  async nextSlip({ timeout = PATIENCE }: { readonly timeout?: number } = {}): Promise<Slip> {
    const index = this.#given++;
    const deadline = this.#clock.now() + timeout;
    while (this.#slips.length <= index) {
      if (await this.#isLate(deadline)) {
        this.#given--;
        throw this.#missing(timeout);
      }
    }
    return this.#slips[index]!;
  }

  /** Begins a fault: paper end, open cover, a cut link (docs/faults.md). */
  begin(fault: Fault): void {
    beginFault(this.#printer, fault);
  }

  /** Ends one, as a person at the printer does. */
  end(name: FaultName): void {
    endFault(this.#printer, name);
  }

  /** Lets jobs end, and closes the port. */
  close(): Promise<void> {
    return this.#printer.close();
  }

  #keep(slip: Slip): void {
    this.#slips.push(slip);
    for (const come of this.#waiting) come();
  }

  /** Resolves when a slip comes (false), or at `deadline`, ms of the clock (true). */
  #isLate(deadline: number): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (late: boolean) => {
        cancel();
        this.#waiting.delete(come);
        resolve(late);
      };
      const come = () => end(false);
      const cancel = this.#clock.at(deadline, () => end(true));
      this.#waiting.add(come);
    });
  }

  #missing(timeout: number): NoSlipError {
    const { received } = this.#printer;
    const within = `no slip came within ${timeout / 1000} s`;
    if (received === 0) {
      return new NoSlipError(
        `${within}: nothing was received`,
        `The program has to print to ${this.host}:${this.port}.`,
      );
    }
    const came = `${received} byte${received === 1 ? '' : 's'} came, and ${this.#slips.length} slip${this.#slips.length === 1 ? '' : 's'}`;
    const hint = this.#printer.isStuck
      ? 'The printer is offline: end its fault.'
      : 'A slip ends with a cut, or with the end of the connection.';
    return new NoSlipError(`${within}: ${came}`, hint);
  }
}
