import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printSlips } from '../../../../src/printers/layout.ts';
import { euZvtSlips } from '../../../../src/terminals/simulated/slips/eu-zvt.ts';
import {
  euJournalSlip,
  euPaymentSlip,
  euTotalsSlip,
} from '../../../../src/terminals/simulated/slips/eu-zvt-content.ts';
import type { Entry } from '../../../../src/terminals/simulated/zvt/memory.ts';
import { itemsOf } from '../../../../src/terminals/simulated/zvt/papers.ts';
import { EscposLayout } from '../../../../src/terminals/zvt/paper/escpos.ts';
import { charsets } from '../../../../src/terminals/zvt/protocol/charset.ts';
import { runs } from '../../../runs.ts';
import { girocard, mastercard, merchant, visa } from '../zvt/worked.ts';

const entry: Entry = {
  kind: 'sale',
  receipt: 42,
  trace: 42,
  batch: 7,
  amount: 1250,
  currency: 978,
  card: visa,
  authorisation: '654321',
  localTime: '2026-11-23T10:35:00',
};
const words = (lines: readonly { readonly text: string }[]) =>
  lines.map(({ text }) => text).filter((text) => text !== '');

describe('payment slip', () => {
  it('of a held card says KONTAKTLOS, a repeated one KOPIE, a void the original trace and a minus', () => {
    const slip = euPaymentSlip(
      { ...entry, kind: 'void', card: mastercard, originalTrace: 41, original: { voucher: 41 } },
      merchant,
      'customer',
      true,
    );
    expect(words(euZvtSlips.de.payment(slip, 24))).toEqual([
      '* * Kundenbeleg * *',
      'Bäckerei Müller am Dom',
      'Terminal-ID     12345678',
      'TA-Nr             000042',
      'Original-TA-Nr    000041',
      'Beleg-Nr            0042',
      'Storno',
      'KONTAKTLOS',
      'Mastercard',
      'EUR               -12,50',
      'Datum         23.11.2026',
      'Zeit            10:35:00',
      'Karte   ############0007',
      'Kartenfolge-Nr      0001',
      'VU-Nr          100200300',
      'Genehmigungs-Nr   654321',
      'AID       A0000000041010',
      '*** KOPIE ***',
      'Storno erfolgt',
    ]);
  });

  it("asks for a signature on the merchant's copy of a stripe, and nowhere else", () => {
    const asks = (card: typeof visa, copy: 'merchant' | 'customer') =>
      words(euZvtSlips.de.payment(euPaymentSlip({ ...entry, card }, merchant, copy, false), 24)).includes(
        'Unterschrift',
      );
    const stripe = { ...visa, entry: 'S' } as const;
    expect([
      asks(stripe, 'merchant'),
      asks(stripe, 'customer'),
      asks(visa, 'merchant'),
      asks(mastercard, 'merchant'),
    ]).toEqual([true, false, false, false]);
  });

  it('shows the last four digits of a card and no expiry', () => {
    const text = words(euZvtSlips.de.payment(euPaymentSlip(entry, merchant, 'merchant', false), 48)).join('\n');
    expect(text).toContain('############1234');
    expect(text).not.toMatch(/2912|12\/29|4000/);
  });
});

describe('totals slip', () => {
  it('has a row for each card organisation, refunds taken away, voids left out', () => {
    const entries: Entry[] = [
      entry,
      { ...entry, receipt: 43, card: girocard, amount: 2000, voided: true },
      { ...entry, receipt: 44, card: girocard, kind: 'void', amount: 2000, original: { voucher: 43 } },
      { ...entry, receipt: 45, card: mastercard, amount: 3100 },
      { ...entry, receipt: 46, kind: 'refund', amount: 250 },
    ];
    const close = { batch: 7, trace: 47, localTime: '2026-11-23T22:00:00', entries };
    expect(words(euZvtSlips.de.totals(euTotalsSlip(close, merchant, true, false), 32))).toEqual([
      'Kassenschnitt',
      'Bäckerei Müller am Dom',
      'Terminal-ID             12345678',
      'Abschluss-Nr              000007',
      'Datum                 23.11.2026',
      'Zeit                    22:00:00',
      'Belege                 0042-0046',
      '--------------------------------',
      'Mastercard        1        31,00',
      'VISA              2        10,00',
      '--------------------------------',
      'Summe             3        41,00',
    ]);
  });
});

it('a journal has a row for each payment that stands', () => {
  const entries: Entry[] = [
    entry,
    { ...entry, receipt: 43, card: girocard, amount: 2000, voided: true },
    { ...entry, receipt: 44, card: girocard, kind: 'void', amount: 2000, original: { voucher: 43 } },
    { ...entry, receipt: 46, kind: 'refund', amount: 250 },
  ];
  const slip = euJournalSlip({ batch: 7, localTime: '2026-11-23T22:00:00', entries }, merchant);
  expect(words(euZvtSlips.en.journal(slip, 24))).toEqual([
    'Journal',
    'Bäckerei Müller am Dom',
    'Terminal-ID     12345678',
    'Closing-No        000007',
    'Date          23.11.2026',
    'Time            22:00:00',
    '-'.repeat(24),
    '0042 VISA          12,50',
    '0046 VISA          -2,50',
    '-'.repeat(24),
  ]);
});

it('every line fits, whatever the merchant is called, and prints without a complaint', () => {
  const card = fc.constantFrom(visa, girocard, mastercard, {
    ...visa,
    pan: '6725000000000005678',
    entry: 'S' as const,
  });
  const name = fc.string({ maxLength: 60 });
  fc.assert(
    fc.property(
      card,
      name,
      fc.constantFrom(24, 32, 48),
      fc.constantFrom('de' as const, 'en' as const),
      fc.boolean(),
      fc.nat(999_999_999_999),
      (held, called, columns, language, marked, amount) => {
        const someone = { ...merchant, name: called };
        const slip = euPaymentSlip({ ...entry, card: held, amount }, someone, 'merchant', marked);
        const totals = euTotalsSlip(
          { batch: 1, trace: 1, localTime: entry.localTime, entries: [{ ...entry, amount }] },
          someone,
          true,
          marked,
        );
        const journal = euJournalSlip(
          { batch: 1, localTime: entry.localTime, entries: [{ ...entry, amount }] },
          someone,
        );
        const layout = euZvtSlips[language];
        const papers = [
          layout.payment(slip, columns),
          layout.totals(totals, columns),
          layout.journal(journal, columns),
        ];
        for (const { text, size } of papers.flat())
          expect(text.length * (size === 'big' ? 2 : 1)).toBeLessThanOrEqual(columns);
      },
    ),
    runs(100),
  );
  const slip = euPaymentSlip(entry, merchant, 'merchant', true);
  const items = itemsOf({ receipt: 'merchant', lines: euZvtSlips.de.payment(slip, 48) });
  const [printed, ...more] = printSlips(new EscposLayout(true).bytesOf({ items, charset: charsets.cp437 }), 'tm-t88v');
  expect([printed!.diagnostics, more]).toEqual([[], []]);
});
