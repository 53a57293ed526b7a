import { posix } from 'node:path';
import type { Slip } from '../../emulator/machine/slip.ts';
import { slipText } from '../../emulator/machine/slip.ts';
import type { GoldenReference } from '../events/event.ts';
import type { Finding } from '../events/finding.ts';
import { encodePng } from '../pictures/png.ts';
import { layOut } from '../printers/one-slip.ts';
import { drawSlipDifference } from '../receipts/compare.ts';
import { type Golden, readGolden } from '../receipts/golden.ts';
import { judge, type Verdict } from '../receipts/judge.ts';
import { keepReceived } from '../receipts/keep.ts';
import { dropReceived } from '../receipts/received.ts';
import { redactSlip } from '../receipts/redact-slip.ts';
import { isWhole, type StepFacts } from './facts.ts';
import { fieldLabels, goldenValues } from './golden-values.ts';
import { goldenName } from './on-acquirer.ts';
import type { Scenario } from './scenario.ts';

/** What the golden of a slip says of it. */
export interface GoldenVerdict {
  /** Which golden, with its pictures: drawn when it is asked for. */
  readonly golden: () => GoldenReference;
  readonly findings: readonly Finding[];
}

/** Judges the slip at `index` of the step `step` of a scenario. */
export type GoldenJudge = (scenario: Scenario, step: number, facts: StepFacts, index: number) => GoldenVerdict;

export interface GoldenOptions {
  /** The folder of goldens. */
  readonly folder: string;
  /** The same as reports show it: from the working folder. */
  readonly shown: string;
  /** Keeps slips that do not match, for approval; not where the terminal was told to do wrong. */
  readonly keep: boolean;
}

/**
 * Judges slips by the goldens of a folder: `acquirer/model/scenario/nn-copy`, where nn is the step of the scenario, so
 * that a slip too many or too few moves no other one. What a step prints each of several times has one golden. Each golden is read once: a run judges all of its repetitions by
 * the same.
 */
export function goldenJudge({ folder, shown, keep }: GoldenOptions): GoldenJudge {
  const goldens = new Map<string, Golden>();
  const goldenAt = (path: string): Golden | null => {
    const golden = goldens.get(path) ?? readGolden(folder, path);
    if (golden) goldens.set(path, golden);
    return golden;
  };
  return (scenario, step, facts, index) => {
    const paper = facts.papers[index]!;
    const { slip, role, duplicate } = paper;
    const place = scenario.steps[step]?.place ?? step;
    const name = `${String(place + 1).padStart(2, '0')}-${role}${duplicate ? '-duplicate' : ''}`;
    const path = [scenario.acquirer, scenario.model, goldenName(scenario), name].join('/');
    const reported = posix.join(shown.replaceAll('\\', '/'), path);
    // No golden says what a slip that is not due, or whose rest is missing, should look like: nothing is to be approved,
    // and the oracles have told.
    if (role === 'unexpected' || !isWhole(paper))
      return { golden: () => ({ path: reported, state: 'differs' }), findings: [] };
    const values = goldenValues(facts, paper);
    const verdict = judge(slip, goldenAt(path), values, layOut, fieldLabels(facts.setup.rules));
    if (keep && verdict.received) keepReceived(folder, path, verdict.received, layOut);
    else if (keep && verdict.state === 'matched') dropReceived(folder, path);
    return { golden: () => reference(slip, verdict, reported), findings: verdict.findings };
  };
}

function reference(slip: Slip, { state, expected }: Verdict, path: string): GoldenReference {
  if (!expected) return { path, state };
  const golden = redactSlip(expected, layOut);
  const shown = { path, state, png: base64(encodePng(golden.dots)), text: slipText(golden) };
  if (state === 'matched') return shown;
  const { png, rows } = drawSlipDifference(redactSlip(slip, layOut), golden);
  return { ...shown, differencePng: base64(png), differenceRows: rows };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
