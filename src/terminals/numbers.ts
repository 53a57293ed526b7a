/** Batch, voucher and trace numbers have six digits and no zero. */
const LAST_NUMBER = 999_999;

/** The number after a batch, voucher or trace number. */
export function numberAfter(number: number): number {
  return (number % LAST_NUMBER) + 1;
}
