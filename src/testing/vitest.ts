import { expect } from 'vitest';
import type { Slip } from '../../emulator/machine/slip.ts';
import { type GoldenReceiptOptions, judgeReceipt } from './golden-receipt.ts';

export { type GoldenReceipt, type GoldenReceiptOptions, judgeReceipt, ReceiptError } from './golden-receipt.ts';
export { NoSlipError, TestPrinter, type TestPrinterOptions } from './test-printer.ts';

/** `expect(slip).toMatchGoldenReceipt('checkout/two-coffees')`, once `expect.extend({ toMatchGoldenReceipt })` was said. */
export function toMatchGoldenReceipt(received: Slip | Uint8Array, name: string, options?: GoldenReceiptOptions) {
  const { pass, message } = judgeReceipt(received, name, options);
  return { pass, message: () => message };
}

expect.extend({ toMatchGoldenReceipt });

interface ReceiptMatchers<R = unknown> {
  /** Compares a slip, or the bytes of one, with a golden receipt, dot by dot. */
  toMatchGoldenReceipt(name: string, options?: GoldenReceiptOptions): R;
}

declare module 'vitest' {
  // biome-ignore lint/suspicious/noExplicitAny: vitest declares it so.
  interface Matchers<T = any> extends ReceiptMatchers<T> {}
}
