import { describe, expect, it } from 'vitest';
import { cardComplete } from '../../../../src/terminals/simulated/zvt/profile.ts';
import { visa } from '../../simulated/zvt/worked.ts';
import { bench } from './bench.ts';

describe.each(['serial', 'tcp'] as const)('a day over %s', (transport) => {
  it('sells, voids, refunds, repeats and closes, every slip on the printer of the bench', async () => {
    const b = await bench({ transport });
    expect(await b.sale(1010)).toEqual({ result: 'approved', response: '00', display: 'Approved', voucher: 1 });
    expect(b.texts).toEqual(['0a Insert card', '0e']);
    const [merchantSlip, customerSlip, ...more] = await b.slips();
    expect(more).toEqual([]);
    expect(merchantSlip).toEqual([
      '* * Händlerbeleg * *',
      'Bäckerei Müller am Dom',
      'Terminal-ID     12345678',
      'TA-Nr             000001',
      'Beleg-Nr            0001',
      'Kartenzahlung',
      'VISA',
      'EUR                10,10',
      'Datum         23.11.2026',
      'Zeit            10:35:00',
      'Karte   ############1234',
      'Kartenfolge-Nr      0001',
      'VU-Nr          100200300',
      'Genehmigungs-Nr   100001',
      'AID       A0000000031010',
      'Zahlung erfolgt',
    ]);
    expect(customerSlip![0]).toBe('* * Kundenbeleg * *');
    expect(await b.perform({ kind: 'reprint', target: { of: 'last' } })).toMatchObject({ result: 'approved' });
    const repeated = await b.slips();
    expect(repeated[0]).toEqual([...merchantSlip!.slice(0, -1), '*** KOPIE ***', 'Zahlung erfolgt']);
    expect(repeated).toHaveLength(2);
    expect(await b.perform({ kind: 'void', voucher: 1 })).toMatchObject({ result: 'approved', voucher: 2 });
    expect((await b.slips())[0]).toEqual(
      expect.arrayContaining(['Storno', 'Original-TA-Nr    000001', 'EUR               -10,10']),
    );
    expect(await b.perform({ kind: 'void', voucher: 1 })).toMatchObject({
      result: 'refused',
      reason: 'already-voided',
      response: 'B4',
    });
    expect(await b.perform({ kind: 'void', voucher: 9 })).toMatchObject({
      result: 'refused',
      reason: 'no-such-voucher',
      response: 'B5',
    });
    await b.sale(5000);
    const refund = { kind: 'refund', amount: 500, card: visa, reference: '000000000001', date: '2026-11-23' } as const;
    expect(await b.perform(refund)).toMatchObject({ result: 'approved', voucher: 4 });
    await b.slips();
    expect(await b.perform({ kind: 'settle' })).toMatchObject({ result: 'approved' });
    const [close] = await b.slips();
    expect(close).toEqual(
      [
        'Kassenschnitt',
        'Bäckerei Müller am Dom',
        'Terminal-ID     12345678',
        'Abschluss-Nr      000001',
        'Datum         23.11.2026',
        'Zeit            10:35:01',
        'Belege         0001-0004',
        '------------------------',
        'VISA      2        45,00',
        '------------------------',
        'Summe     2        45,00',
      ].map((line) => (line.startsWith('Zeit') ? expect.stringMatching(/^Zeit {12}10:3\d:\d\d$/) : line)),
    );
    expect(b.host.record.settlements[0]!.totals).toEqual([
      { kind: 'sale', count: 1, amount: 5000 },
      { kind: 'refund', count: 1, amount: 500 },
      { kind: 'completion', count: 0, amount: 0 },
    ]);
    expect(await b.perform({ kind: 'reprint', target: { of: 'settlement' } })).toMatchObject({ result: 'approved' });
    expect((await b.slips())[0]!.at(-1)).toBe('*** KOPIE ***');
    expect(await b.sale(700)).toMatchObject({ result: 'approved', voucher: 5 });
  });

  it('reserves, finds what is open, books a part, and closes', async () => {
    const b = await bench({ transport, host: { authorisations: ['777888', '777889'] } });
    const { clock, register } = b;
    expect(await b.perform({ kind: 'preauth', amount: 10_000, card: visa })).toMatchObject({
      result: 'approved',
      voucher: 1,
    });
    expect(await b.slips()).toEqual([]);
    expect(await clock.run(register.openReservation())).toBe(1);
    const reference = { card: visa, authorisation: '777888', date: '2026-11-23' };
    expect(await b.perform({ kind: 'completion', amount: 8350, ...reference })).toMatchObject({
      result: 'approved',
      voucher: 2,
    });
    expect((await b.slips())[0]).toEqual(expect.arrayContaining(['Buchung', 'EUR                83,50']));
    expect(await clock.run(register.openReservation())).toBeNull();
    await b.perform({ kind: 'preauth', amount: 3000, card: visa });
    expect(
      await b.perform({ kind: 'preauth-void', amount: 3000, ...reference, authorisation: '777890' }),
    ).toMatchObject({ reason: 'no-such-voucher' });
    expect(await b.perform({ kind: 'settle' })).toMatchObject({ result: 'approved' });
    expect(b.host.record.settlements[0]!.totals).toContainEqual({ kind: 'completion', count: 1, amount: 8350 });
  });

  it.each([
    ['the host says no', ['51'], { result: 'declined', response: '33', display: 'Declined: funds' }],
    [
      'there is no line to the host',
      ['down'],
      { result: 'no-answer', response: '9B', display: 'No connection to the host' },
    ],
    [
      'the answer of the host is lost',
      ['silent'],
      { result: 'no-answer', response: '9B', display: 'No connection to the host' },
    ],
  ])('%s: no money moves', async (_name, answers, outcome) => {
    const b = await bench({ transport, host: { answers } });
    expect(await b.sale(1250)).toEqual(outcome);
    expect(b.host.record.transactions.filter(({ response }) => response === '00')).toEqual([]);
    expect(await b.slips()).toEqual([]);
    expect(await b.perform({ kind: 'reprint', target: { of: 'last' } })).toMatchObject({
      result: 'refused',
      response: '83',
    });
    expect(await b.sale(1250)).toMatchObject({ result: 'approved', voucher: 1 });
  });

  it.each([
    [0x6c, { result: 'refused', reason: 'cancelled' }],
    [0x9b, { result: 'no-answer' }],
    [0xa0, { result: 'no-answer' }],
    [0xcc, { result: 'refused', reason: 'printer-not-ready' }],
    [0x78, { result: 'refused', display: 'Card expired' }],
  ])('the terminal ends a sale with %i', async (code, outcome) => {
    const b = await bench({ transport });
    b.terminal.failNext(code);
    expect(await b.sale(1250)).toMatchObject(outcome);
    expect(b.host.record.transactions).toEqual([]);
  });

  it('asks the terminal for nothing while its printer is not ready', async () => {
    const b = await bench({ transport });
    b.paper.change({ sensors: { paper: 'end' } });
    expect(await b.sale(1250)).toMatchObject({ result: 'refused', reason: 'printer-not-ready' });
    expect(await b.perform({ kind: 'settle' })).toMatchObject({ reason: 'printer-not-ready' });
    expect(b.host.record).toEqual({ transactions: [], settlements: [] });
    b.paper.change({ sensors: { paper: 'ok' } });
    expect(await b.sale(1250)).toMatchObject({ result: 'approved' });
  });
});

describe('paper that ends within a slip', () => {
  const outOfPaper = async (profile?: typeof cardComplete) => {
    const b = await bench({ terminal: { profile } });
    b.paper.schedule({ rows: 300 }, { sensors: { paper: 'end' } });
    return b;
  };

  it('84 CC: the payment stays, and its slip comes with 06 20', async () => {
    const b = await outOfPaper();
    expect(await b.sale(1250)).toMatchObject({ result: 'approved', display: 'Approved, slip not printed', voucher: 1 });
    b.paper.change({ sensors: { paper: 'ok' } });
    await b.slips();
    await b.perform({ kind: 'reprint', target: { of: 'last' } });
    const copies = (await b.slips()).slice(-2);
    expect(copies.map((slip) => [slip[0], slip.includes('*** KOPIE ***')])).toEqual([
      ['* * Händlerbeleg * *', true],
      ['* * Kundenbeleg * *', true],
    ]);
    expect(b.host.record.transactions.map(({ response }) => response)).toEqual(['00']);
  });

  it('84 CC with card complete: the payment is reversed', async () => {
    const b = await outOfPaper(cardComplete);
    expect(await b.sale(1250)).toMatchObject({ result: 'refused', reason: 'printer-not-ready', response: 'CC' });
    expect(b.host.record.transactions).toMatchObject([{ reversed: true }]);
  });

  it('84 CC within a close, with card complete: 77, then F0, until a close prints', async () => {
    const b = await bench({ terminal: { profile: cardComplete } });
    await b.sale(1250);
    await b.slips();
    b.paper.schedule({ rows: 100 }, { sensors: { paper: 'end' } });
    expect(await b.perform({ kind: 'settle' })).toMatchObject({ result: 'refused', response: '77' });
    b.paper.change({ sensors: { paper: 'ok' } });
    expect(await b.sale(700)).toMatchObject({ result: 'refused', response: 'F0', display: 'Run end-of-day' });
    expect(await b.perform({ kind: 'settle' })).toMatchObject({ result: 'approved' });
    expect(await b.sale(700)).toMatchObject({ result: 'approved' });
    expect(b.host.record.settlements).toHaveLength(1);
  });
});

it.each([0xe0, 0xfc])('an update after the close (%i): waits until the terminal answers again', async (code) => {
  const b = await bench({ terminal: { afterClose: { code, ms: 240_000 } } });
  await b.sale(1250);
  expect(await b.perform({ kind: 'settle' })).toMatchObject({ result: 'approved' });
  expect(b.clock.now()).toBeGreaterThan(240_000);
  expect(await b.sale(700)).toMatchObject({ result: 'approved', voucher: 2 });
});

it('leaves and comes back, lists totals, and refuses what the protocol has not', async () => {
  const b = await bench();
  await b.sale(1250);
  await b.slips();
  expect(await b.perform({ kind: 'list', of: 'totals' })).toMatchObject({ result: 'approved' });
  expect((await b.slips())[0]![0]).toBe('Summen');
  expect(await b.perform({ kind: 'sign-off' })).toMatchObject({ result: 'approved' });
  expect(b.terminal.state().registered.config).toBe(0x86);
  expect(await b.perform({ kind: 'sign-on' })).toMatchObject({ result: 'approved' });
  expect(b.terminal.state().registered.config).toBe(0xbe);
  expect(await b.perform({ kind: 'qr-query' })).toMatchObject({ result: 'refused', reason: 'not-supported' });
  expect(await b.sale(0)).toMatchObject({ result: 'refused', reason: 'amount-invalid' });
  expect(await b.perform({ kind: 'void', voucher: 10_000 })).toMatchObject({ reason: 'no-such-voucher' });
  expect(await b.clock.run(b.register.diagnosis())).toMatchObject({ kind: 'completed', printed: 1 });
  expect(await b.clock.run(b.register.status())).toBe(0);
});

describe('slips of the register, made from 04 0F', () => {
  it('has what card complete demands, both copies, and KOPIE when repeated', async () => {
    const b = await bench({ register: { slips: 'own' } });
    b.terminal.hold({ ...visa, entry: 'C' });
    expect(await b.sale(1010)).toMatchObject({ result: 'approved', display: 'Approved', voucher: 1 });
    expect(b.terminal.state().registered).toMatchObject({ config: 0x3e, blocks: false });
    const slip = [
      'Händlerbeleg',
      'Bäckerei Müller am Dom',
      'Terminal-ID: 12345678',
      'VU-Nr: 100200300',
      'TA-Nr: 000001',
      'Beleg-Nr: 0001',
      'Kartenzahlung',
      'VISA',
      'KONTAKTLOS',
      'EUR 10,10',
      'Datum: 23.11.2026',
      'Zeit: 10:35:00',
      'Karte: ############1234',
      'Kartenfolge-Nr: 0001',
      'Genehmigungs-Nr: 100001',
      'AID: A0000000031010',
    ];
    expect(await b.slips()).toEqual([slip, ['Kundenbeleg', ...slip.slice(1)]]);
    expect(await b.perform({ kind: 'reprint', target: { of: 'last' } })).toMatchObject({
      result: 'approved',
      voucher: 1,
    });
    expect((await b.slips())[0]).toEqual([...slip, '*** KOPIE ***']);
    b.terminal.hold({ ...visa, entry: 'S' });
    await b.sale(500);
    const [merchantCopy, customerCopy] = await b.slips();
    expect([merchantCopy!.at(-1), customerCopy!.at(-1)]).toEqual(['Unterschrift', 'Genehmigungs-Nr: 100002']);
    await b.perform({ kind: 'void', voucher: 1 });
    expect((await b.slips())[0]).toEqual(expect.arrayContaining(['Original-TA-Nr: 000001', 'Storno', 'EUR -10,10']));
    expect(await b.perform({ kind: 'settle' })).toMatchObject({ result: 'approved' });
    expect((await b.slips())[0]).toEqual(expect.arrayContaining(['Kassenschnitt', 'VISA 1 5,00', 'Summe 1 5,00']));
    expect(await b.perform({ kind: 'reprint', target: { of: 'settlement' } })).toMatchObject({
      reason: 'not-supported',
    });
    expect(await b.perform({ kind: 'list', of: 'details' })).toMatchObject({ reason: 'not-supported' });
  });

  it('prints none for what was declined', async () => {
    const b = await bench({ register: { slips: 'own' }, host: { answers: ['51'] } });
    expect(await b.sale(1010)).toMatchObject({ result: 'declined' });
    expect(await b.slips()).toEqual([]);
  });

  it('says when its printer ran out of paper', async () => {
    const b = await bench({ register: { slips: 'own' } });
    b.paper.schedule({ rows: 100 }, { sensors: { paper: 'end' } });
    expect(await b.sale(1010)).toMatchObject({ result: 'approved', display: 'Approved, slip not printed' });
  });
});
