import type { Card, HostTransaction, TerminalRequest } from '../terminals/terminal.ts';
import { cards, wallets } from './cards.ts';
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
    case 'restart':
    case 'register':
    case 'fault':
    case 'recover':
    case 'power-cut':
    case 'press':
    case 'wait':
    case 'choose-means':
    case 'review':
    case 'keep':
    case 'hand-over':
      return null;
    case 'check-original': {
      const { voucher, reference, localTime } = bookedIn(action.step, steps);
      return { kind: 'look-up', voucher, reference, date: dateOf(localTime) };
    }
    case 'sale':
      return { ...action, card: cards[action.card] };
    case 'offline-sale':
    case 'preauth':
      return { ...action, card: cards[action.card] };
    case 'void':
    case 'completion-void':
      return { kind: action.kind, voucher: voucherOf(action.of, steps) };
    case 'refund': {
      const { card, reference, localTime, amount } = paidIn(action.step, steps);
      return { kind: 'refund', amount: action.amount ?? amount, card, reference, date: dateOf(localTime) };
    }
    case 'completion':
    case 'preauth-void': {
      const { card, authorisation, localTime, amount } = paidIn(action.step, steps);
      const part = 'amount' in action ? action.amount : undefined;
      return { kind: action.kind, amount: part ?? amount, card, authorisation, date: dateOf(localTime) };
    }
    case 'qr-sale':
      return { kind: 'qr-sale', amount: action.amount, wallet: wallets[action.app] };
    case 'qr-refund': {
      const { order, amount } = bookedIn(action.step, steps);
      return { kind: 'qr-refund', amount: action.amount ?? amount, order: order ?? '' };
    }
    case 'qr-query':
      return { kind: 'qr-query', ...(action.step === undefined ? {} : { order: bookedIn(action.step, steps).order }) };
    case 'sign-on':
    case 'sign-off':
    case 'settle':
    case 'list':
      return action as TerminalRequest;
    case 'reprint': {
      const { of, copy } = action;
      if (typeof of === 'string') return { kind: 'reprint', target: { of } };
      if ('host' in of) {
        const { reference, localTime } = bookedIn(of.host, steps);
        return { kind: 'reprint', target: { of: 'host', reference, date: dateOf(localTime) } };
      }
      const voucher = voucherOf(of, steps);
      return { kind: 'reprint', target: { of: 'voucher', voucher, ...(copy ? { copy } : {}) } };
    }
  }
}

const dateOf = (localTime: string) => localTime.slice(0, 10);

function voucherOf(name: TransactionName, steps: readonly StepFacts[]): number {
  return 'voucher' in name ? name.voucher : bookedIn(name.step, steps).voucher;
}

/** The same, paid by card. */
function paidIn(step: number, steps: readonly StepFacts[]): HostTransaction & { readonly card: Card } {
  const { card, ...booked } = bookedIn(step, steps);
  if (!card) throw new StepImpossible(`it refers to step ${step + 1}, which was not paid by card`);
  return { ...booked, card };
}

/** The transaction that the host booked in a step, whatever it answered; or that the terminal approved by itself. */
function bookedIn(step: number, steps: readonly StepFacts[]) {
  const { host, due } = steps[step]!;
  if (due.kind === 'transaction' && due.transaction.kind === 'offline-sale') return due.transaction;
  const booked = host.after.transactions.slice(host.before.transactions.length).at(-1);
  if (!booked) throw new StepImpossible(`it refers to step ${step + 1}, in which the host booked nothing`);
  return booked;
}
