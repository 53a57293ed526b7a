import { z } from 'zod';
import { zoneOf } from '../../../clock/zone.ts';
import { keys, mapping } from '../../../yaml/parts.ts';
import { type Codes, codes, type OutcomeSpec, outcome } from './outcome.ts';
import { valueName } from './reading.ts';
import { type RequestName, requestValues } from './requests.ts';
import { type Branch, msOr, type Steps } from './steps.ts';

/** How one request is done. */
export interface RequestSpec<R, A> {
  readonly steps: Steps<R, A>;
  readonly outcome?: OutcomeSpec;
  readonly 'in-doubt'?: Branch<R, A>;
}

/** What every description of a terminal says. */
export interface Description<R, A> {
  readonly name: string;
  readonly acquirer: string;
  readonly decimals: number;
  readonly zone: string;
  readonly within: number;
  readonly values: readonly string[];
  readonly codes: Codes;
  readonly connect?: { readonly steps: Steps<R, A> };
  readonly requests: Readonly<Partial<Record<RequestName, RequestSpec<R, A>>>>;
}

const decimals = 'how many decimals the currency has: 0 to 4';
const zone = 'an offset from UTC or a place: "+08:00", Europe/Berlin';

/** The schema of a description; `head`: what a kind of terminal says besides, `steps`: its steps. */
export function descriptionSchema<H extends z.core.$ZodShape, R, A>(head: H, steps: z.ZodType<Steps<R, A>>) {
  const request = mapping({
    steps,
    outcome: outcome.optional().describe('how it ended, where no answer has said so'),
    'in-doubt': mapping({ steps, outcome: outcome.optional() })
      .optional()
      .describe('asks what became of it, when an answer was awaited and did not come'),
  });
  return mapping({
    name: z
      .string({ error: 'what terminal this is' })
      .min(1, { error: 'what terminal this is' })
      .describe('what terminal this is'),
    acquirer: z
      .string({ error: "the acquirer's name: cn-unionpay" })
      .min(1)
      .default('unknown')
      .describe('whose terminal it is: the layout and the rules of its slips'),
    decimals: z
      .int({ error: decimals })
      .min(0, { error: decimals })
      .max(4, { error: decimals })
      .default(2)
      .describe('decimals of the currency'),
    zone: z
      .string({ error: zone })
      .refine((text) => zoneOf(text), { error: zone })
      .default('+00:00')
      .describe('local time of the terminal, for {now}'),
    within: msOr('60s').describe('how long an answer may take where its step says nothing'),
    values: z
      .array(valueName, { error: 'a list of names: [pin]' })
      .default([])
      .describe('values that the bench file has to give'),
    codes,
    ...head,
    connect: mapping({ steps }).optional().describe('what is done when the bench begins'),
    requests: mapping(
      Object.fromEntries(keys(requestValues).map((name) => [name, request.optional()])) as Record<
        RequestName,
        z.ZodOptional<typeof request>
      >,
    ).describe('how each request is done; what is not here is refused as not-supported'),
  });
}
