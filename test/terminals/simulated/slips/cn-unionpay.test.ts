import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../../../src/terminals/simulated/journal.ts';
import { unionpaySlips } from '../../../../src/terminals/simulated/slips/cn-unionpay.ts';
import { columnsOf } from '../../../../src/terminals/simulated/slips/columns.ts';
import { copyNames, transactionSlip, yuan } from '../../../../src/terminals/simulated/slips/content.ts';
import type { SlipLayout, SlipLine, SlipPart } from '../../../../src/terminals/simulated/slips/layout.ts';
import { slipStyles } from '../../../../src/terminals/simulated/slips/style.ts';
import type { Merchant } from '../../../../src/terminals/terminal.ts';
import { chipCard, merchant, swipedCard } from '../bench.ts';

const layout = unionpaySlips(slipStyles['cn-unionpay']);

/** The common style has no pictures and no codes. */
const linesOf = (parts: readonly SlipPart[]) => parts as readonly SlipLine[];
const transactionLines = (...of: Parameters<SlipLayout['transaction']>) => linesOf(layout.transaction(...of));
const settlementLines = (...of: Parameters<SlipLayout['settlement']>) => linesOf(layout.settlement(...of));

const sale: JournalEntry = {
  kind: 'sale',
  voucher: 23,
  batch: 7,
  amount: 1285,
  card: chipCard,
  authorisation: '480271',
  reference: '240710923457',
  acquirer: '银联商务',
  localTime: '2026-03-05T14:22:07',
};

const columnsTaken = ({ text, size }: SlipLine) => columnsOf(text) * (size === 'big' ? 2 : 1);

/** Lines as a picture of the page: enlarged ones marked, centred ones placed. */
function page(lines: readonly SlipLine[], columns: number): string {
  return lines
    .map((line) => {
      const indent = line.centred ? ' '.repeat((columns - columnsTaken(line)) / 2) : '';
      return `${{ normal: '  ', tall: '| ', big: '# ' }[line.size]}${indent}${line.text}`.trimEnd();
    })
    .join('\n');
}

describe('the sale slip of a chip card', () => {
  it('on 80 mm, merchant copy', () => {
    const slip = transactionSlip(sale, merchant, 'merchant', false);
    expect(page(transactionLines(slip, 48), 48)).toBe(
      `
#            银联POS签购单
                   POS SALES SLIP
  商户存根                           MERCHANT COPY
  ------------------------------------------------
  商户名称(MERCHANT NAME):
  北京朝阳门便利店
  商户编号(MERCHANT NO):  898110053990001
  终端编号(TERMINAL NO):  10008888
  操作员号(OPERATOR NO):  01
  ------------------------------------------------
  发卡行(ISSUER):         中国工商银行
  卡号(CARD NO):
| 6222 02** **** 7890 I
  收单行(ACQ):            银联商务
  交易类型(TXN TYPE):
# 消费(SALE)
  卡有效期(EXP DATE):     2030/12
  ------------------------------------------------
  批次号(BATCH NO):       000007
  凭证号(VOUCHER NO):     000023
  授权码(AUTH NO):        480271
  日期/时间(DATE/TIME):   2026/03/05 14:22:07
  交易参考号(REF NO):     240710923457
  金额(AMOUNT):
# RMB 12.85
  ------------------------------------------------
  备注(REFERENCE):
  ARQC: 7C550E486FD5C86E
  TVR: 0000008000
  AID: A000000333010101
  PAN SN: 01
  TSI: E800
  ATC: F2F6
  APPLAB: UNIONPAY DEBIT
  持卡人签名(CARDHOLDER SIGNATURE):



  ------------------------------------------------
  本人确认以上交易,同意将其计入本卡账户
  I ACKNOWLEDGE SATISFACTORY RECEIPT OF RELATIVE
  GOODS/SERVICES`.slice(1),
    );
  });

  it('on 58 mm, merchant copy, reprinted', () => {
    const slip = transactionSlip(sale, merchant, 'merchant', true);
    expect(page(transactionLines(slip, 32), 32)).toBe(
      `
#    银联POS签购单
           POS SALES SLIP
  商户存根           MERCHANT COPY
  --------------------------------
  商户名称(MERCHANT NAME):
  北京朝阳门便利店
  商户编号(MERCHANT NO):
                   898110053990001
  终端编号(TERMINAL NO):  10008888
  操作员号(OPERATOR NO):        01
  --------------------------------
  发卡行(ISSUER):     中国工商银行
  卡号(CARD NO):
| 6222 02** **** 7890 I
  收单行(ACQ):            银联商务
  交易类型(TXN TYPE):
# 消费(SALE)
  卡有效期(EXP DATE):      2030/12
  --------------------------------
  批次号(BATCH NO):         000007
  凭证号(VOUCHER NO):       000023
  授权码(AUTH NO):          480271
  日期/时间(DATE/TIME):
               2026/03/05 14:22:07
  交易参考号(REF NO): 240710923457
  金额(AMOUNT):
# RMB 12.85
  --------------------------------
  备注(REFERENCE):
  ARQC: 7C550E486FD5C86E
  TVR: 0000008000
  AID: A000000333010101
  PAN SN: 01
  TSI: E800
  ATC: F2F6
  APPLAB: UNIONPAY DEBIT
     ****重打印/DUPLICATED****
  持卡人签名
  (CARDHOLDER SIGNATURE):



  --------------------------------
  本人确认以上交易,
  同意将其计入本卡账户
  I ACKNOWLEDGE SATISFACTORY
  RECEIPT OF RELATIVE
  GOODS/SERVICES`.slice(1),
    );
  });
});

describe('what depends on the transaction', () => {
  const texts = (entry: JournalEntry, copy: (typeof copyNames)[number] = 'merchant') =>
    transactionLines(transactionSlip(entry, merchant, copy, false), 48).map(({ text }) => text);
  const from = (all: readonly string[], label: string) => all.slice(all.findIndex((text) => text.startsWith(label)));

  it('the chip block stands on the sale of an inserted or held card alone', () => {
    const chip = (entry: JournalEntry) => texts(entry).some((text) => text.startsWith('ARQC'));
    expect(chip(sale)).toBe(true);
    expect(chip({ ...sale, card: { ...chipCard, entry: 'C' } })).toBe(true);
    expect(chip({ ...sale, card: swipedCard })).toBe(false);
    expect(chip({ ...sale, card: { ...chipCard, entry: 'M' } })).toBe(false);
    expect(chip({ ...sale, kind: 'void', original: { voucher: 1 } })).toBe(false);
  });

  it('the signature stands on every copy but the cardholder’s', () => {
    const signed = copyNames.filter((copy) => texts(sale, copy).some((text) => text.includes('持卡人签名')));
    expect(signed).toEqual(['merchant', 'bank']);
    expect(texts(sale, 'cardholder').at(-1)).toBe('APPLAB: UNIONPAY DEBIT');
  });

  it('the remark names the voucher of a void, reference and date of a refund', () => {
    const voided = texts({ ...sale, kind: 'void', original: { voucher: 21 } }, 'cardholder');
    expect(from(voided, '备注')).toEqual(['备注(REFERENCE):', '原凭证号(VOUCHER NO):   000021']);
    const refunded = texts(
      { ...sale, kind: 'refund', original: { reference: '000000000042', date: '2026-03-01' } },
      'cardholder',
    );
    expect(from(refunded, '备注')).toEqual([
      '备注(REFERENCE):',
      '原参考号(REF NO):       000000000042',
      '原交易日期(DATE):       2026/03/01',
    ]);
  });

  it('an expiry date is left out where the card has none', () => {
    for (const expiry of ['', '0000']) {
      expect(texts({ ...sale, card: { ...chipCard, expiry } }).filter((text) => text.includes('有效期'))).toEqual([]);
    }
  });
});

describe('layout, whatever it has to say', () => {
  const text = (maxLength: number) =>
    fc.string({ unit: fc.constantFrom(...'北京朝阳门A b9，\n\x1b'), minLength: 1, maxLength });
  const digits = (length: number) =>
    fc.integer({ min: 0, max: 10 ** length - 1 }).map((n) => String(n).padStart(length, '0'));
  const amount = fc.integer({ min: 1, max: 999_999_999_999 });
  const merchants: fc.Arbitrary<Merchant> = fc.record({
    name: text(60),
    number: digits(15),
    terminal: digits(8),
    operator: digits(2),
  });
  const entries: fc.Arbitrary<JournalEntry> = fc.record({
    kind: fc.constantFrom('sale', 'void', 'refund'),
    voucher: fc.integer({ min: 1, max: 999_999 }),
    batch: fc.integer({ min: 1, max: 999_999 }),
    amount,
    card: fc.record({
      pan: fc.integer({ min: 13, max: 19 }).map((length) => '6222021234567890123'.slice(0, length)),
      expiry: digits(4),
      issuer: text(30),
      entry: fc.constantFrom('S', 'I', 'C', 'M'),
    }),
    authorisation: digits(6),
    reference: digits(12),
    acquirer: text(30),
    localTime: fc.constant('2026-03-05T14:22:07'),
    original: fc.constantFrom(undefined, { voucher: 7 }, { reference: '240710923457', date: '2026-03-01' }),
  });

  it('no line runs over, the amount is whole, and no control character gets through', () => {
    fc.assert(
      fc.property(
        entries,
        merchants,
        fc.constantFrom(...copyNames),
        fc.constantFrom(32, 42, 48),
        fc.boolean(),
        (entry, who, copy, columns, marked) => {
          const lines = transactionLines(transactionSlip(entry, who, copy, marked), columns);
          for (const line of lines) {
            expect(columnsTaken(line)).toBeLessThanOrEqual(columns);
            expect(line.text).not.toMatch(/\p{Cc}/u);
          }
          const sign = entry.kind === 'sale' ? '' : '-';
          expect(lines.filter((line) => line.text === `RMB ${sign}${yuan(entry.amount)}`)).toHaveLength(1);
        },
      ),
    );
  });

  it('neither does a line of a settlement slip', () => {
    const row = fc.record({ count: fc.integer({ min: 0, max: 999 }), amount });
    fc.assert(
      fc.property(
        row,
        row,
        merchants,
        fc.constantFrom(32, 42, 48),
        fc.boolean(),
        (sales, refunds, who, columns, marked) => {
          const totals = [
            { kind: 'sale' as const, ...sales },
            { kind: 'refund' as const, ...refunds },
          ];
          const slip = {
            merchant: who,
            batch: 7,
            localTime: sale.localTime,
            balance: 'balanced' as const,
            totals,
            marked,
          };
          const lines = settlementLines(slip, columns);
          for (const line of lines) expect(columnsTaken(line)).toBeLessThanOrEqual(columns);
          const total = lines.find((line) => line.text.startsWith('合计'))!.text;
          expect(total.endsWith(` ${yuan(sales.amount - refunds.amount)}`)).toBe(true);
        },
      ),
    );
  });
});
