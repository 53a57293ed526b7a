import { posix } from 'node:path';
import type { Slip } from '../../emulator/machine/slip.ts';
import { slipText } from '../../emulator/machine/slip.ts';
import type { GoldenReference } from '../events/event.ts';
import type { Finding } from '../events/finding.ts';
import { encodePng } from '../pictures/png.ts';
import { layOut } from '../printers/one-slip.ts';
import { drawSlipDifference } from '../receipts/compare.ts';
import { FieldError } from '../receipts/fields.ts';
import { type Golden, readGolden } from '../receipts/golden.ts';
import { judge, receivedTwice, type Verdict } from '../receipts/judge.ts';
import { dropReceived, type Received, readReceived, writeReceived } from '../receipts/received.ts';
import { redactSlip } from '../receipts/redact-slip.ts';
import { isWhole, type StepFacts } from './facts.ts';
import { fieldLabels, goldenValues } from './golden-values.ts';
import { goldenName } from './on-acquirer.ts';
import type { Scenario } from './scenario.ts';

/** What the golden of a slip says of it. */
export interface GoldenVerdict {
  readonly golden: GoldenReference;
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
    if (role === 'unexpected' || !isWhole(paper)) return { golden: { path: reported, state: 'differs' }, findings: [] };
    const verdict = verdictOn(() =>
      judge(slip, goldenAt(path), goldenValues(facts, paper), layOut, fieldLabels(facts.setup.rules)),
    );
    if (keep && verdict.received) writeReceived(folder, path, withEarlier(verdict.received, folder, path));
    else if (keep && verdict.state === 'matched') dropReceived(folder, path);
    return { golden: reference(slip, verdict, reported), findings: verdict.findings };
  };
}

/** What was received for the first time twice, from runs that differ, says by itself what may vary. */
function withEarlier(received: Received, folder: string, path: string): Received {
  if (received.state !== 'missing') return received;
  const before = readReceived(folder, path);
  return before?.record.received.state === 'missing' ? receivedTwice(received, before.bytes, layOut) : received;
}

/** A value that does not fit into the golden is a difference, not a fault of the bench. */
function verdictOn(judged: () => Verdict): Verdict {
  try {
    return judged();
  } catch (error) {
    if (!(error instanceof FieldError)) throw error;
    const finding = { code: error.code, by: 'compare', message: `${error.message}; ${error.hint}` };
    return { state: 'differs', findings: [finding], expected: null, received: null };
  }
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
