import { describe, expect, it } from 'vitest';
import { bench, chipCard } from './bench.ts';

describe('a late answer', () => {
  it('comes after the reversal: nothing is booked, nothing printed, and the next sale is as any', async () => {
    const b = bench({ host: { answers: ['late 90s'] } });
    expect(await b.sale(1285)).toEqual({ result: 'no-answer', display: '交易超时，已冲正', voucher: 1, batch: 1 });
    expect(b.clock.now()).toBe(60_000);
    await b.clock.run(b.clock.sleep(60_000));
    expect(b.papers()).toEqual([]);
    expect(b.terminal.state()).toMatchObject({ journal: [], pending: null });
    expect(b.host.record.transactions).toMatchObject([{ voucher: 1, response: '98', reversed: true }]);
    expect(await b.sale(500)).toMatchObject({ result: 'approved', voucher: 2 });
    expect(b.terminal.state().journal.map(({ voucher }) => voucher)).toEqual([2]);
  });

  it('within the time-out is an answer', async () => {
    const b = bench({ host: { answers: ['late 59s', 'delay 59s'] } });
    expect(await b.sale(1285)).toMatchObject({ result: 'approved' });
    expect(await b.sale(500)).toMatchObject({ result: 'approved' });
    const times = b.host.record.transactions.map(({ localTime }) => localTime);
    expect(times).toEqual(['2026-03-05T14:22:07', '2026-03-05T14:24:07']);
  });
});

it('a sale that its reversal overtakes is not booked when it arrives', async () => {
  const b = bench({ host: { answers: ['delay 90s'] } });
  expect(await b.sale(1285)).toMatchObject({ result: 'no-answer', display: '交易超时，已冲正' });
  await b.clock.run(b.clock.sleep(60_000));
  expect(b.host.record.transactions).toEqual([]);
  expect(b.papers()).toEqual([]);
});

describe('a reversal', () => {
  it.each([
    ['fails', 'reversal-fails', 60_000],
    ['is not answered', 'reversal-silent', 120_000],
  ])('that %s is sent again before anything else is done', async (_what, answer, at) => {
    const b = bench({ host: { answers: ['silent', answer, answer] } });
    expect(await b.sale(1285)).toMatchObject({ result: 'no-answer', display: '冲正不成功，请人工处理' });
    expect(b.clock.now()).toBe(at);
    expect(b.terminal.state().pending).toMatchObject({ voucher: 1 });
    expect(await b.sale(500)).toEqual({ result: 'no-answer', display: '冲正不成功，请人工处理' });
    expect(await b.sale(500)).toMatchObject({ result: 'approved', voucher: 2 });
    expect(b.host.record.transactions).toMatchObject([
      { voucher: 1, reversed: true },
      { voucher: 2, response: '00' },
    ]);
  });

  it('of what the host never had ends it', async () => {
    const b = bench({ host: { answers: ['silent', 'reversal-25'] } });
    expect(await b.sale(1285)).toMatchObject({ display: '交易超时，已冲正' });
    expect(b.terminal.state().pending).toBeNull();
  });

  it('survives a power cut', async () => {
    const b = bench({ host: { answers: ['silent', 'reversal-fails'] } });
    await b.sale(1285);
    const again = b.restarted();
    expect(await again.sale(500)).toMatchObject({ result: 'approved' });
    expect(b.host.record.transactions[0]).toMatchObject({ voucher: 1, reversed: true });
  });
});

describe('no connection', () => {
  it('ends a sale at once: nothing was sent, nothing is reversed, the number is used', async () => {
    const b = bench({ host: { answers: ['down'] } });
    expect(await b.sale(1285)).toEqual({ result: 'no-answer', display: '通讯失败' });
    expect(b.clock.now()).toBe(0);
    expect(b.host.record.transactions).toEqual([]);
    expect(b.terminal.state()).toMatchObject({ journal: [], pending: null, uncertain: null });
    expect(await b.sale(1285)).toMatchObject({ result: 'approved', voucher: 2 });
  });

  it('leaves no order uncertain, and a batch open', async () => {
    const b = bench({ host: { answers: ['down', 'approve', 'down'] } });
    const wallet = { app: 'wechat', code: '130011112222333344' } as const;
    await b.perform({ kind: 'qr-sale', amount: 100, wallet });
    expect(b.terminal.state().uncertain).toBeNull();
    await b.sale(1285, chipCard);
    expect(await b.perform({ kind: 'settle' })).toMatchObject({ result: 'no-answer', display: '通讯失败' });
    expect(b.terminal.state()).toMatchObject({ batch: 1, journal: [{ voucher: 2 }] });
  });
});
