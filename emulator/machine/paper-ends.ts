import type { Machine } from './machine.ts';
import { positionAfter } from './macro-run.ts';
import type { Cut } from './output.ts';
import { pageGoesOn } from './page-print.ts';
import type { Boundary } from './roll.ts';
import type { SlipEnd, Source } from './slip.ts';

/** Cuts where the blade stands, when everything before is printed. A model that cannot do what is asked does what it can. */
export function cutPaper(machine: Machine, asked: Cut['kind'], source: Source): string | undefined {
  const { cutter, mechanism } = machine.model;
  if (!cutter) return 'the model has no cutter';
  const kind = cutter.cuts.includes(asked) ? asked : cutter.cuts[0]!;
  machine.roll.mechanism.whenStill({ kind: 'cut', cut: kind, source }, mechanism.cut);
  return undefined;
}

/** Everything before the cut is printed: the blade falls. */
export function cutNow(machine: Machine, kind: Cut['kind'], source: Source): void {
  const { offset, length } = source;
  const blade = machine.model.cutter?.blade ?? 0;
  if (machine.faults.cutterJams) {
    machine.err({ cutterJams: false });
    machine.sense({ error: 'cutter' });
    // DLE ENQ 1 has the cut done that could not be.
    cutPaper(machine, kind, source);
    return;
  }
  machine.cut({ kind, offset });
  const { paper } = machine.roll;
  const left = paper.hasMarks ? blade - paper.blank : 0;
  if (left > 0) {
    const what = `cut with ${left} dot rows of print between the head and the blade: they stay on the next slip`;
    machine.diagnose(offset, 'warning', 'cut-too-early', what);
  }
  machine.roll.cut(kind, source, goesOn(machine, offset + length));
}

/**
 * The job is over, its last byte before stream offset `end`: uncut paper is a slip of its own. What was not executed,
 * from `next` on, is the next slip's.
 */
export function endJob(machine: Machine, how: 'job end' | 'link lost', end: number, next: number): void {
  const { page, line, unfinishedText, roll } = machine;
  if (page) {
    const what = 'the job ended in page mode: what comes next goes on the page, and FF prints it';
    machine.diagnose(page.began.offset, 'warning', 'page-not-printed', what);
  }
  const unprinted = line.items[0]?.offset ?? unfinishedText;
  if (unprinted !== null) {
    const what = 'the job ended with characters that no line feed printed';
    machine.diagnose(unprinted, 'warning', 'line-not-printed', what);
  }
  roll.mechanism.finish();
  if (roll.hasMarks && roll.mechanism.isStill) endUncut(machine, how, end, unfinishedText ?? next);
}

/**
 * The paper ended under the head: what is printed of the slip is torn off it, and the rest goes on the next paper at the
 * next dot row. A slip of which nothing is printed yet begins there. `end`: what was executed by then.
 */
export function endPaper(machine: Machine, end: number): void {
  machine.paperEnded = false;
  if (machine.roll.hasPrinted) endUncut(machine, 'paper end', end, machine.unfinishedText ?? end);
  if (machine.faults.losesTornLine) machine.roll.dropTornLine();
}

/** Power goes: what is printed of the slip is all that there will be of it. */
export function losePower(machine: Machine, end: number): void {
  machine.roll.dropUnprinted();
  if (machine.roll.paper.hasMarks) endUncut(machine, 'power off', end, end);
}

/**
 * Ends a slip that is longer than any roll, so that an endless stream cannot fill the memory. `end` is the stream
 * offset after what filled it, `next` that of what follows on the next slip. While a page is composed no slip ends
 * so: ESC FF prints no more on a slip that is full.
 */
export function boundSlip(machine: Machine, end: number, next = end): void {
  if (machine.page || !machine.roll.paper.isFull) return;
  machine.diagnose(end, 'warning', 'slip-too-long', 'no cut on more paper than a roll holds: the slip is ended here');
  endUncut(machine, 'job end', end, next);
}

/**
 * Who prints on a model without a cutter tears off the slip: it is far enough out, or will be when what is composed is
 * printed. ESC @ waits for that.
 */
export function isTornOff({ model, roll }: Machine): boolean {
  return !model.cutter && roll.hasMarks && roll.blank >= model.tearOff;
}

/** It is torn off before the next begins with ESC @, at stream offset `end`. */
export function tearOffBefore(machine: Machine, end: number): void {
  if (isTornOff(machine)) endUncut(machine, 'tear-off', end, end);
}

function endUncut(
  machine: Machine,
  how: Exclude<SlipEnd, 'full cut' | 'partial cut'>,
  end: number,
  next: number,
): void {
  machine.roll.mechanism.finish();
  machine.roll.tearOff(how, { end, ...goesOn(machine, next) });
}

/** What the line or the page holds is printed on the next slip, which begins as the printer was set then. */
function goesOn({ line, page, run, settings }: Machine, next: number): Omit<Boundary, 'end' | 'cutAt'> {
  if (page) return pageGoesOn(page);
  if (line.began) return { next: line.began.offset, settings: line.began.settings, macro: line.began.macro };
  const macro = run && positionAfter(run);
  return { next: macro ? run.source.offset : next, settings, macro };
}
