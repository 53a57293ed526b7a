import type { Refusal, TerminalOutcome, TransactionKind } from '../terminal.ts';
import { transactionFacts } from '../transactions.ts';
import { HostUnreachable, type OrderQuery, type TransactionRequest } from './host-messages.ts';
import { entryOf, findVoucher, type JournalEntry } from './journal.ts';
import { refused } from './refusals.ts';
import { isAmount } from './requests.ts';
import { isApproval, notReversed, responseText, told } from './responses.ts';
import type { Works } from './works.ts';

/** What a transaction is made of when the operator asks for it. */
export type Asked = Pick<TransactionRequest, 'kind' | 'amount' | 'tip' | 'card' | 'wallet' | 'original'>;

/** The transactions of a terminal. What is booked is booked before it is printed. */
export class Payments {
  readonly #works: Works;

  constructor(works: Works) {
    this.#works = works;
  }

  async transact(asked: Asked): Promise<TerminalOutcome> {
    const refusal = this.#whyNot(asked);
    if (refusal) return refused(refusal);
    const { memory, hostSide, papers, points } = this.#works;
    const request = this.#next(asked);
    const { kind, voucher, batch } = request;
    const { reversible } = transactionFacts[kind];
    const pending = { ...request, sentAt: papers.now() };
    if (reversible) memory.pending = pending;
    else if (kind === 'qr-sale') memory.uncertain = request;
    const sent = hostSide.host.authorise(request).catch((error) => {
      // Nothing was sent: there is nothing to reverse or to ask for.
      if (error instanceof HostUnreachable && memory.pending === pending) memory.pending = null;
      if (error instanceof HostUnreachable && memory.uncertain === request) memory.uncertain = null;
      throw error;
    });
    const answer = await hostSide.answerOf(sent);
    if (!answer) {
      if (points.takesLateAnswers()) void sent.then((late) => papers.transaction(entryOf(request, late), false));
      const reversed = await hostSide.reversePending();
      const display = reversible ? (reversed ? '交易超时，已冲正' : notReversed) : '交易超时，请查询';
      return { result: 'no-answer', display, voucher, batch };
    }
    memory.pending = null;
    memory.uncertain = null;
    const { response } = answer;
    const display = responseText(response);
    if (!isApproval(response)) return { result: 'declined', response, display, voucher, batch };
    if (transactionFacts[kind].takesBack.length > 0) memory.journal.change(asked.original!.voucher!, { voided: true });
    const entry = entryOf(request, answer);
    memory.journal.add(entry);
    const order = entry.order ? { order: entry.order } : {};
    const done = { result: 'approved', response, display, voucher, batch, ...order } as const;
    return told(done, await papers.transaction(entry, false));
  }

  /** Takes back the transaction of a voucher, by the first of `kinds` that can. */
  async takeBack(voucher: number, kinds: readonly TransactionKind[]): Promise<TerminalOutcome> {
    const taken = findVoucher(this.#works.memory.journal.entries, voucher);
    if (!taken) return refused('no-such-voucher');
    const kind = kinds.find((one) => transactionFacts[one].takesBack.includes(taken.kind));
    if (!kind) return refused('not-voidable');
    if (taken.voided) return refused('already-voided');
    const { amount, tip, card, wallet } = taken;
    return this.transact({
      kind,
      amount,
      card,
      ...(tip ? { tip } : {}),
      ...(wallet ? { wallet } : {}),
      original: { voucher },
    });
  }

  /** Approved by the terminal itself; the host hears of it before the next settlement. */
  async approveOffline(asked: Asked): Promise<TerminalOutcome> {
    const refusal = this.#whyNot(asked);
    if (refusal) return refused(refusal);
    const { options, memory, papers } = this.#works;
    const request = this.#next(asked);
    const { acquirerName = '' } = options;
    const answer = {
      response: '00',
      reference: '',
      authorisation: '',
      localTime: papers.now(),
      acquirer: acquirerName,
    };
    const entry: JournalEntry = { ...entryOf(request, answer), toUpload: true };
    memory.journal.add(entry);
    const { voucher, batch } = request;
    const done = { result: 'approved', display: '交易成功', voucher, batch } as const;
    return told(done, await papers.transaction(entry, false));
  }

  /** What became of an order whose answer was lost: paid, it is booked and printed; printed before, it is a reprint. */
  async query(order: string | undefined): Promise<TerminalOutcome> {
    const { memory, hostSide, papers } = this.#works;
    const { uncertain } = memory;
    if (order === undefined && !uncertain) return refused('no-such-order');
    const asked: OrderQuery =
      order === undefined ? { batch: uncertain!.batch, voucher: uncertain!.voucher } : { order };
    const answer = await hostSide.answerOf(hostSide.host.query(asked).then((found) => ({ found })));
    if (!answer) return { result: 'no-answer', display: '查询超时' };
    memory.uncertain = null;
    const { found } = answer;
    if (!found) return refused('no-such-order');
    const { request, ...rest } = found;
    const known = memory.journal.entries.find((entry) => entry.order === found.order);
    const entry = known ?? entryOf(request, rest);
    if (!known) memory.journal.add(entry);
    const { voucher, batch } = entry;
    const { response, order: number } = found;
    const done = { result: 'approved', response, display: '交易成功', voucher, batch, order: number } as const;
    return told(done, await papers.transaction(entry, known !== undefined));
  }

  #whyNot({ amount, tip = 0 }: Asked): Refusal | undefined {
    if (!isAmount(amount) || !isAmount(amount - tip)) return 'amount-invalid';
    const { memory, options } = this.#works;
    return memory.journal.entries.length >= (options.capacity ?? 500) ? 'batch-full' : undefined;
  }

  /** The next voucher. */
  #next(asked: Asked): TransactionRequest {
    const { memory, options } = this.#works;
    const { number, terminal, operator } = options.merchant;
    return {
      ...asked,
      voucher: memory.takeVoucher(),
      batch: memory.batch,
      terminal,
      merchant: number,
      operator,
    };
  }
}
