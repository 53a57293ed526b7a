import { describe, expect, it } from 'vitest';
import { bench, chipCard } from './bench.ts';

describe('a reprint', () => {
  it('of the last is the last success, marked on every copy, else the same', async () => {
    const b = bench({ host: { answers: ['approve', '51'] } });
    await b.sale(1285);
    await b.sale(9900);
    const originals = b.papers();
    b.clock.setDate(Date.UTC(2027, 0, 1));
    expect(await b.perform({ kind: 'reprint', target: { of: 'last' } })).toEqual({
      result: 'approved',
      display: '重打印完成',
      voucher: 1,
      batch: 1,
    });
    const reprints = b.papers();
    expect(reprints).toHaveLength(2);
    reprints.forEach((paper, i) => {
      expect(paper.filter((line) => line.includes('重打印'))).toEqual([
        expect.stringMatching(/^ *\*{4}重打印\/DUPLICATED\*{4}$/),
      ]);
      expect(paper.filter((line) => !line.includes('重打印'))).toEqual(originals[i]);
    });
    expect(b.host.record.transactions).toHaveLength(2);
    expect(b.terminal.state().nextVoucher).toBe(3);
  });

  it('of the last is the void after a void; by voucher the sale still says what it said', async () => {
    const b = bench();
    await b.sale(1285);
    await b.perform({ kind: 'void', voucher: 1 });
    b.papers();
    await b.perform({ kind: 'reprint', target: { of: 'last' } });
    expect(b.papers()[0]).toContain('消费撤销(VOID)');
    await b.perform({ kind: 'reprint', target: { of: 'voucher', voucher: 1 } });
    const [sale] = b.papers();
    expect(sale).toContain('消费(SALE)');
    expect(sale).toContain('RMB 12.85');
  });

  it('stands before the signature, behind the chip block', async () => {
    const b = bench();
    await b.sale(1285);
    await b.perform({ kind: 'reprint', target: { of: 'last' } });
    const merchantCopy = b.papers()[2]!;
    const at = (text: string) => merchantCopy.findIndex((line) => line.includes(text));
    expect(at('APPLAB')).toBe(at('重打印') - 1);
    expect(at('持卡人签名')).toBe(at('重打印') + 1);
  });

  it('is refused where there is nothing to print', async () => {
    const b = bench();
    const reprint = (target: { of: 'last' } | { of: 'voucher'; voucher: number } | { of: 'settlement' }) =>
      b.perform({ kind: 'reprint', target });
    expect(await reprint({ of: 'last' })).toMatchObject({ result: 'refused', reason: 'journal-empty' });
    expect(await reprint({ of: 'settlement' })).toMatchObject({ result: 'refused', reason: 'no-last-settlement' });
    await b.sale(1285);
    expect(await reprint({ of: 'voucher', voucher: 2 })).toMatchObject({
      result: 'refused',
      reason: 'no-such-voucher',
    });
    b.papers();
    await b.perform({ kind: 'settle' });
    b.papers();
    expect(await reprint({ of: 'last' })).toMatchObject({ result: 'refused', reason: 'journal-empty' });
    expect(await reprint({ of: 'voucher', voucher: 1 })).toMatchObject({
      result: 'refused',
      reason: 'no-such-voucher',
    });
    expect(b.papers()).toEqual([]);
  });

  it('of the settlement shows the settled batch, not the open one', async () => {
    const b = bench({ startBatch: 7 });
    await b.sale(1285);
    b.papers();
    await b.perform({ kind: 'settle' });
    const [settlement] = b.papers();
    b.clock.setDate(Date.UTC(2026, 2, 9));
    await b.sale(70_000);
    b.papers();
    expect(await b.perform({ kind: 'reprint', target: { of: 'settlement' } })).toMatchObject({
      result: 'approved',
      batch: 7,
    });
    const [reprint] = b.papers();
    expect(reprint?.[0]).toBe('结算单(重打印)');
    expect(reprint?.slice(1)).toEqual(settlement?.slice(1));
  });
});

describe('a power cut', () => {
  it('loses nothing', async () => {
    const b = bench({ startVoucher: 5, startBatch: 3 });
    await b.sale(1285);
    await b.perform({ kind: 'settle' });
    await b.sale(500);
    const again = b.restarted();
    expect(again.terminal.state()).toEqual(b.terminal.state());
    expect(await again.perform({ kind: 'void', voucher: 6 })).toMatchObject({
      result: 'approved',
      voucher: 7,
      batch: 4,
    });
    expect(await again.perform({ kind: 'reprint', target: { of: 'settlement' } })).toMatchObject({
      result: 'approved',
      batch: 3,
    });
  });

  it('while the host is asked leaves a transaction to reverse before the next one', async () => {
    const b = bench({ host: { answers: ['silent'] } });
    void b.terminal.perform({ kind: 'sale', amount: 1285, card: chipCard });
    await b.clock.run(b.clock.sleep(1000));
    const again = b.restarted();
    expect(again.terminal.state().pending).toMatchObject({ voucher: 1, amount: 1285 });
    expect(await again.sale(1285)).toMatchObject({ result: 'approved', voucher: 2 });
    expect(b.host.record.transactions).toMatchObject([
      { voucher: 1, response: '98', reversed: true },
      { voucher: 2, response: '00' },
    ]);
  });
});
