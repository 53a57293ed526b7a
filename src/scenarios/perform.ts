import type { PrinterOutput } from '../printers/bench-printer.ts';
import { beginFault } from '../printers/faults.ts';
import { textLines } from '../receipts/receipt.ts';
import type { TerminalOutcome } from '../terminals/terminal.ts';
import type { Bench } from './bench.ts';
import { dueOf, type HostSight } from './due.ts';
import { dueRoles, type Paper, roleOf, type StepFacts } from './facts.ts';
import { requestOf } from './request.ts';
import type { Step } from './scenario.ts';

/** A step that was done: the facts that oracles judge, and what passed on the way. */
export interface Performed {
  readonly facts: StepFacts;
  readonly output: PrinterOutput;
  /** When the terminal was asked, ms of the scenario's clock. */
  readonly askedAt: number;
}

/** Does one step of a scenario on its bench. Rejects with a StepTimeout or a StepImpossible, and with any bench fault. */
export async function performStep(bench: Bench, step: Step, earlier: readonly StepFacts[]): Promise<Performed> {
  const { setup } = bench;
  const before = bench.record;
  const askedAt = bench.now();
  const request = requestOf(step.action, earlier);
  let outcome: TerminalOutcome | null = null;
  if (request) outcome = await bench.perform(request);
  else if (step.action.kind === 'wait') await bench.wait(step.action.ms);
  else if (step.action.kind === 'fault') beginFault(bench.printer, step.action.fault);
  else if (step.action.kind === 'recover') await bench.recover(step.action.name);
  const output = bench.takeOutput();
  const host: HostSight = { before, after: bench.record, openFrom: settledIn(earlier) };
  const due = dueOf(request, host);
  const roles = dueRoles(due, setup.copies);
  const papers = output.slips.map(({ slip }, index): Paper => {
    const lines = textLines(slip);
    const reading = setup.rules.readSlip(lines);
    return { slip, lines, reading, role: roleOf(reading, index, roles) };
  });
  const facts: StepFacts = {
    setup,
    request,
    outcome,
    expect: step.expect,
    host,
    due,
    papers,
    pulses: output.pulses,
    errors: output.errors,
    earlier,
  };
  return { facts, output, askedAt };
}

/** How many of the host's transactions were booked before the last settlement. */
function settledIn(steps: readonly StepFacts[]): number {
  const last = steps.findLast(({ host: { before, after } }) => after.settlements.length > before.settlements.length);
  return last ? last.host.before.transactions.length : 0;
}
