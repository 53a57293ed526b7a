import type { GoldenReference } from '../events/event.ts';
import { type Run, type ScenarioRecord, slipsOf } from './run.ts';

/** How a golden in a state is approved; nothing where the slip is what has to change. */
const commands: Readonly<Record<GoldenReference['state'], ((scenario: string) => string) | undefined>> = {
  matched: undefined,
  differs: undefined,
  missing: (scenario) => `platen approve ${patternOf(scenario)}`,
  stale: (scenario) => `platen approve ${patternOf(scenario)} --because emulator`,
};

/** What `platen approve` knows a scenario by; `@cn-lakala` behind it says on whose terminal it ran. */
function patternOf(scenario: string): string {
  const [, name, acquirer] = /^(.*)@([a-z-]+)$/.exec(scenario) ?? [];
  return acquirer === undefined ? scenario : `'${acquirer}/*/${name}'`;
}

/**
 * The commands that approve the goldens which a scenario lacks, once a reviewer has looked at its slips. A run with a
 * defect keeps no slips: there is nothing to approve.
 */
export function approvalsOf({ begin }: Run, scenario: ScenarioRecord): string[] {
  if (begin?.defect !== undefined) return [];
  const states = new Set(slipsOf(scenario).map((slip) => slip.golden.state));
  return [...states].flatMap((state) => commands[state]?.(scenario.name) ?? []);
}

/**
 * Paths of the pictures that a run has kept beside goldens, for approval: of each slip that has none or differs from it.
 * A run with a defect keeps none.
 */
export function attachmentsOf({ begin }: Run, scenario: ScenarioRecord): string[] {
  if (begin?.defect !== undefined) return [];
  const kept = slipsOf(scenario).filter(({ golden, copy }) => golden.state !== 'matched' && copy !== 'unexpected');
  return [...new Set(kept.map(({ golden }) => `${golden.path}.received.png`))];
}
