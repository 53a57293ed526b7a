import { describe, expect, it } from 'vitest';
import { TerminalError } from '../../../src/terminals/terminal.ts';
import { bench, chipCard, swipedCard } from './bench.ts';

const valueAt = (paper: readonly string[] | undefined, label: string) =>
  paper
    ?.find((line) => line.startsWith(label))
    ?.slice(label.length)
    .replace(/^\([^)]*\)/, '')
    .replace(':', '')
    .trim();
const marked = (paper: readonly string[] | undefined) => paper?.some((line) => line.includes('重打印')) ?? false;

describe('a sale', () => {
  it('is booked by terminal and host alike, and prints merchant and cardholder copy', async () => {
    const b = bench({ startVoucher: 23, startBatch: 7 });
    expect(await b.sale(1285)).toEqual({
      result: 'approved',
      response: '00',
      display: '交易成功',
      voucher: 23,
      batch: 7,
    });
    const papers = b.papers();
    expect(papers.map((paper) => paper[2]?.split(' ')[0])).toEqual(['商户存根', '持卡人存根']);
    const [booked] = b.host.record.transactions;
    expect(booked).toMatchObject({
      kind: 'sale',
      voucher: 23,
      batch: 7,
      amount: 1285,
      card: chipCard,
      response: '00',
      localTime: '2026-03-05T14:22:07',
    });
    for (const paper of papers) {
      expect(valueAt(paper, '凭证号')).toBe('000023');
      expect(valueAt(paper, '批次号')).toBe('000007');
      expect(valueAt(paper, '授权码')).toBe(booked?.authorisation);
      expect(valueAt(paper, '交易参考号')).toBe(booked?.reference);
      expect(valueAt(paper, '日期/时间')).toBe('2026/03/05 14:22:07');
      expect(paper).toContain('RMB 12.85');
      expect(marked(paper)).toBe(false);
    }
  });

  it('leaves 2 s between the copies', async () => {
    const b = bench({ copies: ['merchant', 'bank', 'cardholder'] });
    await b.sale(100);
    expect(b.line.writes.map(({ at }) => at)).toEqual([0, 2000, 4000]);
  });

  it.each([0, -100, 1.5, Number.NaN, 1_000_000_000_000])(
    'of %d fen is refused before the host is asked',
    async (amount) => {
      const b = bench();
      expect(await b.sale(amount)).toMatchObject({ result: 'refused', reason: 'amount-invalid' });
      expect(b.host.record.transactions).toEqual([]);
      expect(b.line.writes).toEqual([]);
    },
  );

  it('takes the largest amount of 12 digits', async () => {
    const b = bench();
    await b.sale(999_999_999_999);
    expect(b.papers()[0]).toContain('RMB 9999999999.99');
  });

  it('declined prints nothing and leaves a gap in the numbers', async () => {
    const b = bench({ host: { answers: ['approve', '51', '55'] } });
    await b.sale(100);
    b.papers();
    expect(await b.sale(200)).toEqual({
      result: 'declined',
      response: '51',
      display: '余额不足',
      voucher: 2,
      batch: 1,
    });
    expect(await b.sale(200)).toMatchObject({ result: 'declined', response: '55', display: '密码错' });
    expect(b.papers()).toEqual([]);
    expect(b.terminal.state().journal.map(({ voucher }) => voucher)).toEqual([1]);
    expect(await b.sale(300)).toMatchObject({ result: 'approved', voucher: 4 });
    expect(await b.perform({ kind: 'reprint', target: { of: 'voucher', voucher: 4 } })).toMatchObject({
      result: 'approved',
      voucher: 4,
    });
  });

  it('unanswered is given up after the time-out and reversed', async () => {
    const b = bench({ timeout: 45_000, host: { answers: ['silent'] } });
    expect(await b.sale(1285)).toEqual({ result: 'no-answer', display: '交易超时，已冲正', voucher: 1, batch: 1 });
    expect(b.clock.now()).toBe(45_000);
    expect(b.line.writes).toEqual([]);
    expect(b.host.record.transactions).toMatchObject([{ voucher: 1, response: '98', reversed: true }]);
    expect(b.terminal.state()).toMatchObject({ journal: [], pending: null, nextVoucher: 2 });
  });

  it('runs the voucher numbers from 999999 to 1', async () => {
    const b = bench({ startVoucher: 999_999 });
    await b.sale(100);
    await b.sale(200);
    expect(b.terminal.state()).toMatchObject({ nextVoucher: 2, journal: [{ voucher: 999_999 }, { voucher: 1 }] });
  });

  it('is refused while another request is under way', async () => {
    const b = bench();
    const first = b.terminal.perform({ kind: 'sale', amount: 100, card: chipCard });
    const second = b.terminal.perform({ kind: 'sale', amount: 100, card: chipCard });
    expect(await b.clock.run(second)).toMatchObject({ result: 'refused', reason: 'busy' });
    expect(await b.clock.run(first)).toMatchObject({ result: 'approved' });
    expect(b.host.record.transactions).toHaveLength(1);
  });

  it('stays booked when it cannot be printed', async () => {
    const b = bench();
    b.line.broken = new Error('no printer');
    await expect(b.sale(100)).rejects.toThrow('no printer');
    b.line.broken = null;
    expect(await b.perform({ kind: 'reprint', target: { of: 'last' } })).toMatchObject({
      result: 'approved',
      voucher: 1,
    });
  });
});

describe('a void', () => {
  it('takes a sale back: own number, the original in the remark, a minus before the amount', async () => {
    const b = bench();
    await b.sale(1285);
    await b.sale(500, swipedCard);
    b.papers();
    expect(await b.perform({ kind: 'void', voucher: 1 })).toMatchObject({ result: 'approved', voucher: 3 });
    for (const paper of b.papers()) {
      expect(paper).toContain('消费撤销(VOID)');
      expect(paper).toContain('RMB -12.85');
      expect(valueAt(paper, '凭证号')).toBe('000003');
      expect(valueAt(paper, '原凭证号')).toBe('000001');
    }
    expect(b.host.record.transactions[2]).toMatchObject({
      kind: 'void',
      amount: 1285,
      original: { voucher: 1 },
      response: '00',
    });
  });

  it('is refused for a voucher that is not there, one voided before, and what is no sale', async () => {
    const b = bench();
    await b.sale(1285);
    await b.perform({ kind: 'void', voucher: 1 });
    expect(await b.perform({ kind: 'void', voucher: 9 })).toMatchObject({
      result: 'refused',
      reason: 'no-such-voucher',
    });
    expect(await b.perform({ kind: 'void', voucher: 1 })).toMatchObject({
      result: 'refused',
      reason: 'already-voided',
    });
    expect(await b.perform({ kind: 'void', voucher: 2 })).toMatchObject({ result: 'refused', reason: 'not-voidable' });
    expect(b.host.record.transactions).toHaveLength(2);
  });

  it('declined leaves the sale as it was', async () => {
    const b = bench({ host: { answers: ['approve', '96'] } });
    await b.sale(1285);
    expect(await b.perform({ kind: 'void', voucher: 1 })).toMatchObject({ result: 'declined', response: '96' });
    expect(await b.perform({ kind: 'void', voucher: 1 })).toMatchObject({ result: 'approved' });
  });

  it('is refused after the settlement', async () => {
    const b = bench();
    await b.sale(1285);
    await b.perform({ kind: 'settle' });
    expect(await b.perform({ kind: 'void', voucher: 1 })).toMatchObject({
      result: 'refused',
      reason: 'no-such-voucher',
    });
  });
});

describe('a refund', () => {
  it('names reference and date of the sale, days after it', async () => {
    const b = bench();
    await b.sale(1285);
    const { reference } = b.host.record.transactions[0]!;
    await b.perform({ kind: 'settle' });
    b.clock.setDate(Date.UTC(2026, 2, 8, 1, 0, 0));
    b.papers();
    const outcome = await b.perform({ kind: 'refund', amount: 500, card: chipCard, reference, date: '2026-03-05' });
    expect(outcome).toMatchObject({ result: 'approved', voucher: 2, batch: 2 });
    for (const paper of b.papers()) {
      expect(paper).toContain('退货(REFUND)');
      expect(paper).toContain('RMB -5.00');
      expect(valueAt(paper, '日期/时间')).toBe('2026/03/08 09:00:00');
      expect(valueAt(paper, '原参考号')).toBe(reference);
      expect(valueAt(paper, '原交易日期')).toBe('2026/03/05');
    }
  });

  it('of more than the sale, of another day or of nothing known is declined by the host', async () => {
    const b = bench();
    await b.sale(1285);
    const { reference } = b.host.record.transactions[0]!;
    const refund = (amount: number, of: string, date: string) =>
      b.perform({ kind: 'refund', amount, card: chipCard, reference: of, date });
    expect(await refund(1286, reference, '2026-03-05')).toMatchObject({ result: 'declined', response: '64' });
    expect(await refund(1285, reference, '2026-03-04')).toMatchObject({ result: 'declined', response: '25' });
    expect(await refund(1285, '999999999999', '2026-03-05')).toMatchObject({ result: 'declined', response: '25' });
    expect(await refund(1000, reference, '2026-03-05')).toMatchObject({ result: 'approved' });
    expect(await refund(286, reference, '2026-03-05')).toMatchObject({ result: 'declined', response: '64' });
  });
});

describe('a settlement', () => {
  it('prints the totals, voided sales netted out, clears the journal and opens the next batch', async () => {
    const b = bench({ startBatch: 41 });
    await b.sale(1285);
    await b.sale(500);
    await b.sale(10_000);
    await b.perform({ kind: 'void', voucher: 2 });
    const { reference } = b.host.record.transactions[0]!;
    await b.perform({ kind: 'refund', amount: 285, card: chipCard, reference, date: '2026-03-05' });
    b.papers();
    b.clock.setDate(Date.UTC(2026, 2, 5, 16, 0, 0));
    expect(await b.perform({ kind: 'settle' })).toEqual({
      result: 'approved',
      response: '00',
      display: '结算成功',
      batch: 41,
    });
    expect(b.papers()).toEqual([
      [
        'POS结算单',
        '商户名称:',
        '北京朝阳门便利店',
        '商户号:     898110053990001',
        '终端号:     10008888',
        '操作员号:   01',
        '批次号:     000041',
        '日期/时间:  2026/03/06 00:00:00',
        '------------------------------------------------',
        '内卡对帐平',
        '类型                笔数                    金额',
        '------------------------------------------------',
        '消费                 002                  112.85',
        '退货                 001                    2.85',
        '------------------------------------------------',
        '合计                 003                  110.00',
        '------------------------------------------------',
      ],
    ]);
    expect(b.terminal.state()).toMatchObject({ batch: 42, nextVoucher: 6, journal: [] });
    expect(b.host.record.settlements).toEqual([
      {
        batch: 41,
        localTime: '2026-03-06T00:00:00',
        balance: 'balanced',
        totals: [
          { kind: 'sale', count: 2, amount: 11_285 },
          { kind: 'refund', count: 1, amount: 285 },
        ],
      },
    ]);
  });

  it('of an empty batch is refused', async () => {
    const b = bench();
    expect(await b.perform({ kind: 'settle' })).toMatchObject({ result: 'refused', reason: 'batch-empty' });
    expect(b.line.writes).toEqual([]);
  });

  it.each([
    ['unbalanced', '内卡对帐不平'],
    ['error', '内卡对帐错误'],
  ])('answered %s says so and closes the batch', async (answer, text) => {
    const b = bench({ host: { answers: ['approve', answer] } });
    await b.sale(1285);
    b.papers();
    expect(await b.perform({ kind: 'settle' })).toMatchObject({ result: 'approved' });
    expect(b.papers()[0]).toContain(text);
    expect(b.terminal.state().batch).toBe(2);
  });

  it('unanswered or declined leaves the batch open, to be settled again', async () => {
    const b = bench({ host: { answers: ['approve', 'silent', '96'] } });
    await b.sale(1285);
    b.papers();
    expect(await b.perform({ kind: 'settle' })).toMatchObject({ result: 'no-answer', batch: 1 });
    expect(await b.perform({ kind: 'settle' })).toMatchObject({ result: 'declined', response: '96' });
    expect(b.papers()).toEqual([]);
    expect(await b.perform({ kind: 'settle' })).toMatchObject({ result: 'approved', batch: 1 });
    expect(b.host.record.settlements).toHaveLength(1);
  });

  it('opens the next batch even when its slip cannot be printed', async () => {
    const b = bench();
    await b.sale(1285);
    b.line.broken = new Error('out of paper');
    await expect(b.perform({ kind: 'settle' })).rejects.toThrow('out of paper');
    expect(b.terminal.state().batch).toBe(2);
  });
});

describe('what no operator could ask for', () => {
  it.each([
    ['a card number of 9 digits', { ...chipCard, pan: '622202123' }, '2026-03-05', 'card-invalid'],
    ['an expiry date of another form', { ...chipCard, expiry: '12/30' }, '2026-03-05', 'card-invalid'],
    ['a date of another form', chipCard, '0305', 'date-invalid'],
  ])('%s is a fault of the bench', async (_what, card, date, code) => {
    const b = bench();
    const refund = b.perform({ kind: 'refund', amount: 100, card, reference: '000000000001', date });
    await expect(refund).rejects.toThrow(TerminalError);
    await expect(refund).rejects.toMatchObject({ code });
  });

  it('a zone that is no offset is a fault of the bench', () => {
    expect(() => bench({ zone: 'Asia/Nowhere' })).toThrow(expect.objectContaining({ code: 'zone-invalid' }));
  });
});

it('closes its line', async () => {
  const b = bench();
  await b.terminal.close();
  expect(b.line.closed).toBe(true);
});

it('prints the same bytes every time', async () => {
  const day = async () => {
    const b = bench();
    await b.sale(1285);
    await b.sale(500, swipedCard);
    await b.perform({ kind: 'void', voucher: 2 });
    await b.perform({ kind: 'settle' });
    await b.perform({ kind: 'reprint', target: { of: 'settlement' } });
    return b.line.writes;
  };
  expect(await day()).toEqual(await day());
});
