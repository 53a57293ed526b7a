import type { Slip } from '../../../emulator/machine/slip.ts';
import { slipText } from '../../../emulator/machine/slip.ts';
import type { LivePrinter } from '../../printers/live-printer.ts';
import type { Message } from '../messages.ts';

/** What the slips of one printer that can be asked for again have of dots and bytes; the oldest go when others come. */
const MOST_KEPT = 64 << 20;

/** What has come out of a printer, and what is under its head: told row by row. */
export class Roll {
  readonly #id: number;
  readonly #printer: () => LivePrinter;
  readonly #tell: (message: Message) => void;
  readonly #slips: Slip[] = [];
  #kept = 0;
  /** Rows of the slip under the head that were told. */
  #told = 0;
  #slip = 0;

  constructor(id: number, printer: () => LivePrinter, tell: (message: Message) => void) {
    this.#id = id;
    this.#printer = printer;
    this.#tell = tell;
  }

  /** Tells the rows that have passed the head since the last call. */
  moved(): void {
    const { dots, rows, slip } = this.#printer().machine;
    if (slip !== this.#slip) this.#begin(slip);
    const to = Math.min(rows, dots.height);
    if (to <= this.#told) return;
    this.#tell(this.#rows(dots.bits, dots.stride, this.#told, to));
    this.#told = to;
  }

  /** A slip is out. */
  add(slip: Slip): void {
    const { dots, index } = slip;
    if (index !== this.#slip) this.#begin(index);
    // What lay between head and blade belongs to the next slip: rows that were told may be gone, and are told by the height.
    const marked = markedRows(slip);
    if (marked > this.#told) this.#tell(this.#rows(dots.bits, dots.stride, this.#told, marked));
    this.#tell(this.#facts(slip));
    this.#slips.push(slip);
    this.#kept += sizeOf(slip);
    while (this.#kept > MOST_KEPT && this.#slips.length > 1) this.#kept -= sizeOf(this.#slips.shift()!);
    this.#begin(index + 1);
  }

  find(index: number): Slip | undefined {
    return this.#slips.find((slip) => slip.index === index);
  }

  /** What someone who comes now has to be told. */
  *past(): Generator<Message> {
    for (const slip of this.#slips) {
      const { dots, index } = slip;
      yield { ...this.#rows(dots.bits, dots.stride, 0, markedRows(slip)), slip: index };
      yield this.#facts(slip);
    }
    const { dots, rows, slip } = this.#printer().machine;
    const to = Math.min(rows, dots.height);
    if (to > 0) yield { ...this.#rows(dots.bits, dots.stride, 0, to), slip };
  }

  #begin(slip: number): void {
    this.#slip = slip;
    this.#told = 0;
  }

  #rows(bits: Uint8Array, stride: number, from: number, to: number): Message & { readonly type: 'rows' } {
    const rows = base64(bits.subarray(from * stride, to * stride));
    return { type: 'rows', printer: this.#id, slip: this.#slip, from, rows };
  }

  #facts(slip: Slip): Message {
    const { index, dots, end, bytes, diagnostics, firstByteAt, times } = slip;
    return {
      type: 'slip',
      printer: this.#id,
      slip: index,
      height: dots.height,
      end,
      bytes: bytes.length,
      text: slipText(slip),
      diagnostics,
      took: times === null ? null : times.end - firstByteAt,
    };
  }
}

/** Rows down to the last one with a dot: blank paper at the end is told by the height alone. */
function markedRows({ dots }: Slip): number {
  let rows = dots.height;
  while (rows > 0 && dots.rowIsBlank(rows - 1)) rows--;
  return rows;
}

const sizeOf = ({ dots, bytes }: Slip): number => dots.bits.length + bytes.length;

const base64 = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');
