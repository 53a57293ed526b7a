import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { durationMs } from '../../../clock/duration.ts';
import { zoneOf } from '../../../clock/zone.ts';
import { duration, keys, mapping } from '../../../yaml/parts.ts';
import { inOrder, readYaml } from '../../../yaml/read.ts';
import { type Path, type Problem, problemText } from '../../../yaml/source.ts';
import { TerminalError } from '../../terminal.ts';
import { type Codes, codes, type OutcomeSpec, outcome } from './outcome.ts';
import { valueName } from './reading.ts';
import { alwaysValues, type RequestName, requestValues } from './requests.ts';
import type { Branch, Steps } from './steps.ts';

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
    within: duration
      .default('60s')
      .transform(durationMs)
      .describe('how long an answer may take where its step says nothing'),
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

/**
 * Reads the description at `path`. Throws a TerminalError `description-unreadable`, or `description-invalid` that tells
 * everything wrong with it, with line and column.
 */
export function readDescription<S extends z.ZodType<Description<unknown, unknown>>>(
  path: string,
  schema: S,
): z.output<S> {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new TerminalError(
      'description-unreadable',
      `${path} cannot be read: ${(error as Error).message}`,
      'check the path',
    );
  }
  const read = parseDescription(text, schema);
  if ('description' in read) return read.description;
  throw new TerminalError(
    'description-invalid',
    read.problems.map((problem) => problemText(path, problem)).join('\n'),
    'docs/drivers.md says what each part may be; an editor can read the JSON Schema',
  );
}

/** The description that a text is, or everything wrong with it. */
export function parseDescription<S extends z.ZodType<Description<unknown, unknown>>>(
  text: string,
  schema: S,
): { readonly description: z.output<S> } | { readonly problems: readonly Problem[] } {
  const read = readYaml(text, schema);
  if ('problems' in read) return read;
  const { value, source } = read;
  const problems: Problem[] = [];
  const check = (part: unknown, path: Path, known: readonly string[]) => {
    const all = new Set([...alwaysValues, ...value.values, ...known, ...givenIn(part)]);
    for (const { name, at } of usedIn(part, path)) {
      if (all.has(name)) continue;
      problems.push(
        source.problem(
          writtenPath(at, source.value),
          `expected one of the values ${[...all].join(', ')}, got {${name}}`,
        ),
      );
    }
  };
  check(value.connect, ['connect'], []);
  check(
    value.codes,
    ['codes'],
    Object.values(value.requests).flatMap((request) => [...givenIn(request)]),
  );
  for (const [name, request] of Object.entries(value.requests))
    check(request, ['requests', name], requestValues[name as RequestName]);
  return problems.length > 0 ? { problems: inOrder(problems) } : { description: value };
}

/** The values that a part reads or sets. */
function* givenIn(part: unknown): Generator<string> {
  if (typeof part !== 'object' || part === null) return;
  if ('gives' in part) yield* part.gives as readonly string[];
  if ('set' in part && typeof part.set === 'object') yield* Object.keys(part.set ?? {});
  for (const inner of Object.values(part)) yield* givenIn(inner);
}

/** The values that a part needs, and where. */
function* usedIn(part: unknown, at: Path): Generator<{ readonly name: string; readonly at: Path }> {
  if (typeof part !== 'object' || part === null) return;
  if ('uses' in part) for (const name of part.uses as readonly string[]) yield { name, at };
  else
    for (const [key, inner] of Object.entries(part))
      yield* usedIn(inner, [...at, Array.isArray(part) ? Number(key) : key]);
}

/** A path as the file has it: a short form is read as a longer one, and lacks parts of it. */
function writtenPath(path: Path, value: unknown): Path {
  let held = value;
  return path.filter((part) => {
    const inner =
      typeof held === 'object' && held !== null ? (held as Record<string | number, unknown>)[part] : undefined;
    if (inner !== undefined) held = inner;
    return inner !== undefined;
  });
}
