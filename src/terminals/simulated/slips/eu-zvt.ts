import { totalsRows } from '../../zvt/protocol/totals.ts';
import { beside, inLines } from './eu-zvt-columns.ts';
import { type EuJournalSlip, type EuPaymentSlip, type EuTotalsSlip, euro, totalOf } from './eu-zvt-content.ts';
import { type EuLanguage, type EuWords, euWords } from './eu-zvt-words.ts';
import type { Size, SlipLine } from './layout.ts';

/** How slips of a European terminal look. Every line fits in `columns`; big ones in half of them. */
export interface EuSlipLayout {
  payment(slip: EuPaymentSlip, columns: number): readonly SlipLine[];
  totals(slip: EuTotalsSlip, columns: number): readonly SlipLine[];
  journal(slip: EuJournalSlip, columns: number): readonly SlipLine[];
}

/**
 * Slips of a terminal in a language. What must stand on them, and that a held card must say Kontaktlos, is card complete's
 * list (SMART-ZVT edition 22, 4.2); the expiry date stays away, as the card organisations ask (Adyen, receipt requirements
 * for card schemes). A copy says so: the protocol itself has no sign for it.
 */
export const euZvtSlips: Readonly<Record<EuLanguage, EuSlipLayout>> = {
  de: slipsIn(euWords.de),
  en: slipsIn(euWords.en),
};

function slipsIn(words: EuWords): EuSlipLayout {
  return {
    payment: (slip, columns) => payment(slip, columns, words),
    totals: (slip, columns) => totals(slip, columns, words),
    journal: (slip, columns) => journal(slip, columns, words),
  };
}

function payment(slip: EuPaymentSlip, columns: number, words: EuWords): readonly SlipLine[] {
  const { merchant } = slip;
  const field = fieldsOf(columns);
  const kind = words.kinds[slip.kind] ?? words.kinds.sale!;
  return [
    line(`* * ${words.copies[slip.copy]} * *`, 'normal', true),
    ...inLines(merchant.name, columns).map((text) => line(text, 'normal', true)),
    line(''),
    ...field(words.terminal, merchant.terminal),
    ...field(words.trace, six(slip.trace)),
    ...(slip.originalTrace === undefined ? [] : field(words.originalTrace, six(slip.originalTrace))),
    ...field(words.receipt, four(slip.receipt)),
    line(''),
    line(kind, columns >= 32 ? 'big' : 'tall', true),
    ...(slip.isContactless ? [line(words.contactless, 'normal', true)] : []),
    line(slip.cardName, 'normal', true),
    line(''),
    ...beside('EUR', slip.amount, columns).map((text) => line(text, 'tall')),
    line(''),
    ...field(words.date, date(slip.localTime)),
    ...field(words.time, slip.localTime.slice(11)),
    ...field(words.card, slip.card),
    ...field(words.sequence, '0001'),
    ...field(words.contract, merchant.number),
    ...field(words.authorisation, slip.authorisation),
    ...(slip.aid === '' ? [] : field('AID', slip.aid)),
    ...(slip.marked ? [line(''), line(words.copy, 'tall', true)] : []),
    ...(slip.signature ? [line(''), line(words.signature), line(''), line(''), line('_'.repeat(columns))] : []),
    line(''),
    line(words.done(slip.kind === 'sale' ? words.payment : kind), 'normal', true),
  ];
}

function totals(slip: EuTotalsSlip, columns: number, words: EuWords): readonly SlipLine[] {
  const { rows } = slip;
  const total = totalOf(rows);
  const row = (label: string, count: number, amount: number) =>
    line(label.padEnd(columns - 16).slice(0, columns - 16) + String(count).padStart(3) + euro(amount).padStart(13));
  return [
    ...headOf(slip.isClose ? words.close : words.totals, slip, columns, words),
    ...fieldsOf(columns)(words.receipts, `${four(slip.firstReceipt)}-${four(slip.lastReceipt)}`),
    line('-'.repeat(columns)),
    ...totalsRows
      .filter((brand) => rows[brand].count > 0)
      .map((brand) => row(brand, rows[brand].count, rows[brand].amount)),
    line('-'.repeat(columns)),
    row(words.sum, total.count, total.amount),
    ...(slip.marked ? [line(''), line(words.copy, 'tall', true)] : []),
  ];
}

function journal(slip: EuJournalSlip, columns: number, words: EuWords): readonly SlipLine[] {
  const row = ({ receipt, cardName, amount }: EuJournalSlip['rows'][number]) =>
    line(`${four(receipt)} ${cardName}`.padEnd(columns - 13).slice(0, columns - 13) + amount.padStart(13));
  return [
    ...headOf(words.journal, slip, columns, words),
    line('-'.repeat(columns)),
    ...slip.rows.map(row),
    line('-'.repeat(columns)),
  ];
}

/** What slips of a batch begin with. */
function headOf(
  title: string,
  { merchant, batch, localTime }: Pick<EuTotalsSlip, 'merchant' | 'batch' | 'localTime'>,
  columns: number,
  words: EuWords,
): readonly SlipLine[] {
  const field = fieldsOf(columns);
  return [
    line(title, columns >= 32 ? 'big' : 'tall', true),
    ...inLines(merchant.name, columns).map((text) => line(text, 'normal', true)),
    line(''),
    ...field(words.terminal, merchant.terminal),
    ...field(words.closing, six(batch)),
    ...field(words.date, date(localTime)),
    ...field(words.time, localTime.slice(11)),
  ];
}

const fieldsOf = (columns: number) => (label: string, value: string) =>
  beside(label, value, columns).map((text) => line(text));

function line(text: string, size: Size = 'normal', centred = false): SlipLine {
  return { text, size, centred };
}

/** `23.11.2026` */
function date(localTime: string): string {
  return localTime.slice(0, 10).split('-').reverse().join('.');
}

function six(number: number): string {
  return String(number).padStart(6, '0');
}

function four(number: number): string {
  return String(number).padStart(4, '0');
}
