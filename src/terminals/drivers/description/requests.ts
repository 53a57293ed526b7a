import type { Clock } from '../../../clock/clock.ts';
import { localTime, type Zone } from '../../simulated/local-time.ts';
import type { Merchant, TerminalRequest } from '../../terminal.ts';

const money = ['amount', 'amount-decimal'] as const;
const card = ['pan', 'expiry', 'entry'] as const;
const voucher = ['voucher'] as const;
const preauth = [...money, ...card, 'authorisation', 'date'] as const;

/** What a terminal can be asked, by the name that a description gives it, and the values that each brings with it. */
export const requestValues = {
  sale: [...money, ...card],
  'tipped-sale': [...money, 'tip', 'tip-decimal', 'total', 'total-decimal', ...card],
  'offline-sale': [...money, ...card],
  void: voucher,
  refund: [...money, ...card, 'reference', 'date'],
  preauth: [...money, ...card],
  'preauth-void': preauth,
  completion: preauth,
  'completion-void': voucher,
  'qr-sale': [...money, 'wallet', 'wallet-code'],
  'qr-refund': [...money, 'order'],
  'qr-query': ['order'],
  'sign-on': [],
  'sign-off': [],
  'list-details': [],
  'list-totals': [],
  settle: [],
  'reprint-last': [],
  'reprint-voucher': voucher,
  'reprint-settlement': [],
  'reprint-host': ['reference', 'date'],
  'look-up': ['voucher', 'reference', 'date'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type RequestName = keyof typeof requestValues;

/** Values that every request has. */
export const alwaysValues = ['ticket', 'sequence', 'now', 'merchant', 'terminal', 'operator'] as const;

/** What a description calls a request. */
export function requestName(request: TerminalRequest): RequestName {
  switch (request.kind) {
    case 'sale':
      return request.tip ? 'tipped-sale' : 'sale';
    case 'reprint':
      return `reprint-${request.target.of}`;
    case 'list':
      return `list-${request.of}`;
    default:
      return request.kind;
  }
}

/** Values of a request: amounts in smallest units, and as people write them with so many decimals. */
export function valuesOf(request: TerminalRequest, decimals: number): [string, string][] {
  const asMoney = (name: string, amount: number): [string, string][] => [
    [name, String(amount)],
    [`${name}-decimal`, decimal(amount, decimals)],
  ];
  const values: [string, string][] = [];
  if ('amount' in request) values.push(...asMoney('amount', request.amount));
  if (request.kind === 'sale' && request.tip)
    values.push(...asMoney('tip', request.tip), ...asMoney('total', request.amount + request.tip));
  if ('card' in request)
    values.push(['pan', request.card.pan], ['expiry', request.card.expiry], ['entry', request.card.entry]);
  if ('wallet' in request) values.push(['wallet', request.wallet.app], ['wallet-code', request.wallet.code]);
  if ('voucher' in request) values.push(['voucher', String(request.voucher)]);
  if (request.kind === 'reprint' && request.target.of === 'voucher')
    values.push(['voucher', String(request.target.voucher)]);
  if (request.kind === 'reprint' && request.target.of === 'host')
    values.push(['date', request.target.date], ['reference', request.target.reference]);
  for (const name of ['authorisation', 'date', 'reference', 'order'] as const) {
    const value = (request as { readonly [K in typeof name]?: string })[name];
    if (value !== undefined) values.push([name, value]);
  }
  // The last order is asked for by none.
  if (request.kind === 'qr-query' && request.order === undefined) values.push(['order', '']);
  return values;
}

/** `1285` with two decimals is 12.85. */
export function decimal(amount: number, decimals: number): string {
  const digits = String(amount).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** Tickets are 6 letters and digits: so many differ. */
const TICKETS = 36 ** 6;

/** Numbers the requests of one terminal. */
export class Numbering {
  readonly #clock: Clock;
  readonly #merchant: Merchant;
  readonly #zone: Zone;
  #sequence = 0;
  #lastTicket = -1;

  constructor(clock: Clock, merchant: Merchant, zone: Zone) {
    this.#clock = clock;
    this.#merchant = merchant;
    this.#zone = zone;
  }

  /** The values that every request has; a ticket is a second in base 36, so that a register that starts anew takes none again. */
  next(): [string, string][] {
    const date = this.#clock.date();
    this.#lastTicket = Math.max(Math.floor(date / 1000) % TICKETS, this.#lastTicket + 1) % TICKETS;
    const { number, terminal, operator } = this.#merchant;
    return [
      ['ticket', this.#lastTicket.toString(36).toUpperCase().padStart(6, '0')],
      ['sequence', String(++this.#sequence)],
      ['now', localTime(date, this.#zone)],
      ['merchant', number],
      ['terminal', terminal],
      ['operator', operator],
    ];
  }
}
