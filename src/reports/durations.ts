import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { EventSink, PlatenEvent } from '../events/event.ts';
import { ReportError } from './report-error.ts';

/**
 * How long each scenario took, real ms, all of its attempts together and the mean of its repetitions: by this shards are
 * balanced. What other runs have recorded of other scenarios stays.
 */
export class Durations implements EventSink {
  readonly #path: string;
  readonly #before: ReadonlyMap<string, number>;
  readonly #took = new Map<string, number>();
  readonly #repetitions = new Map<string, number>();

  /** Throws a ReportError where there is a file of that name that holds none. */
  constructor(path: string) {
    this.#path = path;
    this.#before = readDurations(path);
  }

  write(event: PlatenEvent): void {
    if (event.type === 'scenario-begin') this.#repetitions.set(event.scenario, event.repetition ?? 1);
    if (event.type !== 'scenario-end' || event.took === undefined || event.limit === 'run') return;
    this.#took.set(event.scenario, (this.#took.get(event.scenario) ?? 0) + event.took);
  }

  /** Rejects with a ReportError where the file cannot be written. */
  async close(): Promise<void> {
    if (this.#took.size === 0) return;
    const means = [...this.#took].map(([id, ms]) => [id, ms / this.#repetitions.get(id)!] as const);
    const all = new Map([...this.#before, ...means]);
    const rounded = [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, ms]) => [id, Math.round(ms)] as const);
    const beside = `${this.#path}.new`;
    try {
      mkdirSync(dirname(this.#path), { recursive: true });
      writeFileSync(beside, `${JSON.stringify(Object.fromEntries(rounded), null, 2)}\n`);
      renameSync(beside, this.#path);
    } catch (error) {
      throw new ReportError(
        'cannot-write',
        `${this.#path}: cannot be written: ${error instanceof Error ? error.message : error}`,
        'choose a folder that can be written',
      );
    }
  }
}

/** The recorded durations, ms by scenario; none where there is no such file. Throws a ReportError for any other file. */
export function readDurations(path: string): Map<string, number> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw error;
  }
  const entries = entriesOf(text);
  if (entries) return new Map(entries);
  throw new ReportError(
    'no-durations',
    `${path}: not a file of durations`,
    'it is an object of milliseconds by scenario: {"sale/one": 120}; delete it and a run writes it anew',
  );
}

function entriesOf(text: string): [string, number][] | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    const entries = Object.entries(value);
    return entries.every(([, ms]) => Number.isFinite(ms) && ms >= 0) ? entries : null;
  } catch {
    return null;
  }
}
