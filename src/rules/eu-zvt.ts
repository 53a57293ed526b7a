import { euZvtLabels } from './eu-zvt-labels.ts';
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
import { FieldReader } from './slip-reader.ts';
import { decimal, digits } from './written.ts';

const COMPLETE = 'card complete, SMART-ZVT edition 22, 4.2: what a slip has to say, bitmap by bitmap';
const ZVT = 'VdTH PA00P015 13.08';
const DESK = 'Ingenico Desk/5000, short guide: its sample slip';
const SCHEMES = 'Adyen, receipt requirements for card schemes: AID required, expiry forbidden';

/** Bitmaps 04, 0B, 0C and 0D, 22, 29, 2A, 3B, 8B, and 87, by which a register asks for the slip again. */
const paid: readonly FieldName[] = [
  'merchant-name',
  'merchant-number',
  'terminal-number',
  'trace',
  'voucher',
  'date-time',
  'amount',
  'card-number',
  'brand',
  'authorisation',
];

const copies = { rule: ['merchant', 'cardholder'], source: `${ZVT}, 1F04: the merchant's first` } as const;
const none = { rule: [], source: COMPLETE } as const;
const plain = { rule: 'plain', source: COMPLETE } as const;
const minus = { rule: 'minus', source: 'what goes back to the cardholder has a minus' } as const;
const contactless = { rule: ['entry'], source: 'card complete, acceptance test B2.1: KONTAKTLOS' } as const;

const payment: SlipRules = {
  copies,
  required: { rule: paid, source: COMPLETE },
  requiredForChip: none,
  requiredForContactless: contactless,
  amountSign: plain,
};

/** Of what goes back to a payment: bitmap 37. */
const goingBack: SlipRules = {
  ...payment,
  required: { rule: [...paid, 'original-trace'], source: `${COMPLETE}; bitmap 37` },
};

const ofBatch: SlipRules = {
  copies: none,
  required: { rule: ['merchant-name', 'terminal-number', 'date-time'], source: `${ZVT}, 06 50` },
  requiredForChip: none,
  amountSign: plain,
};

const slips: Readonly<Record<SlipKind, SlipRules>> = {
  sale: {
    ...payment,
    requiredForChip: { rule: ['aid', 'pan-sequence'], source: `${SCHEMES}; ${COMPLETE}, bitmap 17` },
  },
  void: { ...goingBack, amountSign: minus },
  refund: { ...payment, amountSign: minus },
  preauth: { ...payment, unprinted: { rule: true, source: `${ZVT}, 06 22: the slip comes with the booking` } },
  'preauth-void': goingBack,
  completion: goingBack,
  'completion-void': { ...goingBack, amountSign: minus },
  // No register can ask for these.
  'offline-sale': payment,
  'qr-sale': payment,
  'qr-void': goingBack,
  'qr-refund': goingBack,
  settlement: ofBatch,
  details: ofBatch,
  totals: ofBatch,
};

const titles: readonly (readonly [SlipKind, RegExp])[] = [
  ['settlement', /^(?:Kassenschnitt|Tagesabschluss|Kassenabschluss|End of day)$/i],
  ['totals', /^(?:Summen|Zwischensumme|Umsatzsummen|Totals)$/i],
  ['details', /^(?:Journal|Umsatzliste|Einzelums[äa]tze)$/i],
];

/** Longer names first: the void of a reservation is a Storno too. */
const types: readonly (readonly [SlipKind, RegExp])[] = [
  ['preauth-void', /^(?:Reserv\.?-Storno|Storno Reservierung|Res(?:\.|ervation) reversal)$/i],
  ['completion-void', /^(?:Buchungsstorno|Storno Buchung|Book(?:\.|ing) reversal)$/i],
  ['void', /^(?:Storno(?: Kartenzahlung)?|Reversal)$/i],
  ['refund', /^(?:Gutschrift|R[üu]ckerstattung|Refund)$/i],
  ['completion', /^(?:Buchung|Buchung Reservierung|Booking)$/i],
  ['sale', /^(?:Kartenzahlung|Bezahlung|Card payment)$/i],
];

const copyWords: readonly (readonly [SlipCopy, RegExp])[] = [
  ['merchant', /h-?[äa]-?n-?d-?l-?e-?r-?b-?e-?l-?e-?g|merchant (?:receipt|copy)/i],
  ['cardholder', /k-?u-?n-?d-?e-?n-?b-?e-?l-?e-?g|(?:customer|cardholder) (?:receipt|copy)/i],
];

const markers: readonly RegExp[] = [/Kopie/i, /Duplikat/i, /Wiederholung/i, /^\W*(?:copy|duplicate|repeat)\W*$/i];
const signatureLine = /Unterschrift|Signature/i;
const notReceipts: readonly RegExp[] = [
  /nicht erfolgt|abgelehnt|abgebrochen|not completed|declined|aborted/i,
  /Test(?:beleg|transaktion| receipt| transaction)/i,
];
const contactlessLine = /kontaktlos|contactless/i;

/** Card organisations by the first digits of their numbers (ISO/IEC 7812; the ranges that they publish), as slips name them. */
const brands: readonly (readonly [RegExp, string])[] = [
  [/^4/, 'VISA'],
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, 'Mastercard'],
  [/^3[47]/, 'American Express'],
  [/^35(?:2[89]|[3-8])/, 'JCB'],
  [/^3(?:0[0-5]|[689])/, 'Diners'],
  [/^672/, 'girocard'],
  [/^62/, 'UnionPay'],
  [/^(?:5[06-9]|6)/, 'Maestro'],
];
/** Rows of bitmap 60 (PA00P015 13.08, 06 50); every other organisation is counted as Other. */
const rows = ['girocard', 'JCB', 'Mastercard', 'American Express', 'VISA', 'Diners', 'Other'];

const totalsRow = /^(.*?\S)\s+(\d+)\s+(-?\d[\d.]*,\d\d)$/;
const reader = new FieldReader(euZvtLabels);

const written: Written = {
  cardSequence: '0001',
  amount: (cent) => decimal(cent, 2, ','),
  voucher: (number) => digits(number, 4),
  dateTime: (localTime) => `${dayOf(localTime)} ${localTime.slice(11)}`,
  moment: (localTime) => ({ date: dayOf(localTime), time: localTime.slice(11) }),
};

/** Of what moves money: reservations stand in no batch. */
function vouchersOf(booked: readonly { readonly kind: SlipKind; readonly voucher: number }[]): string {
  const moving = booked.filter(({ kind }) => kind !== 'preauth' && kind !== 'preauth-void');
  return [moving[0], moving.at(-1)].map((one) => written.voucher(one?.voucher ?? 0)).join('-');
}

/** How a cardholder is verified where a card does not say: by PIN with the chip, not at all when it is held. */
const usual = { I: 'pin', C: 'none', S: 'signature', M: 'signature' } as const;

/** Slips of ZVT terminals in German and in English. */
export const euZvt: Rules = {
  name: 'eu-zvt',
  signature: { rule: ['merchant'], source: 'Payworks certification R2 and R3: only where the CVM demands one' },
  masking: { rule: { first: 0, last: 4 }, source: `${DESK}; card organisations: the last four digits` },
  expiry: { rule: 'forbidden', source: `${SCHEMES}; ${DESK} has it on the merchant's copy` },
  marker: {
    rule: markers,
    source: 'Portalum.Zvt issue 26 (Belegskopie); BMF RKSV issue 495 (als Duplikat gekennzeichnet)',
  },
  reprints: {
    rule: { last: { from: 'any batch' }, voucher: 'that one', copies: ['merchant'], settlement: true },
    source: `${ZVT}, 06 20: 1F01 02 and 03 with 1F02 and 1F03, 04`,
  },
  numbering: { rule: 'booked', source: `${ZVT}: receipt numbers are of what was stored` },
  totals: { rule: 'by brand', source: `${ZVT}, bitmap 60` },
  balance: { rule: 'unsaid', source: `${ZVT}, 06 50` },
  lists: { rule: { of: 'standing', empty: 'printed' }, source: `${ZVT}, 06 10` },
  slips,
  labels: euZvtLabels,
  written,
  vouchersOf,
  isSigned: ({ kind, card }) =>
    (kind === 'sale' || kind === 'refund') && card !== null && (card.verification ?? usual[card.entry]) === 'signature',
  brandOf: ({ pan }) => brands.find(([digit]) => digit.test(pan))?.[1] ?? 'Card',
  rowOf: (brand) => (rows.includes(brand) ? brand : 'Other'),
  readSlip,
  readList,
  readAmount,
  readDateTime,
  isMasked: (cardNumber) => !/\d.*\d{4}$|\d{5}/.test(cardNumber.replaceAll(' ', '')),
  isOfCard,
};

function readSlip(lines: readonly string[]): SlipReading {
  const fields = new Map(reader.read(lines));
  const title = firstOf(trimmed(lines), titles);
  const type = firstOf(trimmed(lines), types);
  const copy = firstOf(lines, copyWords);
  const head = title ?? copy;
  const name = head && nameBelow(lines, head.line);
  if (name) fields.set('merchant-name', name);
  const dateTime = dateTimeIn(lines);
  if (dateTime) fields.set('date-time', dateTime);
  const brand = firstMark(trimmed(lines), [new RegExp(`^(?:${brands.map(([, word]) => word).join('|')})$`)]);
  if (brand) fields.set('brand', { value: brand.text, line: brand.line, wellFormed: true });
  const held = firstMark(lines, [contactlessLine]);
  if (held) fields.set('entry', { value: 'C', line: held.line, wellFormed: true });
  return {
    kind: title?.name ?? type?.name ?? null,
    title: title && { text: title.text, line: title.line },
    copy: copy && { text: copy.text, line: copy.line, copy: copy.name },
    marker: firstMark(lines, markers),
    signature: firstMark(lines, [signatureLine]),
    notReceipt: firstMark(lines, notReceipts),
    fields,
    totals: title ? readTotals(lines) : [],
    balance: null,
  };
}

const trimmed = (lines: readonly string[]) => lines.map((text) => text.trim());

/** The shop's name stands below the head of the slip, on as many lines as it takes. */
function nameBelow(lines: readonly string[], head: number): Found | null {
  const from = lines.findIndex((text, i) => i >= head && text.trim() !== '');
  if (from < 0) return null;
  const end = lines.findIndex((text, i) => i > from && (text.trim() === '' || reader.read([text]).size > 0));
  const value = trimmed(lines.slice(from, end < 0 ? undefined : end)).join(' ');
  return { value, line: from + 1, wellFormed: true };
}

/** Date and time stand on one line or on two. */
function dateTimeIn(lines: readonly string[]): Found | null {
  const date = /(?<!\d)\d\d\.\d\d\.\d{4}(?!\d)/;
  const time = /(?<!\d)\d\d:\d\d:\d\d(?!\d)/;
  const line = lines.findIndex((text) => date.test(text));
  const clock = lines.map((text) => time.exec(text)?.[0]).find((found) => found !== undefined);
  if (line < 0 || clock === undefined) return null;
  return { value: `${date.exec(lines[line]!)![0]} ${clock}`, line: line + 1, wellFormed: true };
}

function readTotals(lines: readonly string[]): readonly TotalsFound[] {
  return lines.flatMap((text, index): TotalsFound[] => {
    const [, name, count, amount] = totalsRow.exec(text.trim()) ?? [];
    if (name === undefined) return [];
    const found = { count: Number(count), amount: readAmount(amount!) ?? 0, line: index + 1 };
    if (/^(?:Summe|Gesamt|Total)$/i.test(name)) return [{ kind: 'total', ...found }];
    return rows.includes(name) ? [{ kind: 'sale', brand: name, ...found }] : [];
  });
}

/** `0001 VISA                       12,50` */
function readList(lines: readonly string[]): readonly ListedFound[] {
  return lines.flatMap((text) => {
    const [, voucher, amount] = /^(\d{4}) \S.*\s(-?\d[\d.]*,\d\d)$/.exec(text.trim()) ?? [];
    return voucher === undefined ? [] : [{ voucher, amount }];
  });
}

function readAmount(value: string): number | null {
  const match = /^(-?) ?(\d[\d.]*,\d\d)(-?)$/.exec(value.trim());
  if (!match) return null;
  const cent = Number(match[2]!.replaceAll(/[.,]/g, ''));
  return match[1] || match[3] ? -cent : cent;
}

function readDateTime(value: string): string | null {
  const match = /^(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)$/.exec(value.trim());
  return match ? `${match[3]}-${match[2]}-${match[1]}T${match[4]}` : null;
}

/** The digits that can be read are the card's, and there are as many places as it has. */
function isOfCard(printed: string, pan: string): boolean {
  const shown = printed.replaceAll(' ', '');
  return shown.length === pan.length && [...shown].every((digit, i) => !/\d/.test(digit) || digit === pan[i]);
}

function dayOf(localTime: string): string {
  return localTime.slice(0, 10).split('-').reverse().join('.');
}
