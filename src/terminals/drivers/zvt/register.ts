import {
  type Merchant,
  type ReprintTarget,
  type Terminal,
  TerminalError,
  type TerminalOutcome,
  type TerminalRequest,
  type TransactionKind,
} from '../../terminal.ts';
import type { SlipPrinter } from '../../zvt/paper/printer.ts';
import type { Apdu } from '../../zvt/protocol/apdu.ts';
import { bcdNumber } from '../../zvt/protocol/bcd.ts';
import { bitmapOf, decodeBitmaps } from '../../zvt/protocol/bitmaps.ts';
import { codes, codeText } from '../../zvt/protocol/codes.ts';
import type { Config } from '../../zvt/protocol/config.ts';
import type { StatusInformation } from '../../zvt/protocol/status-information.ts';
import { terminalStatus } from '../../zvt/protocol/terminal-status.ts';
import * as commands from './commands.ts';
import { Connection, type ConnectionOptions } from './connection.ts';
import { outcomeOf, refusal } from './outcomes.ts';
import { type OwnCopy, ownPaymentSlip, ownTotalsSlip } from './own-slips.ts';
import { Receipts } from './receipts.ts';
import { lastStatus, recover, untilReady } from './recovery.ts';
import type { CommandEnd } from './session.ts';

export interface ZvtRegisterOptions extends ConnectionOptions {
  readonly merchant: Merchant;
  /** Where slips that come as lines are printed; null: the terminal prints them itself. Closed with the register. */
  readonly printer: SlipPrinter | null;
  /** Six digits; 000000 where not given. */
  readonly password?: string;
  /** Numeric ISO 4217; 978 where not given. */
  readonly currency?: number;
  /**
   * What `printer` prints: lines that the terminal sends, which is so where not given; slips of the register's own, made
   * from 04 0F; or nothing, though the terminal is told that the register prints.
   */
  readonly slips?: 'lines' | 'own' | 'none';
  /** Takes text blocks (06 D3) beside lines (06 D1); true where not given. */
  readonly acceptsBlocks?: boolean;
  /** An end-of-day is not asked for while a reservation is open, as card complete has it; false where not given. */
  readonly closesReservations?: boolean;
  /** Of the slips that the terminal makes: two letters, such as `en`; the terminal's own where not given. */
  readonly language?: string;
}

const ownCopies = ['merchant', 'customer'] as const;

/** Bitmap 87 holds 4 digits. */
const MOST_RECEIPTS = 9999;

/** A real terminal behind ZVT 700, driven as a register does. */
export class ZvtRegister implements Terminal {
  readonly acquirer = 'eu-zvt';
  readonly merchant: Merchant;
  readonly #options: ZvtRegisterOptions;
  readonly #password: string;
  readonly #currency: number;
  readonly #receipts: Receipts;
  readonly #connection: Connection;
  readonly #makesSlips: boolean;
  /** The terminal's last transaction; null: none; undefined: it could not be asked. */
  #known: StatusInformation | null | undefined;
  /** Reservations by their authorisation, which is what an operator has of them. */
  readonly #reservations = new Map<string, commands.ReservationKey>();
  /** What was paid under a trace number: a status that is told again does not say. */
  readonly #kinds = new Map<number, TransactionKind>();
  #isBusy = false;

  constructor(options: ZvtRegisterOptions) {
    this.merchant = options.merchant;
    this.#options = options;
    this.#password = options.password ?? '000000';
    this.#currency = options.currency ?? 978;
    this.#receipts = new Receipts(options.printer);
    this.#makesSlips = options.printer !== null && options.slips === 'own';
    const config: Config = {
      registerPrintsPayments: options.printer !== null,
      registerPrintsAdministration: options.printer !== null,
      intermediateStatus: true,
      amountEntryBlocked: true,
      administrationBlocked: true,
      sendsLines: options.printer !== null && (options.slips ?? 'lines') === 'lines',
    };
    const registration = commands.registration(
      this.#password,
      config,
      this.#currency,
      config.sendsLines && (options.acceptsBlocks ?? true),
      options.language,
    );
    this.#connection = new Connection(options, this.#receipts, registration);
  }

  /** Registers, and asks for the last transaction so that a later one can be told from it. Rejects with a TerminalError, or as a command does. */
  async open(): Promise<void> {
    await this.#connection.session();
    this.#known = await lastStatus(this.#connection, this.#password).catch(() => undefined);
  }

  /**
   * See Terminal. Rejects with a TerminalError `result-unknown` where a payment's result could not be asked for, and
   * `sale-differs` where the terminal paid another amount.
   */
  async perform(request: TerminalRequest): Promise<TerminalOutcome> {
    if (this.#isBusy) return refusal('busy', codeText(codes.wait));
    this.#isBusy = true;
    try {
      return await this.#perform(request);
    } finally {
      this.#isBusy = false;
    }
  }

  /** 06 B0: the request under way then ends by itself, if it still can. */
  async abort(): Promise<void> {
    await this.#connection.current?.abort();
  }

  /** 05 01: the terminal's status, 00 when it is ready. */
  async status(): Promise<number> {
    const { kind, code, data } = await this.#connection.run(commands.statusEnquiry(this.#password));
    return kind === 'completed' ? (terminalStatus(data) ?? codes.ok) : code;
  }

  /** 06 70; prints what the terminal finds. */
  diagnosis(): Promise<CommandEnd> {
    return this.#connection.run(commands.diagnosis());
  }

  /** Any other command. Rejects as a session does. */
  run(command: Apdu): Promise<CommandEnd> {
    return this.#connection.run(command);
  }

  /** The receipt number of the first reservation that is neither booked nor cancelled; null where there is none. */
  async openReservation(): Promise<number | null> {
    const { code, data } = await this.#connection.run(commands.openReservations());
    const receipt = code === codes.reservationOpen ? bitmapOf(decodeBitmaps(data).list, 0x87) : undefined;
    return receipt ? bcdNumber(receipt) : null;
  }

  /** The terminal's last transaction, told without a slip; null where it has none. Rejects as a session does. */
  lastTransaction(): Promise<StatusInformation | null> {
    return lastStatus(this.#connection, this.#password);
  }

  async close(): Promise<void> {
    await this.#connection.end();
    await this.#options.printer?.close();
  }

  async #perform(request: TerminalRequest): Promise<TerminalOutcome> {
    const password = this.#password;
    if ('amount' in request && !isAmount(request.amount)) return refusal('amount-invalid', codeText(codes.wrongAmount));
    if (receiptOf(request) > MOST_RECEIPTS) return refusal('no-such-voucher', codeText(codes.reversalImpossible));
    switch (request.kind) {
      case 'sale':
        return request.tip
          ? refusal('not-supported', codeText(codes.notPossible))
          : this.#pay('sale', commands.authorisation(this.#money(request.amount)), request.amount);
      case 'void':
      case 'completion-void':
        return this.#pay(request.kind, commands.reversal(password, request.voucher));
      case 'refund':
        return this.#pay('refund', commands.refund(password, this.#money(request.amount)), request.amount);
      case 'preauth':
        return this.#pay('preauth', commands.reserve(this.#money(request.amount)), request.amount);
      case 'completion':
        return this.#withReservation(request.authorisation, (key) =>
          this.#pay('completion', commands.book(this.#money(request.amount), key), request.amount),
        );
      case 'preauth-void':
        return this.#withReservation(request.authorisation, (key) =>
          this.#pay('preauth-void', commands.cancelReservation(key.receipt)),
        );
      case 'settle':
        return this.#settle();
      case 'reprint':
        return this.#reprint(request.target);
      case 'list':
        if (request.of === 'totals') return this.#administer(commands.totals(password));
        // A status tells of no journal.
        return this.#makesSlips
          ? refusal('not-supported', codeText(codes.notPossible))
          : this.#administer(commands.repeatReceipt(password, { what: 'journal' }));
      case 'sign-off':
        await this.#connection.run(commands.logOff());
        return outcomeOf(codes.ok);
      case 'sign-on':
        await this.#connection.close();
        await this.open();
        return outcomeOf(codes.ok);
      default:
        return refusal('not-supported', codeText(codes.notPossible));
    }
  }

  /** A command that moves money; never given twice. `amount` in cent, where the terminal is told one. A reservation has no slip. */
  async #pay(kind: TransactionKind, command: Apdu, amount?: number): Promise<TerminalOutcome> {
    // A terminal may only be asked to pay when its slip can be printed (PA00P015 13.08, 2.2).
    if (this.#options.printer && !(await this.#receipts.isReady()))
      return refusal('printer-not-ready', codeText(codes.printerNotReady));
    const session = await this.#connection.session();
    try {
      const end = await session.run(command);
      const status = end.statuses.at(-1);
      if (end.kind === 'completed' && amount !== undefined && (status?.amount ?? amount) !== amount)
        throw differs(status!.amount!, amount);
      const isApproved = end.code === codes.ok && status?.result === codes.ok;
      if (isApproved && status.trace !== undefined) this.#kinds.set(status.trace, kind);
      const isPrinted = kind === 'preauth' || !isApproved || (await this.#printOwn(status, false));
      return this.#paid({ code: end.code, unprinted: end.unprinted + (isPrinted ? 0 : 1) }, status);
    } catch (error) {
      if (error instanceof TerminalError) throw error;
      return this.#settleDoubt(session.acknowledged.at(-1), amount);
    }
  }

  #paid({ code, unprinted }: Pick<CommandEnd, 'code' | 'unprinted'>, status?: StatusInformation): TerminalOutcome {
    const outcome = outcomeOf(code !== codes.ok ? code : (status?.result ?? codes.ok));
    if (outcome.result !== 'approved') return outcome;
    if (status) this.#learn(status);
    const { receipt: voucher } = status ?? {};
    const display = unprinted > 0 ? `${outcome.display}, slip not printed` : outcome.display;
    return { ...outcome, display, ...(voucher === undefined ? {} : { voucher }) };
  }

  /**
   * A payment counts as done when its 04 0F was acknowledged, and is reversed only if it was not (PA00P015 13.08, 2.2);
   * whether the acknowledgement arrived, the terminal's last transaction tells.
   */
  async #settleDoubt(acknowledged?: StatusInformation, amount?: number): Promise<TerminalOutcome> {
    const recovered = await recover(this.#connection, this.#password, this.#options.clock);
    const { last } = recovered;
    const known = this.#known;
    const cannotTell = last === undefined || (last !== null && known === undefined);
    if (cannotTell && acknowledged?.result !== codes.ok)
      throw new TerminalError(
        'result-unknown',
        `the terminal was lost before it told the result, and could not be asked again${'why' in recovered ? `: ${recovered.why}` : ''}`,
        'look at the terminal: print its last receipt, and void it if the goods were not given',
      );
    const done = cannotTell ? acknowledged : last;
    const isNew = done && (cannotTell || done.trace !== known?.trace);
    if (isNew && (amount === undefined || done.amount === amount)) return this.#paid({ code: 0, unprinted: 0 }, done);
    return { result: 'no-answer', display: 'Not booked' };
  }

  async #settle(): Promise<TerminalOutcome> {
    const open = this.#options.closesReservations ? await this.openReservation() : null;
    if (open !== null) return { ...refusal('reservation-open', `Reservation ${open} is open`), voucher: open };
    return this.#administer(commands.endOfDay(this.#password), true);
  }

  /** A command that moves no money; given once all the same. Rejects as a session does. */
  async #administer(command: Apdu, isClose = false): Promise<TerminalOutcome> {
    if (this.#options.printer && !(await this.#receipts.isReady()))
      return refusal('printer-not-ready', codeText(codes.printerNotReady));
    const { code, data, statuses } = await this.#connection.run(command);
    // An update or a new start follows a close: nothing is answered meanwhile (SMART-ZVT edition 22, 3.2.14).
    const follows = bitmapOf(decodeBitmaps(data).list, 0x27)?.[0];
    if (code === codes.ok && follows) await untilReady(this.#connection, this.#password, this.#options.clock);
    const status = statuses.at(-1);
    const outcome = outcomeOf(code !== codes.ok ? code : (status?.result ?? codes.ok));
    if (this.#makesSlips && outcome.result === 'approved' && status?.totals)
      await this.#receipts.printOwn([ownTotalsSlip(status, this.#occasion, isClose)]);
    return status?.receipt === undefined ? outcome : { ...outcome, voucher: status.receipt };
  }

  /** 06 20. No command fetches a slip from the acquirer. */
  async #reprint(target: ReprintTarget): Promise<TerminalOutcome> {
    if (target.of === 'host') return refusal('not-supported', codeText(codes.notPossible));
    if (this.#makesSlips) return this.#repeatOwn(target);
    return this.#administer(commands.repeatReceipt(this.#password, repeatOf(target)));
  }

  /** 06 20 for a status without a slip, printed as a copy. The status of a close cannot be had again. */
  async #repeatOwn(target: Exclude<ReprintTarget, { of: 'host' }>): Promise<TerminalOutcome> {
    if (target.of === 'settlement') return refusal('not-supported', codeText(codes.notPossible));
    if (!(await this.#receipts.isReady())) return refusal('printer-not-ready', codeText(codes.printerNotReady));
    const repeat = { ...repeatOf(target), statusOnly: true };
    const { code, statuses } = await this.#connection.run(commands.repeatReceipt(this.#password, repeat));
    const status = statuses.at(-1);
    const outcome = outcomeOf(code);
    if (!status) return outcome;
    const copies =
      target.of === 'voucher' ? ([target.copy === 'cardholder' ? 'customer' : 'merchant'] as const) : ownCopies;
    const isPrinted = await this.#printOwn(status, true, copies);
    const display = isPrinted ? outcome.display : `${outcome.display}, slip not printed`;
    return { ...outcome, display, ...(status.receipt === undefined ? {} : { voucher: status.receipt }) };
  }

  /** Where the register makes its slips; true where all that there is to print is printed. */
  #printOwn(status: StatusInformation, marked: boolean, copies: readonly OwnCopy[] = ownCopies): Promise<boolean> {
    if (!this.#makesSlips) return Promise.resolve(true);
    const usual = status.originalTrace === undefined ? 'sale' : 'void';
    const kind = this.#kinds.get(status.trace ?? 0) ?? usual;
    return this.#receipts.printOwn(
      copies.map((copy) => ownPaymentSlip(status, this.#occasion, { kind, copy, marked })),
    );
  }

  get #occasion() {
    return { merchant: this.merchant, now: this.#options.clock.date() };
  }

  #withReservation(
    authorisation: string,
    act: (key: commands.ReservationKey) => Promise<TerminalOutcome>,
  ): Promise<TerminalOutcome> {
    const key = this.#reservations.get(authorisation);
    return key ? act(key) : Promise.resolve(refusal('no-such-voucher', codeText(codes.reversalImpossible)));
  }

  #learn(status: StatusInformation): void {
    this.#known = status;
    const { receipt, trace, authorisation } = status;
    if (receipt !== undefined && trace !== undefined && authorisation)
      this.#reservations.set(authorisation, { receipt, trace, authorisation });
  }

  #money(amount: number): commands.Money {
    return { amount, currency: this.#currency };
  }
}

function differs(got: number, asked: number): TerminalError {
  return new TerminalError(
    'sale-differs',
    `the terminal paid ${got} cent, where ${asked} were asked for`,
    'take the payment back on the terminal: it may have told of an earlier one',
  );
}

/** Bitmap 04 holds 12 digits. */
function isAmount(amount: number): boolean {
  return Number.isInteger(amount) && amount > 0 && amount <= 999_999_999_999;
}

function receiptOf(request: TerminalRequest): number {
  if ('voucher' in request) return request.voucher;
  return request.kind === 'reprint' && request.target.of === 'voucher' ? request.target.voucher : 0;
}

function repeatOf(target: Exclude<ReprintTarget, { of: 'host' }>): commands.Repeat {
  if (target.of === 'last') return {};
  if (target.of === 'settlement') return { what: 'endOfDay' };
  const what = target.copy === 'cardholder' ? 'customer' : 'merchant';
  return { what, from: target.voucher, to: target.voucher };
}
