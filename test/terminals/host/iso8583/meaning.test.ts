import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsByNumber, readCard } from '../../../../src/terminals/host/iso8583/card.ts';
import { pack, unpack } from '../../../../src/terminals/host/iso8583/codec.ts';
import { field44, readAcquirer } from '../../../../src/terminals/host/iso8583/institutions.ts';
import { monthAndDay } from '../../../../src/terminals/host/iso8583/parts.ts';
import { readTotals, readUpload, totalsField, uploadField } from '../../../../src/terminals/host/iso8583/settlement.ts';
import { fromGbk, toGbk } from '../../../../src/terminals/host/iso8583/text.ts';
import { readRequest, requestMessage, reversalMessage } from '../../../../src/terminals/host/iso8583/transaction.ts';
import type { TransactionRequest } from '../../../../src/terminals/simulated/host-messages.ts';
import { type Card, type TransactionKind, totalsKinds } from '../../../../src/terminals/terminal.ts';
import { settledSums, transactionFacts } from '../../../../src/terminals/transactions.ts';
import { runs } from '../../../runs.ts';

const now = '2026-03-05T14:22:07';
const reading = { factsOf: factsByNumber, now };
const text = (alphabet: string, length: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length });
const digits = '0123456789';
const capitals = `${digits}ABCDEFGHIJKLMNOPQRSTUVWXYZ`;

const pans = fc.integer({ min: 13, max: 19 }).chain((length) => text(digits, length));
const anyCard: fc.Arbitrary<Card> = fc
  .record({
    pan: pans,
    expiry: fc.oneof(fc.constant(''), text(digits, 4)),
    entry: fc.constantFrom('S', 'I', 'C', 'M'),
    pin: fc.boolean(),
  })
  .map(({ pin, ...card }) => ({
    ...card,
    ...factsByNumber(card.pan),
    ...(pin ? { verification: 'pin' as const } : {}),
  }));

const kinds = Object.keys(transactionFacts) as TransactionKind[];
const number6 = fc.integer({ min: 1, max: 999_999 });
const anyDay = fc
  .integer({ min: 0, max: 363 })
  .map((back) => new Date(Date.UTC(2026, 2, 5 - back)).toISOString().slice(0, 10));
const originals = fc.record(
  { voucher: number6, reference: text(capitals, 12), authorisation: text(capitals, 6), date: anyDay },
  { requiredKeys: [] },
);

const anyRequest: fc.Arbitrary<TransactionRequest> = fc
  .record({
    kind: fc.constantFrom(...kinds),
    voucher: number6,
    batch: number6,
    amount: fc.integer({ min: 1, max: 999_999_999_999 }),
    tip: fc.integer({ min: 0, max: 999_999 }),
    card: anyCard,
    wallet: fc.record({ app: fc.constantFrom('wechat', 'alipay', 'unionpay'), code: text(digits, 18) }),
    order: text(digits, 20),
    original: originals,
    terminal: text(capitals, 8),
    merchant: text(capitals, 15),
    operator: text(digits, 2),
  })
  .map(({ tip, card, wallet, order, original, ...rest }) => {
    const telephone = rest.kind.startsWith('qr-');
    const all = { ...original, ...(telephone ? { order } : {}) };
    return {
      ...rest,
      ...(tip > 0 ? { tip } : {}),
      card: telephone ? null : card,
      ...(telephone ? { wallet } : {}),
      ...(Object.keys(all).length > 0 ? { original: all } : {}),
    };
  });

describe('a transaction', () => {
  it('is read from the bytes of its message as it was asked for, and so is its reversal', () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        for (const message of [requestMessage(request), reversalMessage(request)])
          expect(readRequest(unpack(pack(message)), reading)).toEqual(request);
      }),
      runs(300),
    );
  });

  it('has type, processing code, condition and function of its kind', () => {
    const { value: request } = fc.sample(fc.record({ value: anyRequest }), 1)[0]!;
    const told = kinds.map((kind) => {
      const { type, fields } = requestMessage({ ...request, kind, batch: 7 });
      return [kind, type, fields[3], fields[25], fields[60]].join(' ');
    });
    expect(told).toEqual([
      'sale 0200 000000 00 22000007000',
      'offline-sale 0220 000000 00 30000007000',
      'void 0200 200000 00 23000007000',
      'refund 0220 200000 00 25000007000',
      'preauth 0100 030000 06 10000007000',
      'preauth-void 0100 200000 06 11000007000',
      'completion 0200 000000 06 20000007000',
      'completion-void 0200 200000 06 21000007000',
      'qr-sale 0200 660000 00 22000007000',
      'qr-void 0200 680000 00 23000007000',
      'qr-refund 0220 680000 00 25000007000',
    ]);
  });
});

describe('a settlement', () => {
  const row = fc.record({
    kind: fc.constantFrom(...totalsKinds),
    count: fc.integer({ min: 0, max: 99 }),
    amount: fc.integer({ min: 0, max: 9_999_999_999 }),
  });
  const rows = fc
    .array(fc.tuple(row, fc.boolean()), { maxLength: 8 })
    .map((all) => all.map(([one, foreign]) => ({ ...one, ...(foreign ? { foreign: true as const } : {}) })));

  it('tells debits and credits of domestic and foreign cards', () => {
    fc.assert(
      fc.property(rows, (totals) => {
        const message = unpack(pack({ type: '0500', fields: { 48: totalsField(totals) } }));
        expect(settledSums(readTotals(message))).toEqual(settledSums(totals));
      }),
      runs(200),
    );
  });

  it('has them where terminals put them', () => {
    const totals = [
      { kind: 'sale', count: 2, amount: 11_285 },
      { kind: 'completion', count: 1, amount: 9000 },
      { kind: 'refund', count: 1, amount: 285 },
      { kind: 'sale', count: 1, amount: 300, foreign: true },
    ] as const;
    expect(totalsField(totals)).toBe(
      ['000000020285003', '000000000285001', '0', '000000000300001', '000000000000000', '0'].join(''),
    );
  });

  it('sends up to eight transactions in a message', () => {
    const record = fc.record({
      voucher: number6,
      amount: fc.integer({ min: 0, max: 999_999_999_999 }),
      card: fc.oneof(fc.constant(null), anyCard),
    });
    fc.assert(
      fc.property(fc.array(record, { maxLength: 8 }), (records) => {
        const message = unpack(pack({ type: '0320', fields: { 48: uploadField(records) } }));
        expect(readUpload(message)).toEqual(records.map(({ voucher, amount }) => ({ voucher, amount })));
      }),
      runs(200),
    );
  });
});

describe('a date without a year is the last that is not after tomorrow:', () => {
  it.each([
    ['0305', '2026-03-05T14:22:07', '2026-03-05'],
    ['0306', '2026-03-05T14:22:07', '2026-03-06'],
    ['0307', '2026-03-05T14:22:07', '2025-03-07'],
    ['0101', '2026-12-31T23:59:59', '2027-01-01'],
    ['1231', '2027-01-01T00:00:01', '2026-12-31'],
    ['0229', '2026-03-05T00:00:00', '2026-02-29'],
  ])('%s at %s is %s', (day, at, whole) => expect(monthAndDay(day, at)).toBe(whole));
});

describe('a card', () => {
  const read = (fields: Record<number, string>) => readCard({ type: '0200', fields }, factsByNumber);

  it.each([
    ['012', 'M'],
    ['021', 'S'],
    ['051', 'I'],
    ['072', 'C'],
    ['801', 'S'],
    ['901', 'S'],
    ['951', 'I'],
    ['982', 'C'],
  ])('entered in mode %s was read as %s', (mode, entry) => {
    expect(read({ 2: '6250946000000016', 22: mode })).toMatchObject({ entry });
  });

  it.each([
    ['6250946000000016', undefined],
    ['4111111111111111', 'VISA'],
    ['5500005555555559', 'MASTERCARD'],
    ['3530111333300000', 'JCB'],
    ['378282246310005', 'AMEX'],
  ])('%s is of %s', (pan, organisation) => expect(factsByNumber(pan).organisation).toBe(organisation));

  it.each([
    ['an entry mode that no card has', { 2: '6250946000000016', 22: '331' }],
    ['a number of nine digits', { 2: '622202123', 22: '021' }],
  ])('with %s is none', (_what, fields) => {
    expect(() => read(fields)).toThrow(expect.objectContaining({ code: 'iso-content' }));
  });
});

describe('Chinese', () => {
  it('is two bytes a character, and read as it was written', () => {
    expect(Buffer.from(toGbk('银联', 99), 'latin1').toString('hex')).toBe('d2f8c1aa');
    expect(fromGbk(toGbk('银联商务 UMS ①', 99))).toBe('银联商务 UMS ①');
  });

  it('is cut between characters, and what GBK has not is a question mark', () => {
    expect(fromGbk(toGbk('中国工商银行', 11))).toBe('中国工商银');
    expect(toGbk('한😀', 9)).toBe('??');
  });

  it('names issuer and acquirer in eleven characters each', () => {
    expect(field44('工商银行', '银联商务')).toHaveLength(22);
    expect(readAcquirer(field44('工商银行', '银联商务'))).toBe('银联商务');
    expect(readAcquirer('03080000   48520000   ')).toBe('48520000');
    expect(readAcquirer(undefined)).toBe('');
  });
});
