import { columnsOf, wrap } from './columns.ts';
import type { FaultSlip } from './content.ts';
import type { SlipLine } from './layout.ts';
import { big, dateTime, field, line, plain, rule, six, together } from './lines.ts';
import { kinds, say } from './words.ts';

/** Where values begin: behind the longest label that has one beside it. */
const valueColumn = columnsOf('日期/时间:') + 2;

/**
 * The slip of a reversal that failed (CaoEnXin/LiaoYang_POS tranprint.c, flag 2; dsand20142014/openpos,
 * PRINT_Revesal_Ticket): what the shop has to settle by hand with its acquirer. Not a receipt, and says so at its top and
 * at its end; both are Chinese alone.
 */
export function fault(slip: FaultSlip, columns: number): readonly SlipLine[] {
  const { merchant } = slip;
  const set = (label: string, value: string) => field(label, value, columns, valueColumn);
  const mark = slip.isNoReceipt ? [line('***故障报告单,非凭证联***', 'normal', true)] : [];
  return [
    ...mark,
    rule(columns),
    line('商户名称:'),
    ...wrap(plain(merchant.name), columns).map((text) => line(text)),
    ...set('商户编号:', merchant.number),
    ...set('终端编号:', merchant.terminal),
    ...set('操作员号:', merchant.operator),
    rule(columns),
    ...(slip.card === '' ? [] : set('卡号:', slip.card)),
    ...set('交易类型:', say(kinds[slip.kind], 'zh')),
    ...set('批次号:', six(slip.batch)),
    ...set('凭证号:', six(slip.voucher)),
    ...set('日期/时间:', dateTime(slip.localTime)),
    line('金额:'),
    big(`RMB ${slip.amount}`, columns),
    rule(columns),
    ...together([slip.fault], columns),
    ...mark,
  ];
}
