import { z } from 'zod';
import { models } from '../../emulator/models/models.ts';
import { capabilities } from '../bench/capabilities.ts';
import { zoneOf } from '../clock/zone.ts';
import { answerPattern, answerWords } from '../terminals/simulated/host-answers.ts';
import { refusals } from '../terminals/terminal.ts';
import { limitShape } from '../timing/limits-schema.ts';
import { duration, keys, mapping, oneOf } from '../yaml/parts.ts';
import { acquirers } from './acquirers.ts';
import { type ActionName, actionNames, actions } from './actions.ts';
import { catalogueIds, FAILURES } from './catalogue.ts';
import { handshakes, number6, stepName } from './schema-parts.ts';

/*
 * A scenario file. The `error` of each part is what the reader of a faulty file is told was expected; the description
 * is what an editor shows. Names of steps and numbers are checked against each other by the loader.
 */

const slipList = z.array(oneOf(['merchant', 'bank', 'cardholder', 'settlement', 'list', 'fault']), {
  error: 'a list of slips: [merchant, cardholder]',
});

const wantedDiagnostic = 'the code of a diagnostic of the printer: no-glyph';

const expectation = mapping({
  result: oneOf(['approved', 'declined', 'refused', 'no-answer', 'power-cut'])
    .default('approved')
    .describe(
      'approved; declined by the host; refused by the terminal itself; no-answer of the host, and reversed; power-cut: none',
    ),
  response: z
    .string({ error: "a response code in quotes, such as '51'" })
    .regex(/^[0-9A-Z]{2}$/, { error: "a response code in quotes, such as '51'" })
    .optional()
    .describe("field 39 of the host's answer"),
  reason: oneOf(refusals).optional().describe('why the terminal refuses'),
  slips: slipList.optional().describe('the slips that are printed, in order; [] for none'),
  torn: slipList.optional().describe('the slips that come out in pieces, which put together are whole'),
  lost: slipList.optional().describe('the slips of which nothing comes out, or not all'),
  diagnostics: z
    .array(z.string({ error: wantedDiagnostic }).regex(/^[a-z][a-z-]*$/, { error: wantedDiagnostic }), {
      error: 'a list of diagnostics: [no-glyph]',
    })
    .optional()
    .describe('what the printer says of bytes that it cannot do: each is said, and nothing else'),
  again: slipList.optional().describe('the slips that are torn, and then printed once more from their beginning'),
  pause: duration.optional().describe('the least time from one slip being out to the first byte of the next'),
  printed: oneOf(['yes', 'no', 'unknown'])
    .optional()
    .describe('whether the terminal takes its slips for printed; absent: as it is'),
  display: z
    .string({ error: 'a text of the display' })
    .min(1, { error: 'a text of the display' })
    .optional()
    .describe('what the display of the terminal says at some time: 缺纸'),
  duplicates: slipList
    .optional()
    .describe('the slips that come out once more, marked: the register had to ask what became of the request'),
  'reprint-of': stepName.optional().describe('the step whose slips are printed again'),
}).describe('what the terminal does and prints');

const oneAction = `exactly one of ${actionNames.join(', ')}`;

const step = mapping({
  ...(Object.fromEntries(Object.entries(actions).map(([name, action]) => [name, action.optional()])) as {
    [K in ActionName]: z.ZodOptional<(typeof actions)[K]>;
  }),
  as: stepName.optional().describe('a name for this step, for later ones to refer to'),
  times: z
    .int({ error: 'how often: a whole number from 1 to 1000' })
    .min(1, { error: 'how often: a whole number from 1 to 1000' })
    .max(1000, { error: 'how often: a whole number from 1 to 1000' })
    .default(1)
    .describe('how often it is done, one time after the other; all of them have one golden'),
  'again-after': duration.optional().describe('the operator asks for the same once more, so long after the first time'),
  expect: expectation.optional(),
})
  .refine((given) => actionNames.filter((name) => name in given).length === 1, {
    error: oneAction,
    // Told beside whatever else is wrong with the step, unless that says it: it is no mapping, or a key of it is none.
    when: ({ value, issues }) =>
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      issues.every(({ code }) => code !== 'unrecognized_keys'),
  })
  .meta({ description: `a step: ${oneAction}`, oneOf: actionNames.map((name) => ({ required: [name] })) });

/** The wall clock where a scenario sets none. */
export const USUAL_CLOCK = '2026-03-14T10:15:00+08:00';

const wantedShop = 'a name of 1 to 80 characters in one line';

const wantedZone = 'a place of the tz database, or an offset: Europe/Berlin, +08:00';

const failureNumber = z
  .int({ error: `the number of a failure: 1 to ${FAILURES}` })
  .min(1, { error: `the number of a failure: 1 to ${FAILURES}` })
  .max(FAILURES, { error: `the number of a failure: 1 to ${FAILURES}` });

const isWithoutRepeat = (list: readonly unknown[]) => new Set(list).size === list.length;

export const scenarioSchema = mapping({
  name: z.string({ error: 'a title' }).min(1, { error: 'a title' }).describe('the title that reports show'),
  src: z
    .string({ error: 'where the expectation comes from' })
    .min(1, { error: 'where the expectation comes from' })
    .describe('where the expectation comes from'),
  id: z
    .array(oneOf(catalogueIds), { error: 'a list of catalogue ids: [F1, F9]' })
    .refine(isWithoutRepeat, { error: 'each catalogue id once' })
    .default([])
    .describe('what it is in the catalogue (docs/catalogue.md)'),
  failures: z
    .array(failureNumber, { error: 'a list of failures: [1, 3]' })
    .refine(isWithoutRepeat, { error: 'each failure once' })
    .default([])
    .describe('the failures of the field (docs/failures.md) that it is there to catch'),
  parameters: z
    .record(
      z.string(),
      z.union([
        z.array(z.union([z.string(), z.number(), z.boolean()])).min(1),
        z.record(z.string(), z.record(z.string(), z.unknown())),
      ]),
    )
    .optional()
    .describe(
      'values, each combination of which makes a scenario: written $card where card: [chip, swipe] stands here',
    ),
  terminal: mapping({
    acquirer: oneOf(keys(acquirers)).default('cn-unionpay').describe('whose terminal it is'),
    voucher: number6('the first voucher number').default(1).describe('voucher number of the first transaction'),
    copies: z
      .array(oneOf(['merchant', 'bank', 'cardholder']), { error: 'a list of copies: [merchant, cardholder]' })
      .min(1, { error: 'at least one copy' })
      .default(['merchant', 'cardholder'])
      .describe('the copies of a transaction slip that it prints'),
    language: oneOf(['zh', 'en', 'zh+en', 'de', 'es'])
      .optional()
      .describe("the language of its slips; the acquirer's when absent"),
    'test-mode': z
      .boolean({ error: 'true or false' })
      .default(false)
      .describe('its transaction slips say that they are none'),
    'signs-on': z
      .boolean({ error: 'true or false' })
      .default(false)
      .describe('it asks for a sign-on before anything else'),
    capacity: z
      .int({ error: 'how many transactions: a whole number from 1 to 10000' })
      .min(1, { error: 'how many transactions: a whole number from 1 to 10000' })
      .max(10_000, { error: 'how many transactions: a whole number from 1 to 10000' })
      .default(500)
      .describe('the transactions that its journal holds'),
    batch: number6('the first batch number').default(1).describe('batch number at the beginning'),
    shop: z
      .string({ error: wantedShop })
      .regex(/^(?! )[^\p{Cc}]{1,80}(?<! )$/u, { error: wantedShop })
      .optional()
      .describe("the merchant's name on its slips; that of the acquirer's test shop when absent"),
    timeout: duration.default('60s').describe('how long it waits for its host'),
    'printer-not-ready': oneOf(['refuse', 'wait'])
      .default('refuse')
      .describe('what it does before a transaction when its printer is not ready'),
    'paper-end': oneOf(['go-on', 'again'])
      .default('go-on')
      .describe('with new paper, whether a slip that was torn goes on or is printed once more'),
    'asks-key': z
      .boolean({ error: 'true or false' })
      .default(false)
      .describe('with new paper it goes on when a key is pressed, not by itself'),
  })
    .prefault({})
    .describe('the payment terminal'),
  register: mapping({
    prints: oneOf(['register', 'terminal'])
      .default('register')
      .describe("whose the bench's printer is: of a terminal of cl-transbank its own, always"),
    slips: oneOf(['lines', 'blocks', 'own', 'none'])
      .default('lines')
      .describe(
        'what a ZVT terminal sends to be printed: lines, text blocks, or nothing; own: nothing, the register makes its slips itself',
      ),
    transport: oneOf(['serial', 'tcp']).default('serial').describe('how a ZVT terminal is connected'),
  })
    .prefault({})
    .describe('the cash register that drives the terminal, where one does'),
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
    handshake: oneOf(keys(handshakes))
      .default('rts-cts')
      .describe('how a printer whose buffer is full stops the terminal'),
    pieces: z
      .int({ error: 'how many bytes: a whole number from 1' })
      .min(1, { error: 'how many bytes: a whole number from 1' })
      .optional()
      .describe('the most bytes that come in one go; what suits the line when absent'),
    buffer: z
      .int({ error: 'how many bytes: a whole number from 1' })
      .min(1, { error: 'how many bytes: a whole number from 1' })
      .optional()
      .describe('which of the receive buffers of the model is set; that of delivery when absent'),
  })
    .prefault({})
    .describe('the serial line between terminal and printer, 8N1'),
  needs: z
    .array(oneOf(keys(capabilities)), { error: 'a list of capabilities: [contactless, cutter]' })
    .default([])
    .describe('what it needs of its bench beyond what its steps ask for; without it the scenario is skipped'),
  clock: z.iso
    .datetime({ offset: true, error: `a date and time with its zone: ${USUAL_CLOCK}` })
    .default(USUAL_CLOCK)
    .describe('the wall clock when the scenario begins, in the local time of terminal and host'),
  zone: z
    .string({ error: wantedZone })
    .refine((zone) => zoneOf(zone) !== undefined, { error: wantedZone })
    .optional()
    .describe(
      'where terminal and host stand, with its rules for summer time: Europe/Berlin; absent: the offset of clock',
    ),
  limits: mapping({
    scenario: duration.optional().describe('the longest that the whole scenario may take, its waits included'),
    step: duration
      .optional()
      .describe('the longest that the terminal may take for a step, a silent host and a slow link included: 10m'),
    silence: duration
      .optional()
      .describe('the longest that nothing passes over a line and the host is not asked while the terminal is at work'),
    ...limitShape,
  })
    .prefault({})
    .describe('how long what may take, in the time of the scenario'),
  quarantine: mapping({
    reason: z
      .string({ error: 'why its failure does not count' })
      .min(1, { error: 'why its failure does not count' })
      .describe('why its failure does not count'),
    until: z.iso.date({ error: 'a day: 2026-12-31' }).describe('the last day (UTC) on which it does not count'),
  })
    .optional()
    .describe('the scenario runs, and what is wrong is told and does not count until a day'),
  host: mapping({
    answers: z
      .array(z.string({ error: answerWords }).regex(answerPattern, { error: answerWords }), {
        error: "a list of answers: ['51', approve]",
      })
      .default([])
      .describe('answers to the first requests, and to the first reversals, in order; every further one is approved'),
  })
    .prefault({})
    .describe('the host behind the terminal'),
  steps: z.array(step, { error: 'a list of steps' }).min(1, { error: 'at least one step' }),
}).meta({ title: 'Platen scenario', description: 'One run of a payment terminal, and the paper that comes out of it' });

/** A scenario as its file says it, with every default put in. */
export type ScenarioFile = z.output<typeof scenarioSchema>;
export type StepFile = ScenarioFile['steps'][number];
