import type { Refusal, TerminalOutcome } from '../terminal.ts';
import type { Condition } from './printing/printer-status.ts';
import { conditionTexts } from './printing/slip-printer.ts';

/** What the display says when the terminal itself refuses. */
const refusalTexts: Readonly<Record<Refusal, string>> = {
  'journal-empty': '无交易',
  'no-such-voucher': '无此交易',
  'already-voided': '该交易已撤销',
  'no-last-settlement': '无上批结算',
  'batch-empty': '无交易',
  'not-voidable': '该交易不能撤销',
  'amount-invalid': '金额无效',
  'batch-full': '流水满，请结算',
  'reservation-open': '预授权未完成',
  'not-signed-on': '请先签到',
  'no-such-order': '订单不存在',
  'settlement-due': '请先结算',
  'not-supported': '不支持该交易',
  cancelled: '交易已取消',
  'printer-not-ready': '打印机缺纸',
  busy: '正在处理，请稍候',
};

export function refused(reason: Refusal): TerminalOutcome {
  return { result: 'refused', reason, display: refusalTexts[reason] };
}

/** Because of its printer, or because somebody cancelled it there. */
export function refusedByPrinter(why: Condition | 'cancelled'): TerminalOutcome {
  if (why === 'cancelled' || why === 'ready') return refused('cancelled');
  return { ...refused('printer-not-ready'), display: conditionTexts[why] };
}
