import type { EventOf } from '../../events/event.ts';
import { failedForGoldenAlone } from '../../events/outcomes.ts';
import { findingsOf, placeOf, type Run, type ScenarioRecord } from '../run.ts';
import type { CertificationPlan, PlannedCase } from './plan.ts';

/** `open`: nothing was proven, since the bench failed, the scenario did not run to its end or a golden is not approved. */
export type CriterionVerdict = 'OK' | 'NOK' | 'open';

export interface JudgedCriterion {
  readonly text: string;
  readonly verdict: CriterionVerdict;
  /** What speaks against it, in sentences. */
  readonly because: readonly string[];
}

/** A case of the plan with what came of it. */
export interface JudgedCase {
  readonly id: string;
  readonly description: string;
  readonly scenario: string;
  readonly record?: ScenarioRecord;
  readonly criteria: readonly JudgedCriterion[];
  readonly verdict: CriterionVerdict;
}

/** Judges every criterion of a plan by what a run found. */
export function judgePlan({ cases }: CertificationPlan, run: Run): JudgedCase[] {
  return cases.map((planned) =>
    judgeCase(
      planned,
      run.scenarios.find(({ name }) => name === planned.scenario),
    ),
  );
}

/** NOK where anything is, else open where anything is. */
export function worstVerdict(verdicts: readonly CriterionVerdict[]): CriterionVerdict {
  return (['NOK', 'open'] as const).find((verdict) => verdicts.includes(verdict)) ?? 'OK';
}

function judgeCase({ id, description, scenario, criteria }: PlannedCase, record?: ScenarioRecord): JudgedCase {
  const judged = criteria.map(({ text, by }): JudgedCriterion => ({ text, ...judge(by, record) }));
  const verdict = worstVerdict(judged.map((one) => one.verdict));
  return { id, description, scenario, ...(record ? { record } : {}), criteria: judged, verdict };
}

const ended: readonly string[] = ['passed', 'failed', 'flaky', 'timeout'];

function judge(by: readonly string[] | undefined, record: ScenarioRecord | undefined): Omit<JudgedCriterion, 'text'> {
  if (!record) return { verdict: 'open', because: ['the scenario did not run'] };
  const { outcome, message, steps } = record;
  const counts = (finding: EventOf<'finding'>) => by === undefined || by.includes(finding.by);
  const because = steps.flatMap((step) =>
    step.findings.filter(counts).map((finding) => `${placeOf(step, finding)}: ${finding.message}`),
  );
  const own = message === undefined ? [] : [message];
  if (!ended.includes(outcome)) return { verdict: 'open', because: [...own, ...because, outcome] };
  if (outcome === 'timeout') return { verdict: 'NOK', because: [...own, ...because] };
  if (because.length === 0) return { verdict: 'OK', because: [] };
  const found = findingsOf(record).filter(counts);
  return { verdict: failedForGoldenAlone({ outcome: 'failed', findings: found }) ? 'open' : 'NOK', because };
}
