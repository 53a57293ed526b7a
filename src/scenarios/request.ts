import type { TerminalRequest } from '../terminals/terminal.ts';
import { cards } from './cards.ts';
import type { StepFacts } from './facts.ts';
import type { Action, TransactionName } from './scenario.ts';

/** A step that refers to what an earlier one did not do. */
export class StepImpossible extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StepImpossible';
  }
}

/**
 * What the operator keys in for an action: numbers of earlier transactions are those that the host booked. Null for what
 * is not the terminal's. Throws a StepImpossible where the host has booked nothing in the step that is meant.
 */
export function requestOf(action: Action, steps: readonly StepFacts[]): TerminalRequest | null {
  switch (action.kind) {
    case 'fault':
    case 'recover':
    case 'wait':
      return null;
    case 'sale':
      return { kind: 'sale', amount: action.amount, card: cards[action.card] };
    case 'void':
      return { kind: 'void', voucher: voucherOf(action.of, steps) };
    case 'refund': {
      const { card, reference, localTime, amount } = bookedIn(action.step, steps);
      if (!card) throw new StepImpossible(`it refers to step ${action.step + 1}, which was not paid by card`);
      return { kind: 'refund', amount: action.amount ?? amount, card, reference, date: localTime.slice(0, 10) };
    }
    case 'settle':
      return { kind: 'settle' };
    case 'reprint': {
      const { of } = action;
      if (typeof of === 'string') return { kind: 'reprint', target: { of } };
      return { kind: 'reprint', target: { of: 'voucher', voucher: voucherOf(of, steps) } };
    }
  }
}

function voucherOf(name: TransactionName, steps: readonly StepFacts[]): number {
  return 'voucher' in name ? name.voucher : bookedIn(name.step, steps).voucher;
}

/** The transaction that the host booked in a step, whatever it answered. */
function bookedIn(step: number, steps: readonly StepFacts[]) {
  const { before, after } = steps[step]!.host;
  const booked = after.transactions.slice(before.transactions.length).at(-1);
  if (!booked) throw new StepImpossible(`it refers to step ${step + 1}, in which the host booked nothing`);
  return booked;
}
