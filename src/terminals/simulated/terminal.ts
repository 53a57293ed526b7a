import type {
  HostSettlement,
  Merchant,
  Refusal,
  ReprintTarget,
  Terminal,
  TerminalOutcome,
  TerminalRequest,
  TransactionKind,
} from '../terminal.ts';
import { transactionFacts } from '../transactions.ts';
import { type DefectPoints, type Situation, soundPoints } from './defect-points.ts';
import { type Host, HostUnreachable, type OrderQuery, type TransactionRequest } from './host-messages.ts';
import { entryOf, findVoucher, Journal, type JournalEntry, totalsOf } from './journal.ts';
import { localTime, zoneMinutes } from './local-time.ts';
import type { SimulatedTerminalOptions } from './options.ts';
import { refused } from './refusals.ts';
import { checkRequest, isAmount } from './requests.ts';
import { isApproval, isReversed, notReversed, responseText } from './responses.ts';
import { unionpaySlips } from './slips/cn-unionpay.ts';
import { transactionSlip } from './slips/content.ts';
import { type Paper, SlipPrinter } from './slips/printer.ts';
import { slipStyles } from './slips/style.ts';
import { numberAfter, type Settling, type TerminalState } from './state.ts';

/** A terminal in memory, with the bytes of its slips as real as any. Throws a TerminalError `zone-invalid`. */
export function createSimulatedTerminal(options: SimulatedTerminalOptions): SimulatedTerminal {
  return new SimulatedTerminal(options);
}

/** What a transaction is made of when the operator asks for it. */
type Asked = Pick<TransactionRequest, 'kind' | 'amount' | 'tip' | 'card' | 'wallet' | 'original'>;

/** See `createSimulatedTerminal`. */
export class SimulatedTerminal implements Terminal {
  readonly acquirer: string;
  readonly merchant: Merchant;
  readonly #options: SimulatedTerminalOptions;
  readonly #host: Host;
  readonly #zone: number;
  readonly #points: DefectPoints;
  readonly #printer: SlipPrinter;
  readonly #journal: Journal;
  #batch: number;
  #nextVoucher: number;
  #lastSettlement: HostSettlement | null;
  #pending: TransactionRequest | null;
  #uncertain: TransactionRequest | null;
  #settling: Settling | null;
  #signedOn: boolean;
  #busy = false;
  #reprints = 0;
  /** What it printed for the request before. */
  #previous: readonly Paper[] = [];

  constructor(options: SimulatedTerminalOptions) {
    const { clock, line, target, state } = options;
    this.acquirer = options.acquirer ?? 'cn-unionpay';
    this.merchant = options.merchant;
    this.#options = options;
    this.#host = options.host;
    this.#zone = zoneMinutes(options.zone ?? '+08:00');
    this.#points = { ...soundPoints, ...options.defect?.points };
    this.#printer = new SlipPrinter({
      clock,
      line,
      layout: unionpaySlips(options.style ?? slipStyles['cn-unionpay']),
      target,
    });
    this.#journal = new Journal(state?.journal);
    this.#batch = state?.batch ?? options.startBatch ?? 1;
    this.#nextVoucher = state?.nextVoucher ?? options.startVoucher ?? 1;
    this.#lastSettlement = state?.lastSettlement ?? null;
    this.#pending = state?.pending ?? null;
    this.#uncertain = state?.uncertain ?? null;
    this.#settling = state?.settling ?? null;
    this.#signedOn = state?.signedOn ?? !options.signsOn;
  }

  /** What it would still hold after a power cut now. */
  state(): TerminalState {
    return structuredClone({
      batch: this.#batch,
      nextVoucher: this.#nextVoucher,
      journal: this.#journal.entries,
      lastSettlement: this.#lastSettlement,
      pending: this.#pending,
      uncertain: this.#uncertain,
      settling: this.#settling,
      signedOn: this.#signedOn,
    });
  }

  /**
   * See Terminal. What is booked is booked before it is printed; what a power cut left undone is done first. Rejects
   * with a TerminalError for a request that no operator could make, and with what the line says when a slip cannot be
   * sent. A reversal that fails is sent again before anything else is done.
   */
  async perform(request: TerminalRequest): Promise<TerminalOutcome> {
    checkRequest(request);
    if (this.#busy) return refused('busy');
    this.#busy = true;
    try {
      if (!(await this.#reversePending())) return { result: 'no-answer', display: notReversed };
      await this.#finishSettlement();
      if (!this.#signedOn && request.kind !== 'sign-on') return refused('not-signed-on');
      return await this.#do(request);
    } catch (error) {
      if (error instanceof HostUnreachable) return { result: 'no-answer', display: '通讯失败' };
      throw error;
    } finally {
      this.#busy = false;
    }
  }

  close(): Promise<void> {
    return this.#options.line.close();
  }

  async #do(request: TerminalRequest): Promise<TerminalOutcome> {
    switch (request.kind) {
      case 'sale': {
        const { amount, tip, card } = request;
        return this.#transact({ kind: 'sale', amount: amount + (tip ?? 0), ...(tip ? { tip } : {}), card });
      }
      case 'preauth':
        return this.#transact({ kind: 'preauth', amount: request.amount, card: request.card });
      case 'preauth-void':
      case 'completion': {
        const { kind, amount, card, authorisation, date } = request;
        return this.#transact({ kind, amount, card, original: { authorisation, date } });
      }
      case 'refund': {
        const { amount, card, reference, date } = request;
        return this.#transact({ kind: 'refund', amount, card, original: { reference, date } });
      }
      case 'void':
        return this.#takeBack(request.voucher, ['void', 'qr-void']);
      case 'completion-void':
        return this.#takeBack(request.voucher, ['completion-void']);
      case 'offline-sale':
        return this.#approveOffline({ kind: 'offline-sale', amount: request.amount, card: request.card });
      case 'qr-sale':
        return this.#transact({ kind: 'qr-sale', amount: request.amount, card: null, wallet: request.wallet });
      case 'qr-refund':
        return this.#transact({
          kind: 'qr-refund',
          amount: request.amount,
          card: null,
          original: { order: request.order },
        });
      case 'qr-query':
        return this.#query(request.order);
      case 'sign-on':
      case 'sign-off':
        return this.#sign(request.kind === 'sign-on' ? 'on' : 'off');
      case 'settle':
        return this.#settle();
      case 'list':
        return this.#list(request.of);
      case 'reprint':
        return this.#reprint(request.target);
    }
  }

  async #takeBack(voucher: number, kinds: readonly TransactionKind[]): Promise<TerminalOutcome> {
    const taken = findVoucher(this.#journal.entries, voucher);
    if (!taken) return refused('no-such-voucher');
    const kind = kinds.find((one) => transactionFacts[one].takesBack.includes(taken.kind));
    if (!kind) return refused('not-voidable');
    if (taken.voided) return refused('already-voided');
    const { amount, tip, card, wallet } = taken;
    return this.#transact({
      kind,
      amount,
      card,
      ...(tip ? { tip } : {}),
      ...(wallet ? { wallet } : {}),
      original: { voucher },
    });
  }

  async #transact(asked: Asked): Promise<TerminalOutcome> {
    const refusal = this.#whyNot(asked);
    if (refusal) return refused(refusal);
    const request = this.#next(asked);
    const { kind, voucher, batch } = request;
    const { reversible } = transactionFacts[kind];
    if (reversible) this.#pending = request;
    else if (kind === 'qr-sale') this.#uncertain = request;
    const answer = await this.#answerOf(
      this.#host.authorise(request).catch((error) => {
        // Nothing was sent: there is nothing to reverse or to ask for.
        if (error instanceof HostUnreachable && this.#pending === request) this.#pending = null;
        if (error instanceof HostUnreachable && this.#uncertain === request) this.#uncertain = null;
        throw error;
      }),
    );
    if (!answer) {
      const reversed = await this.#reversePending();
      const display = reversible ? (reversed ? '交易超时，已冲正' : notReversed) : '交易超时，请查询';
      return { result: 'no-answer', display, voucher, batch };
    }
    this.#pending = null;
    this.#uncertain = null;
    const { response } = answer;
    const display = responseText(response);
    if (!isApproval(response)) return { result: 'declined', response, display, voucher, batch };
    if (transactionFacts[kind].takesBack.length > 0) this.#journal.change(asked.original!.voucher!, { voided: true });
    const entry = entryOf(request, answer);
    this.#journal.add(entry);
    await this.#printTransaction(entry, false);
    return { result: 'approved', response, display, voucher, batch, ...(entry.order ? { order: entry.order } : {}) };
  }

  /** Approved by the terminal itself; the host hears of it before the next settlement. */
  async #approveOffline(asked: Asked): Promise<TerminalOutcome> {
    const refusal = this.#whyNot(asked);
    if (refusal) return refused(refusal);
    const request = this.#next(asked);
    const now = localTime(this.#options.clock.date(), this.#zone);
    const { acquirerName = '' } = this.#options;
    const answer = { response: '00', reference: '', authorisation: '', localTime: now, acquirer: acquirerName };
    const entry: JournalEntry = { ...entryOf(request, answer), toUpload: true };
    this.#journal.add(entry);
    await this.#printTransaction(entry, false);
    return { result: 'approved', display: '交易成功', voucher: request.voucher, batch: request.batch };
  }

  /** What became of an order whose answer was lost: paid, it is booked and printed; printed before, it is a reprint. */
  async #query(order: string | undefined): Promise<TerminalOutcome> {
    const uncertain = this.#uncertain;
    if (order === undefined && !uncertain) return refused('no-such-order');
    const asked: OrderQuery =
      order === undefined ? { batch: uncertain!.batch, voucher: uncertain!.voucher } : { order };
    const answer = await this.#answerOf(this.#host.query(asked).then((found) => ({ found })));
    if (!answer) return { result: 'no-answer', display: '查询超时' };
    this.#uncertain = null;
    const { found } = answer;
    if (!found) return refused('no-such-order');
    const { request, ...rest } = found;
    const known = this.#journal.entries.find((entry) => entry.order === found.order);
    const entry = known ?? entryOf(request, rest);
    if (!known) this.#journal.add(entry);
    await this.#printTransaction(entry, known !== undefined);
    const { voucher, batch } = entry;
    return { result: 'approved', response: found.response, display: '交易成功', voucher, batch, order: found.order };
  }

  async #sign(way: 'on' | 'off'): Promise<TerminalOutcome> {
    const response = await this.#answerOf(this.#host.sign(way));
    if (response === null) return { result: 'no-answer', display: way === 'on' ? '签到超时' : '签退超时' };
    if (!isApproval(response)) return { result: 'declined', response, display: responseText(response) };
    this.#signedOn = way === 'on' || !this.#options.signsOn;
    return { result: 'approved', response, display: way === 'on' ? '签到成功' : '签退成功' };
  }

  async #settle(): Promise<TerminalOutcome> {
    if (this.#journal.isEmpty) return refused('batch-empty');
    const batch = this.#batch;
    for (const entry of this.#journal.entries.filter(({ toUpload }) => toUpload)) {
      const answer = await this.#answerOf(this.#host.upload(this.#requestOf(entry), entry.localTime));
      if (!answer) return { result: 'no-answer', display: '上送超时', batch };
      const { reference, authorisation, acquirer } = answer;
      this.#journal.change(entry.voucher, { reference, authorisation, acquirer, toUpload: undefined });
    }
    const totals = totalsOf(this.#journal.entries);
    const answer = await this.#answerOf(this.#host.settle({ batch, totals }));
    if (!answer) return { result: 'no-answer', display: '结算超时', batch };
    const { response, balance } = answer;
    if (!isApproval(response)) return { result: 'declined', response, display: responseText(response), batch };
    this.#settling = {
      settled: { batch, localTime: answer.localTime, balance, totals },
      uploaded: false,
      closed: false,
    };
    await this.#finishSettlement();
    return { result: 'approved', response, display: '结算成功', batch };
  }

  /** Brings a settlement that the host has answered to its end, also after a power cut: nothing of it is done twice but the slip. */
  async #finishSettlement(): Promise<void> {
    if (!this.#settling) return;
    const { settled } = this.#settling;
    if (!this.#settling.uploaded && settled.balance === 'unbalanced') {
      await this.#host.uploadBatch(
        settled.batch,
        this.#journal.entries.map((entry) => this.#requestOf(entry)),
      );
    }
    this.#settling = { ...this.#settling, uploaded: true };
    if (!this.#settling.closed) {
      // Before printing: a terminal that ran out of paper here once kept its old batch number (LiaoYang_POS, tranproc.c).
      this.#lastSettlement = settled;
      this.#journal.clear();
      this.#batch = this.#points.batchAfter(settled.batch);
      this.#settling = { ...this.#settling, closed: true };
    }
    await this.#printSettlement(settled, false);
    this.#settling = null;
  }

  async #list(of: 'details' | 'totals'): Promise<TerminalOutcome> {
    if (this.#journal.isEmpty) return refused('batch-empty');
    const { entries } = this.#journal;
    const now = localTime(this.#options.clock.date(), this.#zone);
    const { merchant } = this;
    const batch = this.#batch;
    await this.#printer.print([{ merchant, list: of, batch, localTime: now, entries, totals: totalsOf(entries) }]);
    return { result: 'approved', display: '打印完成', batch };
  }

  async #reprint(target: ReprintTarget): Promise<TerminalOutcome> {
    const display = '重打印完成';
    if (target.of === 'settlement') {
      const settled = this.#lastSettlement;
      if (!settled) return refused('no-last-settlement');
      await this.#printSettlement(settled, true);
      return { result: 'approved', display, batch: settled.batch };
    }
    const entry = target.of === 'last' ? this.#journal.last : this.#points.find(this.#journal.entries, target.voucher);
    if (!entry) return refused(target.of === 'last' ? 'journal-empty' : 'no-such-voucher');
    await this.#printTransaction(entry, true);
    return { result: 'approved', display, voucher: entry.voucher, batch: entry.batch };
  }

  #whyNot({ amount, tip = 0 }: Asked): Refusal | undefined {
    if (!isAmount(amount) || !isAmount(amount - tip)) return 'amount-invalid';
    return this.#journal.entries.length >= (this.#options.capacity ?? 500) ? 'batch-full' : undefined;
  }

  /** The next voucher. */
  #next(asked: Asked): TransactionRequest {
    const { number, terminal, operator } = this.merchant;
    const voucher = this.#nextVoucher;
    this.#nextVoucher = numberAfter(voucher);
    return { ...asked, voucher, batch: this.#batch, terminal, merchant: number, operator };
  }

  /** The transaction of an entry as it was, or would have been, sent. */
  #requestOf({ kind, voucher, batch, amount, tip, card, wallet, original }: JournalEntry): TransactionRequest {
    const { number, terminal, operator } = this.merchant;
    return { kind, voucher, batch, amount, tip, card, wallet, original, terminal, merchant: number, operator };
  }

  #printTransaction(entry: JournalEntry, reprint: boolean): Promise<void> {
    const situation = this.#situation(reprint);
    const papers = (this.#options.copies ?? ['merchant', 'cardholder']).map((copy) =>
      this.#points.slip(transactionSlip(entry, this.merchant, copy, reprint), entry, situation),
    );
    return this.#print(papers, situation);
  }

  #printSettlement(settled: HostSettlement, reprint: boolean): Promise<void> {
    const situation = this.#situation(reprint);
    const slip = this.#points.settlement({ merchant: this.merchant, ...settled, marked: reprint }, situation);
    return this.#print([slip], situation);
  }

  #print(papers: readonly Paper[], situation: Situation): Promise<void> {
    this.#previous = papers;
    if (situation.reprint) this.#reprints++;
    const changed = this.#points.papers(papers, situation);
    return this.#printer.print(changed, (bytes, index) => this.#points.bytes(bytes, index, situation));
  }

  #situation(reprint: boolean): Situation {
    return {
      reprint,
      now: localTime(this.#options.clock.date(), this.#zone),
      zone: this.#zone,
      batch: this.#batch,
      totals: totalsOf(this.#journal.entries),
      nextVoucher: this.#nextVoucher,
      previous: this.#previous,
      reprints: this.#reprints,
    };
  }

  /** What the host answers, or null when it does not within the time-out; what it says later counts for nothing. */
  #answerOf<T>(answer: Promise<T>): Promise<T | null> {
    const { clock, timeout = 60_000 } = this.#options;
    return new Promise((resolve, reject) => {
      const cancel = clock.at(clock.now() + timeout, () => resolve(null));
      answer.then(resolve, reject).finally(cancel);
    });
  }

  /** False when the host does not say that it has reversed what is pending: it stays so. */
  async #reversePending(): Promise<boolean> {
    if (!this.#pending) return true;
    const response = this.#points.reverses() ? await this.#answerOf(this.#host.reverse(this.#pending)) : '00';
    if (response === null || !isReversed(response)) return false;
    this.#pending = null;
    return true;
  }
}
