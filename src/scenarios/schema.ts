import { z } from 'zod';
import { models } from '../../emulator/models/models.ts';
import { durationPattern } from '../clock/duration.ts';
import { faultNames, faultOptions } from '../printers/fault-schema.ts';
import { acquirers } from './acquirers.ts';
import { cards } from './cards.ts';

/*
 * A scenario file. The `error` of each part is what the reader of a faulty file is told was expected; the description
 * is what an editor shows. Names of steps and numbers are checked against each other by the loader.
 */

const keys = <T extends string>(of: Readonly<Record<T, unknown>>) => Object.keys(of) as [T, ...T[]];

/** One of some words; the reader is told them all. */
function oneOf<const T extends readonly [string, ...string[]]>(words: T) {
  return z.enum(words, { error: words.length === 1 ? words[0] : `one of ${words.join(', ')}` });
}

/** A mapping of these keys alone. */
function mapping<T extends z.core.$ZodShape>(shape: T) {
  return z.strictObject(shape, { error: `a mapping of ${Object.keys(shape).join(', ') || 'nothing'}` });
}

const number6 = (what: string) => {
  const error = `${what}: a whole number from 1 to 999999`;
  return z.int({ error }).min(1, { error }).max(999_999, { error });
};

/** In the file yuan, as people write them: decided on the digits, since 12.85 is no binary fraction. */
const amount = z
  .number({ error: 'a number with at most two decimals' })
  .refine((yuan) => /^\d+(\.\d\d?)?$/.test(String(yuan)), { error: 'a number with at most two decimals' })
  .describe('yuan, with at most two decimals: 12.85');

const duration = z
  .string({ error: 'a time such as 1d, 2h 30m or 500ms' })
  .regex(durationPattern, { error: 'a time such as 1d, 2h 30m or 500ms' });

const stepName = z
  .string({ error: 'the name that an earlier step has under "as"' })
  .regex(/^[a-z][a-z0-9-]*$/, { error: 'a name of a to z, 0 to 9 and -, beginning with a letter' });

const transaction = z
  .union([stepName, number6('a voucher number')], {
    error: 'the name that an earlier step has under "as", or a voucher number',
  })
  .describe('the name of an earlier step, or a voucher number');

const actions = {
  sale: mapping({
    amount,
    card: oneOf(keys(cards)).default('chip').describe('a test card, by how it is read'),
  }).describe('a sale (消费)'),
  void: transaction.describe('a void (消费撤销) of the sale of that step or voucher number'),
  refund: mapping({
    of: stepName.describe('the step of the sale that is refunded'),
    amount: amount.optional().describe('yuan; the whole sale when absent'),
  }).describe('a refund (退货), with the reference and date of the sale as its slip has them'),
  settle: z
    .union([mapping({}), z.null()], { error: '{}: a settlement takes no particulars' })
    .describe('a settlement (结算)'),
  reprint: z
    .union([z.enum(['last', 'settlement']), mapping({ voucher: transaction })], {
      error: 'last, settlement, or { voucher: ... }',
    })
    .describe('a reprint (重打印) of the last slip, the last settlement, or any voucher of the open batch'),
  fault: mapping(faultOptions)
    .refine((given) => Object.keys(given).length === 1, { error: `exactly one of ${faultNames.join(', ')}` })
    .describe('a fault of the printer or the link, which begins now or when it says'),
  recover: oneOf(faultNames).describe('ends a fault, as a person at the printer does'),
  wait: duration.describe('lets the wall clock move on: 1d, 2h 30m, 45s, 500ms'),
};

/** What a step can be: each has exactly one of these. */
export const actionNames = keys(actions);
export type ActionName = keyof typeof actions;

const slipList = z.array(oneOf(['merchant', 'bank', 'cardholder', 'settlement']), {
  error: 'a list of slips: [merchant, cardholder]',
});

const expectation = mapping({
  result: oneOf(['approved', 'declined', 'refused', 'no-answer'])
    .default('approved')
    .describe('approved; declined by the host; refused by the terminal itself; no-answer of the host, and reversed'),
  response: z
    .string({ error: "a response code in quotes, such as '51'" })
    .regex(/^[0-9A-Z]{2}$/, { error: "a response code in quotes, such as '51'" })
    .optional()
    .describe("field 39 of the host's answer"),
  reason: oneOf([
    'journal-empty',
    'no-such-voucher',
    'already-voided',
    'no-last-settlement',
    'batch-empty',
    'not-voidable',
    'amount-invalid',
    'busy',
  ])
    .optional()
    .describe('why the terminal refuses'),
  slips: slipList.optional().describe('the slips that are printed, in order; [] for none'),
  torn: slipList.optional().describe('the slips that come out in pieces, which put together are whole'),
  lost: slipList.optional().describe('the slips of which nothing comes out, or not all'),
  'reprint-of': stepName.optional().describe('the step whose slips are printed again'),
}).describe('what the terminal does and prints');

const oneAction = `exactly one of ${actionNames.join(', ')}`;

const step = mapping({
  ...(Object.fromEntries(Object.entries(actions).map(([name, action]) => [name, action.optional()])) as {
    [K in ActionName]: z.ZodOptional<(typeof actions)[K]>;
  }),
  as: stepName.optional().describe('a name for this step, for later ones to refer to'),
  expect: expectation.optional(),
})
  .refine((given) => actionNames.filter((name) => name in given).length === 1, {
    error: oneAction,
    // Told beside whatever else is wrong with the step; a step that is no mapping has been told already.
    when: ({ value }) => typeof value === 'object' && value !== null && !Array.isArray(value),
  })
  .meta({ description: `a step: ${oneAction}`, oneOf: actionNames.map((name) => ({ required: [name] })) });

export const scenarioSchema = mapping({
  name: z.string({ error: 'a title' }).min(1, { error: 'a title' }).describe('the title that reports show'),
  src: z
    .string({ error: 'where the expectation comes from' })
    .min(1, { error: 'where the expectation comes from' })
    .describe('where the expectation comes from: a catalogue id and its sources'),
  terminal: mapping({
    acquirer: oneOf(keys(acquirers)).default('cn-unionpay').describe('whose terminal it is'),
    voucher: number6('the first voucher number').default(1).describe('voucher number of the first transaction'),
    copies: z
      .array(oneOf(['merchant', 'bank', 'cardholder']), { error: 'a list of copies: [merchant, cardholder]' })
      .min(1, { error: 'at least one copy' })
      .default(['merchant', 'cardholder'])
      .describe('the copies of a transaction slip that it prints'),
    batch: number6('the first batch number').default(1).describe('batch number at the beginning'),
  })
    .prefault({})
    .describe('the payment terminal'),
  printer: oneOf(keys(Object.fromEntries(models)))
    .optional()
    .describe('the printer model; absent: that of the bench file, or xprinter-80'),
  link: mapping({
    baud: z
      .int({ error: 'bits per second: a whole number from 300 to 921600' })
      .min(300, { error: 'bits per second: a whole number from 300 to 921600' })
      .max(921_600, { error: 'bits per second: a whole number from 300 to 921600' })
      .default(115_200)
      .describe('bits per second'),
  })
    .prefault({})
    .describe('the serial line between terminal and printer, 8N1'),
  clock: z.iso
    .datetime({ offset: true, error: 'a date and time with its zone: 2026-03-14T10:15:00+08:00' })
    .default('2026-03-14T10:15:00+08:00')
    .describe('the wall clock when the scenario begins, in the local time of terminal and host'),
  limit: duration
    .default('10m')
    .describe('the longest that the terminal may take for a step, a silent host and a slow link included'),
  host: mapping({
    answers: z
      .array(
        z
          .string({ error: "approve, silent, unbalanced, error, or a response code in quotes, such as '51'" })
          .regex(/^(approve|silent|unbalanced|error|[0-9A-Z]{2})$/, {
            error: "approve, silent, unbalanced, error, or a response code in quotes, such as '51'",
          }),
        { error: "a list of answers: ['51', approve]" },
      )
      .default([])
      .describe('answers to the first requests, in order; every further one is approved'),
  })
    .prefault({})
    .describe('the host behind the terminal'),
  steps: z.array(step, { error: 'a list of steps' }).min(1, { error: 'at least one step' }),
}).meta({ title: 'Platen scenario', description: 'One run of a payment terminal, and the paper that comes out of it' });

/** A scenario as its file says it, with every default put in. */
export type ScenarioFile = z.output<typeof scenarioSchema>;
export type StepFile = ScenarioFile['steps'][number];

/** The JSON Schema of scenario files, for editors. */
export function scenarioJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(scenarioSchema, { io: 'input' }) as Record<string, unknown>;
}
