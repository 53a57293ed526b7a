import { z } from 'zod';
import { mapping, oneOf } from '../../../yaml/parts.ts';
import { type Refusal, TerminalError, type TerminalOutcome, type TerminalResult } from '../../terminal.ts';
import { type Template, template, type Values } from './template.ts';

export const results = ['approved', 'declined', 'refused', 'no-answer'] as const satisfies readonly TerminalResult[];

/** What a display says of a refusal where the terminal says nothing itself. */
export const refusalWords: Readonly<Record<Refusal, string>> = {
  'journal-empty': 'no transaction',
  'no-such-voucher': 'no such transaction',
  'already-voided': 'already void',
  'no-last-settlement': 'no last settlement',
  'batch-empty': 'nothing to settle',
  'not-voidable': 'cannot be voided',
  'amount-invalid': 'wrong amount',
  'batch-full': 'settle first',
  'reservation-open': 'a reservation is open',
  'not-signed-on': 'sign on first',
  'no-such-order': 'no such order',
  'settlement-due': 'settle first',
  'printer-not-ready': 'printer not ready',
  'not-supported': 'not supported',
  cancelled: 'cancelled',
  busy: 'busy',
};

const result = oneOf(results).describe(
  'approved; declined by the host; refused by the terminal itself; no-answer of the host',
);
const reason = oneOf(Object.keys(refusalWords) as [Refusal, ...Refusal[]]).describe('why the terminal refuses');

const meaning = mapping({ result, reason: reason.optional(), display: template.optional() });

/** What the terminal's codes mean; `other` is any that is not named. */
export const codes = z
  .record(z.string(), z.union([result, meaning], { error: 'a result, or { result, reason, display }' }), {
    error: "a mapping of codes in quotes and what they mean: { '00': approved, other: refused }",
  })
  .default({})
  .describe("what the terminal's own codes mean, each in quotes; other is any that is not named");

export type Codes = z.output<typeof codes>;

export const outcome = mapping({
  result: result.optional().describe('how it ended; absent where a code says so'),
  code: template.optional().describe("the terminal's code, looked up in codes"),
  reason: reason.optional(),
  response: template.optional().describe('what the outcome has as response; the code where it is absent'),
  display: template.optional().describe('what the terminal shows'),
  voucher: template.optional().describe('voucher number of the transaction'),
  batch: template.optional().describe('batch number'),
  order: template.optional().describe("the host's number of a QR sale"),
  amount: template.optional().describe('what the terminal says it took; anything but what was asked is an error'),
})
  .refine((given) => given.result !== undefined || given.code !== undefined, {
    error: 'a result, or a code',
    when: ({ value }) => typeof value === 'object' && value !== null,
  })
  .describe('how the request ended');

export type OutcomeSpec = z.output<typeof outcome>;

/** A refusal of the driver's own. */
export function refused(why: Refusal): TerminalOutcome {
  return { result: 'refused', reason: why, display: refusalWords[why] };
}

/**
 * The outcome that was read. `asked`: what was to be paid, smallest units. Throws a TerminalError: `code-unknown` for a
 * code that `codes` does not have, `sale-differs` for another amount, `number-unfit`.
 */
export function outcomeOf(spec: OutcomeSpec, codes: Codes, values: Values, asked?: string): TerminalOutcome {
  const text = (part?: Template) => part?.fill(values).trim() ?? '';
  const code = text(spec.code);
  const meant = spec.result === undefined ? meaningOf(code, codes) : { result: spec.result };
  const why = spec.reason ?? meant.reason;
  const [response, voucher, batch, order] = [
    text(spec.response) || code,
    text(spec.voucher),
    text(spec.batch),
    text(spec.order),
  ];
  const isApproved = meant.result === 'approved';
  if (isApproved && spec.amount) checkAmount(text(spec.amount), asked);
  return {
    result: meant.result,
    ...(response === '' ? {} : { response }),
    ...(why === undefined ? {} : { reason: why }),
    display: text(spec.display) || text(meant.display) || (why ? refusalWords[why] : meant.result),
    ...(voucher === '' ? {} : { voucher: numberOf('voucher', voucher) }),
    ...(batch === '' ? {} : { batch: numberOf('batch', batch) }),
    ...(order === '' ? {} : { order }),
  };
}

function meaningOf(code: string, codes: Codes): z.output<typeof meaning> {
  const found = (Object.hasOwn(codes, code) ? codes[code] : undefined) ?? codes.other;
  if (found === undefined)
    throw new TerminalError(
      'code-unknown',
      `the terminal answers with the code "${code}", which the description does not have`,
      'write it under codes, or what any other means under codes.other',
    );
  return typeof found === 'string' ? { result: found } : found;
}

function checkAmount(got: string, asked?: string): void {
  if (asked === undefined || got === '' || (/^\d+$/.test(got) && BigInt(got) === BigInt(asked))) return;
  throw new TerminalError(
    'sale-differs',
    `the terminal says that it took ${got}, where ${asked} was asked for, in the smallest unit`,
    'take the sale back on the terminal, and compare the amount in the description',
  );
}

function numberOf(what: string, text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new TerminalError(
    'number-unfit',
    `the ${what} number reads "${text}", which is no number`,
    `compare where the description reads the ${what}`,
  );
}
