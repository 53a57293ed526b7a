import type { Slip } from '../../emulator/machine/slip.ts';
import type { GoldenReference } from '../events/event.ts';
import type { Finding } from '../events/finding.ts';
import { findCardNumbers } from '../events/redaction.ts';
import { compare } from './compare.ts';
import { type Field, type FieldLabels, type FieldValues, fill, proposeFields } from './fields.ts';
import { type Golden, verifyGolden } from './golden.ts';
import type { LayOut } from './receipt.ts';
import type { Received } from './received.ts';
import { isReproducible, redactSlip } from './redact-slip.ts';
import { proposeVarying, readVarying } from './vary.ts';

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
  const receivedAs = (state: 'missing' | 'differs') => receive(state, slip, values, layOut, labels);
  if (!golden) {
    const message = 'there is no golden for this slip yet: look at it and approve it';
    const finding = { code: 'golden-missing', by: 'compare', message };
    return { state: 'missing', findings: [finding], expected: null, received: receivedAs('missing') };
  }
  const { slip: today, stale } = verifyGolden(golden, layOut);
  const { record } = golden;
  const all = { ...readVarying(slip, today, record.fields), ...values };
  const bytes = fill(golden.bytes, record.fields, all);
  const expected = layOut(bytes, record.model, record.entry);
  const redacted = redactSlip(slip, layOut, cardNumbersIn(all));
  // What its bytes do not print matches no golden; the slip itself says in what it differs.
  const seen = redacted === slip || !isReproducible(slip, layOut) ? slip : redacted;
  const findings = compare(seen, expected);
  if (stale !== null) {
    const message = `the emulator draws the golden otherwise than when it was approved (${stale}): approve --because emulator`;
    const finding = { code: 'golden-stale', by: 'compare', message };
    const received: Received = { state: 'stale', slip: today, fields: record.fields };
    return { state: 'stale', findings: [finding, ...findings], expected, received };
  }
  if (findings.length === 0) return { state: 'matched', findings, expected, received: null };
  return { state: 'differs', findings, expected, received: receivedAs('differs') };
}

const cardNumbersIn = (values: FieldValues) =>
  new Set(Object.values(values).flatMap((value) => findCardNumbers(value).map(({ digits }) => digits)));

/**
 * A slip as it may be approved, where another run of the same receipt awaits approval too: what differs between them,
 * and looks alike, may vary.
 */
export function receivedTwice(received: Received, before: Uint8Array, layOut: LayOut): Received {
  const { slip, fields } = received;
  const other = layOut(before, slip.model, slip.entry);
  const isFree = ({ offset, length }: Field) =>
    fields.every((field) => offset >= field.offset + field.length || field.offset >= offset + length);
  const varying = proposeVarying(slip, other).filter(isFree);
  return { ...received, fields: [...fields, ...varying].sort((a, b) => a.offset - b.offset) };
}

/** A slip as it may be approved: without card data, its fields bound to this run's values. */
export function receive(
  state: 'missing' | 'differs',
  slip: Slip,
  values: FieldValues,
  layOut: LayOut,
  labels: FieldLabels,
): Received {
  const obstacle = isReproducible(slip, layOut)
    ? {}
    : { obstacle: 'its bytes alone print another slip: the printer failed, or print of the slip before is on it' };
  const redacted = redactSlip(slip, layOut);
  const fields = proposeFields(slip, values, labels).map((field) => ({ ...field, value: asPrinted(redacted, field) }));
  return { state, slip: redacted, fields, ...obstacle };
}

const asPrinted = ({ bytes }: Slip, { offset, length }: Field) =>
  Buffer.from(bytes.subarray(offset, offset + length)).toString('latin1');
