import { describe, expect, it } from 'vitest';
import { printSlips } from '../../../src/printers/layout.ts';
import { cnUnionpay } from '../../../src/rules/cn-unionpay.ts';
import type { SlipKind } from '../../../src/rules/rules.ts';
import type { Card } from '../../../src/terminals/terminal.ts';
import { bench, chipCard, merchant, modelOf, paper58, paper80, swipedCard } from './bench.ts';

/** 40 columns, the longest name that JR/T 0001-2001 allows, and a card number of 19 digits. */
const longNamed = { ...merchant, name: '北京市朝阳区建国门外大街便利店第十二分店' };
const longCard: Card = { ...chipCard, pan: '6222021234567890128', entry: 'C' };

describe.each([
  ['80 mm', paper80],
  ['58 mm', paper58],
])('on %s, printed by the emulator and read by the rules', (_width, target) => {
  async function day() {
    const b = bench({ target, merchant: longNamed });
    await b.sale(1285, longCard);
    await b.sale(999_999_999_999, swipedCard);
    await b.perform({ kind: 'void', voucher: 2 });
    const { reference } = b.host.record.transactions[0]!;
    await b.perform({ kind: 'refund', amount: 285, card: longCard, reference, date: '2026-03-05' });
    await b.perform({ kind: 'reprint', target: { of: 'voucher', voucher: 1 } });
    await b.perform({ kind: 'settle' });
    await b.perform({ kind: 'reprint', target: { of: 'settlement' } });
    const slips = printSlips(Buffer.concat(b.line.writes.map(({ bytes }) => bytes)), modelOf(target));
    return { b, slips, readings: slips.map((slip) => cnUnionpay.readSlip(slip.lines.map(({ text }) => text))) };
  }

  it('every copy is a slip of its own, without a complaint of the printer', async () => {
    const { b, slips } = await day();
    expect(slips.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
    expect(slips.map(({ bytes }) => bytes.length)).toEqual(b.line.writes.map(({ bytes }) => bytes.length));
  });

  it('carries what the rules ask for, on copies in their order', async () => {
    const { readings } = await day();
    const kinds: SlipKind[] = [
      'sale',
      'sale',
      'sale',
      'sale',
      'void',
      'void',
      'refund',
      'refund',
      'sale',
      'sale',
      'settlement',
      'settlement',
    ];
    expect(readings.map(({ kind }) => kind)).toEqual(kinds);
    for (const [index, reading] of readings.entries()) {
      const { required, requiredForChip } = cnUnionpay.slips[reading.kind!];
      const byChip = /[IC]/.test(reading.fields.get('entry')?.value ?? '');
      expect([...reading.fields.keys()]).toEqual(
        expect.arrayContaining([...required.rule, ...(byChip ? requiredForChip.rule : [])]),
      );
      expect(reading.fields.get('merchant-name')?.value).toBe(longNamed.name);
      expect(reading.notReceipt).toBeNull();
      if (reading.kind === 'settlement') continue;
      expect(reading.copy?.copy).toBe(['merchant', 'cardholder'][index % 2]);
      expect(reading.signature !== null).toBe(cnUnionpay.signature.rule.includes(reading.copy!.copy));
      expect(cnUnionpay.isMasked(reading.fields.get('card-number')!.value)).toBe(true);
    }
    expect(readings.map(({ marker }) => marker !== null)).toEqual([...Array(8).fill(false), true, true, false, true]);
  });

  it('says what the host has booked', async () => {
    const { b, readings } = await day();
    const { transactions, settlements } = b.host.record;
    const printed = transactions.flatMap((booked) => [booked, booked]).concat(transactions[0]!, transactions[0]!);
    printed.forEach((booked, index) => {
      const { fields } = readings[index]!;
      const sign = cnUnionpay.slips[booked.kind].amountSign.rule === 'minus' ? -1 : 1;
      expect({
        amount: cnUnionpay.readAmount(fields.get('amount')!.value),
        at: cnUnionpay.readDateTime(fields.get('date-time')!.value),
        batch: Number(fields.get('batch')!.value),
        voucher: Number(fields.get('voucher')!.value),
        reference: fields.get('reference')!.value,
        authorisation: fields.get('authorisation')!.value,
      }).toEqual({
        amount: sign * booked.amount,
        at: booked.localTime,
        batch: booked.batch,
        voucher: booked.voucher,
        reference: booked.reference,
        authorisation: booked.authorisation,
      });
    });
    const [settled] = settlements;
    for (const { totals, fields, balance } of readings.slice(-2)) {
      expect(totals.slice(0, -1).map(({ kind, count, amount }) => ({ kind, count, amount }))).toEqual(settled?.totals);
      expect(totals.at(-1)).toMatchObject({ kind: 'total', count: 2, amount: 1000 });
      expect(cnUnionpay.readDateTime(fields.get('date-time')!.value)).toBe(settled?.localTime);
      expect(balance?.balance).toBe(settled?.balance);
    }
  });
});
