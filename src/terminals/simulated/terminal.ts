import type { Merchant, Terminal, TerminalOutcome, TerminalRequest } from '../terminal.ts';
import { soundPoints } from './defect-points.ts';
import { HostUnreachable } from './host-messages.ts';
import { HostSide } from './host-side.ts';
import { Memory } from './memory.ts';
import type { SimulatedTerminalOptions } from './options.ts';
import { Papers } from './papers.ts';
import { Payments } from './payments.ts';
import { Face, type Key } from './printing/face.ts';
import { refused } from './refusals.ts';
import { lookUp, reprint } from './reprints.ts';
import { checkRequest } from './requests.ts';
import { isApproval, notReversed, responseText } from './responses.ts';
import { finishSettlement, resumeSettlement, settle } from './settlement.ts';
import type { Pending, TerminalState } from './state.ts';
import type { Works } from './works.ts';

/** A terminal in memory, with the bytes of its slips as real as any. Throws a TerminalError `zone-invalid`. */
export function createSimulatedTerminal(options: SimulatedTerminalOptions): SimulatedTerminal {
  return new SimulatedTerminal(options);
}

const printsNothing: readonly TerminalRequest['kind'][] = ['sign-on', 'sign-off', 'look-up'];

/** What can be done while a settlement has no answer: nothing that its totals would not have. */
const whileSettling: readonly TerminalRequest['kind'][] = [...printsNothing, 'settle', 'list', 'reprint'];

/** See `createSimulatedTerminal`. */
export class SimulatedTerminal implements Terminal {
  readonly acquirer: string;
  readonly merchant: Merchant;
  readonly #works: Works;
  readonly #payments: Payments;
  readonly #face: Face;
  /** What is under way. */
  #work: Promise<unknown> | null = null;

  constructor(options: SimulatedTerminalOptions) {
    const { clock, host, timeout = 60_000, reversalAttempts = 3 } = options;
    this.acquirer = options.acquirer ?? 'cn-unionpay';
    this.merchant = options.merchant;
    const points = { ...soundPoints, ...options.defect?.points };
    const memory = new Memory(options);
    this.#face = new Face(options);
    const papers = new Papers(options, memory, points, this.#face);
    const giveUp = (request: Pending) => papers.fault(request);
    const hostSide = new HostSide({ clock, host, memory, points, timeout, attempts: reversalAttempts, giveUp });
    this.#works = { options, memory, points, hostSide, papers };
    this.#payments = new Payments(this.#works);
  }

  /** What it would still hold after a power cut now. */
  state(): TerminalState {
    return this.#works.memory.state;
  }

  /** Somebody presses a key of a dialogue. */
  press(key: Key): void {
    this.#face.press(key);
  }

  /**
   * It has been switched on again: a settlement that a power cut broke off is brought to its end, as LiaoYang_POS does
   * (BATCH_STATUS). Resolves when that is done.
   */
  async start(): Promise<void> {
    const { memory, papers, points } = this.#works;
    await this.#do(async () => {
      const { last } = memory.journal;
      if (points.printsWhenOn() && last) await papers.transaction(last, false);
      await resumeSettlement(this.#works);
    });
  }

  /**
   * See Terminal. Asks the printer first, where something has to be printed; then the host. What is booked is booked
   * before it is printed; what a power cut left undone is done first. Rejects with a TerminalError for a request that no
   * operator could make, and with what the line says when a slip cannot be sent. A reversal that fails is sent again
   * before anything else is done.
   */
  async perform(request: TerminalRequest): Promise<TerminalOutcome> {
    checkRequest(request);
    const { points } = this.#works;
    if (this.#work) {
      if (points.queues()) void this.#work.then(() => this.perform(request));
      return refused('busy');
    }
    this.#face.begin();
    const outcome = await this.#do(() => this.#perform(request));
    this.#face.show(outcome.display);
    return outcome;
  }

  /** Does something; nothing else is done meanwhile. */
  async #do<T>(work: () => Promise<T>): Promise<T> {
    const under = work();
    this.#work = under.catch(() => {});
    try {
      return await under;
    } finally {
      this.#work = null;
    }
  }

  async #perform(request: TerminalRequest): Promise<TerminalOutcome> {
    const { hostSide, memory, papers } = this.#works;
    const { kind } = request;
    try {
      const refusal = printsNothing.includes(kind) ? undefined : await papers.whyNot();
      if (refusal) return refusal;
      if (!(await hostSide.reversePending())) return { result: 'no-answer', display: notReversed };
      await finishSettlement(this.#works);
      if (!memory.signedOn && kind !== 'sign-on') return refused('not-signed-on');
      if (memory.settling && !whileSettling.includes(kind)) return refused('settlement-due');
      return await this.#carryOut(request);
    } catch (error) {
      if (error instanceof HostUnreachable) return { result: 'no-answer', display: '通讯失败' };
      throw error;
    }
  }

  close(): Promise<void> {
    return this.#works.options.line.close();
  }

  async #carryOut(request: TerminalRequest): Promise<TerminalOutcome> {
    const payments = this.#payments;
    switch (request.kind) {
      case 'sale': {
        const { amount, tip, card } = request;
        return payments.transact({ kind: 'sale', amount: amount + (tip ?? 0), ...(tip ? { tip } : {}), card });
      }
      case 'preauth':
        return payments.transact({ kind: 'preauth', amount: request.amount, card: request.card });
      case 'preauth-void':
      case 'completion': {
        const { kind, amount, card, authorisation, date } = request;
        return payments.transact({ kind, amount, card, original: { authorisation, date } });
      }
      case 'refund': {
        const { amount, card, reference, date } = request;
        return payments.transact({ kind: 'refund', amount, card, original: { reference, date } });
      }
      case 'void':
        return payments.takeBack(request.voucher, ['void', 'qr-void']);
      case 'completion-void':
        return payments.takeBack(request.voucher, ['completion-void']);
      case 'offline-sale':
        return payments.approveOffline({ kind: 'offline-sale', amount: request.amount, card: request.card });
      case 'qr-sale':
        return payments.transact({ kind: 'qr-sale', amount: request.amount, card: null, wallet: request.wallet });
      case 'qr-refund': {
        const { amount, order } = request;
        return payments.transact({ kind: 'qr-refund', amount, card: null, original: { order } });
      }
      case 'qr-query':
        return payments.query(request.order);
      case 'sign-on':
      case 'sign-off':
        return this.#sign(request.kind === 'sign-on' ? 'on' : 'off');
      case 'settle':
        return settle(this.#works);
      case 'list':
        return this.#works.papers.list(request.of);
      case 'reprint':
        return reprint(this.#works, request.target);
      case 'look-up':
        return lookUp(this.#works, request);
    }
  }

  async #sign(way: 'on' | 'off'): Promise<TerminalOutcome> {
    const { hostSide, memory, options } = this.#works;
    const response = await hostSide.answerOf(hostSide.host.sign(way));
    if (response === null) return { result: 'no-answer', display: way === 'on' ? '签到超时' : '签退超时' };
    if (!isApproval(response)) return { result: 'declined', response, display: responseText(response) };
    memory.signedOn = way === 'on' || !options.signsOn;
    return { result: 'approved', response, display: way === 'on' ? '签到成功' : '签退成功' };
  }
}
