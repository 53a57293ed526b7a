import { euZvt } from './eu-zvt.ts';
import type { Rules } from './rules.ts';

/** Slips of card complete's terminals in Austria: those of any ZVT terminal, but for what can be had again. */
export const atCardComplete: Rules = {
  ...euZvt,
  name: 'at-card-complete',
  reprints: {
    rule: { last: { from: 'any batch' }, voucher: 'the last', settlement: false },
    source: 'card complete, SMART-ZVT edition 22, 3.2.18: 1F02 and 1F03 are ignored, an end-of-day is not repeated',
  },
};
