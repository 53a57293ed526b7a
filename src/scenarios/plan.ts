import { createHash } from 'node:crypto';
import type { RunPlan } from '../events/event.ts';
import type { Scenario } from './scenario.ts';
import { type Shard, shardsOf } from './shards.ts';

/** What is asked for beside the scenarios. */
export type Asked = Omit<RunPlan, 'scenarios' | 'shard'> & {
  readonly shard?: Shard;
  /** ms by scenario, by which shards are balanced. */
  readonly durations?: ReadonlyMap<string, number>;
};

/** The plan of a run: those of the scenarios that are its shard's, or all. */
export function planOf(scenarios: readonly Scenario[], { shard, durations = new Map(), ...asked }: Asked): RunPlan {
  const all = scenarios.map((scenario, place) => ({ id: scenario.id, digest: digestOf(scenario), place }));
  if (!shard) return { scenarios: all, ...asked };
  const ids = all.map(({ id }) => id);
  const places = shardsOf(ids, shard.of, durations)[shard.index - 1]!;
  return {
    scenarios: places.map((place) => all[place]!),
    shard: { ...shard, scenarios: all.length },
    ...asked,
  };
}

/** A journal that cannot be gone on with: `code` is stable, `hint` says what to do. */
export class ResumeError extends Error {
  readonly code: 'no-journal' | 'other-version' | 'scenario-changed';
  readonly hint: string;

  constructor(code: ResumeError['code'], message: string, hint: string) {
    super(message);
    this.name = 'ResumeError';
    this.code = code;
    this.hint = hint;
  }
}

/** The scenarios of a plan, in its order. Throws a ResumeError where one is gone or says something else now. */
export function scenariosOf({ scenarios }: RunPlan, loaded: readonly Scenario[]): Scenario[] {
  const byId = new Map(loaded.map((scenario) => [scenario.id, scenario]));
  const changed: string[] = [];
  const found = scenarios.flatMap(({ id, digest }) => {
    const scenario = byId.get(id);
    if (!scenario) changed.push(`${id} is gone`);
    else if (digestOf(scenario) !== digest) changed.push(`${id} has changed`);
    return scenario ?? [];
  });
  if (changed.length === 0) return found;
  throw new ResumeError(
    'scenario-changed',
    `since the run began ${changed.join(', ')}`,
    'results of two versions make no run: put the scenarios back, or run all of them anew',
  );
}

/** Hexadecimal digits that tell two scenarios apart. */
const DIGEST = 16;

function digestOf(scenario: Scenario): string {
  return createHash('sha256').update(JSON.stringify(scenario)).digest('hex').slice(0, DIGEST);
}
