import { z } from 'zod';
import { models } from '../../emulator/models/models.ts';
import { limitShape } from '../timing/limits-schema.ts';
import { mapping } from '../yaml/parts.ts';

/** What the bench file of a folder is called. */
export const BENCH_FILE = 'platen.yaml';

/** As in a scenario file, `error` is what the reader of a faulty file is told was expected. */
function folder(holds: string, byDefault: string) {
  const error = `the path of the folder of ${holds}`;
  return z
    .string({ error })
    .min(1, { error })
    .default(byDefault)
    .describe(`folder of ${holds}, from the bench file's own`);
}

const names = [...models.keys()] as [string, ...string[]];

const shape = {
  scenarios: folder('scenarios', 'scenarios'),
  golden: folder('golden receipts', 'golden'),
  reports: folder('reports', 'reports'),
  model: z
    .enum(names, { error: `one of ${names.join(', ')}` })
    .default('xprinter-80')
    .describe('the printer model where a command line names none'),
  limits: mapping(limitShape).prefault({}).describe('how long what may take in every scenario that says nothing else'),
};

/** The bench file: where things are, and which printer is meant. Everything in it may be left out, and the file too. */
export const benchSchema = z.strictObject(shape, { error: `a mapping of ${Object.keys(shape).join(', ')}` });

export type BenchFile = z.output<typeof benchSchema>;
