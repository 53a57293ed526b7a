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

const { kind: _kind, amount: _amount, card: _card, ...sender } = request(1);
const balanceRequest = { ...sender, card: chipCard };

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

  it.each(['77', 'decline', '', 'late', 'late soon', 'delay', 'reversal-77', 'reversal-late', '90s'])(
    '"%s" is no answer',
    (answer) => {
      expect(() => newHost({ answers: [answer] })).toThrow(expect.objectContaining({ code: 'host-answer-unknown' }));
    },
  );

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
    expect(await host.reverse(request(2))).toBe('25');
    expect(host.record.transactions).toHaveLength(1);
  });
});

describe('time', () => {
  /** Asks at once and reverses after `patience` ms. */
  async function impatient(answer: string, patience: number) {
    const clock = new VirtualClock(midnight);
    const host = newHost({ clock, answers: [answer] });
    const answered = host.authorise(request(1)).then(({ response }) => ({ response, at: clock.now() }));
    await clock.run(clock.sleep(patience));
    const reversal = await host.reverse(request(1));
    const meanwhile = host.record.transactions;
    return { ...(await clock.run(answered)), reversal, meanwhile, after: host.record.transactions };
  }

  it('late: booked at once, reversed, and answered when nobody listens any more', async () => {
    const { meanwhile, after, ...rest } = await impatient('late 1m 30s', 60_000);
    expect(rest).toEqual({ response: '00', at: 90_000, reversal: '00' });
    expect(meanwhile).toMatchObject([{ voucher: 1, response: '98', reversed: true, localTime: '2027-01-01T00:00:00' }]);
    expect(after).toEqual(meanwhile);
  });

  it('delay: a transaction that its reversal has overtaken is not booked', async () => {
    const { meanwhile, after, ...rest } = await impatient('delay 90s', 60_000);
    expect(rest).toEqual({ response: '98', at: 90_000, reversal: '25' });
    expect(meanwhile).toEqual([]);
    expect(after).toEqual([]);
  });

  it('delay: booked when it arrives', async () => {
    const clock = new VirtualClock(midnight);
    const host = newHost({ clock, answers: ['delay 5s'] });
    expect(await clock.run(host.authorise(request(1)))).toMatchObject({
      response: '00',
      localTime: '2027-01-01T00:00:05',
    });
  });

  it('of a settlement and a sign-on is scripted like that of a sale', async () => {
    const clock = new VirtualClock(midnight);
    const host = newHost({ clock, answers: ['late 2s', 'delay 3s'] });
    expect(await clock.run(host.settle({ batch: 1, totals: [] }))).toMatchObject({ localTime: '2027-01-01T00:00:00' });
    await clock.run(host.sign('on'));
    expect(clock.now()).toBe(5000);
  });
});

describe('no connection', () => {
  it('books nothing, and says that nothing was sent', async () => {
    const host = newHost({ answers: ['down', 'down', 'down', 'down', 'down'] });
    const asked = [
      () => host.authorise(request(1)),
      () => host.upload(request(1), '2026-12-31T12:00:00'),
      () => host.settle({ batch: 1, totals: [] }),
      () => host.sign('on'),
      () => host.enquire(balanceRequest),
    ];
    for (const ask of asked) await expect(ask()).rejects.toMatchObject({ code: 'host-unreachable' });
    expect(host.record).toEqual({ transactions: [], settlements: [] });
    expect(await host.authorise(request(1))).toMatchObject({ response: '00' });
  });
});

describe('reversals', () => {
  it('have answers of their own, whatever else is asked between', async () => {
    const host = newHost({ answers: ['reversal-fails', 'silent', 'reversal-25', '51'] });
    void host.authorise(request(1));
    expect(await host.reverse(request(1))).toBe('96');
    expect(host.record.transactions).toMatchObject([{ response: '00', reversalRefused: true }]);
    expect((await host.authorise(request(2))).response).toBe('51');
    expect(await host.reverse(request(1))).toBe('25');
    expect(host.record.transactions[0]).toMatchObject({ response: '00' });
    expect(await host.reverse(request(1))).toBe('00');
    expect(host.record.transactions[0]).toMatchObject({ response: '98', reversed: true });
    expect(host.record.transactions[0]).not.toHaveProperty('reversalRefused');
  });

  it('whose answer is lost have taken back what they reverse', async () => {
    const host = newHost({ answers: ['reversal-silent'] });
    await host.authorise(request(1));
    void host.reverse(request(1));
    expect(host.record.transactions).toMatchObject([{ voucher: 1, reversed: true }]);
  });

  it('of the same transaction again change nothing', async () => {
    const host = newHost();
    await host.authorise(request(1));
    expect([await host.reverse(request(1)), await host.reverse(request(1))]).toEqual(['00', '00']);
    expect(host.record.transactions).toHaveLength(1);
  });
});

describe('the same trace number again', () => {
  it('is refused as a duplicate and booked once, on the same terminal and batch alone', async () => {
    const host = newHost();
    await host.authorise(request(1));
    const asked = async (change: Partial<TransactionRequest>) => (await host.authorise(request(1, change))).response;
    expect(await asked({})).toBe('94');
    expect(host.record.transactions).toHaveLength(1);
    expect([await asked({ batch: 2 }), await asked({ terminal: '10008889' })]).toEqual(['00', '00']);
  });

  it('is the same advice: answered as before and booked once', async () => {
    const host = newHost({ answers: ['silent'] });
    const offline = request(1, { kind: 'offline-sale' });
    void host.upload(offline, '2026-12-31T12:00:00');
    const answer = await host.upload(offline, '2026-12-31T12:00:00');
    expect(host.record.transactions).toMatchObject([{ reference: answer.reference, localTime: '2026-12-31T12:00:00' }]);
  });
});

describe('what it checks itself', () => {
  it('a void needs a sale of its batch, not voided, of the same amount', async () => {
    const host = newHost();
    await host.authorise(request(1));
    let voucher = 1;
    const judged = async (change: Partial<TransactionRequest>) =>
      (await host.authorise(request(++voucher, { kind: 'void', original: { voucher: 1 }, ...change }))).response;
    expect(await judged({ batch: 2 })).toBe('25');
    expect(await judged({ original: { voucher: 99 } })).toBe('25');
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

  it('that does not balance keeps what the terminal sends again, and on which side vouchers are missing', async () => {
    const host = newHost();
    for (const voucher of [1, 2, 3]) await host.authorise(request(voucher));
    await host.settle({ batch: 1, totals: [] });
    await host.uploadBatch(1, [request(1), request(3), request(4)]);
    expect(host.record.settlements).toMatchObject([{ uploaded: { count: 3, missing: [2], unknown: [4] } }]);
  });
});

describe('an adjustment', () => {
  it('lets a sale count with another amount and tip, once it is there and not taken back', async () => {
    const host = newHost();
    await host.authorise(request(1));
    expect(await host.adjust(request(1, { amount: 1200, tip: 200 }))).toBe('00');
    expect(host.record.transactions).toMatchObject([{ voucher: 1, amount: 1200, tip: 200 }]);
    expect(await host.adjust(request(1, { amount: 900 }))).toBe('00');
    expect(host.record.transactions).toEqual([expect.not.objectContaining({ tip: expect.anything() })]);
    const totals = [{ kind: 'sale' as const, count: 1, amount: 900 }];
    expect(await host.settle({ batch: 1, totals })).toMatchObject({ balance: 'balanced' });
    expect(await host.adjust(request(2))).toBe('25');
    await host.reverse(request(1));
    expect(await host.adjust(request(1))).toBe('25');
  });
});

it('tells the balance that it was given, and none when it declines', async () => {
  const host = newHost({ balance: 5000, answers: ['approve', '55'] });
  expect(await host.enquire(balanceRequest)).toEqual({ response: '00', balance: 5000 });
  expect(await host.enquire(balanceRequest)).toEqual({ response: '55', balance: null });
});
