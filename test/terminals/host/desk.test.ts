import fc from 'fast-check';
import { expect, it } from 'vitest';
import { VirtualClock } from '../../../src/clock/virtual.ts';
import { Desk } from '../../../src/terminals/host/desk.ts';
import { factsByNumber } from '../../../src/terminals/host/iso8583/card.ts';
import { pack, unpack } from '../../../src/terminals/host/iso8583/codec.ts';
import { SimulatedHost } from '../../../src/terminals/simulated/host.ts';
import { runs } from '../../runs.ts';

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });
const upTo = (most: number) => fc.integer({ min: 0, max: most }).chain(digits);

/** Requests whose fields make sense one by one, and mostly not together. */
const anyRequest = fc.record({
  type: fc.constantFrom('0100', '0200', '0220', '0400', '0500', '0320', '0800', '0820', '0600', '9990'),
  fields: fc
    .record(
      {
        2: fc.integer({ min: 0, max: 19 }).chain(digits),
        3: fc.oneof(fc.constantFrom('000000', '200000', '310000', '660000', '700000'), digits(6)),
        4: digits(12),
        11: digits(6),
        12: digits(6),
        13: digits(4),
        14: digits(4),
        22: fc.oneof(fc.constantFrom('021', '051', '072'), digits(3)),
        35: fc.constantFrom('', 'D', '6250946000000016D3012', '6250946000000016'),
        37: fc.constantFrom('240710923457', '            '),
        38: digits(6),
        41: fc.constantFrom('10000001', '        '),
        42: fc.constant('898290054110001'),
        48: fc.oneof(digits(62), digits(12), upTo(322)),
        59: fc.constantFrom('', '=;=', 'order=1;app=wechat;code=2', 'app=cash', '\u0000;;'),
        60: fc.oneof(
          fc.constantFrom('22000001000', '30000001000', '34000001000', '00000001201', '00000001202'),
          upTo(30),
        ),
        61: upTo(29),
        63: fc.constantFrom('', '01 ', '1'),
      },
      { requiredKeys: [] },
    )
    .map((fields) => fields as Record<number, string>),
});

it('whatever is asked, the answer is a message, and the host goes on', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRequest, { minLength: 1, maxLength: 12 }), async (requests) => {
      const host = new SimulatedHost({ clock: new VirtualClock(Date.UTC(2026, 2, 5)) });
      const desk = new Desk(host, () => ({ factsOf: factsByNumber, now: '2026-03-05T14:22:07' }));
      for (const request of requests) {
        const answer = await desk.answer(request);
        expect(answer.fields[39]).toMatch(/^[0-9A-Z]{2}$/);
        expect(answer.fields[11]).toBe(request.fields[11]);
        if (request.type !== '9990') expect(unpack(pack(answer)).type).toBe(answer.type);
      }
      const { transactions } = host.record;
      expect(
        transactions.every(({ amount, tip = 0 }) => Number.isSafeInteger(amount) && Number.isSafeInteger(tip)),
      ).toBe(true);
    }),
    runs(300),
  );
});
