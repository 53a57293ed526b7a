import type { Clock } from '../../../clock/clock.ts';
import type { Line } from '../../../ports/port.ts';
import { type Merchant, TerminalError } from '../../terminal.ts';
import { type Identity, times } from '../../transbank/messages.ts';
import type { TextPrinter } from '../../transbank/paper.ts';
import type { Host } from '../host-messages.ts';
import { terminalZone } from '../local-time.ts';
import { COPY_PAUSE } from '../printing/slip-printer.ts';
import { type Admission, TerminalConversation } from './conversation.ts';
import { soundTransbank, type TransbankDefect } from './defects.ts';
import { answerFaults } from './faults.ts';
import { HostDesk } from './host-desk.ts';
import { MOST_SALES, type Presented, type TransbankState } from './memory.ts';
import { saleOrder } from './sale-order.ts';
import { Till } from './till.ts';
import { VoucherPrinter } from './voucher-printer.ts';

export interface TransbankTerminalOptions {
  readonly clock: Clock;
  /** To the register. The terminal owns it and closes it, and its printer's line. */
  readonly line: Line;
  readonly printer: TextPrinter;
  readonly host: Host;
  /** `number` has 12 digits, `terminal` 8 characters. */
  readonly merchant: Merchant;
  /** Street and town, on the vouchers. */
  readonly address?: readonly string[];
  /** Codes of the shops within the shop, 12 digits; multi-merchant sales are refused where there is none. */
  readonly children?: readonly string[];
  /** Who pays when nobody else was presented; `cancel`: a sale nobody pays is stopped. */
  readonly customer: Presented | 'cancel';
  /** Offset of its local time from UTC; `-03:00` where not given. */
  readonly zone?: string;
  /** How long it waits for the host, ms; 60 s where not given. */
  readonly timeout?: number;
  /** Its silence before each message, ms; 150 where not given. The npm package takes less than 100 as one message. */
  readonly pause?: number;
  /** Time to tear the first copy of a voucher off before the second one, ms; 2 s where not given. */
  readonly copyPause?: number;
  /** Number of the first operation and of the first batch; 1 where not given. */
  readonly startOperation?: number;
  readonly startBatch?: number;
  /** How many sales its memory holds; 999 where not given. */
  readonly capacity?: number;
  readonly defect?: TransbankDefect;
  /** What it held before its last power cut. */
  readonly state?: TransbankState;
  /** Told what went wrong in its own work: a host whose script does not fit. The register gets no response then. */
  onError(error: unknown): void;
}

/** The version of the program that the vouchers in public name. */
const VERSION = 'I25.0A0';

type Command = (fields: readonly string[]) => Promise<string | null>;

/**
 * A Transbank terminal in POS Integrado mode, as a register finds it at the other end of a cable. Throws a TerminalError
 * `zone-invalid` or `identity-invalid`.
 */
export class SimulatedTransbankTerminal {
  readonly #options: TransbankTerminalOptions;
  readonly #desk: HostDesk;
  readonly #conversation: TerminalConversation;
  readonly #till: Till;
  #integrated: boolean;

  constructor(options: TransbankTerminalOptions) {
    const { clock, line, merchant, state, printer } = options;
    this.#options = options;
    const points = { ...soundTransbank, ...options.defect?.points };
    this.#desk = new HostDesk(options.host, clock, options.timeout ?? 60_000, state?.pending ?? null);
    this.#till = new Till({
      merchant,
      points,
      identity: identityOf(merchant),
      desk: this.#desk,
      paper: new VoucherPrinter({
        clock,
        printer,
        points,
        shop: { merchant, address: options.address ?? [], version: VERSION },
        zone: terminalZone(options.zone ?? '-03:00'),
        copyPause: options.copyPause ?? COPY_PAUSE,
      }),
      children: options.children ?? [],
      capacity: options.capacity ?? MOST_SALES,
      customer: options.customer,
      state: state ?? { batch: options.startBatch ?? 1, nextOperation: options.startOperation ?? 1, sales: [] },
      progress: (code) => this.#conversation.progress(code),
      record: (data) => this.#conversation.record(data),
    });
    this.#integrated = state?.integrated ?? true;
    this.#conversation = new TerminalConversation({
      clock,
      line,
      pause: options.pause ?? times.pause,
      admit: (request) => this.#admit(request),
      serve: (request) => this.#commands[request.slice(0, 4)]!(request.split('|')),
      onError: (error) => options.onError(error),
    });
  }

  /** What it would still hold after a power cut now. */
  state(): TransbankState {
    return structuredClone({
      ...this.#till.state,
      pending: this.#desk.pending,
      integrated: this.#integrated,
    });
  }

  /** Who pays from now on, where nobody else was presented. */
  atReader(customer: Presented | 'cancel'): void {
    this.#till.atReader(customer);
  }

  /** Who pays the next sales, in order; `cancel` stops one on the terminal. */
  present(...customers: readonly (Presented | 'cancel')[]): void {
    this.#till.present(customers);
  }

  /** Refuses the next commands with these codes, in order, and does not carry them out. Throws `code-unknown`. */
  refuseNext(...codes: readonly string[]): void {
    this.#till.refuseNext(codes);
  }

  /** What goes wrong with the next answer, by the names of `answerFaults`. Throws `fault-unknown`. */
  failNext(name: string): void {
    const fault = answerFaults.get(name);
    if (!fault) {
      const hint = `use one of ${[...answerFaults.keys()].join(', ')}`;
      throw new TerminalError('fault-unknown', `a Transbank terminal has no fault "${name}"`, hint);
    }
    this.#conversation.failNext(fault);
  }

  /** The operator chooses the integrated mode again, after 0300. */
  chooseIntegratedMode(): void {
    this.#integrated = true;
  }

  async close(): Promise<void> {
    await this.#conversation.close();
    await this.#options.printer.line.close();
  }

  /** By function code. */
  readonly #commands: Readonly<Record<string, Command>> = {
    '0100': async () => null,
    '0200': (fields) => this.#till.sale(saleOrder(fields, false)),
    '0250': () => this.#till.lastSale(false, false),
    '0260': ([, toRegister]) => this.#till.details(toRegister === '1', false),
    '0270': (fields) => this.#till.sale(saleOrder(fields, true)),
    '0280': ([, voucher]) => this.#till.lastSale(true, voucher === '1'),
    '0290': ([, toRegister]) => this.#till.details(toRegister === '1', true),
    '0300': async () => {
      this.#integrated = false;
      return null;
    },
    '0500': () => this.#till.close(),
    '0700': () => this.#till.totals(),
    '0800': () => this.#till.loadKeys(),
    '1200': ([, operation = '']) => this.#till.void(operation),
  };

  #admit(request: string): Admission {
    if (!this.#integrated) return 'ignore';
    return Object.hasOwn(this.#commands, request.split('|')[0]!) ? 'take' : 'refuse';
  }
}

/** Throws a TerminalError `identity-invalid`. */
function identityOf({ number, terminal }: Merchant): Identity {
  if (/^\d{12}$/.test(number) && /^[0-9A-Za-z]{8}$/.test(terminal)) return { merchant: number, terminal };
  throw new TerminalError(
    'identity-invalid',
    `a Transbank terminal is known by a merchant code of 12 digits and 8 characters, got "${number}" and "${terminal}"`,
    'write them as 597029414300 and IT750050',
  );
}
