import type { Pace } from '../../../emulator/machine/mechanism.ts';
import { readySensors, type Sensors } from '../../../emulator/machine/sensors.ts';
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
  #pace: Pace;
  readonly #hub: Hub;
  #hasMoved = false;
  #state = '';

  constructor(id: number, options: LivePrinterOptions, hub: Hub) {
    this.id = id;
    this.#model = options.model;
    this.#pace = options.pace ?? 'at once';
    this.#hub = hub;
    const tell = (message: Message) => hub.tell(message);
    this.roll = new Roll(id, () => this.printer, tell);
    this.printer = new LivePrinter(options, {
      slip: (slip) => this.roll.add(slip),
      received: (offset, at, byteTime) => this.roll.arrivals.add(offset, at, byteTime),
      pulse: ({ pin, on }) => tell({ type: 'pulse', printer: id, pin, on }),
      moved: () => this.#moved(),
    });
  }

  get facts(): PrinterFacts {
    const { name: model, dots: width, dpi, cutter, receiveBuffers } = this.#model;
    const { addresses } = this.printer;
    return { id: this.id, model, width, dpi, addresses, cutter: cutter !== null, buffer: receiveBuffers[0].bytes };
  }

  /** What someone who comes now has to be told of it. */
  *past(): Generator<Message> {
    yield this.#now();
    yield* this.roll.past();
  }

  get dpi(): number {
    return this.#model.dpi;
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

  setPace(pace: Pace): void {
    this.#pace = pace;
    this.printer.change({ pace });
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
    const [faults, pace] = [[...this.#faults], this.#pace];
    return { type: 'state', printer: this.id, sensors, status, faults, pace, received, waiting };
  }
}
