import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readYaml } from '../yaml/read.ts';
import { problemText } from '../yaml/source.ts';
import { BENCH_FILE, type BenchFile, benchSchema } from './bench-file.ts';

/** A bench file with mistakes in it: the message tells each, with line and column. */
export class BenchFileError extends Error {
  readonly code = 'bench-file';
  readonly hint = 'every key may be left out, and the file too';

  constructor(message: string) {
    super(message);
    this.name = 'BenchFileError';
  }
}

/**
 * What the bench file of a folder says, its folders as full paths; what is usual where there is no such file. Throws a
 * BenchFileError.
 */
export function readBench(folder = '.'): BenchFile {
  const path = join(folder, BENCH_FILE);
  const bench = existsSync(path) ? parseBench(readFileSync(path, 'utf8'), path) : benchSchema.parse({});
  const { scenarios, golden, reports, ...rest } = bench;
  const from = (inner: string) => resolve(folder, inner);
  return { scenarios: from(scenarios), golden: from(golden), reports: from(reports), ...rest };
}

function parseBench(text: string, path: string): BenchFile {
  const read = readYaml(text, benchSchema, {});
  if ('value' in read) return read.value;
  throw new BenchFileError(read.problems.map((problem) => problemText(path, problem)).join('\n'));
}
