import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { ReportError } from './report-error.ts';

/** What `platen mutants --json` tells, as far as a report shows it. */
const mutantsSchema = z.object({
  mutants: z.array(
    z.object({
      defect: z.string(),
      description: z.string(),
      failures: z.array(z.number()),
      catches: z.array(z.object({ scenario: z.string(), by: z.string(), words: z.string() })),
    }),
  ),
});

/** A defect, and what noticed it, the first first. */
export type ReportedMutant = z.output<typeof mutantsSchema>['mutants'][number];

/** What the table of mutants is called where a report takes it from: `platen mutants --json > reports/mutants.json`. */
export const MUTANTS_FILE = 'mutants.json';

/** The mutants kept beside a report; none where there is no such file. Throws a ReportError for any other file. */
export function mutantsBeside(report: string): ReportedMutant[] {
  const path = join(dirname(report), MUTANTS_FILE);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
  try {
    return mutantsSchema.parse(JSON.parse(text)).mutants;
  } catch {
    throw new ReportError('no-mutants', `${path}: not a table of mutants`, `platen mutants --json > ${path} writes it`);
  }
}
