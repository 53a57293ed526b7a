/** What a register asks for with 0200 or 0270. */
export interface SaleOrder {
  /** Pesos; NaN where it is no number. */
  readonly amount: number;
  /** The amount as it goes back in a refusal: without zeros in front. */
  readonly asked: string;
  readonly ticket: string;
  readonly progress: boolean;
  /** The shop within the shop: 12 digits, '' for none; absent where none can be named. */
  readonly child?: string;
}

/** About the least that is taken (official Python package). */
const LEAST_AMOUNT = 50;

/** Reads the fields of a request; a bar at the end, or none, is the same. */
export function saleOrder(fields: readonly string[], withChild: boolean): SaleOrder {
  const [, amount = '', ticket = '', , , status = '', child = ''] = fields;
  const value = /^\d{1,9}$/.test(amount) ? Number(amount) : Number.NaN;
  return {
    amount: value,
    asked: Number.isNaN(value) ? amount : String(value),
    ticket,
    progress: status === '1',
    // The npm package writes 0 for none.
    ...(withChild ? { child: child === '0' ? '' : child } : {}),
  };
}

/** The code that refuses an order before any card is read; null where there is none. */
export function checkSale({ amount, ticket, child }: SaleOrder, children: readonly string[]): string | null {
  if (Number.isNaN(amount)) return '68';
  if (amount === 0) return '72';
  if (amount < LEAST_AMOUNT) return '10';
  if (ticket.length > 6) return '70';
  if (child !== undefined && (children.length === 0 || (child !== '' && !children.includes(child)))) return '12';
  return null;
}
