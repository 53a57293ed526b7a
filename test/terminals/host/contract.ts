import { afterEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../../src/clock/clock.ts';
import type { SimulatedHost } from '../../../src/terminals/simulated/host.ts';
import type { Host, TransactionRequest } from '../../../src/terminals/simulated/host-messages.ts';
import type { TransactionKind } from '../../../src/terminals/terminal.ts';
import { chipCard, merchant, swipedCard } from '../simulated/bench.ts';

/** A host, and what a terminal has of it. */
export interface Setup {
  readonly clock: Clock;
  /** Where answers are scripted and the record is kept. */
  readonly host: SimulatedHost;
  /** What is asked. */
  readonly client: Host;
  tidy(): Promise<void>;
}

export interface Contract {
  readonly name: string;
  setUp(): Promise<Setup>;
}

const wallet = { app: 'alipay', code: '280011112222333344' } as const;

/** The suite that a host passes, however it is reached. */
export function hostContract({ name, setUp }: Contract): void {
  describe(name, () => {
    let opened: Setup;
    let voucher = 0;

    const open = async (...answers: string[]) => {
      opened = await setUp();
      voucher = 0;
      opened.host.answerNext(...answers);
      return opened;
    };
    afterEach(() => opened.tidy());

    const wait = <T>(work: Promise<T>, what = 'the host'): Promise<T> => opened.clock.run(work, what);
    const request = (kind: TransactionKind, change: Partial<TransactionRequest> = {}): TransactionRequest => ({
      kind,
      voucher: ++voucher,
      batch: 7,
      amount: 1285,
      card: chipCard,
      terminal: merchant.terminal,
      merchant: merchant.number,
      operator: merchant.operator,
      ...change,
    });
    const authorise = (kind: TransactionKind, change: Partial<TransactionRequest> = {}) =>
      wait(opened.client.authorise(request(kind, change)), kind);
    const booked = () => opened.host.record.transactions;

    it('books a sale as it was asked for, and answers with what it booked', async () => {
      await open();
      const answer = await authorise('sale', { amount: 1485, tip: 200, card: swipedCard });
      const [sale] = booked();
      expect(sale).toEqual({
        kind: 'sale',
        voucher: 1,
        batch: 7,
        amount: 1485,
        tip: 200,
        card: swipedCard,
        original: undefined,
        response: '00',
        reference: '240710923457',
        authorisation: '480271',
        localTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
      });
      const { reference, authorisation, localTime } = sale!;
      expect(answer).toEqual({ response: '00', reference, authorisation, localTime, acquirer: '银联商务' });
    });

    it('takes a sale back, and refuses what has no original or another amount', async () => {
      await open();
      await authorise('sale');
      const responses = [];
      for (const change of [{ original: { voucher: 9 } }, { amount: 1 }, {}, {}])
        responses.push((await authorise('void', { original: { voucher: 1 }, ...change })).response);
      expect(responses).toEqual(['25', '64', '00', '25']);
      expect(booked().at(3)).toMatchObject({ kind: 'void', original: { voucher: 1 } });
    });

    it('refunds by reference and date', async () => {
      await open();
      const sale = await authorise('sale');
      const original = { reference: sale.reference, date: sale.localTime.slice(0, 10) };
      expect(await authorise('refund', { amount: 500, original })).toMatchObject({ response: '00' });
      expect(booked().at(-1)).toMatchObject({ kind: 'refund', amount: 500, original });
      expect(await authorise('refund', { amount: 786, original })).toMatchObject({ response: '64' });
      const unknown = { ...original, reference: '000000000000' };
      expect(await authorise('refund', { original: unknown })).toMatchObject({ response: '25' });
    });

    it('holds, completes and gives free: pre-authorisations', async () => {
      await open();
      const of = async () => {
        const held = await authorise('preauth', { amount: 10_000 });
        return { authorisation: held.authorisation, date: held.localTime.slice(0, 10) };
      };
      const first = await of();
      const completion = await authorise('completion', { amount: 9000, original: first });
      expect(completion.response).toBe('00');
      expect(await authorise('completion', { amount: 1, original: first })).toMatchObject({ response: '25' });
      const theVoid = { amount: 9000, original: { voucher: 2 } };
      expect(await authorise('completion-void', theVoid)).toMatchObject({ response: '00' });
      expect(await authorise('preauth-void', { amount: 10_000, original: await of() })).toMatchObject({
        response: '00',
      });
      expect(booked().map(({ kind }) => kind)).toEqual([
        'preauth',
        'completion',
        'completion',
        'completion-void',
        'preauth',
        'preauth-void',
      ]);
      expect(booked()[1]).toMatchObject({ original: first });
    });

    it('makes orders of telephones, tells what became of them, voids and refunds them', async () => {
      await open();
      const sale = await authorise('qr-sale', { card: null, wallet });
      expect(sale).toMatchObject({ response: '00', order: expect.stringMatching(/^\d{20}$/) });
      expect(booked()[0]).toMatchObject({ card: null, wallet, order: sale.order });
      const { client } = opened;
      const asked = await wait(client.query({ batch: 7, voucher: 1 }));
      expect(asked).toMatchObject({
        order: sale.order,
        reference: sale.reference,
        localTime: sale.localTime,
        request: { kind: 'qr-sale', voucher: 1, batch: 7, amount: 1285, card: null, wallet },
      });
      expect(await wait(client.query({ order: sale.order! }))).toEqual(asked);
      expect(await wait(client.query({ order: '20260101000000000000' }))).toBeNull();
      const refund = { card: null, amount: 100, original: { order: sale.order! } };
      expect(await authorise('qr-refund', refund)).toMatchObject({ response: '00', order: sale.order });
      const theVoid = { card: null, wallet, original: { voucher: 1 } };
      expect(await authorise('qr-void', theVoid)).toMatchObject({ response: '00', order: sale.order });
      expect(await wait(client.query({ batch: 7, voucher: 1 }))).toBeNull();
    });

    it('books what the terminal approved itself when it was made, and lets sales count with another amount', async () => {
      const { client } = await open();
      const now = (await authorise('sale')).localTime;
      const madeAt = `${now.slice(0, 11)}00:00:01`;
      const offline = request('offline-sale');
      expect(await wait(client.upload(offline, madeAt))).toMatchObject({ response: '00', localTime: madeAt });
      expect(await wait(client.adjust(request('sale', { voucher: 1, amount: 1500, tip: 215 })))).toBe('00');
      expect(booked()).toMatchObject([
        { voucher: 1, amount: 1500, tip: 215 },
        { kind: 'offline-sale', voucher: 2, localTime: madeAt },
      ]);
    });

    it('answers as scripted', async () => {
      const { client } = await open('51', 'approve', 'A0', '55');
      expect(await authorise('sale')).toMatchObject({ response: '51', authorisation: '' });
      expect(await authorise('sale')).toMatchObject({ response: '00' });
      expect(await wait(client.sign('on'))).toBe('A0');
      const { kind: _kind, amount: _amount, card: _card, ...sender } = request('sale');
      const enquiry = { ...sender, card: chipCard };
      expect(await wait(client.enquire(enquiry))).toEqual({ response: '55', balance: null });
      expect(await wait(client.enquire(enquiry))).toEqual({ response: '00', balance: 1_000_000 });
      expect([await wait(client.sign('off')), await wait(client.echo())]).toEqual(['00', '00']);
    });

    it('knows the same trace number again', async () => {
      await open();
      await authorise('sale', { voucher: 5 });
      expect(await authorise('sale', { voucher: 5 })).toMatchObject({ response: '94' });
      expect(booked()).toHaveLength(1);
    });

    it('reverses what it did not answer, and books nothing when the answer comes late', async () => {
      const { client } = await open('late 200ms', 'silent', 'reversal-fails');
      const late = request('sale');
      const lost = request('sale');
      const answer = client.authorise(late);
      void client.authorise(lost);
      expect(await wait(client.reverse(lost))).toBe('96');
      expect(await wait(client.reverse(lost))).toBe('00');
      expect(await wait(client.reverse(late))).toBe('00');
      expect(await wait(answer)).toMatchObject({ response: '00' });
      expect(booked()).toMatchObject([
        { voucher: 1, response: '98', reversed: true },
        { voucher: 2, response: '98', reversed: true },
      ]);
      expect(await wait(client.reverse(request('sale')))).toBe('25');
    });

    it('settles: balanced, and not', async () => {
      const { client } = await open();
      const sale = await authorise('sale');
      await authorise('sale', { card: { ...chipCard, pan: '4111111111111111', organisation: 'VISA' }, amount: 300 });
      const original = { reference: sale.reference, date: sale.localTime.slice(0, 10) };
      await authorise('refund', { amount: 85, original });
      const totals = [
        { kind: 'sale', count: 1, amount: 1285 },
        { kind: 'refund', count: 1, amount: 85 },
        { kind: 'sale', count: 1, amount: 300, foreign: true },
      ] as const;
      expect(await wait(client.settle({ batch: 7, totals }))).toMatchObject({ response: '00', balance: 'balanced' });
      expect(await wait(client.settle({ batch: 7, totals: totals.slice(0, 2) }))).toMatchObject({
        balance: 'unbalanced',
      });
      opened.host.answerNext('error', '96');
      expect(await wait(client.settle({ batch: 7, totals }))).toMatchObject({ response: '00', balance: 'error' });
      expect(await wait(client.settle({ batch: 7, totals }))).toMatchObject({ response: '96' });
      expect(opened.host.record.settlements.map(({ balance }) => balance)).toEqual(['balanced', 'unbalanced', 'error']);
      expect(opened.host.record.settlements[0]).toMatchObject({ batch: 7, totals });
    });

    it('takes every transaction of a batch that does not balance again', async () => {
      const { client } = await open();
      const requests = Array.from({ length: 11 }, () => request('sale'));
      for (const one of requests) await wait(client.authorise(one));
      await authorise('preauth');
      await wait(client.settle({ batch: 7, totals: [] }));
      await wait(client.uploadBatch(7, [...requests.slice(1), request('sale')]));
      expect(opened.host.record.settlements).toMatchObject([
        { balance: 'unbalanced', uploaded: { count: 11, missing: [1], unknown: [13] } },
      ]);
    });
  });
}
