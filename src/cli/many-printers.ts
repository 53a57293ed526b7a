import { InvalidArgumentError } from 'commander';
import { RAW_PRINTING } from '../ports/tcp.ts';
import { UsageError } from './failure.ts';

/** `--count`, as option() takes it. */
export const COUNT_OPTION = [
  '--count <printers>',
  'be so many printers, on as many TCP ports, counted up from that of --tcp',
] as const;

export function printersOf(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new InvalidArgumentError('It is a number of printers above 0.');
  return Number(text);
}

/** What there is one of. */
const SINGLE = ['serial', 'pty', 'device', 'memory', 'capture'] as const;

/** Throws a UsageError where many printers would have to share what one alone can have. */
export function refuseSharing(options: { readonly [name in (typeof SINGLE)[number]]?: unknown }, file?: string): void {
  const shared = file ?? SINGLE.filter((name) => options[name] !== undefined).map((name) => `--${name}`)[0];
  if (shared === undefined) return;
  throw new UsageError(`--count is for printers on TCP, and ${shared} is for one printer`, 'Leave one of them out.');
}

/** The addresses of `count` printers: consecutive ports from that of the first; port 0 is a free one for each. */
export function addressesFrom(first: string, count: number): string[] {
  const [, host, port, settings] = /^([^?]*:\/\/[^?]*?)(?::(\d+))?(\?.*)?$/.exec(first) ?? [];
  const from = Number(port ?? RAW_PRINTING);
  return Array.from({ length: count }, (_, i) => `${host}:${from === 0 ? 0 : from + i}${settings ?? ''}`);
}
