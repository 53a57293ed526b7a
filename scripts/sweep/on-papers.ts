import { onAcquirer } from '../../src/scenarios/on-acquirer.ts';
import type { Scenario } from '../../src/scenarios/scenario.ts';

/** A printer of each width: 58 mm with 32 columns and no cutter, 80 mm with 48 and one. */
export const papers = ['pos-5890', 'xprinter-80'] as const;

/** Each scenario on every terminal that it may run on and, where it names no printer, on paper of each width. */
export function onPapers(scenarios: readonly Scenario[]): Scenario[] {
  return onAcquirer(scenarios, 'all').flatMap((scenario) =>
    scenario.names.printer ? scenario : papers.map((model) => ({ ...scenario, model })),
  );
}
