import { expect, test } from 'vitest';
import { cnUnionpay } from '../../src/rules/cn-unionpay.ts';
import type { JournalEntry } from '../../src/terminals/simulated/journal.ts';
import { unionpaySlips } from '../../src/terminals/simulated/slips/cn-unionpay.ts';
import { transactionSlip } from '../../src/terminals/simulated/slips/content.ts';
import type { Language } from '../../src/terminals/simulated/slips/style.ts';
import type { TransactionKind } from '../../src/terminals/terminal.ts';
import { transactionFacts } from '../../src/terminals/transactions.ts';

const merchant = { name: '上海示例超市', number: '898290054110001', terminal: '10000001', operator: '01' };

/** A transaction of a kind with everything that its slip can show. */
function entryOf(kind: TransactionKind): JournalEntry {
  const isOrder = kind.startsWith('qr');
  return {
    kind,
    voucher: 12,
    batch: 3,
    amount: 11_500,
    tip: 1500,
    card: isOrder
      ? null
      : { pan: '4000056655665556', expiry: '3012', issuer: 'VISA', entry: 'I', organisation: 'VISA' },
    ...(isOrder ? { wallet: { app: 'alipay', code: '280000000000000001' }, order: '20260314000370248451' } : {}),
    authorisation: '123456',
    reference: '240710923457',
    acquirer: '银联商务',
    localTime: '2026-03-14T10:15:00',
    original: {
      voucher: 7,
      reference: '123456789012',
      date: '2026-03-13',
      authorisation: '654321',
      order: '20260313000370248452',
    },
  };
}

const languages: readonly Language[] = ['zh', 'en', 'zh+en'];
const kinds = Object.keys(transactionFacts) as TransactionKind[];

test.each(languages.flatMap((language) => kinds.map((kind) => [language, kind] as const)))(
  'in %s the slip of a %s is read field by field, whatever its width',
  (language, kind) => {
    const layout = unionpaySlips({ language, title: 'POS SALES SLIP 签购单', subtitle: '' });
    for (const columns of [32, 42, 48]) {
      const slip = transactionSlip(entryOf(kind), merchant, 'merchant', true);
      const lines = layout.transaction(slip, columns).map((part) => ('text' in part ? part.text : ''));
      const { fields, marker, copy, signature, kind: read } = cnUnionpay.readSlip(lines);
      const value = (name: Parameters<typeof fields.get>[0]) => fields.get(name)?.value;
      const sign = cnUnionpay.slips[kind].amountSign.rule === 'minus' ? '-' : '';
      expect({ read, copy: copy?.copy, marked: marker !== null, signed: signature !== null }).toEqual({
        read: kind,
        copy: 'merchant',
        marked: true,
        signed: !kind.startsWith('qr'),
      });
      expect([value('voucher'), value('batch'), value('reference'), value('date-time')]).toEqual([
        '000012',
        '000003',
        '240710923457',
        '2026/03/14 10:15:00',
      ]);
      expect([value('amount'), value('tip'), value('total')]).toEqual([
        `RMB ${sign}100.00`,
        `RMB ${sign}15.00`,
        `RMB ${sign}115.00`,
      ]);
      expect([
        value('original-voucher'),
        value('original-reference'),
        value('original-date'),
        value('original-authorisation'),
        value('original-order'),
      ]).toEqual(['000007', '123456789012', '2026/03/13', '654321', '20260313000370248452']);
      expect(value('order')).toBe(kind.startsWith('qr') ? '20260314000370248451' : undefined);
      expect(value('organisation')).toBe(kind.startsWith('qr') ? undefined : 'VISA');
      expect(cnUnionpay.slips[kind].required.rule.filter((field) => !fields.has(field))).toEqual([]);
    }
  },
);
