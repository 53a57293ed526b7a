import { numberAfter } from '../../numbers.ts';
import type { Card, Original, TransactionKind } from '../../terminal.ts';
import type { EuLanguage } from '../slips/eu-zvt-words.ts';
import type { HostRequest } from './host.ts';

/** A transaction as the terminal keeps it: what its status and its slip are made from, now and again. */
export interface Entry {
  readonly kind: TransactionKind;
  /** Receipt number (bitmap 87), 1 to 9999; the number that a register voids and repeats by. */
  readonly receipt: number;
  /** Bitmap 0B. */
  readonly trace: number;
  readonly batch: number;
  /** Cent. */
  readonly amount: number;
  readonly currency: number;
  readonly card: Card;
  readonly authorisation: string;
  /** `YYYY-MM-DDTHH:MM:SS`. */
  readonly localTime: string;
  /** Trace of what it takes back or books. */
  readonly originalTrace?: number;
  readonly original?: Original;
  /** A payment that a later void took back. */
  readonly voided?: true;
}

/** An end-of-day as it was printed. */
export interface Close {
  readonly batch: number;
  readonly trace: number;
  readonly localTime: string;
  readonly entries: readonly Entry[];
}

/** What the register asked for with 06 00. */
export interface Registered {
  /** The configuration byte. */
  readonly config: number;
  /** TLV containers may be sent to it. */
  readonly tlv: boolean;
  /** It takes 06 D3. */
  readonly blocks: boolean;
  /** It said which currency it means, so that 04 0F says it too. */
  readonly currency: boolean;
  /** Characters in a line of its printer; null where it did not say. */
  readonly columns: number | null;
  /** Tag 15. */
  readonly language: EuLanguage;
}

/** What a terminal holds beyond a power cut. Plain JSON. */
export interface ZvtState {
  readonly registered: Registered;
  readonly batch: number;
  readonly nextReceipt: number;
  readonly nextTrace: number;
  /** Of the open batch. */
  readonly journal: readonly Entry[];
  /** Reservations that are neither booked nor cancelled. */
  readonly reservations: readonly Entry[];
  /** The last transaction, of whatever batch. */
  readonly last: Entry | null;
  readonly lastClose: Close | null;
  /** Given to the host and not yet acknowledged by the register: reversed when power comes back. */
  readonly pending: HostRequest | null;
  /** No payment until an end-of-day succeeds. */
  readonly closeDue: boolean;
}

/** A terminal that was never registered prints everything by itself. */
export const fresh: ZvtState = {
  registered: { config: 0x00, tlv: false, blocks: false, currency: false, columns: null, language: 'de' },
  batch: 1,
  nextReceipt: 1,
  nextTrace: 1,
  journal: [],
  reservations: [],
  last: null,
  lastClose: null,
  pending: null,
  closeDue: false,
};

/** The terminal's memory. Every change is one assignment: power can go between two, never within one. */
export class Memory {
  #state: ZvtState;

  constructor(state: ZvtState) {
    this.#state = state;
  }

  get state(): ZvtState {
    return this.#state;
  }

  change(changes: Partial<ZvtState>): void {
    this.#state = { ...this.#state, ...changes };
  }

  /** Keeps a transaction that is done: its numbers are used up, and nothing is pending. */
  store(entry: Entry): void {
    const { journal, reservations, nextReceipt, nextTrace } = this.#state;
    const isNew = entry.receipt === nextReceipt;
    const voided = entry.kind === 'void' || entry.kind === 'completion-void' ? entry.original?.voucher : undefined;
    const ended = entry.kind === 'completion' || entry.kind === 'preauth-void' ? entry.original?.voucher : undefined;
    const kept = journal.map((each) => (each.receipt === voided ? { ...each, voided: true as const } : each));
    const open = reservations.filter(({ receipt }) => receipt !== ended && receipt !== entry.receipt);
    const isReservation = entry.kind === 'preauth';
    const moves = !isReservation && entry.kind !== 'preauth-void';
    this.change({
      journal: moves ? [...kept, entry] : kept,
      reservations: isReservation ? [...open, entry] : open,
      last: entry,
      pending: null,
      nextReceipt: isNew ? (nextReceipt % 9999) + 1 : nextReceipt,
      nextTrace: isNew ? numberAfter(nextTrace) : nextTrace,
    });
  }
}
