import type { Clock } from '../../clock/clock.ts';
import type { Line } from '../../ports/port.ts';
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
import { type Defect, type DefectPoints, type Situation, soundPoints } from './defects.ts';
import type { Host, TransactionRequest } from './host-messages.ts';
import { findVoucher, Journal, type JournalEntry, totalsOf } from './journal.ts';
import { localTime, zoneMinutes } from './local-time.ts';
import { checkRequest, isAmount } from './requests.ts';
import { isApproval, responseText } from './responses.ts';
import { cnUnionpaySlips } from './slips/cn-unionpay.ts';
import { type CopyName, transactionSlip } from './slips/content.ts';
import type { PrinterTarget } from './slips/encoder.ts';
import { SlipPrinter } from './slips/printer.ts';
import { numberAfter, type TerminalState } from './state.ts';

export interface SimulatedTerminalOptions {
  readonly clock: Clock;
  /** To the printer. The terminal owns it and closes it. */
  readonly line: Line;
  readonly host: Host;
  readonly merchant: Merchant;
  readonly target: PrinterTarget;
  /** The copies of a transaction slip, in order; merchant and cardholder where not given. */
  readonly copies?: readonly CopyName[];
  /** Offset of its local time from UTC; `+08:00` where not given. */
  readonly zone?: string;
  /** Number of the first transaction and of the first batch; 1 where not given. */
  readonly startVoucher?: number;
  readonly startBatch?: number;
  /** How long it waits for the host, ms; 60 s where not given. */
  readonly timeout?: number;
  readonly defect?: Defect;
  /** What it held before its last power cut; voucher and batch go on from there. */
  readonly state?: TerminalState;
}

/** A terminal in memory, with the bytes of its slips as real as any. Throws a TerminalError `zone-invalid`. */
export function createSimulatedTerminal(options: SimulatedTerminalOptions): SimulatedTerminal {
  return new SimulatedTerminal(options);
}

const refusals: Readonly<Record<Refusal, string>> = {
  'journal-empty': '无交易',
  'no-such-voucher': '无此交易',
  'already-voided': '该交易已撤销',
  'no-last-settlement': '无上批结算',
  'batch-empty': '无交易',
  'not-voidable': '该交易不能撤销',
  'amount-invalid': '金额无效',
  busy: '正在处理，请稍候',
};

/** See `createSimulatedTerminal`. */
export class SimulatedTerminal implements Terminal {
  readonly acquirer = 'cn-unionpay';
  readonly merchant: Merchant;
  readonly #clock: Clock;
  readonly #line: Line;
  readonly #host: Host;
  readonly #copies: readonly CopyName[];
  readonly #zone: number;
  readonly #timeout: number;
  readonly #points: DefectPoints;
  readonly #printer: SlipPrinter;
  readonly #journal: Journal;
  #batch: number;
  #nextVoucher: number;
  #lastSettlement: HostSettlement | null;
  #pending: TransactionRequest | null;
  #busy = false;

  constructor(options: SimulatedTerminalOptions) {
    const { clock, line, target, state } = options;
    this.merchant = options.merchant;
    this.#clock = clock;
    this.#line = line;
    this.#host = options.host;
    this.#copies = options.copies ?? ['merchant', 'cardholder'];
    this.#zone = zoneMinutes(options.zone ?? '+08:00');
    this.#timeout = options.timeout ?? 60_000;
    this.#points = { ...soundPoints, ...options.defect?.points };
    this.#printer = new SlipPrinter({ clock, line, layout: cnUnionpaySlips, target });
    this.#journal = new Journal(state?.journal);
    this.#batch = state?.batch ?? options.startBatch ?? 1;
    this.#nextVoucher = state?.nextVoucher ?? options.startVoucher ?? 1;
    this.#lastSettlement = state?.lastSettlement ?? null;
    this.#pending = state?.pending ?? null;
  }

  /** What it would still hold after a power cut now. */
  state(): TerminalState {
    return structuredClone({
      batch: this.#batch,
      nextVoucher: this.#nextVoucher,
      journal: this.#journal.entries,
      lastSettlement: this.#lastSettlement,
      pending: this.#pending,
    });
  }

  /**
   * See Terminal. What is booked is booked before it is printed. Rejects with a TerminalError for a request that no
   * operator could make, and with what the line says when a slip cannot be sent.
   */
  async perform(request: TerminalRequest): Promise<TerminalOutcome> {
    checkRequest(request);
    if (this.#busy) return refused('busy');
    this.#busy = true;
    try {
      await this.#reversePending();
      switch (request.kind) {
        case 'sale':
          return await this.#transact(request);
        case 'refund':
          return await this.#transact({ ...request, original: { reference: request.reference, date: request.date } });
        case 'void':
          return await this.#void(request.voucher);
        case 'settle':
          return await this.#settle();
        case 'reprint':
          return await this.#reprint(request.target);
      }
    } finally {
      this.#busy = false;
    }
  }

  close(): Promise<void> {
    return this.#line.close();
  }

  async #void(voucher: number): Promise<TerminalOutcome> {
    const sale = findVoucher(this.#journal.entries, voucher);
    if (!sale) return refused('no-such-voucher');
    if (sale.kind !== 'sale') return refused('not-voidable');
    if (sale.voided) return refused('already-voided');
    return this.#transact({ kind: 'void', amount: sale.amount, card: sale.card, original: { voucher } });
  }

  async #transact(
    asked: Pick<TransactionRequest, 'amount' | 'card' | 'original'> & { kind: TransactionKind },
  ): Promise<TerminalOutcome> {
    if (!isAmount(asked.amount)) return refused('amount-invalid');
    const { kind, amount, card, original } = asked;
    const voucher = this.#nextVoucher;
    const batch = this.#batch;
    this.#nextVoucher = numberAfter(voucher);
    const { number, terminal, operator } = this.merchant;
    this.#pending = {
      kind,
      voucher,
      batch,
      amount,
      card,
      terminal,
      merchant: number,
      operator,
      ...(original ? { original } : {}),
    };
    const answer = await this.#answerOf(this.#host.authorise(this.#pending));
    if (!answer) {
      await this.#reversePending();
      return { result: 'no-answer', display: '交易超时，已冲正', voucher, batch };
    }
    this.#pending = null;
    const { response, ...numbers } = answer;
    const display = responseText(response);
    if (!isApproval(response)) return { result: 'declined', response, display, voucher, batch };
    if (kind === 'void') this.#journal.markVoided(original!.voucher!);
    const entry: JournalEntry = { kind, voucher, batch, amount, card, ...numbers, ...(original ? { original } : {}) };
    this.#journal.add(entry);
    await this.#printTransaction(entry, false);
    return { result: 'approved', response, display, voucher, batch };
  }

  async #settle(): Promise<TerminalOutcome> {
    if (this.#journal.isEmpty) return refused('batch-empty');
    const batch = this.#batch;
    const totals = totalsOf(this.#journal.entries);
    const answer = await this.#answerOf(this.#host.settle({ batch, totals }));
    if (!answer) return { result: 'no-answer', display: '结算超时', batch };
    const { response, balance } = answer;
    if (!isApproval(response)) return { result: 'declined', response, display: responseText(response), batch };
    const settled = { batch, localTime: answer.localTime, balance, totals };
    // Before printing: a terminal that ran out of paper here once kept its old batch number (LiaoYang_POS, tranproc.c).
    this.#lastSettlement = settled;
    this.#journal.clear();
    this.#batch = this.#points.batchAfter(batch);
    await this.#printSettlement(settled, false);
    return { result: 'approved', response, display: '结算成功', batch };
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

  #printTransaction(entry: JournalEntry, reprint: boolean): Promise<void> {
    const situation = this.#situation(reprint);
    const papers = this.#copies.map((copy) =>
      this.#points.slip(transactionSlip(entry, this.merchant, copy, reprint), entry, situation),
    );
    return this.#printer.print(this.#points.papers(papers));
  }

  #printSettlement(settled: HostSettlement, reprint: boolean): Promise<void> {
    const slip = this.#points.settlement(
      { merchant: this.merchant, ...settled, marked: reprint },
      this.#situation(reprint),
    );
    return this.#printer.print(this.#points.papers([slip]));
  }

  #situation(reprint: boolean): Situation {
    return {
      reprint,
      now: localTime(this.#clock.date(), this.#zone),
      zone: this.#zone,
      batch: this.#batch,
      totals: totalsOf(this.#journal.entries),
      nextVoucher: this.#nextVoucher,
    };
  }

  /** What the host answers, or null when it does not within the time-out; what it says later counts for nothing. */
  #answerOf<T>(answer: Promise<T>): Promise<T | null> {
    return new Promise((resolve, reject) => {
      const cancel = this.#clock.at(this.#clock.now() + this.#timeout, () => resolve(null));
      answer.then(resolve, reject).finally(cancel);
    });
  }

  async #reversePending(): Promise<void> {
    if (!this.#pending) return;
    await this.#host.reverse(this.#pending);
    this.#pending = null;
  }
}

function refused(reason: Refusal): TerminalOutcome {
  return { result: 'refused', reason, display: refusals[reason] };
}
