import type { Finding } from '../events/finding.ts';
import { type BenchDefect, isDefectOf } from './defects.ts';
import type { GoldenJudge } from './golden.ts';
import { type Ending, runScenario, type ScenarioResult } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';

/** A scenario that noticed something, by which oracle and in which words. */
export interface Catch {
  readonly scenario: string;
  /** Name of the oracle, `compare` for the golden, or the limit that was reached: `step limit`. */
  readonly by: string;
  /** Stable name of the class; `timeout` where a limit was reached. */
  readonly code: string;
  readonly words: string;
}

/** What scenarios noticed. */
export interface Noticed {
  /** In order; none: nothing was noticed. */
  readonly catches: readonly Catch[];
  /** Scenarios whose bench failed, in words: they say nothing of the product. */
  readonly benchErrors: readonly string[];
}

/** What became of one defect. */
export interface Mutant extends Noticed {
  readonly defect: string;
  readonly description: string;
  /** The failures that it stands for, by their numbers in the catalogue. */
  readonly failures: readonly number[];
}

/** Lets every slip pass: the oracles alone judge. */
const noGoldens: GoldenJudge = () => ({ golden: () => ({ path: '', state: 'matched' }), findings: [] });

/**
 * Runs scenarios without a defect and with their goldens. A golden that was never approved is no failure here: nothing
 * was compared.
 */
export function runSound(scenarios: readonly Scenario[], golden: GoldenJudge): Promise<Noticed> {
  return noticed(scenarios, { golden, isDone: () => false });
}

/**
 * Runs the scenarios whose bench can have it against a defect, up to the first that notices it or, with `all`, each of them: by the oracles alone
 * and, where none of them notices it, by the goldens too.
 */
export async function runMutant(
  scenarios: readonly Scenario[],
  defect: BenchDefect,
  { golden, all }: { readonly golden: GoldenJudge; readonly all: boolean },
): Promise<Mutant> {
  const { name, description, failures } = defect;
  const isDone = (catches: readonly Catch[]) => !all && catches.length > 0;
  const those = scenarios.filter((scenario) => isDefectOf(defect, scenario));
  const byOracles = await noticed(those, { golden: noGoldens, defect, isDone });
  const found = byOracles.catches.length > 0 ? byOracles : await noticed(those, { golden, defect, isDone });
  return { defect: name, description, failures, ...found };
}

interface Trial {
  readonly golden: GoldenJudge;
  readonly defect?: BenchDefect;
  readonly isDone: (catches: readonly Catch[]) => boolean;
}

async function noticed(scenarios: readonly Scenario[], { golden, defect, isDone }: Trial): Promise<Noticed> {
  const catches: Catch[] = [];
  const benchErrors: string[] = [];
  for (const scenario of scenarios) {
    const result = await runScenario(scenario, { emit: () => {}, golden, defect, untold: true });
    catches.push(...catchesIn(result));
    if (result.outcome === 'bench-error') benchErrors.push(`${scenario.id}: ${result.message}`);
    if (isDone(catches)) break;
  }
  return { catches, benchErrors };
}

function catchesIn({ id, findings, outcome, limit, message = '' }: ScenarioResult & Ending): Catch[] {
  const found = findings
    .filter(({ code }) => code !== 'golden-missing')
    .map(({ by, code, message: words }: Finding) => ({ scenario: id, by, code, words }));
  if (outcome !== 'timeout') return found;
  return [...found, { scenario: id, by: `${limit} limit`, code: 'timeout', words: message }];
}
