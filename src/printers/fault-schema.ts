import { z } from 'zod';
import { durationMs, durationPattern } from '../clock/duration.ts';
import { type Fault, type FaultName, linkFaults, printerFaults } from './faults.ts';

/* Faults as people write them. The `error` of each part is what the reader of a faulty one is told was expected. */

const whole = (what: string, least: number) => {
  const error = `${what}: a whole number from ${least}`;
  return z.int({ error }).min(least, { error });
};

const span = (what: string) => {
  const error = `${what}: a time such as 30s, 2m or 500ms`;
  return z.string({ error }).regex(durationPattern, { error }).transform(durationMs);
};

const rate = z
  .number({ error: 'how often: a number from 0 to 1' })
  .min(0, { error: 'how often: a number from 0 to 1' })
  .max(1, { error: 'how often: a number from 0 to 1' });

/** Keys that say when a fault of the printer begins and ends. */
const timing = {
  'at-row': whole('dot rows of paper', 0).optional().describe('begins after so many dot rows of paper'),
  'at-byte': whole('bytes', 0).optional().describe('begins as this byte comes, the next one being 0'),
  after: span('how long before it begins').optional().describe('begins after this time'),
  for: span('how long it lasts').optional().describe('ends by itself after this time'),
};

const times = z.number({ error: 'how many times as long' }).positive({ error: 'how many times as long' });
const tornLine = z.enum(['lost', 'goes-on'], { error: 'lost or goes-on' });
const baud = (error = 'bits per second: a whole number from 300 to 921600') =>
  z.int({ error }).min(300, { error }).max(921_600, { error });

/** Faults of the printer that have options of their own. */
const ownOptions: Readonly<Partial<Record<FaultName, z.ZodRawShape>>> = {
  'slow-head': { times: times.optional().describe('how many times as long each dot row takes; 3 when absent') },
  'paper-end': {
    'torn-line': tornLine.optional().describe('whether what is torn goes on at the next dot row, or its rest is lost'),
  },
  'power-cut': { starts: span('how long it starts').optional().describe('from power-on until it is ready') },
  'wrong-baud': { baud: baud().describe("speed of the printer's end") },
};

const inBytes = {
  'at-byte': timing['at-byte'],
  bytes: whole('how many bytes', 1).optional().describe('how many bytes it lasts'),
  rate: rate.optional().describe('how often it strikes'),
  seed: whole('a seed', 0).optional().describe('the same seed strikes the same places'),
};

function optionsOf(name: FaultName) {
  if (name === 'wrong-baud') return z.strictObject({ ...ownOptions[name] });
  return z.strictObject({ ...(name in linkFaults ? inBytes : timing), ...ownOptions[name] });
}

export const faultNames = [...Object.keys(printerFaults), ...Object.keys(linkFaults)] as [FaultName, ...FaultName[]];

/** One key each: what a fault that is written under its name may say. */
export const faultOptions = Object.fromEntries(
  faultNames.map((name) => [
    name,
    z
      .preprocess((given) => given ?? {}, optionsOf(name))
      .optional()
      .describe({ ...printerFaults, ...linkFaults }[name].doc),
  ]),
) as unknown as Record<FaultName, z.ZodType<Written | undefined>>;

/** The options of a fault as written, their times read. */
export interface Written {
  readonly 'at-row'?: number;
  readonly 'at-byte'?: number;
  readonly after?: number;
  readonly for?: number;
  readonly times?: number;
  readonly bytes?: number;
  readonly rate?: number;
  readonly seed?: number;
  readonly starts?: number;
  readonly 'torn-line'?: 'lost' | 'goes-on';
  readonly baud?: number;
}

/** The fault that is meant. */
export function faultOf(name: FaultName, written: Written = {}): Fault {
  const { 'at-row': atRow, 'at-byte': atByte, for: lasts, 'torn-line': tornLine, ...rest } = written;
  return { name, atRow, atByte, lasts, tornLine, ...rest };
}

/** What may be written after a fault's name: `at-row, at-byte, after, for`. */
export function faultKeys(name: FaultName): string[] {
  return Object.keys(optionsOf(name).shape);
}
