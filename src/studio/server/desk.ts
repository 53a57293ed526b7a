import { readySensors, type Sensors } from '../../../emulator/machine/sensors.ts';
import type { Slip } from '../../../emulator/machine/slip.ts';
import { realtimeStatus } from '../../../emulator/machine/status.ts';
import type { Model } from '../../../emulator/models/model.ts';
import type { Cancel, Clock } from '../../clock/clock.ts';
import { beginFault, endFault, type Fault, type FaultName } from '../../printers/faults.ts';
import { LivePrinter, type LivePrinterOptions } from '../../printers/live-printer.ts';
import type { Message, PrinterFacts } from '../messages.ts';
import { Roll } from './roll.ts';

/** Rows are told together for so long, ms: a page draws no faster. */
const GATHERED = 12;

/** One printer on the studio's desk: its paper, its switches, what it says. */
export class Desk {
  readonly id: number;
  readonly printer: LivePrinter;
  readonly roll: Roll;
  readonly #model: Model;
  readonly #faults = new Set<FaultName>();
  readonly #tell: (message: Message) => void;
  readonly #clock: Clock;
  #state = '';
  #due?: Cancel;

  constructor(id: number, options: LivePrinterOptions, tell: (message: Message) => void) {
    this.id = id;
    this.#model = options.model;
    this.#tell = tell;
    this.#clock = options.clock;
    this.roll = new Roll(id, () => this.printer, tell);
    this.printer = new LivePrinter(options, {
      slip: (slip) => this.roll.add(slip),
      pulse: ({ pin, on }) => tell({ type: 'pulse', printer: id, pin, on }),
      moved: () => this.#soon(),
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
    this.#soon();
  }

  end(name: FaultName): void {
    this.#faults.delete(name);
    endFault(this.printer, name);
    this.#soon();
  }

  /** Everything is well again. */
  reset(): void {
    for (const name of [...this.#faults]) this.end(name);
    this.sense(readySensors);
  }

  close(): Promise<void> {
    this.#due?.();
    return this.printer.close();
  }

  #soon(): void {
    this.#due ??= this.#clock.at(this.#clock.now() + GATHERED, () => this.#moved());
  }

  #moved(): void {
    this.#due = undefined;
    this.roll.moved();
    const now = this.#now();
    const text = JSON.stringify(now);
    if (text === this.#state) return;
    this.#state = text;
    this.#tell(now);
  }

  #now(): Message & { readonly type: 'state' } {
    const { sensors, told, received, waiting } = this.printer;
    const status = told && [1, 2, 3, 4].map((n) => realtimeStatus(n, told, this.#model));
    return { type: 'state', printer: this.id, sensors, status, faults: [...this.#faults], received, waiting };
  }
}
