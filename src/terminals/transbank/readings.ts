import type { Identity, SaleFields } from './messages.ts';

/**
 * What a register reads in a response. Fields may be missing at the end, and bars too many: clients and terminals differ
 * there. A number that is none reads as 0.
 */
export interface Reading extends Identity {
  /** `0210` */
  readonly function: string;
  /** `00` approved. */
  readonly code: string;
}

export interface SaleReading extends Reading, SaleFields {}

export interface VoidReading extends Reading {
  readonly authorisation: string;
  readonly operation: number;
}

export interface TotalsReading {
  readonly code: string;
  readonly count: number;
  /** Pesos. */
  readonly amount: number;
}

/** Where each field of a sale stands: in a response to a sale, and in a record of the list. */
const places = {
  response: {
    instalments: 7,
    instalmentAmount: 8,
    lastFour: 9,
    operation: 10,
    cardType: 11,
    accountingDate: 12,
    account: 13,
    brand: 14,
    date: 15,
    time: 16,
    tip: 18,
    voucher: 19,
    child: 21,
  },
  record: {
    lastFour: 7,
    operation: 8,
    cardType: 9,
    accountingDate: 10,
    account: 11,
    brand: 12,
    date: 13,
    time: 14,
    tip: 16,
    instalmentAmount: 17,
    instalments: 18,
    voucher: Number.POSITIVE_INFINITY,
    child: 20,
  },
} as const;

/** The function code of a message. */
export function functionOf(data: string): string {
  return data.slice(0, 4);
}

export function readResponse(data: string): Reading {
  const fields = data.split('|');
  const [name = '', code = '', merchant = '', terminal = ''] = fields;
  return { function: name, code, merchant, terminal };
}

/** 0210, 0260 or 0271. */
export function readSale(data: string): SaleReading {
  return readFields(data, places.response);
}

/** A record of 0261; null for the one that ends the list. */
export function readDetail(data: string): SaleReading | null {
  const sale = readFields(data, places.record);
  return sale.authorisation === '' ? null : sale;
}

/** 1210. */
export function readVoid(data: string): VoidReading {
  const fields = data.split('|');
  return { ...readResponse(data), authorisation: (fields[4] ?? '').trim(), operation: number(fields[5]) };
}

/** 0710. */
export function readTotals(data: string): TotalsReading {
  const fields = data.split('|');
  return { code: fields[1] ?? '', count: number(fields[2]), amount: number(fields[3]) };
}

function readFields(data: string, at: typeof places.response | typeof places.record): SaleReading {
  const fields = data.split('|');
  const field = (place: number) => fields[place] ?? '';
  const [child, voucher] = [field(at.child), field(at.voucher)];
  return {
    ...readResponse(data),
    ticket: field(4),
    authorisation: field(5).trim(),
    amount: number(field(6)),
    instalments: number(field(at.instalments)),
    instalmentAmount: number(field(at.instalmentAmount)),
    lastFour: field(at.lastFour),
    operation: number(field(at.operation)),
    cardType: field(at.cardType),
    accountingDate: field(at.accountingDate),
    account: field(at.account).trim(),
    brand: field(at.brand),
    localTime: localTime(field(at.date), field(at.time)),
    tip: number(field(at.tip)),
    ...(child === '' ? {} : { child }),
    ...(voucher === '' ? {} : { voucher }),
  };
}

function number(text = ''): number {
  return /^\d+$/.test(text) ? Number(text) : 0;
}

/** `YYYY-MM-DDTHH:MM:SS` of DDMMYYYY and HHMMSS; '' where there is no date. */
function localTime(date: string, time: string): string {
  if (!/^\d{8}$/.test(date) || !/^\d{6}$/.test(time)) return '';
  const day = `${date.slice(4)}-${date.slice(2, 4)}-${date.slice(0, 2)}`;
  return `${day}T${time.slice(0, 2)}:${time.slice(2, 4)}:${time.slice(4)}`;
}
