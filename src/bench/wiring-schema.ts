import { z } from 'zod';
import { models } from '../../emulator/models/models.ts';
import { parseAddress } from '../ports/address.ts';
import { drivers } from '../terminals/drivers/drivers.ts';
import { duration, keys, mapping, oneOf } from '../yaml/parts.ts';
import { capabilitiesOf } from './capabilities.ts';

/* bench.yaml: what hardware there is. As in a scenario file, `error` is what the reader of a faulty file is told was expected. */

/** What the file of a bench's hardware is called where nobody says. */
export const WIRING_FILE = 'bench.yaml';

const nameError = 'a name of a to z, 0 to 9 and -, beginning with a letter';
const name = z.string({ error: nameError }).regex(/^[a-z][a-z0-9-]*$/, { error: nameError });

const text = (what: string) => z.string({ error: what }).min(1, { error: what });

/** An address of one of these kinds; the reader is told what is wrong with another. */
function address(what: string, kinds: readonly string[]) {
  return z.string({ error: what }).superRefine((given, context) => {
    let wrong: string | undefined;
    try {
      const { kind } = parseAddress(given);
      if (!kinds.includes(kind)) wrong = `and this names a ${kind}`;
    } catch (error) {
      wrong = (error as Error).message;
    }
    if (wrong !== undefined) context.addIssue({ code: 'custom', message: `${what}; ${wrong}` });
  });
}

const listOf = (of: 'terminal' | 'printer') =>
  z
    .array(oneOf(capabilitiesOf(of)), { error: 'a list of capabilities' })
    .optional()
    .describe('what it can do, these and no others; where it is absent, all that such a device can');

const portWords =
  'where it is plugged in: tcp://0.0.0.0:9100, serial:///dev/ttyUSB0?baud=9600, pty: or device:///dev/g_printer0';

const printer = mapping({
  model: oneOf(keys(Object.fromEntries(models))).describe('the printer that Platen is'),
  port: address(portWords, ['tcp', 'serial', 'pty', 'device']).describe(portWords),
  capabilities: listOf('printer'),
}).describe('a printer that Platen is, and where the terminal finds it');

const merchant = mapping({
  name: text('the name on its slips').describe('its name'),
  number: text('the merchant number in quotes').describe('its number (field 42)'),
  terminal: text('the terminal number in quotes').describe("the terminal's number (field 41)"),
  operator: text('the operator number in quotes').default('01').describe('who is signed on'),
}).describe('what its slips say of the shop');

const zoneError = 'an offset from UTC in quotes: "+08:00"';

const chores = (when: string) =>
  z
    .array(oneOf(['sign-on', 'sign-off', 'settle']), { error: 'a list of sign-on, sign-off, settle' })
    .optional()
    .describe(`what it is asked for ${when} each scenario; nothing of it is judged`);

/** What every terminal has, whatever drives it. */
const common = (acquirers: readonly [string, ...string[]]) => ({
  acquirer: oneOf(acquirers).describe('whose terminal it is: the rules that its slips obey'),
  merchant: merchant.optional(),
  copies: z
    .array(oneOf(['merchant', 'bank', 'cardholder']), { error: 'a list of copies: [merchant, cardholder]' })
    .min(1, { error: 'at least one copy' })
    .optional()
    .describe('the copies of a transaction slip that it prints; merchant and cardholder where it is absent'),
  capabilities: listOf('terminal'),
  zone: z
    .string({ error: zoneError })
    .regex(/^[+-]\d\d:\d\d$/, { error: zoneError })
    .optional()
    .describe('of its clock'),
  before: chores('before'),
  after: chores('after'),
});

const lineWords = 'the line on which it prints: serial:///dev/ttyUSB1, tcp://192.168.0.7:9100';

/** What each driver is told, its own beside what every terminal has. */
function terminal(acquirers: readonly [string, ...string[]]) {
  const shared = common(acquirers);
  const simulated = mapping({
    ...shared,
    driver: z.literal('simulated').describe('the terminal that Platen is itself'),
    line: address(lineWords, ['tcp', 'serial'])
      .optional()
      .describe('the other end of the cable to its printer; the printer itself where it is absent'),
  });
  const own = Object.entries(drivers).map(([driver, { options }]) =>
    mapping({ ...shared, driver: z.literal(driver), ...(options as z.ZodObject).shape }),
  );
  const names = ['simulated', ...Object.keys(drivers)];
  return z.discriminatedUnion('driver', [simulated, ...own], {
    error: `a mapping whose driver is one of ${names.join(', ')}`,
  });
}

const card = mapping({
  number: z
    .string({ error: 'its number in quotes' })
    .regex(/^\d{13,19}$/, { error: 'its number in quotes, 13 to 19 digits' })
    .describe('its number; only test cards'),
  expiry: z
    .string({ error: 'its last month, year first, in quotes: "3012"' })
    .regex(/^\d{4}$/, { error: 'its last month, year first, in quotes: "3012"' })
    .describe('YYMM'),
  issuer: text('who issued it, as slips say it').describe('who issued it, as slips say it'),
});

const time = (usual: string, what: string) => duration.default(usual).describe(what);

/** The file of a bench's hardware, with these acquirers and cards. */
export function wiringSchema(acquirers: readonly [string, ...string[]], cards: readonly [string, ...string[]]) {
  const realAlone =
    'real: bytes come over real lines when they come, and no clock can be jumped for them (without --bench scenarios run in virtual time)';
  return mapping({
    clock: z.literal('real', { error: realAlone }).default('real').describe('the time that passes on it'),
    golden: text('the path of the folder of golden receipts')
      .optional()
      .describe("folder of this bench's golden receipts, from the file's own; that of platen.yaml where it is absent"),
    printers: z
      .record(name, printer, { error: 'a mapping of names and printers' })
      .describe('by the names that they are given here'),
    terminals: z
      .record(name, terminal(acquirers), { error: 'a mapping of names and terminals' })
      .describe('by the names that they are given here'),
    links: z
      .array(
        mapping({
          terminal: text('the name of a terminal').describe('the terminal'),
          printer: text('the name of a printer').describe('the printer that its slips come out of'),
        }),
        { error: 'a list of links: [{ terminal: till, printer: counter }]' },
      )
      .optional()
      .describe('which terminal prints on which printer; needless where there is one of each'),
    cards: z
      .partialRecord(oneOf(cards), card, { error: `a mapping of cards: ${cards.join(', ')}` })
      .default({})
      .describe('the cards that are presented in place of those that scenarios name'),
    limits: mapping({
      wait: time('2m', 'the longest wait of a scenario that is sat out; one with a longer wait is skipped'),
      shorten: duration
        .optional()
        .describe('what a longer wait within one day is cut to, in place of skipping its scenario'),
      quiet: time('2s', 'how long the line must be silent before what is printed is whole'),
      clock: time('5m', "how far the terminal's clock may be from this machine's"),
    })
      .prefault({})
      .describe('times of the bench'),
  }).meta({ title: 'Platen bench', description: 'The hardware of a bench: printers, terminals and what joins them' });
}

export type WiringFile = z.output<ReturnType<typeof wiringSchema>>;
