import { readySensors, type Sensors } from '../../../emulator/machine/sensors.ts';
import type { Slip } from '../../../emulator/machine/slip.ts';
import { realtimeStatus } from '../../../emulator/machine/status.ts';
import type { Model } from '../../../emulator/models/model.ts';
import { beginFault, endFault, type Fault, type FaultName } from '../../printers/faults.ts';
import { LivePrinter, type LivePrinterOptions } from '../../printers/live-printer.ts';
import type { Message, PrinterFacts } from '../messages.ts';
import type { Hub } from './hub.ts';
import { Roll } from './roll.ts';

/** One printer on the studio's desk: its paper, its switches, what it says. */
export class Desk {
  readonly id: number;
  readonly printer: LivePrinter;
  readonly roll: Roll;
  readonly #model: Model;
  readonly #faults = new Set<FaultName>();
  readonly #hub: Hub;
  #hasMoved = false;
  #state = '';

  constructor(id: number, options: LivePrinterOptions, hub: Hub) {
    this.id = id;
    this.#model = options.model;
    this.#hub = hub;
    const tell = (message: Message) => hub.tell(message);
    this.roll = new Roll(id, () => this.printer, tell);
    this.printer = new LivePrinter(options, {
      slip: (slip) => this.roll.add(slip),
      pulse: ({ pin, on }) => tell({ type: 'pulse', printer: id, pin, on }),
      moved: () => this.#moved(),
    });
  }

  get facts(): PrinterFacts {
    const { name: model, dots: width, dpi, cutter } = this.#model;
    return { id: this.id, model, width, dpi, addresses: this.printer.addresses, cutter: cutter !== null };
  }

  /** What someone who comes now has to be told of it. */
  *past(): Generator<Message> {
    yield this.#now();
    yield* this.roll.past();
  }

  slip(index: number): Slip | undefined {
    return this.roll.find(index);
  }

  sense(sensors: Partial<Sensors>): void {
    this.printer.change({ sensors });
  }

  begin(fault: Fault): void {
    this.#faults.add(fault.name);
    beginFault(this.printer, fault);
    this.#moved();
  }

  end(name: FaultName): void {
    this.#faults.delete(name);
    endFault(this.printer, name);
    this.#moved();
  }

  /** Everything is well again. */
  reset(): void {
    for (const name of [...this.#faults]) this.end(name);
    this.sense(readySensors);
  }

  close(): Promise<void> {
    return this.printer.close();
  }

  #moved(): void {
    this.#hasMoved = true;
    this.#hub.soon();
  }

  /** Tells what has moved since it was called last. */
  look(): void {
    if (!this.#hasMoved) return;
    this.#hasMoved = false;
    this.roll.moved();
    const now = this.#now();
    const text = JSON.stringify(now);
    if (text === this.#state) return;
    this.#state = text;
    this.#hub.tell(now);
  }

  #now(): Message & { readonly type: 'state' } {
    const { sensors, told, received, waiting } = this.printer;
    const status = told && [1, 2, 3, 4].map((n) => realtimeStatus(n, told, this.#model));
    return { type: 'state', printer: this.id, sensors, status, faults: [...this.#faults], received, waiting };
  }
}
