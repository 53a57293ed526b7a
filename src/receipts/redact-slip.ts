import type { Run, Slip } from '../../emulator/machine/slip.ts';
import { findCardNumbers, redactBytes, redactText } from '../events/redaction.ts';
import { type LayOut, ownEnd } from './receipt.ts';

/**
 * The slip without card data: its bytes redacted and laid out again, so that picture, text and bytes agree. Numbers
 * that commands part in the bytes are found in the text of the lines. Numbers in `known` (digits alone) stay. A slip
 * without card data is returned as it is; one that is laid out again counts its offsets from its own first byte.
 */
export function redactSlip(slip: Slip, layOut: LayOut, known: ReadonlySet<string> = new Set()): Slip {
  const hidden = redactBytes(slip.bytes, known);
  let bytes = hidden;
  for (const line of slip.lines) {
    // What is read in a line is the text of its runs, which are made when they are asked for.
    if (line.text.length < FEWEST_DIGITS || digitsIn(line.text) < FEWEST_DIGITS) continue;
    const text = line.runs.map(digitOf).join('');
    if (findCardNumbers(text).length === 0) continue;
    const redacted = redactText(text, known);
    if (bytes === hidden) bytes = hidden.slice();
    line.runs.forEach((run, i) => {
      const at = run.offset - slip.offset + run.length - 1;
      if (redacted[i] === text[i] || at < 0 || at >= bytes.length) return;
      // A run of a macro: its digits stand where they were recorded.
      if (run.length > LONGEST_DIGIT) return;
      // In every code the digits follow each other, wide ones too, so the last byte moves as the digit does.
      bytes[at] = slip.bytes[at]! + Number(redacted[i]) - Number(text[i]);
    });
  }
  const entry = redactStored(slip.entry, known) as object | null;
  const isSame = slip.entry === null || JSON.stringify(entry) === JSON.stringify(slip.entry);
  if (isSame && Buffer.compare(bytes, slip.bytes) === 0) return slip;
  const { index, firstByteAt, lastByteAt } = slip;
  const redacted = { ...layOut(bytes, slip.model, entry), index, firstByteAt, lastByteAt };
  return isReproducible(slip, layOut) ? redacted : asLongAs(slip, redacted);
}

/** Digits of the shortest card number. */
const FEWEST_DIGITS = 13;

function digitsIn(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code >= 0x30 && code <= 0x39) || (code >= WIDE_ZERO && code < WIDE_ZERO + 10)) count++;
  }
  return count;
}

/** Bytes of a digit, in any code. */
const LONGEST_DIGIT = 4;

/** Stored bytes of an entry, a macro or the data of a code, without card numbers; the dots of pictures stay. */
export function redactStored(value: unknown, known: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => redactStored(item, known));
  if (value === null || typeof value !== 'object') return value;
  const { hex } = value as { hex?: unknown };
  if (typeof hex === 'string') {
    return { hex: Buffer.from(redactBytes(Buffer.from(hex, 'hex'), known)).toString('hex') };
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, name === 'bits' ? inner : redactStored(inner, known)]),
  );
}

/**
 * True when the bytes of a slip print it again. They do not where the printer failed on the way, or where the paper
 * carries print of the slip before.
 */
export function isReproducible(slip: Slip, layOut: LayOut): boolean {
  const again = layOut(slip.bytes, slip.model, slip.entry);
  return ownEnd(again) === ownEnd(slip) && again.dots.equals(slip.dots);
}

/** What a printer that failed had printed of a slip. */
function asLongAs({ dots, end, cutAt, diagnostics }: Slip, whole: Slip): Slip {
  const printed = <T extends { y: number }>(marks: readonly T[]) => marks.filter(({ y }) => y < dots.height);
  const rows = whole.dots.rows(0, dots.height);
  rows.growTo(dots.height);
  const { lines, images, codes, feeds } = whole;
  return {
    ...whole,
    dots: rows,
    lines: printed(lines),
    images: printed(images),
    codes: printed(codes),
    feeds: printed(feeds),
    diagnostics,
    end,
    cutAt: cutAt && whole.cutAt,
  };
}

const WIDE_ZERO = '０'.codePointAt(0)!;

/** One character for each run: wide digits as plain ones, spaces and hyphens, anything else as what parts numbers. */
function digitOf({ text }: Run): string {
  if (/^[0-9 -]$/.test(text)) return text;
  return /^[０-９]$/.test(text) ? String(text.codePointAt(0)! - WIDE_ZERO) : '.';
}
