import { expect, test } from 'vitest';
import { clTransbank } from '../../../src/rules/cl-transbank.ts';
import { euZvt } from '../../../src/rules/eu-zvt.ts';
import type { StepFacts } from '../../../src/scenarios/facts.ts';
import { agreement } from '../../../src/scenarios/oracles/agreement.ts';
import { booked, card, made, settled, setup, told } from '../made-up.ts';

const sale = { kind: 'sale', amount: 1285, card } as const;
const zvt = { ...setup, rules: euZvt };
const transbank = { ...setup, rules: clTransbank };

function facts(change: Partial<StepFacts>): StepFacts {
  return { ...made(sale, { after: { transactions: [booked()] }, setup: zvt }), ...change };
}

test('a sale that all agree on', () => {
  const outcome = { result: 'approved', display: '', voucher: 1 } as const;
  expect(told(agreement, facts({ outcome, account: { of: 'last', last: { voucher: 1, amount: 1285 } } }))).toEqual([]);
});

test('another amount than was asked for, another number than the terminal said', () => {
  const request = { ...sale, amount: 5000 };
  const outcome = { result: 'approved', display: '', voucher: 7 } as const;
  expect(told(agreement, facts({ request, outcome }))).toEqual([
    'amount-not-asked: 50,00 was asked for, the host booked 12,85',
    'voucher-not-told: the terminal says that it was voucher 0007, the host booked voucher 000001',
  ]);
});

test('a tip counts as asked for', () => {
  const request = { ...sale, amount: 1000, tip: 285 };
  expect(told(agreement, facts({ request }))).toEqual([]);
});

test("a terminal whose last transaction is not the host's", () => {
  expect(told(agreement, facts({ account: { of: 'last', last: null } }))).toEqual([
    "last-differs: the terminal's last transaction is none, the host's is voucher 0001 of 12,85",
  ]);
  expect(told(agreement, facts({ account: { of: 'nothing', why: 'no answer within 5 s' } }))).toEqual([
    'terminal-silent: the terminal does not say what it has in its memory: no answer within 5 s',
  ]);
});

test('a terminal whose list is not the open batch, voids taken off, closed batches too', () => {
  const transactions = [
    booked(),
    booked({ voucher: 2, batch: 2 }),
    booked({ voucher: 3, batch: 2, kind: 'void', original: { voucher: 2 } }),
    booked({ voucher: 4, batch: 2, amount: 1990 }),
  ];
  const of = (sales: readonly { voucher: number; amount: number }[]) =>
    told(agreement, {
      ...made(null, { after: { transactions, settlements: [settled()] }, setup: transbank }),
      account: { of: 'batch', sales },
    });
  expect(of([{ voucher: 4, amount: 1990 }])).toEqual([]);
  expect(of([{ voucher: 1, amount: 1285 }])).toEqual([
    "batch-differs: the terminal has voucher 000001 of 1.285 in its memory, the host's open batch has voucher 000004 of 1.990",
  ]);
});
