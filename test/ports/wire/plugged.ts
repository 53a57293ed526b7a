import { VirtualClock } from '../../../src/clock/virtual.ts';
import type { ModemInputs, ReceptionError, SerialLine } from '../../../src/ports/wire/serial-line.ts';
import { type WireOptions, wire } from '../../../src/ports/wire.ts';
import { Listener } from '../listener.ts';

/** One end of a wire, and what it noticed. */
export class End extends Listener {
  readonly serial: SerialLine;
  readonly errors: ReceptionError[] = [];
  readonly modem: ModemInputs[] = [];

  constructor(line: SerialLine) {
    super(line);
    this.serial = line;
    line.watch({ onModem: (lines) => this.modem.push(lines), onReceptionError: (error) => this.errors.push(error) });
  }
}

/** A wire in virtual time with both its ends. */
export async function plugged(options: WireOptions) {
  const clock = new VirtualClock(0);
  const { port, dial } = wire(clock, options);
  const printers: End[] = [];
  await port.listen((line) => printers.push(new End(line)));
  const host = new End(await dial());
  /** Lets ms pass. */
  const pass = (ms: number) => clock.run(clock.sleep(ms));
  /** Sends from the host and lets everything settle. */
  const send = async (bytes: Uint8Array) => {
    await clock.run(host.line.write(bytes));
    await pass(50);
  };
  return { clock, port, dial, host, printer: printers[0]!, printers, pass, send };
}

/** `length` bytes that count up. */
export const counting = (length: number): Uint8Array => Uint8Array.from({ length }, (_, index) => index & 255);

/** ms that bytes take at 9600 8N1. */
export const msOf = (bytes: number): number => (bytes * 10_000) / 9600;
