import type { Merchant } from '../../terminal.ts';
import type { Account } from '../../transbank/codes.ts';
import { apart, centred, pesos, plain, VOUCHER_COLUMNS } from '../../transbank/paper.ts';

/**
 * The vouchers of a Transbank terminal, in lines of 40 columns. Sale: the vouchers in the tests of
 * transbank-pos-sdk-dotnet (POSIntegradoVoucherFixtures, terminal IT750050). Mark of a duplicate, its place under the
 * shop, and the report of a close: the same tests for the self-service terminal (POSAutoservicioVoucherFixtures), the
 * only ones in public. Void, totals and list have none in public; their words are chosen here after these.
 */

/** Where the terminal stands: the head of every voucher. */
export interface Shop {
  readonly merchant: Merchant;
  /** Street and town. */
  readonly address: readonly string[];
  /** Of the terminal's program: `I25.0A0`. */
  readonly version: string;
}

export type VoucherCopy = 'merchant' | 'cardholder';

/** What one copy of a voucher says. Amounts in pesos. */
export interface Voucher {
  readonly shop: Shop;
  readonly kind: 'sale' | 'void';
  readonly copy: VoucherCopy;
  readonly account: Account;
  /** 12 digits of a shop within a shop. */
  readonly child?: string;
  /** `YYYY-MM-DDTHH:MM:SS`. */
  readonly localTime: string;
  /** Masked: `****1234`. */
  readonly card: string;
  readonly brand: string;
  readonly amount: number;
  readonly instalments: number;
  readonly instalmentAmount: number;
  readonly operation: string;
  readonly authorisation: string;
  /** Says that it is a duplicate. */
  readonly marked: boolean;
}

/** What a close, a summary of totals or a list says. */
export interface Report {
  readonly shop: Shop;
  readonly kind: 'close' | 'totals' | 'list';
  readonly localTime: string;
  /** By brand, or one a sale. */
  readonly rows: readonly ReportRow[];
  readonly count: number;
  readonly amount: number;
}

export interface ReportRow {
  readonly label: string;
  /** Three digits, or the operation of one sale. */
  readonly number: string;
  readonly amount: number;
}

/** Value added tax, per cent; an amount has it in. */
const IVA = 19;

const kinds: Readonly<Record<Voucher['kind'], string>> = { sale: 'VENTA', void: 'ANULACION' };
const copies: Readonly<Record<VoucherCopy, string>> = { merchant: 'COPIA COMERCIO', cardholder: 'COPIA CLIENTE' };
const accounts: Readonly<Record<Account, string>> = { credit: 'TARJETA DE CREDITO', debit: 'TARJETA DE DEBITO' };
const reports: Readonly<Record<Report['kind'], string>> = {
  close: 'REPORTE DEL CIERRE DEL TERMINAL',
  totals: 'REPORTE DE TOTALES',
  list: 'DETALLE DE VENTAS',
};

/** The letter before the brand is B in every voucher in public; what it would be otherwise is told nowhere. */
const ENTRY = 'B';

export function voucherLines(voucher: Voucher): readonly string[] {
  const { shop, amount } = voucher;
  const net = Math.round((amount * 100) / (100 + IVA));
  return [
    centred('TRANSBANK'),
    centred(`${kinds[voucher.kind]} - ${copies[voucher.copy]}`),
    centred(accounts[voucher.account]),
    ...place(shop),
    ...(voucher.marked ? [centred('*** DUPLICADO ***')] : []),
    centred(`${shop.merchant.number}-${shop.merchant.terminal}-${shop.version}`),
    ...(voucher.child === undefined ? [] : [centred(voucher.child)]),
    dateAndTime(voucher.localTime),
    apart('', `${voucher.card} ${ENTRY}-${voucher.brand}`),
    apart('MONTO VENTA:', pesos(net)),
    apart('IVA:', pesos(amount - net)),
    apart('TOTAL:', pesos(amount)),
    ...(voucher.instalments === 0
      ? []
      : [
          `${voucher.instalments} CUOTAS SIN INTERES TASA:0,00%`,
          apart('MONTO CUOTA:', pesos(voucher.instalmentAmount)),
        ]),
    apart('MONEDA:', 'PESO'),
    apart(`OPERACION: ${voucher.operation}`, `AUTORIZACION: ${voucher.authorisation}`),
  ];
}

export function reportLines({ shop, kind, localTime, rows, count, amount }: Report): readonly string[] {
  const row = (label: string, number: string, total: number) =>
    label.slice(0, 16).padEnd(17) + number + pesos(total).padStart(VOUCHER_COLUMNS - 17 - number.length);
  return [
    centred(reports[kind]),
    ...place(shop),
    centred(`${shop.merchant.number}-${shop.version}`),
    'FECHA             HORA          TERMINAL',
    dateAndTime(localTime).trimEnd().padEnd(32) + shop.merchant.terminal,
    '',
    '               NUMERO              TOTAL',
    ...rows.map((each) => row(each.label, each.number, each.amount)),
    '-'.repeat(VOUCHER_COLUMNS),
    row('TOTAL CAPTURAS', String(count).padStart(3, '0'), amount),
  ];
}

/** Blank lines behind each copy of a voucher that goes to the register as text. */
const BETWEEN_COPIES = 6;

/** Vouchers as text for a register: ASCII, every line of 40 columns, no separators. */
export function voucherText(vouchers: readonly Voucher[]): string {
  return vouchers
    .flatMap((voucher) => [...voucherLines(voucher), ...Array<string>(BETWEEN_COPIES).fill('')])
    .map((line) => withoutAccents(line).padEnd(VOUCHER_COLUMNS))
    .join('');
}

/** What separates fields, or is no ASCII, must not be in a field. */
function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\x20-\x7e]|\|/g, '?');
}

function place({ merchant, address }: Shop): readonly string[] {
  return [merchant.name, ...address].map((line) => centred(plain(line)));
}

function dateAndTime(localTime: string): string {
  const [date = '', time = ''] = localTime.split('T');
  return `${date.split('-').reverse().join('/')}      ${time}`;
}
