import type { z } from 'zod';
import { durationMs } from '../clock/duration.ts';
import { duration, mapping } from '../yaml/parts.ts';
import { figures } from './figures.ts';
import type { TimeLimits } from './limits.ts';

const oneLimit = mapping({ p50: duration.optional(), p95: duration.optional(), max: duration.optional() });

/** The keys of limits that bound figures, for bench files and scenario files. As they stand in the file; see `timeLimits`. */
export const limitShape = Object.fromEntries(
  Object.entries(figures).map(([name, what]) => [
    name,
    oneLimit.optional().describe(`the longest p50, p95 or max of the times ${what}`),
  ]),
) as Record<keyof typeof figures, z.ZodOptional<typeof oneLimit>>;

type Written = { readonly [K in keyof typeof figures]?: z.output<typeof oneLimit> };

/** What such keys say, ms. */
export function timeLimits(written: Written): TimeLimits {
  return Object.fromEntries(
    Object.entries(written).flatMap(([figure, of]) =>
      of && figure in figures
        ? [[figure, Object.fromEntries(Object.entries(of).map(([name, text]) => [name, durationMs(text as string)]))]]
        : [],
    ),
  );
}

/** Limits, and in place of theirs what `own` says of the same. */
export function withOwn(limits: TimeLimits, own: TimeLimits): TimeLimits {
  const names = [...new Set([...Object.keys(limits), ...Object.keys(own)])] as (keyof TimeLimits)[];
  return Object.fromEntries(names.map((name) => [name, { ...limits[name], ...own[name] }]));
}
