import { describe, expect, it } from 'vitest';
import { cnUnionpay } from '../../src/rules/cn-unionpay.ts';
import type { FieldName } from '../../src/rules/rules.ts';

const { readSlip, readAmount, readDateTime, isMasked } = cnUnionpay;

/** The fields of a slip as `name line value`, in the order of their lines. */
function fieldsOf(text: string): string[] {
  const { fields } = readSlip(text.split('\n'));
  return [...fields]
    .sort(([, a], [, b]) => a.line - b.line)
    .map(([name, { line, value }]) => `${line} ${name}: ${value}`);
}

describe('a sale slip with values behind and below the labels', () => {
  const text = `   银联POS签购单
POS SALES SLIP
商户存根     MERCHANT COPY
-----------------------------------------------
商户名称(MERCHANT NAME):
沈阳第一百货
商户编号(MERCHANT NO):898210053110001
终端编号(TERMINAL NO):12345678
操作员号(OPERATOR NO):01
-----------------------------------------------
发卡行(ISSUER):中国银行 银联
卡号(CARD NO):
6013 82** **** **34 567  S
收单行(ACQ):银联商务
交易类型(TXN. TYPE):
  消费(SALE)
卡有效期(EXP. DATE):   2030/12
-----------------------------------------------
批次号(BATCH NO)  :000123
凭证号(VOUCHER NO):000045
授权码(AUTH NO)   :123456
日期/时间(DATE/TIME):
   2026/03/05 14:22:07
交易参考号(REF. NO):160305142207
金额(AMOUNT):
RMB:12.85
备注/REFERENCE
ARQC: 0123456789ABCDEF
TVR: 0000008000
AID: A000000333010101
PAN SN: 01
TSI: E800
ATC: 00A1
APPLAB: UNIONPAY DEBIT
****重打印/DUPLICATED****
持卡人签名(CARDHOLDER SIGNATURE)`;

  it('reads every field with its line', () => {
    expect(fieldsOf(text)).toEqual([
      '6 merchant-name: 沈阳第一百货',
      '7 merchant-number: 898210053110001',
      '8 terminal-number: 12345678',
      '9 operator: 01',
      '11 issuer: 中国银行 银联',
      '13 card-number: 6013 82** **** **34 567',
      '13 entry: S',
      '14 acquirer: 银联商务',
      '16 type: 消费(SALE)',
      '17 expiry: 2030/12',
      '19 batch: 000123',
      '20 voucher: 000045',
      '21 authorisation: 123456',
      '23 date-time: 2026/03/05 14:22:07',
      '24 reference: 160305142207',
      '26 amount: RMB:12.85',
      '28 cryptogram: 0123456789ABCDEF',
      '29 tvr: 0000008000',
      '30 aid: A000000333010101',
      '31 pan-sequence: 01',
      '32 tsi: E800',
      '33 atc: 00A1',
      '34 application-label: UNIONPAY DEBIT',
    ]);
  });

  it('reads what is no field', () => {
    expect(readSlip(text.split('\n'))).toMatchObject({
      kind: 'sale',
      title: { text: '银联POS签购单', line: 1 },
      copy: { copy: 'merchant', line: 3 },
      marker: { text: '****重打印/DUPLICATED****', line: 35 },
      signature: { line: 36 },
      notReceipt: null,
      totals: [],
      balance: null,
    });
  });
});

describe('other terminals', () => {
  it('two fields in a line, without English', () => {
    const text = `发卡行: 01020000\n批次号:000007 参考号:160305142207\n凭证号:000012 授权号:A12B34\n日期/时间: 2026-03-05 14:22:07\n交易金额: RMB 12.85`;
    expect(fieldsOf(text)).toEqual([
      '1 issuer: 01020000',
      '2 batch: 000007',
      '2 reference: 160305142207',
      '3 voucher: 000012',
      '3 authorisation: A12B34',
      '4 date-time: 2026-03-05 14:22:07',
      '5 amount: RMB 12.85',
    ]);
  });

  it('no colon behind the bracket, entry letter behind a stroke, minus and 元 at the amount', () => {
    const text = `卡号(CARD NUMBER): \n6225 88** **** 5678/I\n凭证号(VOUCHER NO)000012\n授权码(AUTH NO)123456\n交易金额(AMOUNT):\nRMB -12.85元\n原凭证号(VOUCHER NO)000011`;
    expect(fieldsOf(text)).toEqual([
      '2 card-number: 6225 88** **** 5678',
      '2 entry: I',
      '3 voucher: 000012',
      '4 authorisation: 123456',
      '6 amount: RMB -12.85',
      '7 original-voucher: 000011',
    ]);
  });

  it('labels drawn apart', () => {
    expect(fieldsOf('批 次 号(BATCH NO.): 000007\n凭 证 号(VOUCHER NO.): 000012')).toEqual([
      '1 batch: 000007',
      '2 voucher: 000012',
    ]);
  });

  it('a name over two lines', () => {
    const text =
      '商户名称(MERCHANT NAME):\n北京朝阳门便利店有限公司第一百二\n十三分店\n商户编号(MERCHANT NO):\n                 898110053990001';
    expect(fieldsOf(text)).toEqual([
      '2 merchant-name: 北京朝阳门便利店有限公司第一百二十三分店',
      '5 merchant-number: 898110053990001',
    ]);
  });
});

describe('what is not there or not right', () => {
  it('a label without a value is no field', () => {
    expect(fieldsOf('授权码(AUTH NO):\n日期/时间(DATE/TIME):\n--------')).toEqual([]);
    expect(fieldsOf('金额(AMOUNT):\n\n--------\nRMB 12.85')).toEqual([]);
  });

  it('a value of the wrong form is told as it stands', () => {
    expect(fieldsOf('凭证号(VOUCHER NO): 45\n日期/时间(DATE/TIME): 05.03.2026')).toEqual([
      '1 voucher: 45',
      '2 date-time: 05.03.2026',
    ]);
    const { fields } = readSlip(['凭证号(VOUCHER NO): 45', '批次号(BATCH NO): 000007']);
    expect([fields.get('voucher')?.wellFormed, fields.get('batch')?.wellFormed]).toEqual([false, true]);
  });

  it('the original of a void is not its own voucher', () => {
    expect(fieldsOf('原凭证号(VOUCHER NO):   000001')).toEqual(['1 original-voucher: 000001']);
  });

  it.each([
    ['  消费(SALE)', 'sale'],
    ['消费撤销(VOID)', 'void'],
    ['退货(REFUND)', 'refund'],
    ['余额查询', null],
  ])('交易类型 %s is %s', (type, kind) => {
    expect(readSlip(['银联POS签购单', '交易类型(TXN TYPE):', type]).kind).toBe(kind);
  });

  it('a fault report is no receipt', () => {
    expect(readSlip(['冲正不成功,请人工处理', '***故障单,非凭证联***']).notReceipt).toEqual({
      text: '***故障单,非凭证联***',
      line: 2,
    });
    expect(readSlip(['**测试/TESTING，凭证无效**']).notReceipt).toMatchObject({ line: 1 });
  });
});

describe('a settlement slip', () => {
  it('is read with its totals, one row a line', () => {
    const text = `     结算单(重打印)
商户名称:
北京朝阳门便利店
商户号:     898110053990001
终端号:     10008888
操作员号:   01
批次号:     000041
日期/时间:  2026/03/06 00:00:00
------------------------------------------------
内卡对帐不平
类型                笔数                    金额
------------------------------------------------
消费                 002                  112.85
退货                 001                    2.85
------------------------------------------------
合计                 003                  110.00`;
    const reading = readSlip(text.split('\n'));
    expect(reading).toMatchObject({
      kind: 'settlement',
      title: { text: '结算单(重打印)', line: 1 },
      copy: null,
      marker: { line: 1 },
      balance: { balance: 'unbalanced', line: 10 },
      totals: [
        { kind: 'sale', count: 2, amount: 11_285, line: 13 },
        { kind: 'refund', count: 1, amount: 285, line: 14 },
        { kind: 'total', count: 3, amount: 11_000, line: 16 },
      ],
    });
    expect(fieldsOf(text)).toEqual([
      '3 merchant-name: 北京朝阳门便利店',
      '4 merchant-number: 898110053990001',
      '5 terminal-number: 10008888',
      '6 operator: 01',
      '7 batch: 000041',
      '8 date-time: 2026/03/06 00:00:00',
    ]);
  });

  it('is read with the figures under the names', () => {
    const { kind, totals, balance } = readSlip([
      '  POS结算单',
      '内卡对帐平',
      '内卡消费',
      '012       1,012.85',
      '内卡退货:',
      '000       0.00',
    ]);
    expect({ kind, balance: balance?.balance, totals }).toEqual({
      kind: 'settlement',
      balance: 'balanced',
      totals: [
        { kind: 'sale', count: 12, amount: 101_285, line: 4 },
        { kind: 'refund', count: 0, amount: 0, line: 6 },
      ],
    });
  });

  it('under other titles', () => {
    expect(readSlip(['结 算 总 计 单']).kind).toBe('settlement');
    expect(readSlip(['银行卡结算总计单']).kind).toBe('settlement');
    expect(readSlip(['结算单(重打印)']).marker).not.toBeNull();
    expect(readSlip(['POS结算单']).marker).toBeNull();
  });
});

describe('values', () => {
  it.each([
    ['RMB 12.85', 1285],
    ['RMB:12.85', 1285],
    ['RMB -12.85元', -1285],
    ['￥1,234.50', 123_450],
    ['9999999999.99', 999_999_999_999],
    ['RMB 12.8', null],
    ['12.85 USD', null],
  ])('amount %s', (text, fen) => {
    expect(readAmount(text)).toBe(fen);
  });

  it.each([
    ['2026/03/05 14:22:07', '2026-03-05T14:22:07'],
    ['2026-03-05   14:22:07', '2026-03-05T14:22:07'],
    ['05/03/2026 14:22', null],
  ])('date and time %s', (text, local) => {
    expect(readDateTime(text)).toBe(local);
  });

  it.each([
    ['6222 02** **** 7890', true],
    ['6222 02** **** ***0 123', true],
    ['**** **** **** 7890', true],
    ['6222 021* **** 7890', false],
    ['6222 0212 3456 7890', false],
    ['6222 02** ***6 7890', false],
  ])('card number %s masked: %s', (text, masked) => {
    expect(isMasked(text)).toBe(masked);
  });
});

describe('the rules themselves', () => {
  it('have a source each, and name fields that a slip can be read for', () => {
    const { signature, masking, expiry, marker, slips } = cnUnionpay;
    const slipRules = Object.values(slips).flatMap((slip) => Object.values(slip));
    for (const { source } of [signature, masking, expiry, marker, ...slipRules])
      expect(source.length).toBeGreaterThan(10);
  });

  it('ask a void and a refund for what they go back to', () => {
    const asks = (kind: 'sale' | 'void' | 'refund', name: FieldName) =>
      cnUnionpay.slips[kind].required.rule.includes(name);
    expect([
      asks('void', 'original-voucher'),
      asks('refund', 'original-reference'),
      asks('refund', 'original-date'),
    ]).toEqual([true, true, true]);
    expect(asks('sale', 'original-voucher')).toBe(false);
  });
});
