import { describe, expect, it } from 'vitest';
import { atCardComplete } from '../../src/rules/at-card-complete.ts';
import { euZvt } from '../../src/rules/eu-zvt.ts';

const { readSlip, readAmount, readDateTime, isMasked, isOfCard } = euZvt;

function fieldsOf(text: string): string[] {
  const { fields } = readSlip(text.split('\n'));
  return [...fields]
    .sort(([, a], [, b]) => a.line - b.line)
    .map(([name, { line, value }]) => `${line} ${name}: ${value}`);
}

describe('the sample slip of a Desk/5000, as its short guide has it', () => {
  const text = `H-Ä-N-D-L-E-R-B-E-L-E-G
Musterhändler
Musterstrasse 101

24.04.2026        10:35:07
Terminal-ID       60512345
Ta-Nr.00123      BNr. 0108

Kartenzahlung
girocard
EUR                  19,92
PAN     ##############3456
VU-Nummer   45560000000034
Genehmigungs.-Nr.   123456
*** Autorisierung erfolgt`;

  it('is read label by label', () => {
    expect(fieldsOf(text)).toEqual([
      '2 merchant-name: Musterhändler Musterstrasse 101',
      '5 date-time: 24.04.2026 10:35:07',
      '6 terminal-number: 60512345',
      '7 trace: 00123',
      '7 voucher: 0108',
      '10 brand: girocard',
      '11 amount: 19,92',
      '12 card-number: ##############3456',
      '13 merchant-number: 45560000000034',
      '14 authorisation: 123456',
    ]);
    expect(readSlip(text.split('\n'))).toMatchObject({
      kind: 'sale',
      copy: { copy: 'merchant', line: 1 },
      marker: null,
      signature: null,
      notReceipt: null,
    });
  });

  it.each([
    ['Storno', 'void'],
    ['Gutschrift', 'refund'],
    ['Buchung', 'completion'],
    ['Reserv.-Storno', 'preauth-void'],
    ['Buchungsstorno', 'completion-void'],
  ])('says %s: a %s', (word, kind) => {
    expect(readSlip(text.replace('Kartenzahlung', word).split('\n')).kind).toBe(kind);
  });

  it.each(['*** KOPIE ***', 'DUPLIKAT', 'Wiederholung'])('is a second one where it says %s', (mark) => {
    expect(readSlip([...text.split('\n'), mark]).marker?.line).toBe(16);
  });

  it('says that the card was held', () => {
    const held = readSlip([...text.split('\n'), 'Kontaktlos']);
    expect(held.fields.get('entry')).toMatchObject({ value: 'C', line: 16 });
  });
});

describe('the slip of an end-of-day', () => {
  const lines = [
    'Kassenschnitt',
    'Bäckerei',
    '',
    'Belege 0041-0043',
    'VISA  2  1.013,20',
    'Other 1 -9,90',
    'Summe 3 1.003,30',
  ];

  it('counts by brand', () => {
    const { kind, totals, fields } = readSlip(lines);
    expect(kind).toBe('settlement');
    expect(totals).toEqual([
      { kind: 'sale', brand: 'VISA', count: 2, amount: 101_320, line: 5 },
      { kind: 'sale', brand: 'Other', count: 1, amount: -990, line: 6 },
      { kind: 'total', count: 3, amount: 100_330, line: 7 },
    ]);
    expect(fields.get('vouchers')?.value).toBe('0041-0043');
    expect([fields.get('merchant-name')?.value, readSlip(['Summen', 'x']).kind]).toEqual(['Bäckerei', 'totals']);
  });

  it('has the first and the last receipt that moved money', () => {
    const booked = [
      { kind: 'preauth', voucher: 1 },
      { kind: 'completion', voucher: 2 },
      { kind: 'void', voucher: 3 },
      { kind: 'preauth-void', voucher: 4 },
    ] as unknown as Parameters<NonNullable<typeof euZvt.vouchersOf>>[0];
    expect([euZvt.vouchersOf!(booked), euZvt.vouchersOf!([])]).toEqual(['0002-0003', '0000-0000']);
  });
});

it('reads amounts and times, and nothing else', () => {
  expect(['12,50', '-12,50', '12,50-', '1.234,56', '12.50', '12,5'].map(readAmount)).toEqual([
    1250,
    -1250,
    -1250,
    123_456,
    null,
    null,
  ]);
  expect(readDateTime('23.11.2026 10:35:02')).toBe('2026-11-23T10:35:02');
  expect(readDateTime('23.11. 10:35:02')).toBeNull();
});

it('lets four digits of a card be read', () => {
  expect(
    ['############1234', '###### 1234', '1###########1234', '4000000000001234', '###########01234'].map(isMasked),
  ).toEqual([true, true, false, false, false]);
  const pan = '4000000000001234';
  expect([
    isOfCard('############1234', pan),
    isOfCard('############1235', pan),
    isOfCard('###########1234', pan),
  ]).toEqual([true, false, false]);
});

it.each([
  ['4111', 'VISA', 'VISA'],
  ['5555', 'Mastercard', 'Mastercard'],
  ['2221', 'Mastercard', 'Mastercard'],
  ['6725', 'girocard', 'girocard'],
  ['6250', 'UnionPay', 'Other'],
  ['6771', 'Maestro', 'Other'],
  ['3528', 'JCB', 'JCB'],
  ['9999', 'Card', 'Other'],
])('a card that begins with %s is %s, counted as %s', (digits, brand, row) => {
  const card = { pan: digits.padEnd(16, '0'), expiry: '3012', issuer: '', entry: 'I' } as const;
  expect([euZvt.brandOf(card), euZvt.rowOf!(brand)]).toEqual([brand, row]);
});

it('asks for a signature where a card is presented and nothing else stands for it', () => {
  const signed = (
    kind: 'sale' | 'refund' | 'void' | 'completion',
    entry: 'S' | 'I' | 'C',
    verification?: 'pin' | 'signature',
  ) => euZvt.isSigned({ kind, card: { pan: '', expiry: '', issuer: '', entry, verification } });
  expect([signed('sale', 'S'), signed('refund', 'S'), signed('sale', 'I', 'signature')]).toEqual([true, true, true]);
  expect([signed('void', 'S'), signed('completion', 'S'), signed('sale', 'I'), signed('sale', 'C')]).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

it("has card complete's terminals repeat the last receipt alone", () => {
  expect(atCardComplete.reprints.rule).toEqual({ last: { from: 'any batch' }, voucher: 'the last', settlement: false });
});
