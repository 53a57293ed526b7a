import { test as bare, expect as base } from '@playwright/test';
import type { Slip } from '../../emulator/machine/slip.ts';
import { type GoldenReceiptOptions, judgeReceipt } from './golden-receipt.ts';
import { TestPrinter, type TestPrinterOptions } from './test-printer.ts';

export { type GoldenReceipt, type GoldenReceiptOptions, judgeReceipt, ReceiptError } from './golden-receipt.ts';
export { NoSlipError, TestPrinter, type TestPrinterOptions } from './test-printer.ts';

interface Fixtures {
  /** A printer of the test's own: the page under test prints to `receiptPrinter.host` and `.port`. */
  readonly receiptPrinter: TestPrinter;
  /** Model, port and host of `receiptPrinter`: `test.use({ receiptPrinterOptions: { model: 'tm-t88v' } })`. */
  readonly receiptPrinterOptions: TestPrinterOptions;
}

/** Playwright's test with a printer. */
export const test = bare.extend<Fixtures>({
  receiptPrinterOptions: [{}, { option: true }],
  receiptPrinter: async ({ receiptPrinterOptions }, use) => {
    const printer = await TestPrinter.open(receiptPrinterOptions);
    await use(printer);
    await printer.close();
  },
});

/** Playwright's expect with the matcher of golden receipts. */
export const expect = base.extend({
  toMatchGoldenReceipt(received: Slip | Uint8Array, name: string, options?: GoldenReceiptOptions) {
    const { pass, message } = judgeReceipt(received, name, options);
    return { pass, message: () => message };
  },
});
