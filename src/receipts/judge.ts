import type { Slip } from '../../emulator/machine/slip.ts';
import type { GoldenReference } from '../events/event.ts';
import type { Finding } from '../events/finding.ts';
import { findCardNumbers } from '../events/redaction.ts';
import { compare } from './compare.ts';
import {
  type Field,
  FieldError,
  type FieldLabels,
  type FieldValues,
  fill,
  proposeFields,
  withFurther,
} from './fields.ts';
import { type Golden, verifyGolden } from './golden.ts';
import type { LayOut } from './receipt.ts';
import type { Received } from './received.ts';
import { isReproducible, redactSlip } from './redact-slip.ts';
import { carryVarying, proposeVarying, readVarying } from './vary.ts';

/** What became of a slip and its golden. */
export interface Verdict {
  readonly state: GoldenReference['state'];
  readonly findings: readonly Finding[];
  /** The golden with this run's values in it, card numbers too: redact it before it is written anywhere. */
  readonly expected: Slip | null;
  /** What to keep for approval; null when the slip matches. */
  readonly received: Received | null;
}

/**
 * Compares a slip with its golden. This run's values are put into the golden's bytes and the whole is laid out again,
 * so a longer value moves what follows it as it does on paper. The golden holds no card numbers: those of the slip that
 * are values of the run are compared as they are, every other one by what the golden keeps of it. `labels` help to bind
 * values that are equal by chance when the slip is kept for approval.
 */
export function judge(
  slip: Slip,
  golden: Golden | null,
  values: FieldValues,
  layOut: LayOut,
  labels: FieldLabels = {},
): Verdict {
  if (!golden) {
    const message = 'there is no golden for this slip yet: look at it and approve it';
    const finding = { code: 'golden-missing', by: 'compare', message };
    const received = receive('missing', slip, values, layOut, labels);
    return { state: 'missing', findings: [finding], expected: null, received };
  }
  const { slip: today, stale } = verifyGolden(golden, layOut);
  const { record } = golden;
  const received = () => receive('differs', slip, values, layOut, labels, carryVarying(slip, today, record.fields));
  const all = { ...readVarying(slip, today, record.fields), ...values };
  const filled = filledWith(golden, all);
  if ('error' in filled) {
    const { code, message, hint } = filled.error;
    const finding = { code, by: 'compare', message: `${message}; ${hint}` };
    return { state: 'differs', findings: [finding], expected: null, received: received() };
  }
  const expected = layOut(filled.bytes, record.model, record.entry);
  // In the bytes of a golden there are no card numbers but this run's values: a slip of the same bytes has no others.
  const isSame = slip.entry === null && record.entry === null && Buffer.compare(filled.bytes, slip.bytes) === 0;
  const redacted = isSame ? slip : redactSlip(slip, layOut, cardNumbersIn(all));
  // What its bytes do not print matches no golden; the slip itself says in what it differs.
  const seen = redacted === slip || !isReproducible(slip, layOut) ? slip : redacted;
  const findings = compare(seen, expected);
  if (stale !== null) {
    const message = `the emulator draws the golden otherwise than when it was approved (${stale}): approve --because emulator`;
    const finding = { code: 'golden-stale', by: 'compare', message };
    const received: Received = { state: 'stale', slip: today(), fields: record.fields };
    return { state: 'stale', findings: [finding, ...findings], expected, received };
  }
  if (findings.length === 0) return { state: 'matched', findings, expected, received: null };
  return { state: 'differs', findings, expected, received: received() };
}

/** The bytes of a golden with this run's values in them; a value that does not fit is a difference of the slip. */
function filledWith({ bytes, record }: Golden, values: FieldValues): { bytes: Uint8Array } | { error: FieldError } {
  try {
    return { bytes: fill(bytes, record.fields, values) };
  } catch (error) {
    if (error instanceof FieldError) return { error };
    throw error;
  }
}

const cardNumbersIn = (values: FieldValues) =>
  new Set(Object.values(values).flatMap((value) => findCardNumbers(value).map(({ digits }) => digits)));

/**
 * A slip as it may be approved, where another run of the same receipt awaits approval too: what differs between them,
 * and looks alike, may vary; so may what varied in that one.
 */
export function receivedTwice(
  received: Received,
  before: { readonly bytes: Uint8Array; readonly fields: readonly Field[] },
  layOut: LayOut,
): Received {
  const { slip, fields } = received;
  const other = layOut(before.bytes, slip.model, slip.entry);
  const further = [...carryVarying(slip, () => other, before.fields), ...proposeVarying(slip, other)];
  return { ...received, fields: withFurther(fields, further) };
}

/** A slip as it may be approved: without card data, its fields bound to this run's values, `further` beside them. */
export function receive(
  state: 'missing' | 'differs',
  slip: Slip,
  values: FieldValues,
  layOut: LayOut,
  labels: FieldLabels,
  further: readonly Field[] = [],
): Received {
  const obstacle = isReproducible(slip, layOut)
    ? {}
    : { obstacle: 'its bytes alone print another slip: the printer failed, or print of the slip before is on it' };
  const redacted = redactSlip(slip, layOut);
  const found = withFurther(proposeFields(slip, values, labels), further);
  const fields = found.map((field) => ({ ...field, value: asPrinted(redacted, field) }));
  return { state, slip: redacted, fields, ...obstacle };
}

const asPrinted = ({ bytes }: Slip, { offset, length }: Field) =>
  Buffer.from(bytes.subarray(offset, offset + length)).toString('latin1');
