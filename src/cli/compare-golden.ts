import { join, relative } from 'node:path';
import type { Box, Slip } from '../../emulator/machine/slip.ts';
import type { Finding } from '../events/finding.ts';
import { drawPhotoDifference } from '../pictures/photo/draw-photo.ts';
import type { Grey } from '../pictures/read-picture.ts';
import { layOut } from '../printers/one-slip.ts';
import { codeFindings } from '../receipts/code-findings.ts';
import { drawSlipDifference } from '../receipts/compare.ts';
import { compareReceipts, type Receipt } from '../receipts/compare-receipts.ts';
import { type FieldValues, fill } from '../receipts/fields.ts';
import { type Golden, readGolden } from '../receipts/golden.ts';
import { judge } from '../receipts/judge.ts';
import { judgePhoto, type LineVerdict } from '../receipts/photo/judge-photo.ts';
import { redactSlip } from '../receipts/redact-slip.ts';
import { UsageError } from './failure.ts';
import type { ReceiptFile } from './receipt-file.ts';

/** What a golden says of a receipt. */
export interface GoldenComparison {
  readonly findings: readonly Finding[];
  /** Of a photograph: what is said of each line. */
  readonly lines?: readonly LineVerdict[];
  /** Fields that a picture cannot tell and nobody has told: they were not judged. */
  readonly unknown: readonly string[];
  readonly draw: () => Uint8Array;
}

/** A golden by its name below the folder of goldens, or by the path of a file of it. Throws a UsageError. */
export function namedGolden(folder: string, name: string): Golden {
  const bare = name.replace(/\.(escpos|json|png)$/, '');
  const inFolder = relative(folder, join(process.cwd(), bare)).replaceAll('\\', '/');
  for (const path of [bare, inFolder]) {
    const golden = path.startsWith('..') ? null : readGolden(folder, path);
    if (golden) return golden;
  }
  const hint = 'platen approve SLIP --as NAME makes one of a slip.';
  throw new UsageError(`there is no golden "${name}" in ${relative(process.cwd(), folder) || '.'}`, hint);
}

/** Compares what a file holds with a golden. `values` are those of fields. Throws a UsageError for several slips. */
export async function compareGolden(file: ReceiptFile, golden: Golden, values: FieldValues): Promise<GoldenComparison> {
  const { record } = golden;
  if (!('photo' in file) && file.receipts.length !== 1) {
    throw new UsageError(
      `the file has ${file.receipts.length} slips, and a golden is one`,
      'Compare one slip at a time.',
    );
  }
  const receipt = 'photo' in file ? file.photo : file.receipts[0]!;
  if ('receipts' in file && 'dots' in receipt) return compareSlip(receipt as Slip, golden, values);
  const expected = layOut(fill(golden.bytes, record.fields, values), record.model, record.entry);
  const untold = record.fields.filter(({ name }) => !(name in values));
  const unknown = [...new Set(untold.map(({ name }) => name))];
  if ('pixels' in receipt) {
    const boxes = untold.length === 0 ? [] : boxesOf(layOut(golden.bytes, record.model, record.entry), untold);
    const { findings, lines, paper } = judgePhoto(receipt as Grey, expected, boxes);
    return { findings, lines, unknown, draw: () => drawPhotoDifference(paper, expected.dots) };
  }
  return { ...(await compareReceipts(receipt as Receipt, expected)), unknown: [] };
}

async function compareSlip(slip: Slip, golden: Golden, values: FieldValues): Promise<GoldenComparison> {
  const { findings, expected } = judge(slip, golden, values, layOut);
  return {
    findings: [...findings, ...(await codeFindings(slip))],
    unknown: [],
    draw: () => drawSlipDifference(redactSlip(slip, layOut), redactSlip(expected!, layOut)).png,
  };
}

/** Where the golden prints some of its fields. */
function boxesOf(slip: Slip, fields: readonly { readonly offset: number; readonly length: number }[]): Box[] {
  const isOf = (offset: number) =>
    fields.some((field) => offset >= field.offset && offset < field.offset + field.length);
  const runs = slip.lines.flatMap((line) => line.runs).filter((run) => isOf(run.offset - slip.offset));
  return runs.map(({ x, y, width, height }) => ({ x, y, width, height }));
}
