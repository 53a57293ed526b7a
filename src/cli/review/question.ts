import type { Slip } from '../../../emulator/machine/slip.ts';
import type { EventOf } from '../../events/event.ts';
import type { Finding } from '../../events/finding.ts';
import { decodePng, encodePng } from '../../pictures/png.ts';
import { layOut } from '../../printers/one-slip.ts';
import { codeFindings } from '../../receipts/code-findings.ts';
import { drawSlipDifference } from '../../receipts/compare.ts';
import { compareReceipts } from '../../receipts/compare-receipts.ts';
import { type Field, type FieldValues, withFurther } from '../../receipts/fields.ts';
import { type Golden, readGolden } from '../../receipts/golden.ts';
import { judge } from '../../receipts/judge.ts';
import { textLines } from '../../receipts/receipt.ts';
import { redactSlip } from '../../receipts/redact-slip.ts';
import type { Awaiting } from '../../receipts/rejected.ts';
import { proposeVarying } from '../../receipts/vary.ts';
import type { ScenarioRecord, StepRecord } from '../../reports/run.ts';

/** Which slip of a run it was. */
export interface Origin {
  readonly scenario: ScenarioRecord;
  readonly step: StepRecord;
  readonly slip: EventOf<'slip'>;
}

/** A slip that somebody has to decide on. */
export interface Question {
  /** Of its golden, below the folder of goldens. */
  readonly path: string;
  readonly awaiting: Awaiting;
  /** Null where no scenario of the run printed it. */
  readonly origin: Origin | null;
  readonly findings: readonly Finding[];
}

/** What there is to see of a slip. */
export interface Sight {
  /** What the golden reads, with this run's values in it; null where there is none. */
  readonly golden: readonly string[] | null;
  readonly actual: readonly string[];
  /** PNG: the slip or, where there is a golden, what differs. */
  readonly picture: Uint8Array;
  /** What may vary besides, as two runs that differ propose it, where the golden stands for the other one. */
  readonly further: readonly Field[];
  /** In what this emulator draws the golden otherwise. */
  readonly drawn?: readonly Finding[];
}

/** Asks about a slip; what the run found counts, and otherwise it is judged anew. */
export async function questionOf(
  folder: string,
  path: string,
  awaiting: Awaiting,
  origin: Origin | null,
): Promise<Question> {
  if (origin) {
    const { step, slip } = origin;
    const findings = step.findings.filter((finding) => finding.slip === undefined || finding.slip === slip.slip);
    return { path, awaiting, origin, findings };
  }
  const slip = slipOf(awaiting);
  const { findings } = judge(slip, readGolden(folder, path), valuesIn(awaiting.record.fields), layOut);
  const told = [...findings, ...(await codeFindings(slip))];
  const same = { code: 'golden-matched', by: 'compare', message: 'it is the same as its golden by now' };
  return { path, awaiting, origin, findings: told.length === 0 ? [same] : told };
}

/** What to show of it. */
export async function sightOf(folder: string, { path, awaiting, origin }: Question): Promise<Sight> {
  const golden = readGolden(folder, path);
  const slip = slipOf(awaiting);
  const actual = textLines(slip);
  const alone = { golden: null, actual, picture: encodePng(slip.dots), further: [] };
  if (!golden) return alone;
  if (awaiting.record.received.state === 'stale') {
    if (golden.picture === null) return { ...alone, golden: golden.record.text };
    const { findings, draw } = await compareReceipts(slip, decodePng(golden.picture));
    return { golden: golden.record.text, actual, picture: draw(), further: [], drawn: findings };
  }
  const further = withoutOverlap(awaiting.record.fields, furtherFields(slip, golden));
  const { text, differencePng } = origin?.slip.golden ?? {};
  if (text !== undefined && differencePng !== undefined) {
    const lines = text.split('\n').slice(0, -1);
    return { golden: lines, actual, picture: Buffer.from(differencePng, 'base64'), further };
  }
  const { expected } = judge(slip, golden, valuesIn(awaiting.record.fields), layOut);
  if (!expected) return { ...alone, golden: golden.record.text, further };
  const shown = redactSlip(expected, layOut);
  return { golden: textLines(shown), actual, picture: drawSlipDifference(slip, shown).png, further };
}

const slipOf = ({ bytes, record }: Awaiting): Slip => layOut(bytes, record.model, record.entry);

function furtherFields(slip: Slip, { bytes, record }: Golden): Field[] {
  return record.model === slip.model ? proposeVarying(slip, layOut(bytes, record.model, record.entry)) : [];
}

const withoutOverlap = (fields: readonly Field[], further: readonly Field[]): Field[] =>
  withFurther(fields, further).filter((field) => !fields.includes(field));

/** The values of a run as the fields of a slip hold them; parts of one are put together. */
function valuesIn(fields: readonly Field[]): FieldValues {
  const values = new Map<string, string>();
  for (const { name, value, part, like } of fields) {
    if (like !== undefined || (values.has(name) && (part?.from ?? 0) !== values.get(name)!.length)) continue;
    values.set(name, `${values.get(name) ?? ''}${value}`);
  }
  return Object.fromEntries(values);
}
