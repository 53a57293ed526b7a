import type { Bitmap } from '../../emulator/dots/bitmap.ts';
import type { Slip } from '../../emulator/machine/slip.ts';
import type { Finding } from '../events/finding.ts';
import { codeFindings, compareCodesAsData } from './code-findings.ts';
import { compare, drawSlipDifference } from './compare.ts';
import { pictureSlip } from './picture-slip.ts';

/** A receipt as it was kept: with all that its bytes tell, or as dots alone. */
export type Receipt = Slip | Bitmap;

/** What two receipts differ in, and how that looks. */
export interface Comparison {
  readonly findings: readonly Finding[];
  /** Indexed PNG, drawn when it is asked for. */
  readonly draw: () => Uint8Array;
}

const isSlip = (receipt: Receipt): receipt is Slip => 'dots' in receipt;

/**
 * Compares two receipts, each of them a slip or a picture of one. Two slips are compared by what their bytes tell;
 * where one is a picture, both are compared by their dots, and the words of the golden say which line is meant. Codes
 * are read from the dots and compared as data.
 */
export async function compareReceipts(actual: Receipt, golden: Receipt): Promise<Comparison> {
  if (isSlip(actual) && isSlip(golden)) {
    const findings = [...compare(actual, golden), ...(await codeFindings(actual))];
    return { findings, draw: () => drawSlipDifference(actual, golden).png };
  }
  const like = isSlip(actual) ? actual : isSlip(golden) ? golden : undefined;
  const flat = (receipt: Receipt) =>
    isSlip(receipt) ? pictureSlip(receipt.dots, { text: receipt.lines, like }) : pictureSlip(receipt, { like });
  const [is, due] = [flat(actual), flat(golden)];
  const expected = isSlip(golden) ? golden : due;
  const findings = [...compare(is, due), ...(await compareCodesAsData(is.dots, expected))];
  return { findings, draw: () => drawSlipDifference(is, due).png };
}
