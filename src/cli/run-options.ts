import { join } from 'node:path';
import { InvalidArgumentError } from 'commander';
import type { BenchFile } from '../bench/bench-file.ts';
import { durationMs } from '../clock/duration.ts';
import type { AcquirerName } from '../scenarios/acquirers.ts';
import type { Shard } from '../scenarios/shards.ts';

/** What `platen run` can be asked for, as commander gives it. */
export interface RunFlags {
  readonly grep?: string;
  readonly only?: readonly string[];
  readonly model?: string;
  readonly acquirer?: AcquirerName | 'all';
  readonly bench?: string;
  readonly report?: readonly string[];
  readonly out?: string;
  readonly defect?: string;
  readonly retries?: number;
  readonly repeat?: number;
  readonly shard?: Shard;
  readonly durations?: string;
  /** ms. */
  readonly timeout?: number;
  readonly resume?: string;
  readonly list?: true;
  readonly failOnSkip?: true;
  readonly failOnFlaky?: true;
}

/** Where it is recorded how long scenarios take: beside the reports of the bench, wherever those of one run go. */
export const durationsFile = (flags: Pick<RunFlags, 'durations'>, { reports }: BenchFile): string =>
  flags.durations ?? join(reports, 'durations.json');

/** Names with commas between them. */
export function listOf(value: string): string[] {
  return value.split(',').map((name) => name.trim());
}

/** What was given again and again. */
export const more = (text: string, before: readonly string[] = []): string[] => [...before, text];

/** A number from 0. */
export function retriesOf(value: string): number {
  if (!/^\d{1,4}$/.test(value)) throw new InvalidArgumentError('It is a whole number from 0 to 9999.');
  return Number(value);
}

/** A number from 1. */
export function repeatOf(value: string): number {
  if (!/^[1-9]\d{0,3}$/.test(value)) throw new InvalidArgumentError('It is a whole number from 1 to 9999.');
  return Number(value);
}

/** `2/5`. */
export function shardOf(value: string): Shard {
  const [, index, of] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(value) ?? [];
  if (index === undefined || Number(index) > Number(of)) {
    throw new InvalidArgumentError('It is a part of the run such as 2/5: the second of five.');
  }
  return { index: Number(index), of: Number(of) };
}

/** ms of a time such as `90s`. */
export function timeoutOf(value: string): number {
  const ms = durationMs(value);
  if (Number.isNaN(ms) || ms === 0) throw new InvalidArgumentError('It is a time such as 10m, 1h 30m or 500ms.');
  return ms;
}
