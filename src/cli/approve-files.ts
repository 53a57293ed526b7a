import { printSlips } from '../printers/layout.ts';
import { layOut } from '../printers/one-slip.ts';
import { refuseInCi } from '../receipts/approve.ts';
import type { Field } from '../receipts/fields.ts';
import { writeFiles } from '../receipts/golden.ts';
import { recordOf } from '../receipts/golden-record.ts';
import { receive, receivedTwice } from '../receipts/judge.ts';
import { redactSlip } from '../receipts/redact-slip.ts';
import { printerBytes } from './capture-file.ts';
import { UsageError } from './failure.ts';
import { readBytes } from './files.ts';

interface FromFiles {
  /** Of the golden, below the folder of goldens. */
  readonly name: string;
  readonly model: string;
  readonly folder: string;
  readonly inCi?: boolean;
}

/**
 * Makes a golden of a slip that any program printed, without a scenario. Further files hold the same receipt at other
 * times: what differs, and looks alike, may vary from then on. Throws a UsageError for files that hold no slip, or
 * several, and a GoldenError in CI.
 */
export function approveFiles(
  files: readonly string[],
  { name, model, folder, inCi = false }: FromFiles,
): { path: string; fields: readonly Field[] } {
  refuseInCi(inCi);
  const [first, ...others] = files;
  if (first === undefined)
    throw new UsageError('--as needs a file of printer bytes', 'platen emulate keeps slips as such files.');
  const path = name.replaceAll('\\', '/').replace(/^\/+|\/+$/g, '');
  if (path === '' || path.split('/').includes('..')) throw new UsageError(`--as ${name}: not a name of a golden`);
  const slip = slipIn(first, model);
  let received = receive('missing', slip, {}, layOut, {});
  if (received.obstacle !== undefined) throw new UsageError(`${first} cannot become a golden: ${received.obstacle}`);
  for (const other of others)
    received = receivedTwice(received, { bytes: redactSlip(slipIn(other, model), layOut).bytes, fields: [] }, layOut);
  writeFiles(folder, path, received.slip, recordOf(received.slip, received.fields));
  return { path, fields: received.fields };
}

function slipIn(file: string, model: string) {
  const slips = printSlips(printerBytes(readBytes(file), file, undefined), model);
  const [slip] = slips;
  if (!slip) throw new UsageError(`${file} prints nothing`);
  if (slips.length > 1)
    throw new UsageError(`${file} prints ${slips.length} slips`, 'A golden is one slip: one file for each.');
  return slip;
}
