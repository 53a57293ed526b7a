import type { TerminalOutcome } from '../terminal.ts';
import type { Printed } from './printing/slip-printer.ts';

/**
 * Field 39: what each response code says on the terminal's display. The codes are those that a UnionPay terminal
 * application in public source lists (CaoEnXin/LiaoYang_POS, globalvar.c).
 */
const responseTexts: Readonly<Record<string, string>> = {
  '00': '交易成功',
  '01': '请与发卡行联系',
  '03': '无效商户',
  '04': '此卡被没收',
  '05': '持卡人认证失败',
  '10': '部分批准',
  '11': '交易成功',
  '12': '无效交易',
  '13': '无效金额',
  '14': '无效卡号',
  '15': '此卡无对应发卡方',
  '21': '该卡未初始化',
  '22': '操作有误',
  '25': '没有原始交易',
  '30': '报文格式错',
  '31': '此卡未开通',
  '34': '作弊卡',
  '38': '密码错误次数超限',
  '40': '发卡方不支持的交易',
  '41': '此卡已挂失',
  '43': '此卡被没收',
  '51': '余额不足',
  '54': '该卡已过期',
  '55': '密码错',
  '57': '不允许此卡交易',
  '58': '发卡方不允许该终端交易',
  '59': '卡片校验错',
  '61': '交易金额超限',
  '62': '受限制的卡',
  '64': '交易金额与原交易不符',
  '65': '超出消费次数限制',
  '66': '交易超时',
  '68': '交易超时',
  '75': '密码错误次数超限',
  '90': '系统日切',
  '91': '发卡方状态不正常',
  '92': '发卡方线路异常',
  '94': '拒绝，重复交易',
  '96': '交易处理中心异常',
  '97': '终端未登记',
  '98': '发卡方超时',
  '99': 'PIN格式错',
  A0: 'MAC校验错',
  A1: '转账货币不一致',
  A2: '交易成功',
  A3: '账户不正确',
  A4: '交易成功',
  A5: '交易成功',
  A6: '交易成功',
  A7: '安全处理失败',
};

/** Codes that approve, after the same source. */
const approving: ReadonlySet<string> = new Set(['00', '10', '11', 'A2', 'A4', 'A5', 'A6']);

export function isResponse(code: string): boolean {
  return Object.hasOwn(responseTexts, code);
}

export function isApproval(code: string): boolean {
  return approving.has(code);
}

/** Codes that end a reversal: done, or the host has no such transaction and there is nothing to reverse. */
export function isReversed(code: string): boolean {
  return isApproval(code) || code === '25';
}

/** What the display says about a code of field 39. */
export function responseText(code: string): string {
  return responseTexts[code] ?? `交易失败 ${code}`;
}

/** What the display says when a reversal failed (CaoEnXin/LiaoYang_POS, tranprint.c). */
export const notReversed = '冲正不成功，请人工处理';

/** What the display adds where the slips of what was done are not, or may not be, on paper. */
const printedTexts: Readonly<Record<Exclude<Printed, 'yes'>, string>> = {
  no: '，未打印',
  unknown: '，打印状态未知，请核对',
};

/** An outcome with what the terminal knows of its slips; nothing where it did not ask. */
export function told(outcome: TerminalOutcome, printed: Printed | undefined): TerminalOutcome {
  if (printed === undefined) return outcome;
  const display = printed === 'yes' ? outcome.display : outcome.display + printedTexts[printed];
  return { ...outcome, display, printed };
}
