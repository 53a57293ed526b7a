import { computed, effect, signal } from '@preact/signals';
import type { Box, Source } from '../../../../emulator/machine/slip.ts';
import { boxesOf, originOf, type Printing, printed } from '../engine/engine.ts';
import { place } from '../parts/address.ts';

/** What is looked at: bytes, and what a printer made of them. */
export interface Looked {
  readonly key: string;
  readonly printing: Printing;
  /** Which of its slips. */
  readonly slip: number;
}

export const looked = signal<Looked | null>(null);
/** Index of the chosen command among the rows; null: none. */
export const chosenRow = signal<number | null>(null);
/** Commands that are executed in step mode; null: all. */
export const upTo = signal<number | null>(null);
/** The same bytes up to there. */
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

/** What stands at the dot of the address. */
export const chosenOrigin = computed(() => {
  const at = looked.value;
  const { dot } = place.value;
  const slip = at?.printing.slips[at.slip];
  return slip && dot && dot[0] < slip.dots.width && dot[1] < slip.dots.height ? originOf(slip, dot[0], dot[1]) : null;
});

// A dot that is chosen chooses the command that made it.
effect(() => {
  const origin = chosenOrigin.value;
  const at = looked.peek();
  if (origin && at) chosenRow.value = rowAt(at.printing, origin.offset);
});

/** The row of the command that a byte belongs to. */
export function rowAt(printing: Printing, offset: number): number | null {
  const row = printing.rows.findIndex((one) => offset >= one.offset && offset < one.offset + Math.max(1, one.length));
  return row < 0 ? null : row;
}

/** Looks at bytes; what was chosen of others is forgotten. */
export function look(next: Looked | null): void {
  if (looked.value?.key !== next?.key) {
    chosenRow.value = null;
    upTo.value = null;
    stepped.value = null;
  }
  looked.value = next;
}

/** Executes the first `count` commands alone; null: all. */
export async function stepTo(count: number | null): Promise<void> {
  const at = looked.value;
  upTo.value = count;
  if (!at || count === null) {
    stepped.value = null;
    return;
  }
  const { rows, bytes, model } = at.printing;
  const end = count === 0 ? 0 : rows[count - 1]!.offset + rows[count - 1]!.length;
  chosenRow.value = count === 0 ? null : count - 1;
  const entry = at.printing.slips[0]?.entry ?? null;
  const made = await printed(bytes.subarray(0, end), model.name, entry);
  if (upTo.value === count && looked.value === at) stepped.value = made;
}
