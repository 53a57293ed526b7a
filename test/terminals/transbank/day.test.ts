import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../src/clock/virtual.ts';
import { TransbankTerminal } from '../../../src/terminals/drivers/transbank/terminal.ts';
import { SimulatedHost } from '../../../src/terminals/simulated/host.ts';
import { createDrivenTransbank } from '../../../src/terminals/simulated/transbank/driven.ts';
import type { Terminal, TerminalRequest } from '../../../src/terminals/terminal.ts';
import { Paper, textOf } from '../simulated/bench.ts';
import { merchant, redcompra, start, transbankBench, visa } from './bench.ts';

const functionsOf = (words: readonly string[]) => words.map((word) => word.slice(0, 4));

describe('a day of a register and a terminal', () => {
  it('sells, prints two copies, and says what the host booked', async () => {
    const b = await transbankBench({ startOperation: 42, progress: true });
    await b.run(b.register.connect());
    const outcome = await b.sale(12_000, { ...visa, instalments: 3 });
    expect(outcome).toEqual({ result: 'approved', response: '00', display: 'Aprobado', voucher: 42 });
    expect(b.host.record.transactions).toMatchObject([{ kind: 'sale', voucher: 42, amount: 12_000, response: '00' }]);
    expect(b.progress).toEqual(['78', '79', '81', '82']);
    const [booked] = b.host.record.transactions;
    const copy = (name: string) => [
      '               TRANSBANK',
      name,
      '           TARJETA DE CREDITO',
      '              PRUEBA DESA',
      '             Cerro El Plomo',
      '           CIUDAD DESARROLLO',
      '     597029414300-IT750050-I25.0A0',
      '23/11/2026      10:35:00',
      '                           ****1111 B-VI',
      'MONTO VENTA:                     $10.084',
      'IVA:                              $1.916',
      'TOTAL:                           $12.000',
      '3 CUOTAS SIN INTERES TASA:0,00%',
      'MONTO CUOTA:                      $4.000',
      'MONEDA:                             PESO',
      `OPERACION: 000042   AUTORIZACION: ${booked!.authorisation}`,
    ];
    expect(b.slips()).toEqual([copy('         VENTA - COPIA COMERCIO'), copy('         VENTA - COPIA CLIENTE')]);
    const { register, terminal } = b.said();
    expect(register).toEqual([
      '0100',
      expect.stringMatching(/^0200\|000012000\|[0-9A-Z]{6}\|\|\|1$/),
      ...Array(5).fill('ACK'),
    ]);
    expect(terminal.slice(0, 6)).toEqual(['ACK', 'ACK', '0900|78|', '0900|79|', '0900|81|', '0900|82|']);
    expect(terminal[6]).toMatch(
      /^0210\|00\|597029414300\|IT750050\|.{6}\|\d{6}\|12000\|03\|4000\|1111\|000042\|CR\|\|\|VI\|/,
    );
  });

  it('reprints the last sale, marked and else the same', async () => {
    const b = await transbankBench();
    await b.sale(1990);
    const originals = b.slips();
    b.clock.setDate(Date.UTC(2027, 0, 1));
    expect(await b.perform({ kind: 'reprint', target: { of: 'last' } })).toMatchObject({
      result: 'approved',
      voucher: 1,
    });
    const mark = '           *** DUPLICADO ***';
    const reprints = b.slips();
    expect(reprints.map((slip) => slip.filter((line) => line === mark))).toEqual([[mark], [mark]]);
    expect(reprints.map((slip) => slip.indexOf(mark))).toEqual([6, 6]);
    expect(reprints.map((slip) => slip.filter((line) => line !== mark))).toEqual(originals);
    expect(b.host.record.transactions).toHaveLength(1);
  });

  it('takes a credit sale back once, a debit sale never', async () => {
    const b = await transbankBench();
    await b.sale(1990);
    await b.sale(8000, redcompra);
    b.slips();
    expect(await b.perform({ kind: 'void', voucher: 1 })).toMatchObject({ result: 'approved', voucher: 1 });
    expect(b.slips().map(([, title]) => title)).toEqual([
      '       ANULACION - COPIA COMERCIO',
      '       ANULACION - COPIA CLIENTE',
    ]);
    expect(await b.perform({ kind: 'void', voucher: 1 })).toMatchObject({
      result: 'refused',
      reason: 'already-voided',
      response: '04',
    });
    expect(await b.perform({ kind: 'void', voucher: 2 })).toMatchObject({
      result: 'refused',
      reason: 'not-voidable',
      response: '21',
    });
    expect(await b.perform({ kind: 'void', voucher: 9 })).toMatchObject({
      result: 'refused',
      reason: 'no-such-voucher',
      response: '05',
    });
    expect(b.slips()).toEqual([]);
    expect(b.host.record.transactions.map(({ kind, voucher, original }) => [kind, voucher, original?.voucher])).toEqual(
      [
        ['sale', 1, undefined],
        ['sale', 2, undefined],
        ['void', 3, 1],
      ],
    );
  });

  it('counts, lists and closes what stands, as the host does', async () => {
    const b = await transbankBench();
    await b.sale(1990);
    await b.sale(8000, redcompra);
    await b.sale(2000, { ...visa, card: { ...visa.card, pan: '5555555555554444' } });
    await b.perform({ kind: 'void', voucher: 1 });
    expect(await b.run(b.register.totals())).toEqual({ code: '00', count: 2, amount: 10_000 });
    const sales = await b.run(b.register.details());
    expect(
      sales.map(({ operation, amount, cardType, brand, account }) => [operation, amount, cardType, brand, account]),
    ).toEqual([
      [2, 8000, 'DB', 'DB', '********623'],
      [3, 2000, 'CR', 'MC', ''],
    ]);
    b.slips();
    expect(await b.perform({ kind: 'settle' })).toEqual({ result: 'approved', response: '00', display: 'Aprobado' });
    expect(b.slips()).toEqual([
      [
        '    REPORTE DEL CIERRE DEL TERMINAL',
        '              PRUEBA DESA',
        '             Cerro El Plomo',
        '           CIUDAD DESARROLLO',
        '          597029414300-I25.0A0',
        'FECHA             HORA          TERMINAL',
        expect.stringMatching(/^23\/11\/2026 {6}10:35:\d\d {8}IT750050$/),
        '               NUMERO              TOTAL',
        'REDCOMPRA        001              $8.000',
        'MASTERCARD       001              $2.000',
        '----------------------------------------',
        'TOTAL CAPTURAS   002             $10.000',
      ],
    ]);
    expect(b.host.record.settlements).toMatchObject([{ batch: 1, balance: 'balanced' }]);
    expect(await b.run(b.register.totals())).toEqual({ code: '00', count: 0, amount: 0 });
    expect(await b.run(b.register.details())).toEqual([]);
    expect(await b.perform({ kind: 'reprint', target: { of: 'last' } })).toMatchObject({
      result: 'refused',
      reason: 'journal-empty',
      response: '11',
    });
    await b.sale(700);
    expect(b.host.record.transactions.at(-1)).toMatchObject({ batch: 2, voucher: 5 });
  });

  it('has a summary of totals printed', async () => {
    const b = await transbankBench();
    await b.sale(1990);
    b.slips();
    expect(await b.perform({ kind: 'list', of: 'totals' })).toMatchObject({ result: 'approved' });
    const [summary] = b.slips();
    expect([summary?.[0], summary?.at(-1)]).toEqual([
      '           REPORTE DE TOTALES',
      'TOTAL CAPTURAS   001              $1.990',
    ]);
  });

  it('closes with nothing sold', async () => {
    const b = await transbankBench();
    expect(await b.perform({ kind: 'settle' })).toMatchObject({ result: 'approved' });
    expect(b.slips()[0]?.at(-1)).toBe('TOTAL CAPTURAS   000                  $0');
  });

  it('has the list printed by the terminal, or prints it on the printer of the bench', async () => {
    const b = await transbankBench();
    await b.sale(1990);
    b.slips();
    expect(await b.perform({ kind: 'list', of: 'details' })).toMatchObject({ result: 'approved' });
    expect(b.slips()).toEqual([]);
    expect(b.benchPaper.writes.map(({ bytes }) => textOf(bytes))).toEqual([
      [
        '           DETALLE DE VENTAS',
        '         597029414300-IT750050',
        '----------------------------------------',
        expect.stringMatching(/^000001 2026-11-23 10:35:00 {8}[0-9A-Z]{6}$/),
        expect.stringMatching(/^\*{4}1111 CR VI \d{6} {13}\$1\.990$/),
        '----------------------------------------',
        'VENTAS: 001                       $1.990',
      ],
    ]);
    const bare = new TransbankTerminal({ clock: b.clock, line: b.line, merchant });
    expect(await b.run(bare.perform({ kind: 'list', of: 'details' }))).toMatchObject({ result: 'approved' });
    await b.run(b.clock.sleep(1000));
    expect(b.slips()[0]?.slice(-4)).toEqual([
      '               NUMERO              TOTAL',
      '****1111 VI      000001           $1.990',
      '----------------------------------------',
      'TOTAL CAPTURAS   001              $1.990',
    ]);
  });

  it('loads keys; and after normal mode is heard of no more until its operator wants it', async () => {
    const b = await transbankBench();
    expect(await b.perform({ kind: 'sign-on' })).toMatchObject({ result: 'approved' });
    expect(functionsOf(b.said().terminal)).toEqual(['ACK', '0810']);
    await b.run(b.register.leave());
    await expect(b.run(b.register.connect())).rejects.toMatchObject({ code: 'terminal-silent' });
    b.pos.chooseIntegratedMode();
    await b.run(b.register.connect());
    expect(await b.sale(1990)).toMatchObject({ result: 'approved' });
  });

  it('holds what it holds over a power cut', async () => {
    const b = await transbankBench();
    await b.sale(1990);
    await b.sale(8000, redcompra);
    await b.perform({ kind: 'void', voucher: 1 });
    const again = await transbankBench({ state: JSON.parse(JSON.stringify(b.pos.state())) });
    expect(again.pos.state()).toEqual(b.pos.state());
    expect(await again.run(again.register.totals())).toEqual({ code: '00', count: 1, amount: 8000 });
    expect(await again.perform({ kind: 'void', voucher: 1 })).toMatchObject({ reason: 'already-voided' });
    expect(await again.sale(700)).toMatchObject({ voucher: 4 });
  });
});

describe('a power cut while the host is asked', () => {
  it('leaves a sale to reverse before the next one', async () => {
    const b = await transbankBench({ host: { answers: ['silent'] } });
    void b.register.perform({ kind: 'sale', amount: 1990, card: visa.card });
    await b.run(b.clock.sleep(5_000));
    const again = await transbankBench({ sameHost: b.host, state: JSON.parse(JSON.stringify(b.pos.state())) });
    expect(again.pos.state().pending).toMatchObject({ voucher: 1, amount: 1990 });
    expect(await again.sale(700)).toMatchObject({ result: 'approved', voucher: 2 });
    expect(b.host.record.transactions.map(({ amount, reversed }) => [amount, reversed])).toEqual([
      [1990, true],
      [700, undefined],
    ]);
    expect(again.pos.state().pending).toBe(null);
  });
});

describe('a host whose script does not fit', () => {
  it('is told to the bench, and the register finds nothing sold', async () => {
    const errors: unknown[] = [];
    const b = await transbankBench({ host: { answers: ['unbalanced'] }, onError: (error) => void errors.push(error) });
    expect(await b.sale(1990)).toMatchObject({ result: 'no-answer' });
    expect(errors).toMatchObject([{ code: 'host-answer-misplaced' }]);
  });
});

describe('a simulated terminal with the register of this house', () => {
  it('is a Terminal: the card of a request is presented at its reader', async () => {
    const clock = new VirtualClock(start);
    const host = new SimulatedHost({ clock, zone: '-03:00' });
    const line = new Paper(clock);
    const terminal: Terminal = await createDrivenTransbank({
      clock,
      host,
      merchant,
      printer: { line, columns: 32, cutter: false },
      onError: (error) => {
        throw error;
      },
    });
    const perform = (request: TerminalRequest) => clock.run(terminal.perform(request));
    expect([terminal.acquirer, terminal.merchant]).toEqual(['cl-transbank', merchant]);
    expect(await perform({ kind: 'sale', amount: 0, card: visa.card })).toMatchObject({ reason: 'amount-invalid' });
    expect(await perform({ kind: 'sale', amount: 8000, card: { ...redcompra.card, account: 'debit' } })).toMatchObject({
      voucher: 1,
    });
    expect(await perform({ kind: 'void', voucher: 1 })).toMatchObject({ reason: 'not-voidable' });
    expect(await perform({ kind: 'settle' })).toMatchObject({ result: 'approved' });
    expect(host.record.transactions).toMatchObject([{ card: redcompra.card, amount: 8000 }]);
    await clock.run(terminal.close());
    expect(line.closed).toBe(true);
  });
});

describe('a terminal refuses', () => {
  it.each([
    ['cancelled by the cardholder', 1990, 'cancel', { result: 'refused', reason: 'cancelled', response: '07' }],
    ['49 pesos', 49, undefined, { result: 'refused', reason: 'amount-invalid', response: '10' }],
    ['nothing', 0, undefined, { result: 'refused', reason: 'amount-invalid', response: '72' }],
    ['an amount of more than 9 digits', 1_000_000_000, undefined, { result: 'refused', response: '68' }],
  ] as const)('a sale %s', async (_, amount, customer, outcome) => {
    const b = await transbankBench();
    expect(await b.sale(amount, customer)).toMatchObject(outcome);
    expect(b.host.record.transactions).toEqual([]);
    expect(b.slips()).toEqual([]);
  });

  it('a declined sale, and one whose host is silent, which is reversed', async () => {
    const b = await transbankBench({ host: { answers: ['51', 'silent'] } });
    expect(await b.sale(1990)).toMatchObject({ result: 'declined', response: '01', display: 'Rechazado' });
    expect(await b.sale(1990)).toMatchObject({ result: 'no-answer', response: '02' });
    expect(b.host.record.transactions.map(({ response, reversed }) => [response, reversed])).toEqual([
      ['51', undefined],
      ['98', true],
    ]);
    expect(b.slips()).toEqual([]);
    expect(await b.run(b.register.totals())).toEqual({ code: '00', count: 0, amount: 0 });
  });

  it('a close whose host is silent, and keeps its sales', async () => {
    const b = await transbankBench({ host: { answers: ['approve', 'silent'] } });
    await b.sale(1990);
    expect(await b.perform({ kind: 'settle' })).toMatchObject({ result: 'no-answer', response: '02' });
    expect(await b.run(b.register.totals())).toEqual({ code: '00', count: 1, amount: 1990 });
    expect(await b.perform({ kind: 'settle' })).toMatchObject({ result: 'approved' });
  });

  it('what its memory has no room for, until the close', async () => {
    const b = await transbankBench({ capacity: 1 });
    await b.sale(1990);
    expect(await b.sale(1990)).toMatchObject({ result: 'refused', reason: 'batch-full', response: '67' });
    await b.perform({ kind: 'settle' });
    expect(await b.sale(1990)).toMatchObject({ result: 'approved' });
  });

  it.each(['02', '13', '26'])('whatever it is told to refuse: %s', async (code) => {
    const b = await transbankBench();
    b.pos.refuseNext(code);
    expect(await b.sale(1990)).toMatchObject({ response: code });
    expect(b.host.record.transactions).toEqual([]);
  });

  it('codes and faults that there are not', async () => {
    const b = await transbankBench();
    expect(() => b.pos.refuseNext('23')).toThrow('"23" is no refusal of a Transbank terminal');
    expect(() => b.pos.refuseNext('00')).toThrow('"00" is no refusal of a Transbank terminal');
    expect(() => b.pos.failNext('fire')).toThrow('a Transbank terminal has no fault "fire"');
  });

  it('a merchant that none could be', async () => {
    await expect(
      transbankBench({ merchant: { name: '', number: '898110053990001', terminal: '10008888', operator: '01' } }),
    ).rejects.toMatchObject({ code: 'identity-invalid' });
  });
});

describe('a register refuses', () => {
  it('what the protocol has no command for', async () => {
    const b = await transbankBench();
    const refused = { result: 'refused', reason: 'not-supported' };
    const refund = { kind: 'refund', amount: 100, card: visa.card, reference: '', date: '2026-11-23' } as const;
    expect(await b.perform(refund)).toMatchObject(refused);
    expect(await b.perform({ kind: 'reprint', target: { of: 'settlement' } })).toMatchObject(refused);
    expect(await b.perform({ kind: 'reprint', target: { of: 'voucher', voucher: 1 } })).toMatchObject(refused);
    expect(await b.perform({ kind: 'sale', amount: 1990, tip: 100, card: visa.card })).toMatchObject(refused);
    expect(await b.perform({ kind: 'sign-off' })).toMatchObject(refused);
    expect(b.said().register).toEqual([]);
  });

  it('a second request while the first is under way', async () => {
    const b = await transbankBench();
    const first = b.register.perform({ kind: 'sale', amount: 1990, card: visa.card });
    expect(await b.perform({ kind: 'settle' })).toMatchObject({ result: 'refused', reason: 'busy' });
    await expect(b.run(b.register.totals())).rejects.toMatchObject({ code: 'terminal-busy' });
    expect(await b.run(first)).toMatchObject({ result: 'approved' });
  });
});

describe('paper', () => {
  it('that is out before a sale: nothing is booked', async () => {
    let isReady = false;
    const line = new Paper(new VirtualClock(0));
    const b = await transbankBench({ printer: { line, columns: 32, cutter: false, ready: async () => isReady } });
    expect(await b.sale(1990)).toMatchObject({ result: 'refused', reason: 'printer-not-ready', response: '24' });
    expect(b.host.record.transactions).toEqual([]);
    // A terminal without paper may have sold before it ran out: the register asks.
    expect(
      b
        .said()
        .register.filter((word) => word !== 'ACK')
        .map((word) => word.slice(0, 4)),
    ).toEqual(['0200', '0250']);
    isReady = true;
    expect(await b.sale(1990)).toMatchObject({ result: 'approved' });
  });

  it('that runs out after the host has said yes: the sale is booked, unprinted, and found on the list', async () => {
    const answers = [true, false, false];
    const line = new Paper(new VirtualClock(0));
    const ready = async () => answers.shift() ?? true;
    const b = await transbankBench({ printer: { line, columns: 32, cutter: false, ready } });
    expect(await b.sale(1990)).toMatchObject({
      result: 'approved',
      response: '24',
      reason: 'printer-not-ready',
      voucher: 1,
    });
    expect(b.host.record.transactions).toHaveLength(1);
    expect(line.writes).toEqual([]);
    const asked = b.said().register.filter((word) => word !== 'ACK');
    expect(asked.map((word) => word.slice(0, 4))).toEqual(['0200', '0250', '0260']);
    expect(await b.perform({ kind: 'reprint', target: { of: 'last' } })).toMatchObject({
      result: 'approved',
      voucher: 1,
    });
    expect(line.writes).toHaveLength(2);
  });
});
