import type { Label } from './labels.ts';
import { firstMark, firstOf } from './marks.ts';
import type {
  FieldName,
  Found,
  ListedFound,
  Rules,
  SlipCopy,
  SlipKind,
  SlipReading,
  SlipRules,
  TotalsFound,
  Written,
} from './rules.ts';
import { digits } from './written.ts';

const SALES = 'transbank-pos-sdk-dotnet, POSIntegradoVoucherFixtures: vouchers of terminal IT750050';
const KIOSK = 'transbank-pos-sdk-dotnet, POSAutoservicioVoucherFixtures: duplicate and report of a close';
const PROTOCOL = 'transbankdevelopers.cl, referencia/posintegrado';

const paid: readonly FieldName[] = [
  'merchant-name',
  'merchant-number',
  'terminal-number',
  'date-time',
  'card-number',
  'brand',
  'net',
  'tax',
  'amount',
  'voucher',
  'authorisation',
];

const none = { rule: [], source: SALES } as const;

const voucher: SlipRules = {
  copies: { rule: ['merchant', 'cardholder'], source: SALES },
  required: { rule: paid, source: SALES },
  requiredForChip: none,
  amountSign: { rule: 'plain', source: SALES },
};

const report: SlipRules = {
  copies: none,
  required: { rule: ['merchant-name', 'merchant-number', 'terminal-number', 'date-time'], source: KIOSK },
  requiredForChip: none,
  amountSign: { rule: 'plain', source: KIOSK },
};

const slips: Readonly<Record<SlipKind, SlipRules>> = {
  sale: voucher,
  void: { ...voucher, numberOfOriginal: { rule: true, source: `${PROTOCOL}, 1210: the operation that was asked for` } },
  // No register can ask for these.
  refund: voucher,
  'offline-sale': voucher,
  preauth: voucher,
  'preauth-void': voucher,
  completion: voucher,
  'completion-void': voucher,
  'qr-sale': voucher,
  'qr-void': voucher,
  'qr-refund': voucher,
  settlement: report,
  details: report,
  totals: report,
};

const kinds: readonly (readonly [SlipKind, RegExp])[] = [
  ['settlement', /^REPORTE DEL CIERRE/],
  ['totals', /^REPORTE DE TOTALES/],
  ['details', /^DETALLE DE VENTAS/],
  ['void', /^ANULACI[OÓ]N\b/],
  ['sale', /^VENTA\b/],
];
const reports: readonly SlipKind[] = ['settlement', 'totals', 'details'];

const copies: readonly (readonly [SlipCopy, RegExp])[] = [
  ['merchant', /COPIA COMERCIO/],
  ['cardholder', /COPIA CLIENTE/],
];

const markers: readonly RegExp[] = [/DUPLICADO/i, /REIMPRESION/i, /REIMPRESIÓN/i];
const notReceipts: readonly RegExp[] = [/RECHAZAD[AO]/i, /SIN VALIDEZ/i];
const accountLine = /^TARJETA DE (?:CREDITO|CR[EÉ]DITO|DEBITO|D[EÉ]BITO)$/;

/** Card brands (reference, table of brands) by the digits that their numbers begin with, as vouchers and reports name them. */
const brands: readonly (readonly [RegExp, code: string, name: string])[] = [
  [/^4/, 'VI', 'VISA'],
  [/^(?:5[1-5]|2[2-7])/, 'MC', 'MASTERCARD'],
  [/^3[47]/, 'AX', 'AMEX'],
  [/^3[068]/, 'DC', 'DINERS'],
];
const debit = ['DB', 'REDCOMPRA'] as const;
const closed = ['CE', 'CERRADA'] as const;
const rowNames = [...brands.map(([, , name]) => name), debit[1], closed[1]];

/** Value added tax of Chile: 19 % on the net amount (Decreto Ley 825, article 14). */
const IVA = 19;

const money = '\\$(-?[\\d.]+)';
/** Where each field stands: the first group is its value. */
const places: readonly (readonly [FieldName, RegExp])[] = [
  ['net', new RegExp(`^MONTO VENTA:\\s*${money}$`)],
  ['tax', new RegExp(`^IVA:\\s*${money}$`)],
  ['amount', new RegExp(`^TOTAL:\\s*${money}$`)],
  ['voucher', /^OPERACI[OÓ]N:\s*(\d{6})(?!\d)/],
  ['authorisation', /AUTORIZACI[OÓ]N:\s*([\dA-Z]{6})$/],
  ['merchant-number', /^(\d{12})-/],
  ['terminal-number', /^\d{12}-([\dA-Z]{8})-/],
  ['terminal-number', /\d\d:\d\d:\d\d\s+([\dA-Z]{8})$/],
  ['date-time', /^(\d\d\/\d\d\/\d{4} +\d\d:\d\d:\d\d)/],
  ['card-number', /^(\*{4}\d+) [A-Z]-[A-Z]{2}$/],
  ['brand', /^\S+ [A-Z]-([A-Z]{2})$/],
];

const labels: ReadonlyMap<FieldName, Pick<Label, 'words' | 'english'>> = new Map(
  (
    [
      ['net', 'MONTO VENTA'],
      ['tax', 'IVA'],
      ['amount', 'TOTAL'],
      ['voucher', 'OPERACION'],
      ['authorisation', 'AUTORIZACION'],
    ] as const
  ).map(([name, label]) => [name, { words: [label], english: [] }]),
);

const written: Written = {
  amount: (pesos) => `${pesos < 0 ? '-' : ''}${String(Math.abs(pesos)).replace(/\B(?=(\d{3})+$)/g, '.')}`,
  voucher: (number) => digits(number, 6),
  dateTime: (localTime) => `${dayOf(localTime)} ${localTime.slice(11)}`,
  moment: (localTime) => ({ date: dayOf(localTime), time: localTime.slice(11) }),
};

/** Vouchers of Transbank terminals in Chile. */
export const clTransbank: Rules = {
  name: 'cl-transbank',
  signature: { rule: [], source: `${SALES}: none has a place for one` },
  masking: { rule: { first: 0, last: 4 }, source: SALES },
  expiry: { rule: 'forbidden', source: `${SALES}: no voucher has it` },
  marker: { rule: markers, source: `${KIOSK}: *** DUPLICADO ***` },
  reprints: {
    rule: { last: { from: 'open batch', kinds: ['sale'] }, voucher: 'none', settlement: false },
    source: `${PROTOCOL}, 0250: the last sale, and nothing else`,
  },
  numbering: { rule: 'asked', source: `${PROTOCOL}: the operation number counts on` },
  totals: { rule: 'by brand', source: KIOSK },
  balance: { rule: 'unsaid', source: KIOSK },
  lists: { rule: { of: 'standing', empty: 'printed' }, source: `${PROTOCOL}, 0260 and 0700` },
  slips,
  labels,
  written,
  isSigned: () => false,
  taxIn: (amount) => amount - Math.round((amount * 100) / (100 + IVA)),
  brandOf: ({ pan, account }) =>
    account === 'debit' ? debit[0] : (brands.find(([begins]) => begins.test(pan))?.[1] ?? closed[0]),
  rowOf: (brand) =>
    [...brands.map(([, ...names]) => names), debit, closed].find(([code]) => code === brand)?.[1] ?? brand,
  readSlip,
  readList,
  readAmount,
  readDateTime,
  isMasked: (cardNumber) => /^\*+\d{4}$/.test(cardNumber),
  isOfCard: (printed, pan) => printed.replace(/^\*+/, '') === pan.slice(-4),
};

function readSlip(all: readonly string[]): SlipReading {
  const lines = all.map((text) => text.trim());
  const title = firstOf(lines, kinds);
  const copy = firstOf(lines, copies);
  const account = firstMark(lines, [accountLine]);
  const fields = new Map<FieldName, Found>();
  for (const [name, place] of places) {
    const line = fields.has(name) ? -1 : lines.findIndex((text) => place.test(text));
    if (line >= 0) fields.set(name, { value: place.exec(lines[line]!)![1]!, line: line + 1, wellFormed: true });
  }
  const head = title && reports.includes(title.name) ? title : account;
  const shop = head && lines[head.line];
  if (shop) fields.set('merchant-name', { value: shop, line: head.line + 1, wellFormed: true });
  return {
    kind: title?.name ?? null,
    title: title && { text: title.text, line: title.line },
    copy: copy && { text: copy.text, line: copy.line, copy: copy.name },
    marker: firstMark(lines, markers),
    signature: firstMark(lines, [/FIRMA/]),
    notReceipt: firstMark(lines, notReceipts),
    fields,
    totals: readTotals(lines),
    balance: null,
  };
}

function readTotals(lines: readonly string[]): readonly TotalsFound[] {
  return lines.flatMap((text, index): TotalsFound[] => {
    const [, name, count, amount] = /^([A-Z ]+?)\s+(\d{3})\s+\$(-?[\d.]+)$/.exec(text) ?? [];
    if (name === undefined) return [];
    const found = { count: Number(count), amount: readAmount(amount!) ?? 0, line: index + 1 };
    if (name === 'TOTAL CAPTURAS') return [{ kind: 'total', ...found }];
    return rowNames.includes(name) ? [{ kind: 'sale', brand: name, ...found }] : [];
  });
}

/** `****1234 VI       000042          $1.990` */
function readList(lines: readonly string[]): readonly ListedFound[] {
  return lines.flatMap((text) => {
    const [, operation, amount] = /^\*{4}\d{4} [A-Z]{2}\s+(\d{6})\s+\$(-?[\d.]+)$/.exec(text.trim()) ?? [];
    return operation === undefined ? [] : [{ voucher: operation, amount }];
  });
}

function readAmount(value: string): number | null {
  return /^-?\d{1,3}(?:\.\d{3})*$/.test(value.trim()) ? Number(value.replaceAll('.', '')) : null;
}

function readDateTime(value: string): string | null {
  const match = /^(\d\d)\/(\d\d)\/(\d{4}) +(\d\d:\d\d:\d\d)$/.exec(value.trim());
  return match ? `${match[3]}-${match[2]}-${match[1]}T${match[4]}` : null;
}

function dayOf(localTime: string): string {
  return localTime.slice(0, 10).split('-').reverse().join('/');
}
