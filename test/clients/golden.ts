import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { Slip } from '../../emulator/machine/slip.ts';
import { layOut } from '../../src/printers/one-slip.ts';
import { readGolden } from '../../src/receipts/golden.ts';
import { judge } from '../../src/receipts/judge.ts';
import { dropReceived, writeReceived } from '../../src/receipts/received.ts';

const root = fileURLToPath(new URL('../../golden', import.meta.url));

/**
 * Expects the bytes that a client sends to be those of its golden, and today's emulator to draw the golden as it was
 * approved. What differs is kept beside it, for `platen approve clients`.
 */
export function expectGolden(path: string, slip: Slip): void {
  const golden = readGolden(root, `clients/${path}`);
  const { findings, received } = judge(slip, golden, {}, layOut);
  const sameBytes = golden !== null && Buffer.compare(golden.bytes, slip.bytes) === 0;
  const keep = received ?? (sameBytes ? null : ({ state: 'differs', slip, fields: [] } as const));
  if (keep) writeReceived(root, `clients/${path}`, keep);
  else dropReceived(root, `clients/${path}`);
  expect(findings.map(({ message }) => message)).toEqual([]);
  expect(Buffer.from(slip.bytes).toString('hex')).toBe(Buffer.from(golden?.bytes ?? []).toString('hex'));
}
