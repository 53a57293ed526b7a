import { RealClock } from '../../../../src/clock/real.ts';
import type { EuSlipLayout } from '../../../../src/terminals/simulated/slips/eu-zvt.ts';
import { euro, totalOf } from '../../../../src/terminals/simulated/slips/eu-zvt-content.ts';
import type { Size, SlipLine } from '../../../../src/terminals/simulated/slips/layout.ts';
import { ZvtHost } from '../../../../src/terminals/simulated/zvt/host.ts';
import { ZvtTerminal, type ZvtTerminalOptions } from '../../../../src/terminals/simulated/zvt/terminal.ts';
import type { Card, Merchant } from '../../../../src/terminals/terminal.ts';

// The terminal of the worked examples: TID 12345678, contract 100200300, a Visa card that ends in 1234.

export const merchant: Merchant = {
  name: 'Bäckerei Müller am Dom',
  number: '100200300',
  terminal: '12345678',
  operator: '01',
};
export const visa: Card = { pan: '4000000000001234', expiry: '2912', issuer: 'VISA', entry: 'I' };
export const girocard: Card = { pan: '6725000000005678', expiry: '2912', issuer: 'girocard', entry: 'I' };
export const mastercard: Card = { pan: '5200000000000007', expiry: '2912', issuer: 'Mastercard', entry: 'C' };

/** The machine's clock, with the date that a test sets. */
export class SetClock extends RealClock {
  #date = Date.parse('2026-11-23T10:35:00+01:00');

  override date(): number {
    return this.#date;
  }

  setDate(date: string): void {
    this.#date = Date.parse(date);
  }
}

const line = (text: string, size: Size = 'normal', centred = false): SlipLine => ({ text, size, centred });

/** Slips as short as those of the examples; `blanks` lines above the last. */
export const shortSlips = (blanks: number, last: readonly string[]): EuSlipLayout => ({
  payment: (slip) => [
    line('CARD PAYMENT', 'big', true),
    line(`Amount EUR ${slip.amount}`),
    ...(slip.marked ? [line('COPY')] : []),
    ...Array.from({ length: blanks }, () => line('')),
    ...last.map((text) => line(text)),
  ],
  journal: () => [line('JOURNAL', 'big', true)],
  totals: (slip) => [line('END OF DAY', 'big', true), line(`Total EUR ${euro(totalOf(slip.rows).amount)}`)],
});

export function workedTerminal(clock: SetClock, options: Partial<ZvtTerminalOptions> = {}) {
  const host = new ZvtHost({ clock, authorisations: ['654321', '777888'] });
  const terminal = new ZvtTerminal({
    clock,
    host,
    merchant,
    printer: null,
    copies: ['customer'],
    state: { nextReceipt: 42, nextTrace: 42 },
    ...options,
  });
  terminal.hold(visa);
  return { host, terminal };
}
