import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Slip } from '../../../emulator/machine/slip.ts';
import { layOut } from '../../../src/printers/one-slip.ts';
import { readGolden } from '../../../src/receipts/golden.ts';

const root = fileURLToPath(new URL('../../../golden', import.meta.url));

/** Paths of all goldens of the project, sorted. */
export const goldenPaths: readonly string[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.escpos') && !file.includes('.received.'))
  .map((file) => file.slice(0, -'.escpos'.length))
  .sort();

const laidOut = new Map<string, Slip>();

/** The slip of a golden, laid out once. */
export function goldenSlip(path: string): Slip {
  const known = laidOut.get(path);
  if (known) return known;
  const { bytes, record } = readGolden(root, path)!;
  const slip = layOut(bytes, record.model, record.entry);
  laidOut.set(path, slip);
  return slip;
}
