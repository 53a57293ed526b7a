import { TerminalError } from '../../terminal.ts';
import { encodeText, type TextPrinter } from '../../transbank/paper.ts';
import type { Printing } from './steps.ts';
import type { Values } from './template.ts';

/** What a description has the bench's printer print: lines are gathered until the slip ends. */
export class BenchPaper {
  readonly #printer?: TextPrinter;
  readonly #lines: string[] = [];

  constructor(printer?: TextPrinter) {
    this.#printer = printer;
  }

  /** Rejects with a TerminalError `no-printer`. */
  async isReady(): Promise<boolean> {
    return (await this.#own().ready?.()) ?? true;
  }

  async print({ text, bytes, cut }: Printing, values: Values): Promise<void> {
    this.#lines.push(...(text ?? []).flatMap((line) => line.fill(values).split(/\r?\n/)));
    if (bytes)
      await this.#own().line.write(Uint8Array.from(Buffer.from(bytes.fill(values).replaceAll(' ', ''), 'hex')));
    if (cut) await this.cut();
  }

  /** Ends the slip: prints what was gathered. */
  async cut(): Promise<void> {
    const lines = this.#lines.splice(0);
    if (lines.length > 0) await this.#own().line.write(encodeText(lines, this.#own()));
  }

  #own(): TextPrinter {
    if (this.#printer) return this.#printer;
    throw new TerminalError(
      'no-printer',
      'the description prints, and this bench has no printer for the register',
      'give the bench a printer for the register, or have the terminal print by itself',
    );
  }
}
