import { join, relative } from 'node:path';
import type { Slip } from '../../emulator/machine/slip.ts';
import { readBench } from '../bench/read-bench.ts';
import { findModel, printSlips } from '../printers/layout.ts';
import { layOut } from '../printers/one-slip.ts';
import type { FieldValues } from '../receipts/fields.ts';
import { readGolden } from '../receipts/golden.ts';
import { judge } from '../receipts/judge.ts';
import { keepReceived } from '../receipts/keep.ts';
import { dropReceived } from '../receipts/received.ts';

export interface GoldenReceiptOptions {
  /** Printer model that printed the bytes; that of platen.yaml when absent. A slip knows its own. */
  readonly model?: string;
  /** The folder of goldens; that of platen.yaml, or `golden`, when absent. */
  readonly folder?: string;
  /** What varies from run to run, as it is printed: `{ order: '1207', 'date-time': '2026-03-14 10:15' }`. */
  readonly fields?: FieldValues;
}

/** How a slip compares with its golden receipt. */
export interface GoldenReceipt {
  readonly pass: boolean;
  /** What is wrong, a line each, and what to do; that it matches where nothing is. */
  readonly message: string;
}

/** A slip that cannot be judged: `hint` says what to do. */
export class ReceiptError extends Error {
  readonly code: 'not-a-receipt' | 'bad-name';
  readonly hint: string;

  constructor(code: ReceiptError['code'], message: string, hint: string) {
    super(`${message}. ${hint}.`);
    this.name = 'ReceiptError';
    this.code = code;
    this.hint = hint;
  }
}

/**
 * Compares a slip, or the bytes of one, with the golden receipt of a name: a path below the folder of goldens. One that
 * differs is kept beside its golden as `*.received.*`, for `platen approve`. Throws a ReceiptError for what is no one
 * slip, an UnknownModelError, and a GoldenError for a golden that is broken.
 */
export function judgeReceipt(
  received: Slip | Uint8Array,
  name: string,
  { model, folder, fields = {} }: GoldenReceiptOptions = {},
): GoldenReceipt {
  const bench = readBench();
  const root = folder ?? bench.golden;
  const path = checkedName(name);
  const slip = received instanceof Uint8Array ? slipOf(received, model ?? bench.model) : received;
  const { state, findings, received: kept } = judge(slip, readGolden(root, path), fields, layOut);
  const shown = relative(process.cwd(), join(root, path));
  if (state === 'matched') {
    dropReceived(root, path);
    return { pass: true, message: `${shown} matches to the dot` };
  }
  if (kept) keepReceived(root, path, kept, layOut);
  const told = findings.map(({ message }) => message);
  const advice = kept?.obstacle ?? `if it is right: npx platen approve ${name}`;
  return { pass: false, message: [`${shown}:`, ...told, `kept as ${shown}.received.png; ${advice}`].join('\n  ') };
}

function slipOf(bytes: Uint8Array, model: string): Slip {
  findModel(model);
  const slips = printSlips(bytes, model);
  if (slips.length === 1) return slips[0]!;
  const message = `${bytes.length} bytes print ${slips.length === 0 ? 'no slip' : `${slips.length} slips`}`;
  const hint = slips.length === 0 ? 'npx platen explain says what they are' : 'Give each a golden of its own';
  throw new ReceiptError('not-a-receipt', message, hint);
}

function checkedName(name: string): string {
  const parts = name.split('/');
  if (parts.every((part) => /^[^\\:*?"<>|]+$/.test(part) && part !== '.' && part !== '..')) return name;
  throw new ReceiptError('bad-name', `"${name}" is no name of a golden`, 'Write it as a path: checkout/two-coffees');
}
