import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../src/clock/virtual.ts';
import { SimulatedHost } from '../../../src/terminals/simulated/host.ts';
import type { TransactionRequest } from '../../../src/terminals/simulated/host-messages.ts';
import { chipCard } from './bench.ts';

const midnight = Date.UTC(2026, 11, 31, 16, 0, 0);
const newHost = (options: Partial<ConstructorParameters<typeof SimulatedHost>[0]> = {}) =>
  new SimulatedHost({ clock: new VirtualClock(midnight), ...options });

function request(voucher: number, change: Partial<TransactionRequest> = {}): TransactionRequest {
  return {
    kind: 'sale',
    voucher,
    batch: 1,
    amount: 1000,
    card: chipCard,
    terminal: '10008888',
    merchant: '898110053990001',
    operator: '01',
    ...change,
  };
}

describe('numbers and time', () => {
  it('follow from the count of requests and the seed alone', async () => {
    const numbers = async (seed?: number) => {
      const host = newHost({ seed });
      const answers = [await host.authorise(request(1)), await host.authorise(request(2))];
      return answers.map(({ reference, authorisation }) => `${reference} ${authorisation}`);
    };
    expect(await numbers()).toEqual(['240710923457 480271', '481421846914 960542']);
    expect(await numbers(1)).toEqual(['481421846914 960542', '722132770371 440813']);
  });

  it('never repeat', async () => {
    const host = newHost({ seed: 123_456_789 });
    const references = new Set<string>();
    for (let i = 1; i <= 500; i++) references.add((await host.authorise(request(i))).reference);
    expect(references.size).toBe(500);
    expect([...references].every((reference) => /^\d{12}$/.test(reference))).toBe(true);
  });

  it('are told in the zone it was given, +08:00 without one', async () => {
    const at = async (zone?: string) => (await newHost({ zone }).authorise(request(1))).localTime;
    expect(await at()).toBe('2027-01-01T00:00:00');
    expect(await at('+00:00')).toBe('2026-12-31T16:00:00');
    expect(await at('-03:30')).toBe('2026-12-31T12:30:00');
  });
});

describe('answers', () => {
  it('are given in order, then everything is approved', async () => {
    const host = newHost({ answers: ['51', 'approve', 'A0'] });
    const responses = [];
    for (let i = 1; i <= 4; i++) responses.push((await host.authorise(request(i))).response);
    expect(responses).toEqual(['51', '00', 'A0', '00']);
    host.answerNext('91');
    expect(await host.authorise(request(5))).toMatchObject({ response: '91', authorisation: '' });
    expect(host.record.transactions.map(({ response }) => response)).toEqual(['51', '00', 'A0', '00', '91']);
  });

  it.each(['77', 'decline', ''])('"%s" is no answer', (answer) => {
    expect(() => newHost({ answers: [answer] })).toThrow(expect.objectContaining({ code: 'host-answer-unknown' }));
  });

  it('for a settlement cannot be given to a sale', async () => {
    const host = newHost({ answers: ['unbalanced'] });
    await expect(host.authorise(request(1))).rejects.toMatchObject({ code: 'host-answer-misplaced' });
  });

  it('that are lost leave a transaction booked until it is reversed', async () => {
    const host = newHost({ answers: ['silent'] });
    void host.authorise(request(1));
    expect(host.record.transactions).toMatchObject([{ voucher: 1, response: '00' }]);
    await host.reverse(request(1));
    expect(host.record.transactions).toMatchObject([{ voucher: 1, response: '98', reversed: true }]);
    await host.reverse(request(2));
    expect(host.record.transactions).toHaveLength(1);
  });
});

describe('what it checks itself', () => {
  it('a void needs a sale of its batch, not voided, of the same amount', async () => {
    const host = newHost();
    await host.authorise(request(1));
    const judged = async (change: Partial<TransactionRequest>) =>
      (await host.authorise(request(9, { kind: 'void', original: { voucher: 1 }, ...change }))).response;
    expect(await judged({ batch: 2 })).toBe('25');
    expect(await judged({ original: { voucher: 2 } })).toBe('25');
    expect(await judged({ amount: 999 })).toBe('64');
    expect(await judged({})).toBe('00');
    expect(await judged({})).toBe('25');
  });

  it('a reversed void gives the sale back', async () => {
    const host = newHost();
    await host.authorise(request(1));
    const theVoid = request(2, { kind: 'void', original: { voucher: 1 } });
    await host.authorise(theVoid);
    await host.reverse(theVoid);
    const totals = [
      { kind: 'sale' as const, count: 1, amount: 1000 },
      { kind: 'refund' as const, count: 0, amount: 0 },
    ];
    expect(await host.settle({ batch: 1, totals })).toMatchObject({ balance: 'balanced' });
  });
});

describe('a settlement', () => {
  const sold = { kind: 'sale' as const, count: 1, amount: 1000 };

  it('compares counts and amounts with its own, by kind and batch', async () => {
    const settled = async (...totals: Parameters<SimulatedHost['settle']>[0]['totals']) => {
      const host = newHost();
      await host.authorise(request(1));
      await host.authorise(request(2, { batch: 2 }));
      return (await host.settle({ batch: 1, totals })).balance;
    };
    expect(await settled(sold, { kind: 'refund', count: 0, amount: 0 })).toBe('balanced');
    expect(await settled(sold)).toBe('balanced');
    expect(await settled({ ...sold, count: 2 })).toBe('unbalanced');
    expect(await settled({ ...sold, amount: 1001 })).toBe('unbalanced');
    expect(await settled(sold, { kind: 'refund', count: 1, amount: 1 })).toBe('unbalanced');
    expect(await settled()).toBe('unbalanced');
  });

  it('books its own totals, whatever the terminal says, and nothing when it is declined', async () => {
    const host = newHost({ answers: ['approve', '96'] });
    await host.authorise(request(1));
    expect(await host.settle({ batch: 1, totals: [] })).toMatchObject({ response: '96' });
    expect(host.record.settlements).toEqual([]);
    await host.settle({ batch: 1, totals: [] });
    expect(host.record.settlements).toEqual([
      {
        batch: 1,
        localTime: '2027-01-01T00:00:00',
        balance: 'unbalanced',
        totals: [sold, { kind: 'refund', count: 0, amount: 0 }],
      },
    ]);
  });
});
