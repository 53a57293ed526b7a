import type { Machine } from './machine.ts';
import type { MacroPosition, Recorded } from './macro.ts';
import type { Source } from './slip.ts';

/** The run of a macro. */
export interface MacroRun {
  /** GS ^: what the macro does is its doing. */
  readonly source: Source;
  /** Bytes of the macro. */
  readonly length: number;
  /** What comes after the bytes that are executed. */
  next: number;
  /** Runs left, with this one. */
  left: number;
}

/** Begins to run a macro; returns where: on a slip that begins amid one not at its beginning. */
export function beginRun(machine: Machine, macro: Recorded, times: number, source: Source): MacroPosition {
  machine.roll.runs(macro);
  const position = machine.resume ?? { at: 0, left: times };
  machine.resume = null;
  machine.run = { source, length: macro.bytes.length, next: position.at, left: position.left };
  return position;
}

/** Bytes `at` to `next` of the macro are executed. */
export function standAt({ run, line }: Machine, at: number, next: number): void {
  if (!run) return;
  run.next = next;
  line.macro = { at, left: run.left };
}

/** The stream goes on. */
export function endRun(machine: Machine): void {
  machine.run = null;
  machine.line.macro = null;
}

/** Where the run goes on; null when it is over. */
export function positionAfter({ next, left, length }: MacroRun): MacroPosition | null {
  if (next < length) return { at: next, left };
  return left > 1 ? { at: 0, left: left - 1 } : null;
}
