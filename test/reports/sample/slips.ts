/** Slip texts in the order and wording of a UnionPay sale slip and settlement slip; test card numbers alone. */

const RULE = '-'.repeat(42);

export interface Sale {
  readonly copy: '商户存根    MERCHANT COPY' | '持卡人存根    CARDHOLDER COPY';
  readonly type: string;
  readonly voucher: string;
  readonly time: string;
  readonly amount: string;
  readonly marker?: string;
}

export function saleSlip({ copy, type, voucher, time, amount, marker }: Sale): string[] {
  return [
    '^银联POS签购单',
    `^${copy}`,
    '商户名称:上海静安便利店',
    '商户编号:102290054110001',
    '终端编号:10229001       操作员号:01',
    RULE,
    '发卡行:中国工商银行',
    '卡号:622200******0015  I',
    `交易类型:${type}`,
    '卡有效期:2029/12',
    RULE,
    `批次号:000012         凭证号:${voucher}`,
    '授权码:812345',
    `日期/时间:${time}`,
    '交易参考号:091234567890',
    `金额:RMB ${amount}`,
    'ARQC:6A4F0B1C2D3E4F50  TVR:0000048000',
    'AID:A000000333010101  ATC:0017',
    ...(marker === undefined ? [] : [`^${marker}`]),
    ...(copy.startsWith('商户') ? ['持卡人签名:', '', '', '本人确认以上交易,同意将其计入本卡账户'] : []),
  ];
}

export function settlementSlip(batch: string, time: string): string[] {
  return [
    '^结算单',
    '',
    '商户名称:上海静安便利店',
    '商户号:102290054110001  终端号:10229001',
    `批次号:${batch}  ${time}`,
    RULE,
    '内卡对帐平',
    '类型          笔数            金额',
    '消费          007          1284.50',
    '退货          001            12.85',
  ];
}
