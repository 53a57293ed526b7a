import type { Run, Slip } from '../../emulator/machine/slip.ts';
import { findValue, type Occurrence } from './value-search.ts';

/** Bytes of a golden that hold a value of the run: what may vary. */
export interface Field {
  /** What the scenario calls the value: `date-time`, `voucher`, `batch`, `amount`, `card-number` ... */
  readonly name: string;
  /** As printed in the golden; of a value that commands part, what stands in these bytes. */
  readonly value: string;
  /** From the golden's first byte. */
  readonly offset: number;
  readonly length: number;
  /** Which characters of the value stand here, where commands part it; `to` is null for the last part: to the end. */
  readonly part?: { readonly from: number; readonly to: number | null };
  /** Spaces beside the value that a longer one takes up and a shorter one leaves, so that columns stay. */
  readonly pad?: 'before' | 'after';
  /** What a value looks like that no run says (a regular expression): it is taken from the slip itself. */
  readonly like?: string;
  /** The value is data of a command that says how long it is: another one must be as long. */
  readonly fixed?: true;
}

/** Values by name, as the terminal prints them. */
export type FieldValues = Readonly<Record<string, string>>;

/** Words that stand before a value, by its name: `{ batch: ['批次号', 'BATCH NO'] }`. */
export type FieldLabels = Readonly<Record<string, readonly string[]>>;

/** A value that cannot be put into a golden: `hint` says what to do. */
export class FieldError extends Error {
  override readonly name = 'FieldError';
  readonly code = 'field-does-not-fit';
  readonly hint = 'print the value with the same length, or approve the slip anew';
}

/** What fields are made of: characters of one byte, the same in every code page. */
const PLAIN = /^[\x20-\x7e]*[\x21-\x7e][\x20-\x7e]*$/;

/**
 * Where values stand in a slip: on its lines, and in the data of its codes. Longer values are found first, so that a
 * date within a date and time is not taken twice. Where several names have the same value, the label before it decides
 * (the last one before it on its line or the line above), then the order of the names. Values that are not plain ASCII
 * are not looked for.
 */
export function proposeFields(slip: Slip, values: FieldValues, labels: FieldLabels = {}): Field[] {
  const sharing = new Map<string, string[]>();
  for (const [name, value] of Object.entries(values)) {
    if (PLAIN.test(value)) sharing.set(value, [...(sharing.get(value) ?? []), name]);
  }
  const taken = new Set<number>();
  const fields: Field[] = [];
  for (const [value, names] of [...sharing].sort(([a], [b]) => b.length - a.length)) {
    findValue(slip, value, taken).forEach((occurrence, nth) => {
      for (const run of occurrence.runs) if (run) taken.add(run.offset);
      const name = labelled(occurrence, names, labels) ?? names[Math.min(nth, names.length - 1)]!;
      fields.push(...partsOf(slip, name, occurrence));
    });
    fields.push(...inCodes(slip, names, value));
  }
  return fields.sort((a, b) => a.offset - b.offset);
}

/** Fields and further ones that do not overlap them, in the order of the bytes. */
export function withFurther(fields: readonly Field[], further: readonly Field[]): Field[] {
  const all = [...fields];
  for (const field of further) {
    const { offset, length } = field;
    if (all.every((other) => offset >= other.offset + other.length || other.offset >= offset + length)) all.push(field);
  }
  return all.sort((a, b) => a.offset - b.offset);
}

/** The name whose label stands last before a value; of two that end together the longer label counts. */
function labelled({ before }: Occurrence, names: readonly string[], labels: FieldLabels): string | undefined {
  for (const text of before) {
    const found = names
      .flatMap((name) => (labels[name] ?? []).map((label) => ({ name, label, at: text.lastIndexOf(label) })))
      .filter(({ at }) => at >= 0)
      .sort((a, b) => b.at + b.label.length - (a.at + a.label.length) || b.label.length - a.label.length);
    if (found[0]) return found[0].name;
  }
  return undefined;
}

/** One field for each run of bytes without a command in it. */
export function partsOf(slip: Slip, name: string, { value, runs, pad }: Occurrence): Field[] {
  const parts: { from: number; to: number; offset: number }[] = [];
  runs.forEach((run: Run | null, i) => {
    if (!run) return;
    const offset = run.offset - slip.offset;
    const last = parts.at(-1);
    if (last && last.to === i && last.offset + last.to - last.from === offset) last.to = i + 1;
    else parts.push({ from: i, to: i + 1, offset });
  });
  return parts.map(({ from, to, offset }, i) => ({
    name,
    value: value.slice(from, to),
    offset,
    length: to - from,
    ...(parts.length > 1 ? { part: { from, to: i === parts.length - 1 ? null : to } } : pad ? { pad } : {}),
  }));
}

/**
 * The value in the data of barcodes and 2-D codes, found in the bytes that hold the data. Several names of the value
 * stand there in their order.
 */
function inCodes(slip: Slip, names: readonly string[], value: string): Field[] {
  const stream = Buffer.from(slip.bytes).toString('latin1');
  const starts = new Map<number, string>();
  for (const { data } of slip.codes) {
    if (!data.includes(value)) continue;
    for (let at = stream.indexOf(data); at >= 0; at = stream.indexOf(data, at + 1)) {
      placesIn(data, value).forEach((within, nth) => {
        starts.set(at + within, names[Math.min(nth, names.length - 1)]!);
      });
    }
  }
  for (const { offset } of slip.lines.flatMap(({ runs }) => runs)) starts.delete(offset - slip.offset);
  return [...starts].map(([offset, name]) => ({ name, value, offset, length: value.length, fixed: true }));
}

/** Where a value stands in the data of a code: as a word of its own, or where it nowhere does, anywhere. */
function placesIn(data: string, value: string): number[] {
  const places: number[] = [];
  for (let at = data.indexOf(value); at >= 0; at = data.indexOf(value, at + value.length)) places.push(at);
  const isWord = (at: number) => !/\w/.test(`${data[at - 1] ?? ''}${data[at + value.length] ?? ''}`);
  const words = places.filter(isWord);
  return words.length > 0 ? words : places;
}

/**
 * The bytes with other values in the fields; a field whose name has no value keeps its own. Throws a FieldError for a
 * value that is not plain ASCII, or of another length where the length is fixed.
 */
export function fill(bytes: Uint8Array, fields: readonly Field[], values: FieldValues): Uint8Array {
  const out: Uint8Array[] = [];
  let at = 0;
  for (const field of [...fields].sort((a, b) => a.offset - b.offset)) {
    const value = values[field.name];
    if (value === undefined) continue;
    const part = field.part ? value.slice(field.part.from, field.part.to ?? undefined) : value;
    refuse(field, part);
    let start = field.offset;
    let end = field.offset + field.length;
    let text = part;
    const change = part.length - field.length;
    const room = field.pad ? spaces(bytes, field, at) : 0;
    const taken = Math.max(0, Math.min(change, room - 1));
    const left = ' '.repeat(field.pad ? Math.max(0, -change) : 0);
    if (field.pad === 'before') {
      start -= taken;
      text = left + part;
    } else if (field.pad === 'after') {
      end += taken;
      text = part + left;
    }
    out.push(bytes.subarray(at, start), Buffer.from(text, 'latin1'));
    at = end;
  }
  return new Uint8Array(Buffer.concat([...out, bytes.subarray(at)]));
}

function refuse(field: Field, part: string): void {
  const where = `field ${field.name} at byte ${field.offset}`;
  if (!/^[\x20-\x7e]*$/.test(part)) throw new FieldError(`${where} takes plain ASCII, got "${part}"`);
  if (field.fixed && part.length !== field.length) {
    throw new FieldError(`${where} is data of ${field.length} characters, got ${part.length}: "${part}"`);
  }
}

/** Spaces next to a field, on the side of its padding, that no field before it has used. */
function spaces(bytes: Uint8Array, { offset, length, pad }: Field, from: number): number {
  let count = 0;
  if (pad === 'before') while (offset - count > from && bytes[offset - count - 1] === 0x20) count++;
  else while (bytes[offset + length + count] === 0x20) count++;
  return count;
}
