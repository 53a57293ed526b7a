import { type Acquirer, type AcquirerName, acquirers } from './acquirers.ts';
import type { Scenario } from './scenario.ts';

/** Stands in the id of a scenario that runs on another terminal than its own: `sale/sale-approved@cn-lakala`. */
const MARK = '@';

/**
 * On whose terminals a scenario may run: on that which its file names, or where it names none on all that are operated
 * and judged like the usual one.
 */
export function acquirersOf({ acquirer, names }: Scenario): AcquirerName[] {
  if (names.acquirer) return [acquirer];
  const own: Acquirer = acquirers[acquirer];
  return (Object.keys(acquirers) as AcquirerName[]).filter((name) => {
    const { family, rules }: Acquirer = acquirers[name];
    return family.name === own.family.name && rules === own.rules;
  });
}

/** Those of the scenarios that may run on an acquirer's terminal, each on it; `all`: on every one that it may run on. */
export function onAcquirer(scenarios: readonly Scenario[], acquirer: AcquirerName | 'all'): Scenario[] {
  return scenarios.flatMap((scenario) =>
    acquirersOf(scenario)
      .filter((name) => acquirer === 'all' || name === acquirer)
      .map((name) =>
        name === scenario.acquirer ? scenario : { ...scenario, id: `${scenario.id}${MARK}${name}`, acquirer: name },
      ),
  );
}

/** What the goldens of a scenario lie under, below acquirer and model: its id, on whosever terminal it runs. */
export function goldenName({ id, acquirer }: Pick<Scenario, 'id' | 'acquirer'>): string {
  const end = `${MARK}${acquirer}`;
  return id.endsWith(end) ? id.slice(0, -end.length) : id;
}
