import type { PrintedSlip, PrinterOutput } from '../printers/bench-printer.ts';
import { layOut } from '../printers/one-slip.ts';
import { numberAfter } from '../terminals/numbers.ts';
import type { TerminalOutcome } from '../terminals/terminal.ts';
import type { Bench } from './bench.ts';
import { dueOf, type Held, type HostSight } from './due.ts';
import { dueRoles, papersOf, type StepFacts } from './facts.ts';
import { requestOf } from './request.ts';
import type { Action, Step, Task } from './scenario.ts';

/** A step that was done: the facts that oracles judge, and what passed on the way. */
export interface Performed {
  readonly facts: StepFacts;
  readonly output: PrinterOutput;
  /** When the terminal was asked, ms of the scenario's clock. */
  readonly askedAt: number;
  /** When the terminal gave its answer; null where it was asked nothing in this step. */
  readonly answeredAt: number | null;
  /** Index of the step whose slips came out. */
  readonly of: number;
  /** The printer is offline and may hold slips of it: it is judged with the step in which they come out. */
  readonly isHeld: boolean;
}

/** What was done so far. */
export interface Before {
  /** The steps, by index. */
  readonly earlier: readonly StepFacts[];
  /** The step whose slips the printer held when it was done. */
  readonly held?: Performed;
  /** Nothing is asked of the terminal in the step that follows: slips may come out there. */
  readonly canWait?: boolean;
}

/** Does one step of a scenario on its bench. Rejects with a StepTimeout or a StepImpossible, and with any bench fault. */
export async function performStep(bench: Bench, step: Step, before: Before): Promise<Performed> {
  const { earlier, held, canWait = false } = before;
  const performed = await perform(bench, step, earlier);
  const isHeld = canWait && (bench.isOffline || bench.isAtWork === true);
  return { ...(held ? continued(held, performed) : performed), isHeld };
}

/** What came out of the printer later belongs to the step that it was printed for. */
function continued(
  { facts: first, output, askedAt, of }: Performed,
  { facts: now, output: later }: Performed,
): Performed {
  // What it did later for the same request counts for it: it may have asked its host when it had paper.
  const host = { ...first.host, after: now.host.after };
  const outcome = first.outcome ?? now.outcome;
  const due = dueOf(first.request, host, first.setup.rules);
  const displays = [...first.displays, ...now.displays];
  const { memory } = now;
  const facts = { ...first, host, due, outcome, displays, ...(memory ? { memory } : {}) };
  const slips: readonly PrintedSlip[] = [...output.slips, ...later.slips];
  const papers = papersIn(slips, facts);
  const pulses = [...facts.pulses, ...later.pulses];
  const errors = [...facts.errors, ...later.errors];
  return {
    facts: { ...facts, papers, pulses, errors },
    output: { ...later, slips },
    askedAt,
    answeredAt: null,
    of,
    isHeld: false,
  };
}

const papersIn = (slips: readonly PrintedSlip[], { setup, due, expect }: Pick<StepFacts, 'setup' | 'due' | 'expect'>) =>
  papersOf(
    slips.map(({ slip }) => slip),
    setup,
    dueRoles(due, setup.copies),
    layOut,
    expect.duplicates,
  );

async function perform(bench: Bench, step: Step, earlier: readonly StepFacts[]): Promise<Performed> {
  const { setup } = bench;
  const before = bench.record;
  const askedAt = bench.now();
  const now = bench.localTime();
  const request = requestOf(step.action, earlier);
  let outcome: TerminalOutcome | null = null;
  if (request) outcome = await bench.perform(request, step.again);
  else if (step.action.kind === 'wait') await bench.wait(step.action.ms);
  else if (step.action.kind === 'restart') await bench.restart();
  else if (step.action.kind === 'register') await bench.disturb?.(step.action.fault);
  else if (step.action.kind === 'fault') await bench.begin(step.action.fault);
  else if (step.action.kind === 'recover') await bench.recover(step.action.name);
  else if (step.action.kind === 'power-cut') await bench.cutPower?.(step.action.cut);
  else if (step.action.kind === 'press') await bench.press?.(step.action.key);
  // Not while something is planned for the next request: what the register asks here would be that.
  const account = request ? await bench.account?.() : undefined;
  const output = bench.takeOutput();
  outcome ??= bench.takeAnswer?.() ?? null;
  const host: HostSight = { ...sightOf(setup, earlier), archive: setup.archive, before, after: bench.record, now };
  const due = dueOf(request, host, setup.rules);
  const papers = papersIn(output.slips, { setup, due, expect: step.expect });
  const { memory } = bench;
  const facts: StepFacts = {
    setup,
    request,
    outcome,
    ...(account ? { account } : {}),
    powerCut: bench.takePowerCut?.() ?? false,
    displays: bench.takeDisplays?.() ?? (outcome ? [outcome.display] : []),
    ...(memory ? { memory } : {}),
    expect: step.expect,
    host,
    due,
    papers,
    pulses: output.pulses,
    errors: output.errors,
    earlier,
    ...taskOf(step.action),
  };
  const answeredAt = request ? bench.answeredAt : null;
  return { facts, output, askedAt, answeredAt, of: earlier.length, isHeld: false };
}

/** What the merchant does in a step, where he does something by himself. */
function taskOf(action: Action): { readonly task?: Task } {
  switch (action.kind) {
    case 'check-original':
    case 'choose-means':
    case 'review':
    case 'keep':
    case 'hand-over':
      return { task: action };
    default:
      return {};
  }
}

/** Where the batch stands before a step, by the host's record and by what was asked of the terminal. */
function sightOf(
  { voucher, batch }: StepFacts['setup'],
  steps: readonly StepFacts[],
): Pick<HostSight, 'openFrom' | 'held' | 'batch' | 'nextVoucher'> {
  let openFrom = 0;
  let held: Held[] = [];
  let open = batch;
  let next = voucher;
  for (const { due, host } of steps) {
    const { before, after } = host;
    const settled = after.settlements.slice(before.settlements.length).at(-1);
    const booked = after.transactions.slice(before.transactions.length).filter(({ kind }) => kind !== 'offline-sale');
    const last = booked.at(-1);
    if (last) next = numberAfter(last.voucher);
    if (due.kind === 'transaction' && due.transaction.kind === 'offline-sale' && !due.reprint) {
      held.push({ transaction: due.transaction, booked: before.transactions.length });
      next = numberAfter(due.transaction.voucher);
    }
    if (settled) {
      held = [];
      openFrom = before.transactions.length;
      open = numberAfter(settled.batch);
    }
  }
  return { openFrom, held, batch: open, nextVoucher: next };
}
