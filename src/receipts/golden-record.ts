import { z } from 'zod';
import { type Slip, type SlipEnd, slipEnds } from '../../emulator/machine/slip.ts';
import type { Field } from './fields.ts';
import { digestBytes, digestDots, markLines, ownEnd, textLines } from './receipt.ts';

/** Version of the golden's JSON file: raised when a reader of the old one would misread the new one. */
export const goldenVersion = 1;

/** What stands beside the bytes of a golden: how they are laid out, what may vary, what they printed when approved. */
export interface GoldenRecord {
  readonly version: number;
  readonly model: string;
  /** What the printer was set to when the slip began; null: as at power-on. */
  readonly entry: object | null;
  readonly end: SlipEnd;
  /** Dots. */
  readonly width: number;
  readonly height: number;
  /** SHA-256 of the bytes, and of the dots with their size. */
  readonly digests: { readonly bytes: string; readonly dots: string };
  readonly fields: readonly Field[];
  readonly text: readonly string[];
  /** Its pictures and codes, in words; absent where it has none, and in goldens of before they were written. */
  readonly marks?: readonly string[];
}

/** Why a slip awaits approval. */
export type ReceivedState = 'missing' | 'differs' | 'stale';

/** A record that awaits approval. `obstacle`: why it cannot become a golden. */
export interface ReceivedRecord extends GoldenRecord {
  readonly received: { readonly state: ReceivedState; readonly obstacle?: string };
}

const count = z.int().min(0);

const field = z.strictObject({
  name: z.string().min(1),
  value: z.string(),
  offset: count,
  length: count,
  part: z.strictObject({ from: count, to: count.nullable() }).optional(),
  pad: z.enum(['before', 'after']).optional(),
  fixed: z.literal(true).optional(),
  like: z.string().min(1).optional(),
});

const record = z.strictObject({
  version: z.literal(goldenVersion),
  model: z.string().min(1),
  entry: z.record(z.string(), z.json()).nullable(),
  end: z.enum(slipEnds),
  width: count,
  height: count,
  digests: z.strictObject({ bytes: z.string(), dots: z.string() }),
  fields: z.array(field),
  text: z.array(z.string()),
  marks: z.array(z.string()).optional(),
});

const receivedRecord = record.extend({
  received: z.strictObject({ state: z.enum(['missing', 'differs', 'stale']), obstacle: z.string().optional() }),
});

/** A golden, or a slip that awaits approval, that cannot be used: `code` is stable, `hint` says what to do. */
export class GoldenError extends Error {
  override readonly name = 'GoldenError';
  readonly code: 'golden-broken' | 'golden-edited' | 'golden-of-another-version' | 'approval-in-ci';
  readonly hint: string;

  constructor(code: GoldenError['code'], message: string, hint: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}

/** Reads a golden's JSON; `file` is named in the GoldenError when it is not one. */
export const parseRecord = (json: string, file: string): GoldenRecord => parse(record, json, file);

export const parseReceived = (json: string, file: string): ReceivedRecord => parse(receivedRecord, json, file);

function parse<T>(schema: z.ZodType<T>, json: string, file: string): T {
  const hint = 'restore the file from version control, or approve the slip anew';
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch (error) {
    throw new GoldenError('golden-broken', `${file}: not JSON: ${(error as Error).message}`, hint);
  }
  const version = (data as { version?: unknown } | null)?.version;
  if (typeof version === 'number' && version > goldenVersion) {
    const message = `${file}: version ${version}, this program reads ${goldenVersion}`;
    throw new GoldenError('golden-of-another-version', message, 'use the program that wrote it, or a newer one');
  }
  const result = schema.safeParse(data);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  throw new GoldenError('golden-broken', `${file}: ${issue.path.join('.')}: ${issue.message}`, hint);
}

/** The record of a slip. */
export function recordOf(slip: Slip, fields: readonly Field[]): GoldenRecord {
  const marks = markLines(slip);
  return {
    version: goldenVersion,
    model: slip.model,
    entry: slip.entry,
    end: ownEnd(slip),
    width: slip.dots.width,
    height: slip.dots.height,
    digests: { bytes: digestBytes(slip.bytes), dots: digestDots(slip.dots) },
    fields,
    text: textLines(slip),
    ...(marks.length > 0 ? { marks } : {}),
  };
}

/** Order in which the keys of a record and its fields are written; `entry` is sorted by name. */
const ORDER = [
  ...['version', 'received', 'model', 'end', 'width', 'height', 'digests', 'entry', 'fields', 'text', 'marks'],
  ...[
    'name',
    'value',
    'offset',
    'length',
    'part',
    'pad',
    'fixed',
    'like',
    'from',
    'to',
    'bytes',
    'dots',
    'state',
    'obstacle',
  ],
];

/** The JSON of a record: keys in one order, indented, a line feed at the end. */
export function writeRecord(record: GoldenRecord): string {
  const rank = (key: string) => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length);
  const ordered = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(ordered);
    if (value === null || typeof value !== 'object') return value;
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    entries.sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
    return Object.fromEntries(entries.map(([key, inner]) => [key, ordered(inner)]));
  };
  return `${JSON.stringify(ordered(record), null, 2)}\n`;
}
