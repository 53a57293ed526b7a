import { beginOf, endOf, type KeptJournal, listRuns } from '../../../reports/runs.ts';
import type { LastTime, RunSummary } from '../../scenario-messages.ts';
import { RunJournal } from './journal.ts';
import type { Running } from './running.ts';

/** Runs that are looked through for how a scenario stood when it ran last. */
const LOOKED_THROUGH = 8;

/** The runs of a project, whoever began them: this studio or `platen run`. */
export class History {
  readonly #reports: string;
  readonly #running: Running;
  readonly #journals = new Map<string, RunJournal>();
  /** Of runs that have ended, by run: what they were, and how scenarios stood. */
  readonly #ended = new Map<string, RunSummary>();
  readonly #standings = new Map<string, ReadonlyMap<string, LastTime>>();

  constructor(reports: string, running: Running) {
    this.#reports = reports;
    this.#running = running;
  }

  /** The newest first. */
  get runs(): RunSummary[] {
    const { id, refused } = this.#running;
    const kept = listRuns(this.#reports).map((run) => this.#summary(run));
    const none = [...refused].map(([run, said]): RunSummary => ({ id: run, state: 'refused', said }));
    const begun: RunSummary[] = id === null || kept.some((run) => run.id === id) ? [] : [{ id, state: 'under-way' }];
    return [...kept, ...none, ...begun].sort((a, b) => (a.id < b.id ? 1 : -1));
  }

  find(id: string): RunSummary | undefined {
    return this.runs.find((run) => run.id === id);
  }

  /** The journal of a run; undefined where there is no such run. */
  journal(id: string): RunJournal | undefined {
    const { path } = listRuns(this.#reports).find((run) => run.id === id) ?? {};
    if (path === undefined) return undefined;
    // A run of the command line is found elsewhere when it has ended.
    const journal = this.#journals.get(path) ?? new RunJournal(path);
    this.#journals.set(path, journal);
    return journal;
  }

  /** How each of these scenarios stood when it ran last, without runs that were told a defect. */
  async last(scenarios: readonly string[]): Promise<Record<string, LastTime>> {
    const found: Record<string, LastTime> = {};
    const open = new Set(scenarios);
    for (const { id, defect, state } of this.runs.slice(0, LOOKED_THROUGH)) {
      if (open.size === 0) break;
      if (defect !== undefined || state === 'refused') continue;
      for (const [scenario, time] of await this.#standingsOf(id, state === 'ended')) {
        if (open.delete(scenario)) found[scenario] = time;
      }
    }
    return found;
  }

  async #standingsOf(id: string, isOver: boolean): Promise<ReadonlyMap<string, LastTime>> {
    const known = this.#standings.get(id);
    if (known) return known;
    // They bring the words of reports, which nobody waits for at the start of the studio.
    const [{ Run }, { standingOf }] = await Promise.all([
      import('../../../reports/run.ts'),
      import('../../../reports/standing.ts'),
    ]);
    const run = new Run();
    const journal = this.journal(id);
    const standings = new Map<string, LastTime>();
    if (journal) {
      for await (const event of journal.outcomes()) {
        run.add(event);
        if (event.type !== 'scenario-end') continue;
        const scenario = run.scenario(event.scenario);
        standings.set(scenario.name, { run: id, standing: standingOf(scenario), duration: scenario.duration });
      }
    }
    if (isOver) this.#standings.set(id, standings);
    return standings;
  }

  #summary(run: KeptJournal): RunSummary {
    const known = this.#ended.get(run.id);
    if (known) return known;
    const summary = this.#read(run);
    if (summary.state === 'ended') this.#ended.set(run.id, summary);
    return summary;
  }

  #read({ id, path }: KeptJournal): RunSummary {
    const begin = beginOf(path);
    const end = endOf(path);
    const state = end ? 'ended' : this.#running.id === id ? 'under-way' : 'cut-off';
    return {
      id,
      state,
      ...(begin
        ? {
            startedAt: begin.startedAt,
            clock: begin.clock,
            planned: begin.scenarios,
            bench: begin.plan?.bench,
            defect: begin.defect,
          }
        : {}),
      ...(end ? { exitCode: end.exitCode, counts: end.counts, took: end.took } : {}),
    };
  }
}
