import { rowUnderHead } from '../../../emulator/language/provenance.ts';
import type { Slip } from '../../../emulator/machine/slip.ts';
import { slipText } from '../../../emulator/machine/slip.ts';
import type { LivePrinter } from '../../printers/live-printer.ts';
import type { Arrival, Message } from '../messages.ts';
import { Arrivals } from './arrivals.ts';

/**
 * What the slips of one printer have of dots and bytes, those that were taken away included; when others come, those go
 * for good that were taken away first, and then the oldest.
 */
const MOST_KEPT = 64 << 20;

/** A slip, and when its bytes came. */
export interface KeptSlip {
  readonly slip: Slip;
  readonly arrivals: readonly Arrival[];
}

/** What has come out of a printer, and what is under its head: told row by row. */
export class Roll {
  readonly #id: number;
  readonly #printer: () => LivePrinter;
  readonly #tell: (message: Message) => void;
  readonly arrivals = new Arrivals();
  #slips: KeptSlip[] = [];
  /** What was taken away, the last of it at the end. */
  readonly #removed: KeptSlip[][] = [];
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
    const { offset, bytes } = slip;
    this.#slips.push({ slip, arrivals: this.arrivals.take({ offset, length: bytes.length }) });
    this.#forget();
    this.#begin(index + 1);
  }

  /** Also one that was taken away: a page may have asked for it before, and it may come back. */
  find(index: number): KeptSlip | undefined {
    return [...this.#slips, ...this.#removed.flat()].find(({ slip }) => slip.index === index);
  }

  /** Takes a slip away, or all that are out; returns how many. */
  remove(index?: number): number {
    const gone = this.#slips.filter(({ slip }) => index === undefined || slip.index === index);
    if (gone.length === 0) return 0;
    this.#slips = this.#slips.filter((one) => !gone.includes(one));
    this.#removed.push(gone);
    this.#tell({ type: 'removed', printer: this.#id, slips: gone.map(({ slip }) => slip.index) });
    return gone.length;
  }

  /** Brings back what was taken away last; returns how many. */
  restore(): number {
    const back = this.#removed.pop() ?? [];
    this.#slips = [...this.#slips, ...back].sort((a, b) => a.slip.index - b.slip.index);
    for (const { slip } of back) for (const message of this.#all(slip)) this.#tell(message);
    return back.length;
  }

  #forget(): void {
    let kept = [...this.#removed.flat(), ...this.#slips].reduce((sum, { slip }) => sum + sizeOf(slip), 0);
    while (kept > MOST_KEPT && this.#removed.length + this.#slips.length > 1) {
      const gone = this.#removed.length > 0 ? this.#removed.shift()! : [this.#slips.shift()!];
      kept -= gone.reduce((sum, { slip }) => sum + sizeOf(slip), 0);
    }
  }

  /** What someone who comes now has to be told. */
  *past(): Generator<Message> {
    for (const { slip } of this.#slips) yield* this.#all(slip);
    const { dots, rows, slip } = this.#printer().machine;
    const to = Math.min(rows, dots.height);
    if (to > 0) yield { ...this.#rows(dots.bits, dots.stride, 0, to), slip };
  }

  /** Everything of a slip that is out. */
  *#all(slip: Slip): Generator<Message> {
    const { dots, index } = slip;
    yield { ...this.#rows(dots.bits, dots.stride, 0, markedRows(slip)), slip: index };
    yield this.#facts(slip);
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
    const { index, offset, dots, end, bytes, diagnostics, firstByteAt, times } = slip;
    return {
      type: 'slip',
      printer: this.#id,
      slip: index,
      offset,
      height: dots.height,
      end,
      bytes: bytes.length,
      text: slipText(slip),
      diagnostics: diagnostics.map((one) => ({ ...one, y: rowUnderHead(slip, one.offset) })),
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
