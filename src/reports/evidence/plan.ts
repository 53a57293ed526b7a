import { z } from 'zod';
import { mapping } from '../../yaml/parts.ts';

const words = (error: string) => z.string({ error }).min(1, { error });

/** Becomes the name of a folder. */
const caseId = z
  .string({ error: 'a number such as B1.2' })
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,40}$/, { error: 'a number such as B1.2: letters, digits, dots, dashes' });

const criterion = z.union(
  [
    words('what has to hold').transform((text) => ({ text, by: undefined as string[] | undefined })),
    mapping({
      text: words('what has to hold').describe('what has to hold'),
      by: z
        .array(words('the name of an oracle'), { error: 'a list of oracles: [marker, compare]' })
        .min(1, { error: 'at least one oracle' })
        .describe('the oracles that must find nothing; compare is the golden, timing the limits of times'),
    }),
  ],
  { error: 'what has to hold, or a mapping of text, by' },
);

/** A plan of acceptance: its cases are the rows of an acquirer's script. */
export const planSchema = mapping({
  plan: words('a title').describe('the title of the plan'),
  source: words('where the cases come from').optional().describe('where the cases come from'),
  cases: z
    .array(
      mapping({
        id: caseId.describe('the number of the case in the script'),
        description: words('what is done').describe('what is done'),
        scenario: words('the name of a scenario').describe('the scenario that does it'),
        criteria: z
          .array(criterion, { error: 'a list of what has to hold' })
          .min(1, { error: 'at least one thing that has to hold' })
          .describe('what has to hold: OK or NOK each; without by, everything that the scenario checks'),
      }),
      { error: 'a list of cases' },
    )
    .min(1, { error: 'at least one case' }),
});

export type CertificationPlan = z.output<typeof planSchema>;
export type PlannedCase = CertificationPlan['cases'][number];
