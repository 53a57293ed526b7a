import type { TransactionKind } from '../../terminal.ts';
import { totalsRows } from '../../zvt/protocol/totals.ts';
import { beside, inLines } from './eu-zvt-columns.ts';
import { type EuCopy, type EuPaymentSlip, type EuTotalsSlip, euro, totalOf } from './eu-zvt-content.ts';
import type { Size, SlipLine } from './layout.ts';

/** How slips of a European terminal look. Every line fits in `columns`; big ones in half of them. */
export interface EuSlipLayout {
  payment(slip: EuPaymentSlip, columns: number): readonly SlipLine[];
  totals(slip: EuTotalsSlip, columns: number): readonly SlipLine[];
}

/**
 * Slips of a German-speaking terminal. What must stand on them, and that a held card must say Kontaktlos, is card
 * complete's list (SMART-ZVT edition 22, 4.2); the expiry date stays away, as the card organisations ask (Adyen, receipt
 * requirements for card schemes). A copy says KOPIE: the protocol itself has no sign for it.
 */
export const euZvtSlips: EuSlipLayout = { payment, totals };

const copies: Readonly<Record<EuCopy, string>> = { merchant: 'Händlerbeleg', customer: 'Kundenbeleg' };

/** A reservation prints nothing. */
const kinds: Readonly<Partial<Record<TransactionKind, string>>> = {
  sale: 'Kartenzahlung',
  void: 'Storno',
  refund: 'Gutschrift',
  completion: 'Buchung',
  'completion-void': 'Buchungsstorno',
  'preauth-void': 'Reserv.-Storno',
};

function payment(slip: EuPaymentSlip, columns: number): readonly SlipLine[] {
  const { merchant } = slip;
  const field = (label: string, value: string) => beside(label, value, columns).map((text) => line(text));
  return [
    line(`* * ${copies[slip.copy]} * *`, 'normal', true),
    ...inLines(merchant.name, columns).map((text) => line(text, 'normal', true)),
    line(''),
    ...field('Terminal-ID', merchant.terminal),
    ...field('TA-Nr', six(slip.trace)),
    ...(slip.originalTrace === undefined ? [] : field('Original-TA-Nr', six(slip.originalTrace))),
    ...field('Beleg-Nr', four(slip.receipt)),
    line(''),
    line(kinds[slip.kind] ?? 'Kartenzahlung', columns >= 32 ? 'big' : 'tall', true),
    ...(slip.isContactless ? [line('KONTAKTLOS', 'normal', true)] : []),
    line(slip.cardName, 'normal', true),
    line(''),
    ...beside('EUR', slip.amount, columns).map((text) => line(text, 'tall')),
    line(''),
    ...field('Datum', date(slip.localTime)),
    ...field('Zeit', slip.localTime.slice(11)),
    ...field('Karte', slip.card),
    ...field('Kartenfolge-Nr', '0001'),
    ...field('VU-Nr', merchant.number),
    ...field('Genehmigungs-Nr', slip.authorisation),
    ...(slip.aid === '' ? [] : field('AID', slip.aid)),
    ...(slip.marked ? [line(''), line('*** KOPIE ***', 'tall', true)] : []),
    ...(slip.signature ? [line(''), line('Unterschrift'), line(''), line(''), line('_'.repeat(columns))] : []),
    line(''),
    line(`${slip.kind === 'sale' ? 'Zahlung' : kinds[slip.kind]} erfolgt`, 'normal', true),
  ];
}

function totals(slip: EuTotalsSlip, columns: number): readonly SlipLine[] {
  const { merchant, rows } = slip;
  const field = (label: string, value: string) => beside(label, value, columns).map((text) => line(text));
  const total = totalOf(rows);
  const row = (label: string, count: number, amount: number) =>
    line(label.padEnd(columns - 16).slice(0, columns - 16) + String(count).padStart(3) + euro(amount).padStart(13));
  return [
    line(slip.isClose ? 'Kassenschnitt' : 'Summen', columns >= 32 ? 'big' : 'tall', true),
    ...inLines(merchant.name, columns).map((text) => line(text, 'normal', true)),
    line(''),
    ...field('Terminal-ID', merchant.terminal),
    ...field('Abschluss-Nr', six(slip.batch)),
    ...field('Datum', date(slip.localTime)),
    ...field('Zeit', slip.localTime.slice(11)),
    ...field('Belege', `${four(slip.firstReceipt)}-${four(slip.lastReceipt)}`),
    line('-'.repeat(columns)),
    ...totalsRows
      .filter((brand) => rows[brand].count > 0)
      .map((brand) => row(brand, rows[brand].count, rows[brand].amount)),
    line('-'.repeat(columns)),
    row('Summe', total.count, total.amount),
    ...(slip.marked ? [line(''), line('*** KOPIE ***', 'tall', true)] : []),
  ];
}

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
