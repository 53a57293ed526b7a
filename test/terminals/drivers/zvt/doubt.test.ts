import { describe, expect, it } from 'vitest';
import type { SlipPrinter } from '../../../../src/terminals/zvt/paper/printer.ts';
import { visa } from '../../simulated/zvt/worked.ts';
import { bench, type Setup } from './bench.ts';

// Whatever happens to the line or to the power: what the register says was paid is what the host has booked, once.

/** A printer that takes everything at once. */
const wellPrinter: SlipPrinter = {
  hasCutter: true,
  isReady: async () => true,
  write: async () => {},
  isDone: async () => true,
  close: async () => {},
};
const quick: Setup = { register: { printer: wellPrinter } };

type Bench = Awaited<ReturnType<typeof bench>>;

const standing = ({ host }: Bench) => host.record.transactions.filter(({ response }) => response === '00');

/** A sale of 10,10 and what became of it, then another that must go through. */
async function soldInDoubt(b: Bench) {
  const outcome = await b.sale(1010);
  const paid = standing(b).length;
  const next = await b.sale(2020);
  return {
    said: outcome.result,
    paid,
    next: next.result,
    sum: standing(b).reduce((sum, { amount }) => sum + amount, 0),
  };
}

const paid = { said: 'approved', paid: 1, next: 'approved', sum: 3030 };
const notPaid = { said: 'no-answer', paid: 0, next: 'approved', sum: 2020 };
/** Either is well, as long as both ends say the same. */
const agreed = (result: { said: string }) => (result.said === 'approved' ? paid : notPaid);

/** Bytes that pass before and within a sale, in either direction. */
async function passed(
  setup: Setup,
): Promise<Record<'to-printer' | 'from-printer', readonly [before: number, after: number]>> {
  const counts = { 'to-printer': 0, 'from-printer': 0 };
  const b = await bench({
    ...setup,
    faults: [],
    counted: (direction, bytes) => {
      counts[direction] += bytes;
    },
  });
  const before = { ...counts };
  await b.sale(1010);
  return {
    'to-printer': [before['to-printer'], counts['to-printer']],
    'from-printer': [before['from-printer'], counts['from-printer']],
  };
}

describe.each(['to-printer', 'from-printer'] as const)('a TCP line that breaks off, bytes %s', (direction) => {
  it('at each of them: both ends agree, and nothing is paid twice', async () => {
    const setup = { ...quick, transport: 'tcp' } as const;
    const [from, to] = (await passed(setup))[direction];
    const step = direction === 'to-printer' ? 1 : 9;
    const wrong: unknown[] = [];
    const seen = new Set<string>();
    for (let at = from; at < to; at += step) {
      const result = await soldInDoubt(
        await bench({ ...setup, faults: [{ kind: 'disconnect', direction, at, cable: 1 }] }),
      );
      seen.add(result.said);
      if (JSON.stringify(result) !== JSON.stringify(agreed(result))) wrong.push({ at, ...result });
    }
    expect(wrong).toEqual([]);
    expect([...seen].sort()).toEqual(['approved', 'no-answer']);
  });
});

describe.each(['to-printer', 'from-printer'] as const)('a serial line that loses a byte, %s', (direction) => {
  it('each of them: the payment is made, once', async () => {
    const setup = { ...quick, transport: 'serial' } as const;
    const [from, to] = (await passed(setup))[direction];
    const wrong: unknown[] = [];
    for (let at = from; at < to; at += direction === 'to-printer' ? 1 : 9) {
      const result = await soldInDoubt(await bench({ ...setup, faults: [{ kind: 'drop', direction, at }] }));
      if (JSON.stringify(result) !== JSON.stringify(paid)) wrong.push({ at, ...result });
    }
    expect(wrong).toEqual([]);
  });
});

describe('a noisy serial line', () => {
  it.each(Array.from({ length: 15 }, (_, seed) => seed))('seed %i: both ends agree', async (seed) => {
    const noise = { kind: 'noise', rate: 0.0008, seed, fromMs: 1_000, toMs: 120_000 } as const;
    const b = await bench({ ...quick, faults: [noise, { ...noise, direction: 'from-printer', seed: seed + 50 }] });
    await b.clock.run(b.clock.sleep(1_000));
    const outcome = await b.sale(1010);
    expect([outcome.result, standing(b).length]).toEqual([outcome.result, outcome.result === 'approved' ? 1 : 0]);
  });
});

describe('a serial cable that is pulled', () => {
  const pulled = (fromMs: number, toMs: number): Setup => ({
    ...quick,
    terminal: { cardAfter: 20_000 },
    faults: (['to-printer', 'from-printer'] as const).map((direction) => ({ kind: 'drop', direction, fromMs, toMs })),
  });

  it('for 3 s within a sale: the frames are sent again, and the payment is made', async () => {
    const b = await bench(pulled(19_500, 22_500));
    expect(await soldInDoubt(b)).toEqual(paid);
  });

  it('for 15 minutes: T4, then 06 20 as soon as the terminal is there, and the sale was not paid', async () => {
    const b = await bench(pulled(10_000, 250_000));
    const outcome = await b.sale(1010);
    expect([outcome.result, standing(b)]).toEqual(['no-answer', []]);
    expect(b.clock.now()).toBeGreaterThan(180_000);
    expect(await b.sale(2020)).toMatchObject({ result: 'approved' });
  });

  it('for good: the register does not guess', async () => {
    const b = await bench(pulled(10_000, Number.POSITIVE_INFINITY));
    await expect(b.sale(1010)).rejects.toMatchObject({ code: 'result-unknown' });
  });
});

describe('a terminal that does not tell its last transaction', () => {
  it('leaves the result of a lost line unknown: an old payment is not taken for the new one', async () => {
    // 06 20 has a password, and this one is wrong; a sale has none.
    const b = await bench({
      ...quick,
      transport: 'tcp',
      terminal: { password: '123456', cardAfter: 20_000 },
      faults: [{ kind: 'disconnect', fromMs: 30_000, cable: 1 }],
    });
    expect(await b.sale(1010)).toMatchObject({ result: 'approved' });
    await expect(b.sale(1010)).rejects.toMatchObject({ code: 'result-unknown' });
    expect(standing(b)).toHaveLength(1);
  });
});

describe('T4', () => {
  it('is what 04 FF says, as long as it says it', async () => {
    const b = await bench({
      ...quick,
      register: { printer: wellPrinter, t4: 20_000 },
      terminal: { cardAfter: 50_000 },
    });
    expect(await b.sale(1010)).toMatchObject({ result: 'approved' });
  });

  it('ends in 06 B0, which stops a terminal that waits for a card', async () => {
    const b = await bench({
      register: { printer: null, t4: 20_000 },
      terminal: {
        printer: wellPrinter,
        state: { registered: { config: 0, tlv: false, blocks: false, currency: false, columns: null, language: 'de' } },
      },
    });
    b.terminal.hold(null);
    expect(await b.sale(1010)).toMatchObject({ result: 'refused', reason: 'cancelled' });
  });

  it('ends in 05 01 and 06 20 where the terminal cannot be stopped', async () => {
    const b = await bench({ ...quick, host: { answers: ['silent'] }, terminal: { hostPatience: 400_000 } });
    expect(await soldInDoubt(b)).toEqual(notPaid);
    expect(b.clock.now()).toBeGreaterThan(400_000);
  });
});

describe('06 B0 of the operator', () => {
  it('stops a sale that waits for a card', async () => {
    const b = await bench({ ...quick, terminal: { cardAfter: 30_000 } });
    const sale = b.register.perform({ kind: 'sale', amount: 1010, card: visa });
    await b.clock.run(b.clock.sleep(5_000).then(() => b.register.abort()));
    expect(await b.clock.run(sale)).toMatchObject({ result: 'refused', reason: 'cancelled', response: '6C' });
    expect(b.host.record.transactions).toEqual([]);
  });
});

describe('a terminal whose power goes within a sale', () => {
  it.each(['serial', 'tcp'] as const)('over %s, at any time: both ends agree', async (transport) => {
    const seen = new Set<string>();
    const setup = { ...quick, transport, terminal: { cardAfter: 300 } };
    const sound = await bench(setup);
    const from = sound.clock.now();
    await sound.sale(1010);
    const took = sound.clock.now() - from;
    for (let nth = 0; nth < 60; nth++) {
      const after = 290 + Math.round((nth * (took - 290)) / 60);
      const b = await bench(setup);
      b.clock.at(b.clock.now() + after, () => b.restart());
      const result = await soldInDoubt(b);
      seen.add(result.said);
      expect({ after, ...result }).toEqual({ after, ...agreed(result) });
    }
    expect([...seen].sort()).toEqual(['approved', 'no-answer']);
  });
});

describe('a terminal whose power goes within a close', () => {
  it('at any time: the batch is closed once, and every sale is in one batch', async () => {
    const setup = { ...quick, transport: 'tcp' } as const;
    const sound = await bench(setup);
    await sound.sale(1010);
    const from = sound.clock.now();
    await sound.perform({ kind: 'settle' });
    const took = sound.clock.now() - from;
    for (let nth = 0; nth < 30; nth++) {
      const b = await bench(setup);
      await b.sale(1010);
      b.clock.at(b.clock.now() + (nth * took) / 30, () => b.restart());
      await b.perform({ kind: 'settle' }).catch(() => {});
      const next = await b.sale(2020);
      if (next.response === 'F0') {
        await b.perform({ kind: 'settle' });
        await b.sale(2020);
      }
      await b.perform({ kind: 'settle' });
      const settled = b.host.record.settlements.flatMap(({ totals }) => totals.filter(({ kind }) => kind === 'sale'));
      expect(settled.reduce((sum, { amount }) => sum + amount, 0)).toBe(3030);
      expect(b.terminal.state().journal).toEqual([]);
    }
  });
});
