import iconv from 'iconv-lite';
import type { Slip } from '../../emulator/machine/slip.ts';
import type { Finding } from '../../src/events/finding.ts';
import { printSlips } from '../../src/printers/layout.ts';
import { textLines } from '../../src/receipts/receipt.ts';
import { cnUnionpay } from '../../src/rules/cn-unionpay.ts';
import type { SlipCopy } from '../../src/rules/rules.ts';
import { dueOf } from '../../src/scenarios/due.ts';
import { dueRoles, type Paper, roleOf, type Setup, type StepFacts } from '../../src/scenarios/facts.ts';
import type { Oracle } from '../../src/scenarios/oracles/oracle.ts';
import type { HostRecord, HostSettlement, HostTransaction, TerminalRequest } from '../../src/terminals/terminal.ts';

/** Facts of steps that never were: slips written by hand, a host's record of our own. */

export const card = { pan: '6250946000000016', expiry: '3012', issuer: '工商银行', entry: 'S' } as const;

export const setup: Setup = {
  rules: cnUnionpay,
  merchant: { name: '示例商店', number: '898290054110001', terminal: '10000001', operator: '01' },
  acquirer: '银联商务',
  copies: ['merchant', 'cardholder'],
  voucher: 1,
  batch: 1,
};

export function booked(change: Partial<HostTransaction> = {}): HostTransaction {
  return {
    kind: 'sale',
    voucher: 1,
    batch: 1,
    amount: 1285,
    card,
    response: '00',
    reference: '240710923457',
    authorisation: '048271',
    localTime: '2026-03-14T10:15:30',
    ...change,
  };
}

export function settled(change: Partial<HostSettlement> = {}): HostSettlement {
  const totals = [
    { kind: 'sale', count: 1, amount: 1285 },
    { kind: 'refund', count: 0, amount: 0 },
  ] as const;
  return { batch: 1, localTime: '2026-03-14T22:00:00', balance: 'balanced', totals, ...change };
}

const types = { sale: '消费', void: '消费撤销', refund: '退货' } as const;
const copyLines = { merchant: '商户存根 MERCHANT COPY', bank: '银行存根', cardholder: '持卡人存根' } as const;

/** A slip of a transaction, all of it right, in a layout of our own. */
export function slipLines(of: HostTransaction, copy: SlipCopy = 'merchant', reprint = false): string[] {
  const sign = of.kind === 'sale' ? '' : '-';
  return [
    '签购单',
    copyLines[copy],
    `商户名称: ${setup.merchant.name}`,
    `商户编号: ${setup.merchant.number}`,
    `终端编号: ${setup.merchant.terminal}`,
    '操作员号: 01',
    `发卡行: ${of.card!.issuer}`,
    `卡号: 6250 94** **** 0016 ${of.card!.entry}`,
    '收单行: 银联商务',
    `交易类型: ${types[of.kind as keyof typeof types]}`,
    '卡有效期: 2030/12',
    `批次号: ${String(of.batch).padStart(6, '0')}`,
    `凭证号: ${String(of.voucher).padStart(6, '0')}`,
    `授权码: ${of.authorisation}`,
    `日期/时间: ${of.localTime.replaceAll('-', '/').replace('T', ' ')}`,
    `交易参考号: ${of.reference}`,
    `金额: RMB ${sign}${(of.amount / 100).toFixed(2)}`,
    ...(of.original?.voucher === undefined ? [] : [`原凭证号: ${String(of.original.voucher).padStart(6, '0')}`]),
    ...(of.original?.reference === undefined ? [] : [`原参考号: ${of.original.reference}`]),
    ...(of.original?.date === undefined ? [] : [`原交易日期: ${of.original.date.replaceAll('-', '/')}`]),
    ...(reprint ? ['****重打印/DUPLICATED****'] : []),
    ...(copy === 'cardholder' ? [] : ['持卡人签名:']),
  ];
}

/** A settlement slip, all of it right. */
export function settlementLines({ batch, localTime, totals }: HostSettlement, reprint = false): string[] {
  const [sale, refund] = totals;
  const row = (name: string, count: number, fen: number) => `${name}  ${count}  ${(fen / 100).toFixed(2)}`;
  return [
    reprint ? '结算单(重打印)' : 'POS结算单',
    `商户名称: ${setup.merchant.name}`,
    `商户号: ${setup.merchant.number}`,
    `终端号: ${setup.merchant.terminal}`,
    `批次号: ${String(batch).padStart(6, '0')}`,
    `日期/时间: ${localTime.replaceAll('-', '/').replace('T', ' ')}`,
    '内卡对帐平',
    row('消费', sale!.count, sale!.amount),
    row('退货', refund!.count, refund!.amount),
    row('合计', sale!.count + refund!.count, sale!.amount - refund!.amount),
  ];
}

/** The lines with some of them changed. */
export function changed(lines: readonly string[], from: string | RegExp, to: string): string[] {
  if (!lines.some((line) => line.search(from) >= 0)) throw new Error(`no line says ${from}`);
  return lines.map((line) => line.replace(from, to));
}

/** The lines without those that have a text. */
export function without(lines: readonly string[], text: string): string[] {
  return lines.filter((line) => !line.includes(text));
}

export const bold = '\x1bE\x01';
export const plain = '\x1bE\x00';

function print(lines: readonly string[]): Slip {
  const bytes = iconv.encode(`\x1b@${lines.map((line) => `${line}\n`).join('')}\x1dVB\0`, 'gb18030');
  return printSlips(Uint8Array.from(bytes), 'xprinter-80')[0]!;
}

interface Made extends Partial<Omit<StepFacts, 'papers' | 'due' | 'host'>> {
  readonly before?: Partial<HostRecord>;
  readonly after?: Partial<HostRecord>;
  readonly openFrom?: number;
  readonly slips?: readonly (readonly string[])[];
}

/** The facts of a step: what was asked, what the host booked, the lines of each slip. */
export function made(request: TerminalRequest | null, given: Made = {}): StepFacts {
  const { before = {}, after = before, openFrom = 0, slips = [], ...rest } = given;
  const record = (some: Partial<HostRecord>): HostRecord => ({ transactions: [], settlements: [], ...some });
  const earlier = record(before);
  const batch = ((earlier.settlements.at(-1)?.batch ?? setup.batch - 1) % 999_999) + 1;
  const place = { held: [], batch, nextVoucher: 1, now: '2026-03-14T10:15:00' };
  const host = { before: earlier, after: record(after), openFrom, ...place };
  const due = dueOf(request, host, (rest.setup ?? setup).rules);
  const roles = dueRoles(due, rest.setup?.copies ?? setup.copies);
  const papers = slips.map((text, index): Paper => {
    const slip = print(text);
    const lines = textLines(slip);
    const reading = cnUnionpay.readSlip(lines);
    return { slip, pieces: [slip], missing: 0, at: index, lines, reading, role: roleOf(reading, index, roles) };
  });
  const outcome = request === null ? null : ({ result: 'approved', display: '' } as const);
  return {
    setup,
    request,
    outcome,
    powerCut: false,
    displays: [],
    expect: { result: 'approved' },
    host,
    due,
    papers,
    pulses: [],
    errors: [],
    earlier: [],
    ...rest,
  };
}

const sale = { kind: 'sale', amount: 1285, card } as const;

/** A sale with both its slips, all of it right; `slips` in place of them. */
export function madeSale(transaction = booked(), slips?: readonly (readonly string[])[]): StepFacts {
  return made(sale, {
    after: { transactions: [transaction] },
    slips: slips ?? [slipLines(transaction), slipLines(transaction, 'cardholder')],
  });
}

/** The reprint of a sale. */
export function madeReprint(first: StepFacts, slips: readonly (readonly string[])[]): StepFacts {
  return made(
    { kind: 'reprint', target: { of: 'last' } },
    { before: first.host.after, slips, earlier: [first], expect: { result: 'approved', reprintOf: 0 } },
  );
}

/** What an oracle tells: `code: message`, and the slip and line it points at. */
export function told(oracle: Oracle, facts: StepFacts): string[] {
  return oracle.check(facts).map(({ code, message, slip, line }: Omit<Finding, 'by'>) => {
    const where = [slip, line].filter((part) => part !== undefined).join(':');
    return `${where === '' ? '' : `[${where}] `}${code}: ${message}`;
  });
}
