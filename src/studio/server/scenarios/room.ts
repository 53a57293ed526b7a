import { dirname, relative, resolve } from 'node:path';
import type { Diagnosis } from '../../../bench/doctor/finding.ts';
import type { Clock } from '../../../clock/clock.ts';
import type { ListedScenario } from '../../../scenarios/listing.ts';
import type { Project } from '../../scenario-messages.ts';
import { History } from './history.ts';
import { Library } from './library.ts';
import { call, type Program, words } from './program.ts';
import { Running } from './running.ts';
import { Verdicts } from './verdicts.ts';

/** Where the scenarios of a project are, and all that belongs to them. */
export interface ProjectOptions extends Program {
  /** Full paths of the folders of scenarios, goldens and reports. */
  readonly scenarios: string;
  readonly golden: string;
  readonly reports: string;
  /** Path of a bench file from the folder of the project; absent: runs take virtual benches. */
  readonly bench?: string;
  readonly clock: Clock;
}

/** Why something was not done, in words. */
interface Refused {
  readonly why: string;
}

const BUSY: Refused = { why: 'a run is under way: wait for its end, or stop it' };

/** The scenarios of a project, their runs and their goldens. */
export class ScenarioRoom {
  readonly history: History;
  readonly running: Running;
  readonly clock: Clock;
  readonly #options: ProjectOptions;
  readonly #library: Library;
  #verdicts?: Verdicts;
  #isExamining = false;

  constructor(options: ProjectOptions) {
    const { command, folder, scenarios, reports, clock, bench } = options;
    const program = { command, folder };
    this.#options = options;
    this.clock = clock;
    this.#library = new Library({ program, scenarios, bench });
    this.running = new Running({ program, reports, clock });
    this.history = new History(reports, this.running);
  }

  async project(): Promise<Project> {
    const { folder, scenarios } = this.#options;
    const listed = await this.#library.list();
    const last = await this.history.last(listed.scenarios.map(({ id }) => id));
    return { folder: shown(folder, scenarios), ...listed, last };
  }

  /** Begins a run of the scenarios of these names; gives its id. */
  async run(names: readonly string[]): Promise<{ readonly id: string } | Refused> {
    const { scenarios, wrong } = await this.#library.list();
    if (wrong !== undefined) return { why: wrong };
    const wanted = new Set(names);
    const chosen = scenarios.filter(({ id }) => wanted.has(id));
    if (chosen.length < wanted.size) return { why: 'a scenario is gone: the list has been read anew' };
    if (this.running.id !== null || this.#isExamining) return BUSY;
    const { bench } = this.#options;
    return {
      id: this.running.start([...(bench === undefined ? [] : ['--bench', bench]), ...meant(chosen, scenarios)]),
    };
  }

  /** What the doctor says of each device of the bench. */
  async examine(): Promise<readonly Diagnosis[] | Refused> {
    const { bench, command, folder } = this.#options;
    if (bench === undefined) return { why: 'this studio was opened without --bench' };
    if (this.running.id !== null || this.#isExamining) return BUSY;
    this.#isExamining = true;
    const said = await call({ command, folder }, ['bench', 'doctor', '--json', bench]).finally(() => {
      this.#isExamining = false;
    });
    const lines = said.stdout.split('\n').filter((line) => line !== '');
    return lines.length > 0 ? lines.map((line) => JSON.parse(line) as Diagnosis) : { why: words(said) };
  }

  /** A bench may have goldens of its own. */
  async verdicts(): Promise<Verdicts> {
    if (this.#verdicts) return this.#verdicts;
    const { folder, golden } = this.#options;
    const { bench } = await this.#library.list();
    const own = bench?.golden === undefined ? [] : [resolve(folder, dirname(bench.path), bench.golden)];
    this.#verdicts = new Verdicts([golden, ...own], folder);
    return this.#verdicts;
  }
}

const shown = (folder: string, path: string): string => relative(folder, path).replaceAll('\\', '/');

/** The arguments that name these scenarios and no other: their files, and names where a file has more of them. */
function meant(chosen: readonly ListedScenario[], all: readonly ListedScenario[]): string[] {
  const files = [...new Set(chosen.map(({ file }) => file))];
  const isWhole = all.filter(({ file }) => files.includes(file)).length === chosen.length;
  return [...(isWhole ? [] : chosen.flatMap(({ id }) => ['--only', id])), '--', ...files];
}
