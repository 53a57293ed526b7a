import { expect, test } from 'vitest';
import { answer } from '../../../src/scenarios/oracles/answer.ts';
import { copies } from '../../../src/scenarios/oracles/copies.ts';
import { drawer } from '../../../src/scenarios/oracles/drawer.ts';
import { marker } from '../../../src/scenarios/oracles/marker.ts';
import { numbers } from '../../../src/scenarios/oracles/numbers.ts';
import { judgeStep, oracles } from '../../../src/scenarios/oracles/oracles.ts';
import { signature } from '../../../src/scenarios/oracles/signature.ts';
import { stream } from '../../../src/scenarios/oracles/stream.ts';
import {
  booked,
  card,
  made,
  madeReprint,
  madeSale,
  settled,
  settlementLines,
  setup,
  slipLines,
  told,
} from '../made-up.ts';

const [merchant, cardholder] = [slipLines(booked()), slipLines(booked(), 'cardholder')];
const declined = booked({ response: '51', authorisation: '' });
const sale = { kind: 'sale', amount: 1285, card } as const;

test('a sound sale, its reprint, a settlement and its reprint leave every oracle silent', () => {
  const first = madeSale();
  const again = madeReprint(first, [slipLines(booked(), 'merchant', true), slipLines(booked(), 'cardholder', true)]);
  const transactions = [booked()];
  const settle = made(
    { kind: 'settle' },
    {
      before: { transactions },
      after: { transactions, settlements: [settled()] },
      slips: [settlementLines(settled())],
      earlier: [first, again],
    },
  );
  const reprint = made(
    { kind: 'reprint', target: { of: 'settlement' } },
    {
      before: settle.host.after,
      openFrom: 1,
      slips: [settlementLines(settled(), true)],
      earlier: [first, again, settle],
      expect: { result: 'approved', slips: ['settlement'], reprintOf: 2 },
    },
  );
  expect([first, again, settle, reprint].map(judgeStep)).toEqual([[], [], [], []]);
});

test('every oracle has a name of its own, and findings say whose they are', () => {
  expect(new Set(oracles.map(({ name }) => name)).size).toBe(oracles.length);
  expect(judgeStep(madeSale(booked(), [merchant]))).toEqual([
    { code: 'slip-lost', by: 'copies', message: 'the cardholder copy of voucher 000001 was not printed' },
  ]);
});

test('answer: other than the scenario expects', () => {
  const facts = made(sale, {
    after: { transactions: [declined] },
    outcome: { result: 'declined', response: '51', display: '' },
    expect: { result: 'declined', response: '55' },
  });
  expect(told(answer, facts)).toEqual(['answer-unexpected: the terminal says declined 51, expected declined 55']);
  expect(told(answer, { ...facts, expect: { result: 'declined' } })).toEqual([]);
});

test('answer: the terminal and the host do not agree', () => {
  expect(told(answer, made(sale, { after: { transactions: [declined] } }))).toEqual([
    'answer-not-the-hosts: the terminal says approved, and the host declined it (51)',
  ]);
  expect(told(answer, made(sale))).toEqual([
    'answer-not-the-hosts: the terminal says approved, and the host was not asked',
  ]);
  const outcome = { result: 'no-answer', display: '' } as const;
  const expected = { result: 'no-answer' } as const;
  expect(told(answer, made(sale, { after: { transactions: [booked()] }, outcome, expect: expected }))).toEqual([
    'answer-not-the-hosts: the terminal says no-answer, and the host booked voucher 000001',
  ]);
  const reversed = booked({ response: '98', reversed: true });
  expect(told(answer, made(sale, { after: { transactions: [reversed] }, outcome, expect: expected }))).toEqual([]);
});

test('answer: a reprint of another transaction than the scenario takes for the last one', () => {
  const [first, second] = [madeSale(), madeSale(booked({ voucher: 2 }))];
  const before = { transactions: [booked(), booked({ voucher: 2 })] };
  const facts = made(
    { kind: 'reprint', target: { of: 'last' } },
    { before, earlier: [first, second], expect: { result: 'approved', reprintOf: 0 } },
  );
  expect(told(answer, facts)).toEqual([
    "reprint-of-another: the scenario expects a reprint of voucher 000001, the host's record gives voucher 000002",
  ]);
});

test('copies: lost, doubled, out of order, of a transaction that never was', () => {
  const print = (...slips: string[][]) => told(copies, madeSale(booked(), slips));
  expect(print()).toEqual([
    'slip-lost: the merchant copy of voucher 000001 was not printed',
    'slip-lost: the cardholder copy of voucher 000001 was not printed',
  ]);
  expect(print(merchant, cardholder, cardholder)).toEqual([
    '[2] slip-doubled: the cardholder copy of voucher 000001 was printed a second time',
  ]);
  expect(print(cardholder, merchant)).toEqual([
    'copies-out-of-order: the copies came out as cardholder, merchant, their order is merchant, cardholder',
  ]);
  expect(print(merchant, cardholder, slipLines(booked(), 'bank'))).toEqual([
    '[2] slip-unexpected: a bank copy of voucher 000001 was printed, and none is due: all copies of voucher 000001 were printed',
  ]);
  expect(told(copies, made(sale, { after: { transactions: [declined] }, slips: [merchant] }))).toEqual([
    '[0] slip-unexpected: a merchant copy of voucher 000001 was printed, and none is due: the host declined it (51)',
  ]);
  expect(told(copies, made(null, { slips: [settlementLines(settled())] }))).toEqual([
    '[0] slip-unexpected: a settlement slip was printed, and none is due: nothing was asked of the terminal',
  ]);
});

test('copies: what is printed is right, and the scenario expects something else', () => {
  const facts = { ...madeSale(), expect: { result: 'approved', slips: ['merchant'] } } as const;
  expect(told(copies, facts)).toEqual([
    'slips-unexpected: printed merchant, cardholder, the scenario expects merchant',
  ]);
});

test('marker: on every copy of a reprint, and on nothing else', () => {
  const first = madeSale();
  const marked = slipLines(booked(), 'merchant', true);
  expect(told(marker, madeReprint(first, [merchant, slipLines(booked(), 'cardholder', true)]))).toEqual([
    '[0] marker-missing: marker missing: this is a reprint of voucher 000001 and no line says 重打印, 重印凭证, DUPLICATE or 补打',
  ]);
  expect(told(marker, madeSale(booked(), [marked, cardholder]))).toEqual([
    '[0:18] marker-unexpected: line 18 says ****重打印/DUPLICATED****, and this is the first print of voucher 000001',
  ]);
});

test('signature: on the copies that are signed, and on no other', () => {
  const unsigned = merchant.filter((line) => line !== '持卡人签名:');
  expect(told(signature, madeSale(booked(), [unsigned, [...cardholder, '持卡人签名:']]))).toEqual([
    "[0] signature-missing: the merchant copy has no place for the cardholder's signature",
    '[1:18] signature-unexpected: line 18 asks for a signature (持卡人签名:), and the cardholder copy is not signed',
  ]);
});

test('numbers: a settled batch is closed, a voucher number comes once, a reprint books nothing', () => {
  const before = { transactions: [booked()], settlements: [settled()] };
  const next = (transaction = booked({ voucher: 2, batch: 2 })) =>
    told(numbers, made(sale, { before, after: { ...before, transactions: [booked(), transaction] } }));
  expect(next()).toEqual([]);
  expect(next(booked({ voucher: 2, batch: 1 }))).toEqual([
    'batch-not-open: voucher 000002 was sent in batch 000001, the open batch is 000002: batch 000001 is settled',
  ]);
  expect(
    told(numbers, made(sale, { after: { transactions: [booked({ batch: 7 })] }, setup: { ...setup, batch: 7 } })),
  ).toEqual([]);
  const open = { transactions: [booked()] };
  expect(told(numbers, made(sale, { before: open, after: { transactions: [booked(), booked()] } }))).toEqual([
    'voucher-twice: voucher 000001 was sent twice in batch 000001',
  ]);
  expect(
    told(numbers, made({ kind: 'settle' }, { before, after: { ...before, settlements: [settled(), settled()] } })),
  ).toEqual(['batch-not-open: batch 000001 was settled, the open batch is 000002: batch 000001 is settled']);
  const reprint = { kind: 'reprint', target: { of: 'last' } } as const;
  expect(
    told(numbers, made(reprint, { before: open, after: { transactions: [booked(), booked({ voucher: 2 })] } })),
  ).toEqual(['booked-unasked: a reprint made the host book something']);
  const last = { transactions: [], settlements: [settled({ batch: 999_999 })] };
  expect(told(numbers, made(sale, { before: last, after: { ...last, transactions: [booked({ batch: 1 })] } }))).toEqual(
    [],
  );
});

test('drawer: never', () => {
  const pulse = { pin: 2, on: 50, off: 500, offset: 0 } as const;
  expect(told(drawer, madeSale())).toEqual([]);
  expect(told(drawer, { ...madeSale(), pulses: [pulse, pulse] })).toEqual([
    'drawer-pulse: the drawer was opened 2 times, and no cash is taken',
  ]);
});

test('stream: a job that made no slip', () => {
  const error = {
    offset: 1042,
    severity: 'error',
    code: 'foreign-stream',
    message: 'this is StarPRNT or Star Line Mode, not ESC/POS: nothing is printed',
  } as const;
  expect(told(stream, { ...madeSale(booked(), []), errors: [error] })).toEqual([
    'foreign-stream: byte 1042 of what the printer received: this is StarPRNT or Star Line Mode, not ESC/POS: nothing is printed',
  ]);
});

test('stream: what the printer cannot do', () => {
  expect(told(stream, madeSale())).toEqual([]);
  const [first, ...rest] = merchant;
  const odd = [`\x1b\x02${first}`, '\x1b\x03', ...rest.map((line) => `${line}\x1b\x04`)];
  expect(told(stream, madeSale(booked(), [merchant, odd]))).toEqual([
    '[1] unknown-command: byte 2 of the slip: 1B 02 is no command of xprinter-80',
    '[1] unknown-command: byte 11 of the slip: 1B 03 is no command of xprinter-80',
    '[1] unknown-command: byte 36 of the slip: 1B 04 is no command of xprinter-80 (and 16 more)',
  ]);
});
