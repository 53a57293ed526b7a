import { EscposLayout } from '../../zvt/paper/escpos.ts';
import type { SlipPrinter } from '../../zvt/paper/printer.ts';
import type { PrintedPart } from '../../zvt/protocol/print-items.ts';

/** What comes back as print lines and blocks, printed on the register's printer in the order in which it comes. */
export class Receipts {
  readonly #printer: SlipPrinter | null;
  readonly #layout: EscposLayout;
  #ended = 0;

  constructor(printer: SlipPrinter | null) {
    this.#printer = printer;
    this.#layout = new EscposLayout(printer?.hasCutter ?? false);
  }

  /** Receipts that came to their end. */
  get ended(): number {
    return this.#ended;
  }

  /** Whether there is a printer, and it can print now. */
  async isReady(): Promise<boolean> {
    return this.#printer !== null && (await this.#printer.isReady());
  }

  /** Prints a part; false where the printer is not ready, or a receipt's end did not come to paper. */
  async print(part: PrintedPart): Promise<boolean> {
    if (!this.#printer || !(await this.#printer.isReady())) return false;
    await this.#printer.write(this.#layout.bytesOf(part));
    const ends = part.items.filter(({ kind }) => kind === 'end').length;
    if (ends > 0 && !(await this.#printer.isDone())) return false;
    this.#ended += ends;
    return true;
  }
}
