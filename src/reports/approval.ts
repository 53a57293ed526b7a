import type { GoldenReference } from '../events/event.ts';
import { type ScenarioRecord, slipsOf } from './run.ts';

/** How a golden in a state is approved; nothing where the slip is what has to change. */
const commands: Readonly<Record<GoldenReference['state'], ((scenario: string) => string) | undefined>> = {
  matched: undefined,
  differs: undefined,
  missing: (scenario) => `platen approve ${scenario}`,
  stale: (scenario) => `platen approve ${scenario} --because emulator`,
};

/** The commands that approve the goldens which a scenario lacks, once a reviewer has looked at its slips. */
export function approvalsOf(scenario: ScenarioRecord): string[] {
  const states = new Set(slipsOf(scenario).map((slip) => slip.golden.state));
  return [...states].flatMap((state) => commands[state]?.(scenario.name) ?? []);
}
