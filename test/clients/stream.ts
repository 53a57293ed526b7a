import { expect } from 'vitest';
import { printSlips } from '../../src/printers/layout.ts';
import { expectGolden } from './golden.ts';
import { scan } from './scan.ts';

/** A receipt that a client writes, and what the printer says of it. */
export interface StreamReceipt {
  readonly name: string;
  readonly model: string;
  readonly bytes: () => Uint8Array | Promise<Uint8Array>;
  /** What a scanner reads on it, from top to bottom. */
  readonly symbols?: readonly string[];
  /** Codes and messages of its diagnostics, in order. */
  readonly diagnostics?: readonly string[];
}

/** Expects the bytes to print one slip, with those symbols and diagnostics, as its golden has it. */
export async function expectReceipt(client: string, receipt: StreamReceipt): Promise<void> {
  const slips = printSlips(await receipt.bytes(), receipt.model);
  expect(slips).toHaveLength(1);
  const [slip] = slips;
  expect(slip!.diagnostics.map(({ code, message }) => `${code}: ${message}`)).toEqual(receipt.diagnostics ?? []);
  expect(await scan(slip!)).toEqual(receipt.symbols ?? []);
  expectGolden(`${client}/${receipt.model}/${receipt.name}`, slip!);
}
