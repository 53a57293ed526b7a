import { computed, effect, signal } from '@preact/signals';
import type { Box, Source } from '../../../../emulator/machine/slip.ts';
import type { Arrival } from '../../messages.ts';
import { boxesOf, originOf, type Printing, printed } from '../engine/engine.ts';
import { go, place } from '../parts/address.ts';

/** What is looked at: bytes, and what a printer made of them. */
export interface Looked {
  readonly key: string;
  readonly printing: Printing;
  /** Which of its slips. */
  readonly slip: number;
  /** When its bytes came; offsets count from its first byte. Absent: they came over no wire. */
  readonly arrivals?: readonly Arrival[];
  /** The bytes as they may leave the page, without card numbers; absent: they are whoever's is before it. */
  readonly redacted?: () => Promise<Uint8Array>;
}

export const looked = signal<Looked | null>(null);
/** Index of the chosen command among the rows; null: none. */
export const chosenRow = computed(() => {
  const { row } = place.value;
  const rows = looked.value?.printing.rows.length ?? 0;
  return row !== null && row < rows ? row : null;
});
/** The same bytes up to the step of the address; null: all are executed. */
export const stepped = signal<Printing | null>(null);

export const chosenSource = computed<Source | null>(() => {
  const row = chosenRow.value;
  return row === null ? null : (looked.value?.printing.rows[row] ?? null);
});

/** Where the chosen command left its dots. */
export const chosenBoxes = computed<readonly Box[]>(() => {
  const at = looked.value;
  const source = chosenSource.value;
  const slip = at?.printing.slips[at.slip];
  return slip && source ? boxesOf(slip, source) : [];
});

const dot = computed(() => place.value.dot);

/** What stands at the dot of the address. */
export const chosenOrigin = computed(() => {
  const at = looked.value;
  const slip = at?.printing.slips[at.slip];
  const [x, y] = dot.value ?? [Number.POSITIVE_INFINITY, 0];
  return slip && x < slip.dots.width && y < slip.dots.height ? originOf(slip, x, y) : null;
});

// A dot that is chosen chooses the command that made it, unless the address names another.
effect(() => {
  const origin = chosenOrigin.value;
  const at = looked.peek();
  if (origin && at && place.peek().row === null) chooseRow(rowAt(at.printing, origin.offset));
});

/** A byte of something that is not looked at yet: its command is chosen when it is. */
const wanted = signal<{ readonly key: string; readonly byte: number } | null>(null);

effect(() => {
  const at = looked.value;
  const { key, byte } = wanted.value ?? {};
  if (!at || key !== at.key || byte === undefined) return;
  wanted.value = null;
  chooseRow(rowAt(at.printing, byte));
});

/** Chooses the command that a byte belongs to, of what has that key. */
export function chooseByte(key: string, byte: number): void {
  wanted.value = { key, byte };
}

const step = computed(() => place.value.step);

// Executes the first commands alone.
effect(() => {
  const at = looked.value;
  const count = step.value;
  if (!at || count === null) {
    stepped.value = null;
    return;
  }
  const { rows, bytes, model, slips } = at.printing;
  const last = rows[Math.min(count, rows.length) - 1];
  const end = last ? last.offset + last.length : 0;
  void printed(bytes.subarray(0, end), model.name, slips[0]?.entry ?? null).then((made) => {
    if (step.peek() === count && looked.peek() === at) stepped.value = made;
  });
});

/** What is looked at as text, a command a line: offset, bytes, name, meaning. */
export async function dumpOf({ printing, redacted }: Looked): Promise<string> {
  const { model, slips } = printing;
  const safe = redacted ? await printed(await redacted(), model.name, slips[0]?.entry ?? null) : printing;
  return safe.rows.map(({ offset, hex, id, meaning }) => `${offset}\t${hex}\t${id}\t${meaning}\n`).join('');
}

/** The row of the command that a byte belongs to. */
export function rowAt(printing: Printing, offset: number): number | null {
  const row = printing.rows.findIndex((one) => offset >= one.offset && offset < one.offset + Math.max(1, one.length));
  return row < 0 ? null : row;
}

export function chooseRow(row: number | null): void {
  if (row !== place.peek().row) go({ row }, true);
}

/** Executes the first `count` commands alone, and chooses the last of them; null: all. */
export function stepTo(count: number | null): void {
  const row = count === null ? place.peek().row : count === 0 ? null : count - 1;
  go({ step: count, row }, true);
}

/** Executes a command more or less than now. */
export function stepBy(by: 1 | -1): void {
  const total = looked.value?.printing.rows.length ?? 0;
  if (total === 0) return;
  const from = place.value.step ?? (by > 0 ? 0 : total);
  stepTo(Math.max(0, Math.min(total, from + by)));
}

/** ms from the first byte of what is looked at until the byte at an offset was there; null: nobody knows. */
export function cameAfter(offset: number): number | null {
  const arrivals = looked.value?.arrivals;
  const first = arrivals?.[0];
  const run = arrivals?.findLast(([from]) => from <= offset);
  if (!first || !run) return null;
  const timeOf = ([from, at, byteTime]: Arrival, byte: number) => at + (byte - from) * byteTime;
  return timeOf(run, offset) - timeOf(first, Math.max(0, first[0]));
}
