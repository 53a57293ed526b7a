import { EscposLayout } from '../../zvt/paper/escpos.ts';
import type { SlipPrinter } from '../../zvt/paper/printer.ts';
import { charsets } from '../../zvt/protocol/charset.ts';
import { join } from '../../zvt/protocol/join.ts';
import type { PrintedPart, PrintItem } from '../../zvt/protocol/print-items.ts';

/** What comes back as print lines and blocks, printed on the register's printer in the order in which it comes. */
export class Receipts {
  readonly #printer: SlipPrinter | null;
  readonly #layout: EscposLayout;
  #ended = 0;
  #isNewCommand = false;

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

  /** A command begins: what an earlier one left without an end is a slip of its own. */
  begin(): void {
    this.#isNewCommand = true;
  }

  /** Prints slips of the register's own; false where one did not come to paper. */
  async printOwn(slips: readonly (readonly PrintItem[])[]): Promise<boolean> {
    for (const items of slips) if (!(await this.print({ charset: charsets.cp437, items }))) return false;
    return true;
  }

  /** Prints a part; false where the printer is not ready, or a receipt's end did not come to paper. */
  async print(part: PrintedPart): Promise<boolean> {
    if (!this.#printer || !(await this.#printer.isReady())) return false;
    const torn = this.#isNewCommand ? this.#layout.breakOff() : new Uint8Array(0);
    this.#isNewCommand = false;
    await this.#printer.write(join(torn, this.#layout.bytesOf(part)));
    const ends = part.items.filter(({ kind }) => kind === 'end').length;
    if (ends > 0 && !(await this.#printer.isDone())) return false;
    this.#ended += ends;
    return true;
  }
}
