import type { HostTransaction, TransactionKind } from '../terminal.ts';
import { transactionFacts } from '../transactions.ts';
import type { TransactionRequest } from './host-messages.ts';
import { isApproval } from './responses.ts';

const APPROVED = '00';
const NO_ORIGINAL = '25';
const OTHER_AMOUNT = '64';

/** What the host has booked, with the questions that a judgement asks of it. */
export class Booked {
  readonly #all: readonly HostTransaction[];

  constructor(all: readonly HostTransaction[]) {
    this.#all = all;
  }

  /** What took place, and was not taken back since. */
  get standing(): HostTransaction[] {
    return this.#all.filter((booked) => isApproval(booked.response) && !this.#isTakenBack(booked));
  }

  #isTakenBack({ batch, voucher }: HostTransaction): boolean {
    return this.#all.some(
      (booked) =>
        transactionFacts[booked.kind].takesBack.length > 0 &&
        booked.batch === batch &&
        booked.original?.voucher === voucher &&
        isApproval(booked.response),
    );
  }
}

/** Kinds that have an original and do not take it back. */
const goesBack: ReadonlySet<TransactionKind> = new Set(['refund', 'qr-refund', 'completion', 'preauth-void']);

/** Field 39 for a request that nobody scripted otherwise: 25 no original, 64 not the original's amount. */
export function judge(request: TransactionRequest, all: readonly HostTransaction[]): string {
  const { kind, batch, amount, original } = request;
  const { takesBack } = transactionFacts[kind];
  if (takesBack.length === 0 && !goesBack.has(kind)) return APPROVED;
  const { standing } = new Booked(all);
  if (takesBack.length > 0) {
    const taken = standing.find(
      (booked) => takesBack.includes(booked.kind) && booked.batch === batch && booked.voucher === original?.voucher,
    );
    return taken === undefined ? NO_ORIGINAL : taken.amount === amount ? APPROVED : OTHER_AMOUNT;
  }
  if (kind === 'refund' || kind === 'qr-refund') return judgeRefund(request, standing);
  return judgePreauth(request, standing);
}

function judgeRefund({ kind, amount, original }: TransactionRequest, standing: readonly HostTransaction[]): string {
  const sale = standing.find((booked) =>
    kind === 'refund'
      ? booked.kind === 'sale' &&
        booked.reference === original?.reference &&
        booked.localTime.slice(0, 10) === original?.date
      : booked.kind === 'qr-sale' && booked.order === original?.order,
  );
  if (sale === undefined) return NO_ORIGINAL;
  const before = standing.filter(
    (booked) =>
      booked.kind === kind &&
      (kind === 'refund' ? booked.original?.reference === sale.reference : booked.original?.order === sale.order),
  );
  return before.reduce((sum, booked) => sum + booked.amount, amount) > sale.amount ? OTHER_AMOUNT : APPROVED;
}

/** A pre-authorisation is completed or voided once, for no more than it holds. */
function judgePreauth({ amount, original }: TransactionRequest, standing: readonly HostTransaction[]): string {
  const preauth = standing.find(
    (booked) => booked.kind === 'preauth' && booked.authorisation === original?.authorisation,
  );
  const used = standing.some(
    (booked) =>
      (booked.kind === 'completion' || booked.kind === 'preauth-void') &&
      booked.original?.authorisation === original?.authorisation,
  );
  if (preauth === undefined || used) return NO_ORIGINAL;
  return amount > preauth.amount ? OTHER_AMOUNT : APPROVED;
}
