import { z } from 'zod';
import { durationMs } from '../../../clock/duration.ts';
import { duration, mapping, oneOf } from '../../../yaml/parts.ts';
import { type OutcomeSpec, outcome } from './outcome.ts';
import { conditions, type Form, forms, type Pattern, pattern, valueName } from './reading.ts';
import { type Template, template } from './template.ts';

/** A wait in a file, as ms. */
export const ms = duration.transform(durationMs);

/** The same, with what it is where nothing is said. */
export const msOr = (usual: string) => duration.default(usual).transform(durationMs);

/** One of the answers that a step waits for; `R`: where a kind of terminal looks for it. */
export type Answer<R, A> = R & {
  readonly pattern?: Pattern;
  readonly as?: Readonly<Record<string, Form>>;
  readonly when?: Readonly<Record<string, readonly Template[]>>;
  readonly steps?: Steps<R, A>;
  readonly outcome?: OutcomeSpec;
  readonly again?: boolean;
};

export interface Expectation<R, A> {
  readonly within?: number;
  readonly answers: readonly Answer<R, A>[];
  readonly silence?: Branch<R, A>;
}

/** What is done in place of going on. */
export interface Branch<R, A> {
  readonly steps: Steps<R, A>;
  readonly outcome?: OutcomeSpec;
}

export interface Printing {
  readonly text?: readonly Template[];
  readonly bytes?: Template;
  readonly cut?: boolean;
}

/** A step that every kind of terminal knows. */
export interface CommonStep<R, A> {
  readonly expect?: Expectation<R, A>;
  readonly set?: Readonly<Record<string, Template>>;
  readonly pause?: number;
  readonly print?: Printing;
  readonly printer?: { readonly until: 'begins' | 'done'; readonly silence: number; readonly within?: number };
}

/** `A`: what a kind of terminal does besides. */
export type Steps<R, A> = readonly (CommonStep<R, A> & Partial<A>)[];

const lines = z
  .union([template.transform((one) => [one]), z.array(template)], { error: 'a line, or a list of lines' })
  .describe('lines of text, as far as they fit');

const print = mapping({
  text: lines.optional(),
  bytes: template.optional().describe('bytes in hexadecimal digits, handed to the printer as they are'),
  cut: z.boolean({ error: 'true or false' }).optional().describe('the slip ends here'),
}).describe("something for the bench's printer");

const printer = mapping({
  until: oneOf(['begins', 'done']).describe('bytes reach the printer; no more of them come'),
  silence: msOr('5s').describe(
    'how long nothing comes before the printer counts as done; longer than the pause between two copies',
  ),
  within: ms.optional().describe('the longest that it may take'),
}).describe('waits for the printer that the terminal itself prints on');

/**
 * The schema of a list of steps. `acts`: what a kind of terminal does, by the word for it; `places`: where its answers
 * are looked for.
 */
export function stepsSchema<R, A>(acts: z.core.$ZodShape, places: z.core.$ZodShape): z.ZodType<Steps<R, A>> {
  const steps: z.ZodType<Steps<R, A>> = z.lazy(() => list);
  const answer = mapping({
    ...places,
    pattern: pattern.optional().describe('what its text must match; named groups are values'),
    as: forms.optional(),
    when: conditions.optional(),
    steps: steps.optional().describe('steps that follow this answer alone'),
    outcome: outcome.optional(),
    again: z
      .boolean({ error: 'true or false' })
      .optional()
      .describe('an answer in between: waits for the next one, its time beginning anew'),
  });
  const answers = z.array(answer, { error: 'a list of answers' }).min(1, { error: 'at least one answer' });
  const expectation = mapping({
    within: ms.optional().describe('how long an answer may take'),
    answers,
    silence: mapping({ steps: steps.default([]), outcome: outcome.optional() })
      .optional()
      .describe('what is done when no answer comes in time; an error where it is absent'),
  });
  const words = {
    ...acts,
    expect: z
      .union([answers.transform((list) => ({ answers: list })), expectation], {
        error: 'a list of answers, or { within, answers }',
      })
      .describe('waits for one of several answers; the first that fits counts'),
    set: z.record(valueName, template, { error: 'a mapping of values: { shown: "{amount}" }' }).describe('sets values'),
    pause: ms.describe('waits'),
    print,
    printer,
  };
  const names = Object.keys(words);
  const oneAction = `exactly one of ${names.join(', ')}`;
  const step = mapping(
    Object.fromEntries(Object.entries(words).map(([name, word]) => [name, (word as z.ZodType).optional()])),
  )
    .refine((given) => names.filter((name) => name in given).length === 1, {
      error: oneAction,
      when: ({ value }) => typeof value === 'object' && value !== null && !Array.isArray(value),
    })
    .meta({ description: `a step: ${oneAction}`, oneOf: names.map((name) => ({ required: [name] })) });
  const list = z.array(step, { error: 'a list of steps' }) as unknown as z.ZodType<Steps<R, A>>;
  return steps;
}
