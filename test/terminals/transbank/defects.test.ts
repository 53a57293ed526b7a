import { describe, expect, it } from 'vitest';
import { transbankDefects } from '../../../src/terminals/simulated/transbank/defects.ts';
import { redcompra, transbankBench } from './bench.ts';

/** A day with everything that a defect can show in: what was printed at each step, and what the register was told. */
async function day(name?: string) {
  const b = await transbankBench(name === undefined ? {} : { defect: transbankDefects.get(name) });
  const sales = [await b.sale(1990), await b.sale(8000, redcompra), await b.sale(2990)];
  const originals = b.slips();
  b.clock.setDate(Date.UTC(2026, 10, 24, 13, 0));
  const reprint = await b.perform({ kind: 'reprint', target: { of: 'last' } });
  const reprints = b.slips();
  const voids = [await b.perform({ kind: 'void', voucher: 1 }), await b.perform({ kind: 'void', voucher: 2 })];
  const voidSlips = b.slips();
  const totals = await b.run(b.register.totals());
  const list = (await b.run(b.register.details())).map(({ operation }) => operation);
  b.slips();
  const close = await b.perform({ kind: 'settle' });
  const closeSlips = b.slips();
  const after = await b.run(b.register.totals());
  await b.sale(700);
  const { transactions, settlements } = b.host.record;
  const batches = transactions.map(({ batch }) => batch);
  return {
    sales: sales.map(({ voucher }) => voucher),
    originals,
    reprint: reprint.voucher,
    reprints,
    voids: voids.map(({ response }) => response),
    voidSlips,
    totals,
    list,
    close: close.result,
    closeSlips,
    after,
    batches,
    balance: settlements[0]?.balance,
  };
}

type Day = Awaited<ReturnType<typeof day>>;

/** The only parts of a day that may be otherwise, by defect. */
const shows: Readonly<Record<string, readonly (keyof Day)[]>> = {
  'marker-missing': ['reprints'],
  'marker-always': ['originals', 'voidSlips'],
  'reprint-today': ['reprints'],
  'reprint-utc': ['reprints'],
  'reprint-new-operation': ['reprints'],
  'last-sale-first': ['reprint', 'reprints'],
  'last-sale-before': ['reprint', 'reprints'],
  'close-keeps-sales': ['after'],
  'batch-kept': ['batches'],
  'voids-counted': ['totals', 'list', 'closeSlips', 'balance'],
  'debit-voided': ['voids', 'voidSlips', 'totals', 'list', 'closeSlips', 'batches'],
  'digit-wrong': ['originals', 'reprints', 'voidSlips'],
  'report-digit-wrong': ['closeSlips'],
  'pan-unmasked': ['originals', 'reprints', 'voidSlips'],
  'cardholder-copy-missing': ['originals', 'reprints', 'voidSlips'],
  'copies-swapped': ['originals', 'reprints', 'voidSlips'],
  'printed-twice': ['originals', 'reprints', 'voidSlips'],
};

/** Parts in which two days differ; the times on paper move with the number of slips and are left out. */
function differences(a: Day, b: Day, withTimes: boolean): (keyof Day)[] {
  const plain = (part: unknown) => {
    const text = JSON.stringify(part);
    return withTimes ? text : text.replaceAll(/\d\d:\d\d:\d\d/g, '');
  };
  return (Object.keys(a) as (keyof Day)[]).filter((part) => plain(a[part]) !== plain(b[part]));
}

describe('a defect', () => {
  it.each([...transbankDefects.keys()])('%s shows where it should, and nowhere else', async (name) => {
    const withTimes = name.startsWith('reprint-') || name === 'marker-missing';
    expect(differences(await day(), await day(name), withTimes)).toEqual(shows[name]);
  });

  it('is known by what it says', async () => {
    const mark = (slips: string[][]) => slips.map((slip) => slip.some((line) => line.includes('DUPLICADO')));
    const sound = await day();
    expect([mark(sound.originals), mark(sound.reprints)]).toEqual([Array(6).fill(false), [true, true]]);
    expect(mark((await day('marker-missing')).reprints)).toEqual([false, false]);
    expect((await day('last-sale-first')).reprint).toBe(1);
    expect((await day('last-sale-before')).reprint).toBe(2);
    expect((await day('close-keeps-sales')).after).toEqual({ code: '00', count: 2, amount: 10_990 });
    expect((await day('batch-kept')).batches).toEqual([1, 1, 1, 1, 1]);
    expect((await day('voids-counted')).balance).toBe('unbalanced');
    expect((await day('debit-voided')).voids).toEqual(['00', '00']);
    expect((await day('pan-unmasked')).originals[0]).toContain('                   4111111111111111 B-VI');
    expect((await day('digit-wrong')).originals[0]).toContain('TOTAL:                            $1.940');
    expect((await day('reprint-utc')).reprints[0]?.some((line) => line.includes('13:35:'))).toBe(true);
    expect((await day('reprint-today')).reprints[0]?.some((line) => line.startsWith('24/11/2026'))).toBe(true);
  });

  it('makes a register that is in doubt take another sale for lost', async () => {
    const b = await transbankBench({ defect: transbankDefects.get('last-sale-before') });
    await b.sale(1990);
    b.pos.failNext('response-lost');
    expect(await b.sale(2990)).toMatchObject({ result: 'approved', voucher: 2 });
    // 0250 told another sale: the list had it.
    expect(b.said().register.filter((word) => word === '0260|1|')).toHaveLength(1);
  });
});
