import { describe, expect, it } from 'vitest';
import type { Situation } from '../../../src/terminals/simulated/defect-points.ts';
import { terminalDefects } from '../../../src/terminals/simulated/defects.ts';
import { bench } from './bench.ts';

/** What the papers of one request say, by the name of the request. */
type Day = Readonly<Record<string, readonly (readonly string[])[]>>;

/**
 * One of everything a terminal prints, the reprints a day after: sale, void, refund, their reprints, settlement, its
 * reprint once a new batch is open. A declined sale leaves a gap before voucher 4.
 */
async function day(defect?: string): Promise<Day> {
  const b = bench({
    startVoucher: 1,
    startBatch: 7,
    defect: defect === undefined ? undefined : terminalDefects.get(defect)!,
    host: { answers: ['approve', 'approve', '51'] },
  });
  const papers: Record<string, string[][]> = {};
  const print = async (name: string, at: string, request: Parameters<typeof b.perform>[0]) => {
    b.clock.setDate(Date.parse(`${at}+08:00`));
    await b.perform(request);
    papers[name] = b.papers();
  };
  const card = { pan: '6222021234567890', expiry: '3012', issuer: '中国工商银行', entry: 'I' } as const;
  await print('sale', '2026-03-05T14:22:00', { kind: 'sale', amount: 1285, card });
  await print('second sale', '2026-03-05T14:23:00', { kind: 'sale', amount: 5000, card });
  await print('declined sale', '2026-03-05T14:24:00', { kind: 'sale', amount: 700, card });
  await print('void', '2026-03-05T14:25:00', { kind: 'void', voucher: 1 });
  const { reference } = b.host.record.transactions[1]!;
  await print('refund', '2026-03-05T14:26:00', { kind: 'refund', amount: 1000, card, reference, date: '2026-03-05' });
  await print('reprint', '2026-03-06T09:30:00', { kind: 'reprint', target: { of: 'voucher', voucher: 2 } });
  await print('reprint of the void', '2026-03-06T09:31:00', { kind: 'reprint', target: { of: 'voucher', voucher: 4 } });
  await print('settlement', '2026-03-06T23:00:00', { kind: 'settle' });
  await print('sale of the next batch', '2026-03-07T08:00:00', { kind: 'sale', amount: 9900, card });
  await print('settlement reprint', '2026-03-07T09:00:00', { kind: 'reprint', target: { of: 'settlement' } });
  return papers;
}

/** The lines in which `actual` is not `sound`, as `request copy: sound -> actual`; papers too few or too many. */
function differences(sound: Day, actual: Day): string[] {
  return Object.entries(sound).flatMap(([name, papers]) => {
    const others = actual[name] ?? [];
    const count = others.length === papers.length ? [] : [`${name}: ${papers.length} papers -> ${others.length}`];
    const lines = papers.slice(0, others.length).flatMap((paper, copy) => {
      const other = others[copy]!;
      const lost = paper
        .filter((line) => !other.includes(line))
        .map((line) => `${name} ${copy} -${line.replaceAll(/ {2,}/g, ' ')}`);
      const gained = other
        .filter((line) => !paper.includes(line))
        .map((line) => `${name} ${copy} +${line.replaceAll(/ {2,}/g, ' ')}`);
      return [...lost, ...gained];
    });
    return [...count, ...lines];
  });
}

const bothCopies = (name: string, ...lines: string[]) =>
  [0, 1].flatMap((copy) => lines.map((line) => line.replace(/^/, `${name} ${copy} `)));
const marker = '****重打印/DUPLICATED****';

const everySlip = ['sale', 'second sale', 'void', 'refund', 'reprint', 'reprint of the void', 'sale of the next batch'];

/** Authorisation number of each request's slip, by the simulated host's seed. */
const authorisations: Readonly<Record<string, string>> = {
  sale: '480271',
  'second sale': '960542',
  void: '921084',
  refund: '401355',
  reprint: '960542',
  'reprint of the void': '921084',
  'sale of the next batch': '881626',
};

const expected: Readonly<Record<string, readonly string[]>> = {
  'marker-missing': [
    ...bothCopies('reprint', `-${marker}`),
    ...bothCopies('reprint of the void', `-${marker}`),
    'settlement reprint 0 -结算单(重打印)',
    'settlement reprint 0 +POS结算单',
  ],
  'reprint-today': [
    ...bothCopies(
      'reprint',
      '-日期/时间(DATE/TIME): 2026/03/05 14:23:00',
      '+日期/时间(DATE/TIME): 2026/03/06 09:30:00',
    ),
    ...bothCopies(
      'reprint of the void',
      '-日期/时间(DATE/TIME): 2026/03/05 14:25:00',
      '+日期/时间(DATE/TIME): 2026/03/06 09:31:00',
    ),
    'settlement reprint 0 -日期/时间: 2026/03/06 23:00:00',
    'settlement reprint 0 +日期/时间: 2026/03/07 09:00:00',
  ],
  'reprint-utc': [
    ...bothCopies(
      'reprint',
      '-日期/时间(DATE/TIME): 2026/03/05 14:23:00',
      '+日期/时间(DATE/TIME): 2026/03/05 06:23:00',
    ),
    ...bothCopies(
      'reprint of the void',
      '-日期/时间(DATE/TIME): 2026/03/05 14:25:00',
      '+日期/时间(DATE/TIME): 2026/03/05 06:25:00',
    ),
    'settlement reprint 0 -日期/时间: 2026/03/06 23:00:00',
    'settlement reprint 0 +日期/时间: 2026/03/06 15:00:00',
  ],
  'batch-current': ['settlement reprint 0 -批次号: 000007', 'settlement reprint 0 +批次号: 000008'],
  'reprint-new-voucher': [
    ...bothCopies('reprint', '-凭证号(VOUCHER NO): 000002', '+凭证号(VOUCHER NO): 000006'),
    ...bothCopies('reprint of the void', '-凭证号(VOUCHER NO): 000004', '+凭证号(VOUCHER NO): 000006'),
  ],
  'reprint-gap': ['reprint of the void: 2 papers -> 0'],
  'settlement-reprint-current-totals': [
    'settlement reprint 0 -消费 001 50.00',
    'settlement reprint 0 -退货 001 10.00',
    'settlement reprint 0 -合计 002 40.00',
    'settlement reprint 0 +消费 001 99.00',
    'settlement reprint 0 +退货 000 0.00',
    'settlement reprint 0 +合计 001 99.00',
  ],
  'batch-kept': bothCopies('sale of the next batch', '-批次号(BATCH NO): 000008', '+批次号(BATCH NO): 000007'),
  'digit-wrong': [
    ...bothCopies('sale', '-RMB 12.85', '+RMB 12.35'),
    ...bothCopies('second sale', '-RMB 50.00', '+RMB 50.50'),
    ...bothCopies('void', '-RMB -12.85', '+RMB -12.35'),
    ...bothCopies('refund', '-RMB -10.00', '+RMB -10.50'),
    ...bothCopies('reprint', '-RMB 50.00', '+RMB 50.50'),
    ...bothCopies('reprint of the void', '-RMB -12.85', '+RMB -12.35'),
    ...bothCopies('sale of the next batch', '-RMB 99.00', '+RMB 99.50'),
  ],
  'void-amount-positive': [
    ...bothCopies('void', '-RMB -12.85', '+RMB 12.85'),
    ...bothCopies('reprint of the void', '-RMB -12.85', '+RMB 12.85'),
  ],
  'original-missing': [
    ...bothCopies('void', '-原凭证号(VOUCHER NO): 000001'),
    ...bothCopies('refund', '-原参考号(REF NO): 481421846914', '-原交易日期(DATE): 2026/03/05'),
    ...bothCopies('reprint of the void', '-原凭证号(VOUCHER NO): 000001'),
  ],
  'pan-unmasked': [
    'sale',
    'second sale',
    'void',
    'refund',
    'reprint',
    'reprint of the void',
    'sale of the next batch',
  ].flatMap((name) => bothCopies(name, '-6222 02** **** 7890 I', '+6222 0212 3456 7890 I')),
  'marker-on-first-reprint-missing': [...bothCopies('reprint', `-${marker}`)],
  'chinese-garbled': everySlip.flatMap((name) =>
    bothCopies(
      name,
      '-发卡行(ISSUER): 中国工商银行',
      '-收单行(ACQ): 银联商务',
      '+发卡行(ISSUER): ??????????????????',
      '+收单行(ACQ): ????????????',
    ),
  ),
  'columns-by-characters': everySlip.flatMap((name) =>
    bothCopies(name, '-发卡行(ISSUER): 中国工商银行', '+发卡行(ISSUER):', '+ 中国工商银行'),
  ),
  'line-lost': Object.entries(authorisations).flatMap(([name, number]) =>
    bothCopies(name, `-授权码(AUTH NO): ${number}`),
  ),
  'reprint-expiry-plain': [
    ...bothCopies('reprint', '-卡有效期(EXP DATE): 2030/12', '+卡有效期(EXP DATE): 203012'),
    ...bothCopies('reprint of the void', '-卡有效期(EXP DATE): 2030/12', '+卡有效期(EXP DATE): 203012'),
  ],
  'signature-on-cardholder-copy': [
    'sale',
    'second sale',
    'void',
    'refund',
    'reprint',
    'reprint of the void',
    'sale of the next batch',
  ].flatMap((name) => [
    `${name} 1 +持卡人签名(CARDHOLDER SIGNATURE):`,
    `${name} 1 +本人确认以上交易,同意将其计入本卡账户`,
    `${name} 1 +I ACKNOWLEDGE SATISFACTORY RECEIPT OF RELATIVE`,
    `${name} 1 +GOODS/SERVICES`,
  ]),
};

describe('each defect changes what it says and nothing else', () => {
  it.each(Object.entries(expected))('%s', async (name, lines) => {
    const sound = await day();
    // The chip's cryptogram follows from the batch, so a kept batch shows in it too.
    const shown = differences(sound, await day(name)).filter((line) => !/ [-+](ARQC|ATC): /.test(line));
    expect(shown).toEqual(lines);
  });
});

/** Papers that come out, by request, where they are not as many as they should be. */
const counts: Readonly<Record<string, (sound: number, name: string) => number>> = {
  'old-slip-again': (sound, name) => sound + (name === 'sale' ? 0 : name === 'declined sale' ? 0 : previous(name)),
  'sent-again': (sound) => 2 * sound,
  'sale-not-printed': (sound, name) => (name.startsWith('reprint') || name.startsWith('settlement') ? sound : 0),
  flood: (sound) => 20 * sound,
  'reprint-silent': (sound, name) => (name.includes('reprint') ? 0 : sound),
};

/** Papers of what was printed before. */
const previous = (name: string) => (name === 'sale of the next batch' ? 1 : 2);

describe('defects of how many papers come out', () => {
  it.each(Object.entries(counts))('%s', async (name, expectedCount) => {
    const [sound, wrong] = [await day(), await day(name)];
    const of = (papers: Day) => Object.entries(papers).map(([request, some]) => [request, some.length]);
    expect(of(wrong)).toEqual(
      Object.entries(sound).map(([request, papers]) => [request, expectedCount(papers.length, request)]),
    );
  });
});

describe('defects of the bytes and of the host', () => {
  const sale = Uint8Array.of(0x1b, 0x40, 0x1d, 0x76, 0x30, 0, 1, 0, 1, 0, 0xff, 0x41, 0x0a, 0x1d, 0x56, 66, 0);
  const bytesOf = (name: string, index = 0, reprint = false) => {
    const { bytes } = terminalDefects.get(name)!.points;
    return [...bytes!(sale, index, { reprint } as Situation)];
  };
  const sound = [...sale];

  it.each([
    ['head-lost', bytesOf('head-lost', 1), sound.slice(5)],
    ['head-lost', bytesOf('head-lost', 0), sound],
    ['cut-missing', bytesOf('cut-missing'), sound.slice(0, -4)],
    ['cut-too-early', bytesOf('cut-too-early'), [...sound.slice(0, -4), 0x1d, 0x56, 1]],
    ['logo-lost-on-reprint', bytesOf('logo-lost-on-reprint', 0, true), [0x1b, 0x40, ...sound.slice(10)]],
    ['logo-lost-on-reprint', bytesOf('logo-lost-on-reprint'), sound],
    ['drawer-on-reprint', bytesOf('drawer-on-reprint', 0, true), [...sound, 0x1b, 0x70, 0, 25, 250]],
    ['drawer-on-reprint', bytesOf('drawer-on-reprint'), sound],
  ])('%s', (_name, shown, due) => expect(shown).toEqual(due));

  it('not-reversed: the host keeps what it could not answer', async () => {
    const b = bench({ defect: terminalDefects.get('not-reversed')!, host: { answers: ['silent'] } });
    const card = { pan: '6222021234567890', expiry: '3012', issuer: '中国工商银行', entry: 'I' } as const;
    await b.perform({ kind: 'sale', amount: 1285, card });
    expect(b.host.record.transactions).toMatchObject([{ response: '00' }]);
  });

  it('reprint-loses-tip: what was given on top is on the first print alone', async () => {
    const b = bench({ defect: terminalDefects.get('reprint-loses-tip')! });
    const card = { pan: '6222021234567890', expiry: '3012', issuer: '中国工商银行', entry: 'I' } as const;
    await b.perform({ kind: 'sale', amount: 1000, tip: 150, card });
    const tips = () => b.papers().map((paper) => paper.filter((line) => /TIPS|TOTAL/.test(line)).length);
    expect(tips()).toEqual([2, 2]);
    await b.perform({ kind: 'reprint', target: { of: 'last' } });
    expect(tips()).toEqual([0, 0]);
  });
});

describe('defects of the display, and of the clock on the wall', () => {
  const card = { pan: '6222021234567890', expiry: '3012', issuer: '中国工商银行', entry: 'I' } as const;
  const shown = async (defect?: string) => {
    const b = bench({ defect: defect === undefined ? undefined : terminalDefects.get(defect)! });
    await b.perform({ kind: 'sale', amount: 1000, card });
    await b.perform({ kind: 'sale', amount: 2000, card });
    return (await b.perform({ kind: 'look-up', voucher: 1, reference: '', date: '' })).shown;
  };

  it('without one the transaction that is looked up is shown, masked, and by what it can be printed again', async () => {
    expect(await shown()).toMatchObject({
      kind: 'sale',
      voucher: 1,
      batch: 1,
      amount: 1000,
      card: '622202******7890',
      means: ['voucher'],
    });
  });

  it.each([
    ['look-up-other', { voucher: 2, amount: 2000, card: '622202******7890' }],
    ['look-up-unmasked', { voucher: 1, amount: 1000, card: '6222021234567890' }],
    ['last-offered-for-any', { voucher: 1, means: ['last', 'voucher'] }],
  ])('%s', async (name, wrong) => expect(await shown(name)).toMatchObject(wrong));

  it.each([
    [undefined, '2026/03/28 23:30:00'],
    ['reprint-zone-of-today', '2026/03/29 00:30:00'],
  ])('%s: a sale before summer time, printed again in it, says %s', async (name, time) => {
    const zone = 'Europe/Berlin';
    const b = bench({
      zone,
      host: { zone },
      defect: name === undefined ? undefined : terminalDefects.get(name)!,
    });
    b.clock.setDate(Date.parse('2026-03-28T23:30:00+01:00'));
    await b.perform({ kind: 'sale', amount: 1000, card });
    b.papers();
    b.clock.setDate(Date.parse('2026-03-29T09:00:00+02:00'));
    await b.perform({ kind: 'reprint', target: { of: 'last' } });
    expect(b.papers().flatMap((paper) => /\d{4}\/\d\d\/\d\d [\d:]{8}/.exec(paper.join(' '))?.[0])).toEqual([
      time,
      time,
    ]);
  });
});

describe('defects of the copies', () => {
  const copyOf = (paper: readonly string[]) => paper[2]?.split(' ')[0];
  const copies = async (defect: string) => {
    const papers = await day(defect);
    return Object.fromEntries(
      ['sale', 'settlement'].map((name) => [name, papers[name]!.map((paper) => copyOf(paper) ?? '')]),
    );
  };

  it.each([
    ['cardholder-copy-missing', ['商户存根'], 1],
    ['copies-swapped', ['持卡人存根', '商户存根'], 1],
    ['printed-twice', ['商户存根', '持卡人存根', '持卡人存根'], 2],
  ] as const)('%s', async (name, sale, settlements) => {
    const found = await copies(name);
    expect(found.sale).toEqual(sale);
    expect(found.settlement).toHaveLength(settlements);
  });
});

it('every defect is tried here, and says in one line what it is', () => {
  const ofBytes = ['head-lost', 'cut-missing', 'cut-too-early', 'logo-lost-on-reprint', 'drawer-on-reprint'];
  const ofCopies = ['cardholder-copy-missing', 'copies-swapped', 'printed-twice'];
  const others = ['not-reversed', 'reprint-loses-tip', 'reprint-zone-of-today'];
  const ofDisplay = ['look-up-other', 'look-up-unmasked', 'last-offered-for-any'];
  // Tried in printing.test.ts, in power-cuts.test.ts, and by scenarios.
  const atPrinter = [
    'status-unasked',
    'success-before-print',
    'hangs-at-printer',
    'refill-flood',
    'status-within-slip',
  ];
  const ofTrouble = ['batch-kept-unprinted', 'printed-when-on', 'second-press-queued', 'late-answer-taken'];
  const ofPapers = ['fault-slip-plain', 'no-pause'];
  const tried = [
    ...Object.keys(expected),
    ...Object.keys(counts),
    ...ofBytes,
    ...ofCopies,
    ...ofDisplay,
    ...others,
    ...atPrinter,
    ...ofTrouble,
    ...ofPapers,
  ];
  expect([...terminalDefects.keys()].sort()).toEqual(tried.sort());
  for (const { description } of terminalDefects.values()) expect(description).toMatch(/^.{10,90}$/);
});
