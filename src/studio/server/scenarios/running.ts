import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../../../clock/clock.ts';
import { journalIn } from '../../../events/journal.ts';
import { beginOf, dropOldRuns, runId, runsIn } from '../../../reports/runs.ts';
import { begin, ended, type Program, words } from './program.ts';

/** How long a run may take to end by itself when the studio is closed, ms. */
const PATIENCE = 3_000;

/** Runs that never began are remembered, so many: nothing of them is on the disk. */
const REMEMBERED = 20;

export interface RunningOptions {
  readonly program: Program;
  /** Full path of the folder of reports. */
  readonly reports: string;
  readonly clock: Clock;
}

/** The one run that is under way: a `platen run` of its own, which writes its journal where history is. */
export class Running {
  readonly #options: RunningOptions;
  readonly #refused = new Map<string, string>();
  #now?: { readonly id: string; readonly child: ChildProcessWithoutNullStreams; readonly over: Promise<void> };

  constructor(options: RunningOptions) {
    this.#options = options;
  }

  /** Its id; null: nothing runs. */
  get id(): string | null {
    return this.#now?.id ?? null;
  }

  /** Why runs never began, by their ids. */
  get refused(): ReadonlyMap<string, string> {
    return this.#refused;
  }

  /** Begins a run with these arguments, while no other is under way; gives its id. */
  start(args: readonly string[]): string {
    const { program, reports, clock } = this.#options;
    dropOldRuns(reports);
    const id = runId(new Date(clock.date()).toISOString());
    const folder = join(runsIn(reports), id);
    const child = begin(program, ['run', '--out', folder, ...args]);
    const over = ended(child).then((said) => {
      this.#now = undefined;
      if (beginOf(journalIn(folder))) return;
      rmSync(folder, { recursive: true, force: true });
      this.#remember(id, words(said) || `platen run ended with ${said.code}`);
    });
    this.#now = { id, child, over };
    return id;
  }

  /** Stops it behind the scenario that is under way; asked again it stops at once. */
  stop(): void {
    this.#now?.child.kill('SIGINT');
  }

  /** Stops it, at once where it takes too long. */
  async close(): Promise<void> {
    if (!this.#now) return;
    const { child, over } = this.#now;
    const { clock } = this.#options;
    this.stop();
    const cancel = clock.at(clock.now() + PATIENCE, () => child.kill('SIGKILL'));
    await over;
    cancel();
  }

  #remember(id: string, said: string): void {
    this.#refused.set(id, said);
    if (this.#refused.size > REMEMBERED) this.#refused.delete([...this.#refused.keys()][0]!);
  }
}
