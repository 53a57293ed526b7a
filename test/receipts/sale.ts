import { bytes } from './lay-out.ts';

/** What a sale slip says. */
export interface Sale {
  readonly title: string;
  readonly copy: string;
  readonly card: string;
  readonly batch: string;
  readonly voucher: string;
  readonly authorisation: string;
  readonly dateTime: string;
  readonly reference: string;
  readonly amount: string;
}

export const sale: Sale = {
  title: '银联POS签购单',
  copy: '商户存根',
  card: '622202******0128 /I',
  batch: '000001',
  voucher: '000012',
  authorisation: '193485',
  dateTime: '2026/07/04 12:30:01',
  reference: '193412345678',
  amount: '12.85',
};

const ESC = 0x1b;
const GS = 0x1d;
export const init = bytes(ESC, 0x40);
export const bold = (on: boolean) => bytes(ESC, 0x45, on ? 1 : 0);
export const underline = (rows: number) => bytes(ESC, 0x2d, rows);
export const size = (across: number, down: number) =>
  bytes(GS, 0x21, ((across - 1) << 4) | (down - 1), 0x1c, 0x57, across > 1 && down > 1 ? 1 : 0);
export const align = (n: 0 | 1 | 2) => bytes(ESC, 0x61, n);
export const feed = (units: number) => bytes(ESC, 0x4a, units);
export const cut = bytes(GS, 0x56, 66, 0);
export const rule = `${'-'.repeat(42)}\n`;

/** A raster image, one string a row, `#` black; `wide` is its width in bytes. */
export const raster = (rows: Uint8Array, wide: number) => {
  const high = rows.length / wide;
  return bytes(GS, 0x76, 0x30, 0, wide & 255, wide >> 8, high & 255, high >> 8, rows);
};

export const qr = (data: string) =>
  bytes(GS, 0x28, 0x6b, data.length + 3, 0, 49, 80, 48, data, GS, 0x28, 0x6b, 3, 0, 49, 81, 48);

export const code128 = (data: string) => bytes(GS, 0x6b, 73, data.length + 2, '{B', data);

/** A label at the left and a value at the right, 42 columns of Font A. */
export const row = (label: string, value: string) => {
  const width = [...label].reduce((sum, character) => sum + (character > '\u00ff' ? 2 : 1), 0);
  return `${label}${' '.repeat(Math.max(1, 42 - width - value.length))}${value}\n`;
};

/** The lines of a sale slip, to change one before they are put together. */
export const saleLines = (changes: Partial<Sale> = {}): (string | Uint8Array)[] => {
  const s = { ...sale, ...changes };
  return [
    bytes(init, align(1), size(2, 2), s.title, '\n', size(1, 1)),
    bytes(s.copy, '\n', align(0)),
    row('商户名称', 'COFFEE 42'),
    row('商户编号', '898320154110001'),
    row('终端编号', '30021337'),
    row('操作员号', '01'),
    rule,
    row('发卡行', 'ICBC'),
    row('卡号', s.card),
    bytes('交易类型 ', bold(true), '消费(SALE)', bold(false), '\n'),
    rule,
    row('批次号', s.batch),
    row('凭证号', s.voucher),
    row('授权码', s.authorisation),
    row('日期/时间', s.dateTime),
    row('参考号', s.reference),
    bytes(size(1, 2), row('金额 RMB', s.amount), size(1, 1)),
    rule,
    '持卡人签名\n',
    bytes(feed(120), cut),
  ];
};

export const saleBytes = (changes: Partial<Sale> = {}) => bytes(...saleLines(changes));
