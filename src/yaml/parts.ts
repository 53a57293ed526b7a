import { z } from 'zod';
import { durationPattern } from '../clock/duration.ts';

/* What keys of a YAML file are made of. The `error` of each is what the reader of a faulty file is told was expected. */

export const keys = <T extends string>(of: Readonly<Record<T, unknown>>) => Object.keys(of) as [T, ...T[]];

/** One of some words; the reader is told them all. */
export function oneOf<const T extends readonly [string, ...string[]]>(words: T) {
  return z.enum(words, { error: words.length === 1 ? words[0] : `one of ${words.join(', ')}` });
}

/** A mapping of these keys alone. */
export function mapping<T extends z.core.$ZodShape>(shape: T) {
  return z.strictObject(shape, { error: `a mapping of ${Object.keys(shape).join(', ') || 'nothing'}` });
}

/** `{}`, or nothing behind the colon. */
export function nothing(error: string) {
  return z.union([mapping({}), z.null()], { error });
}

export const duration = z
  .string({ error: 'a time such as 1d, 2h 30m or 500ms' })
  .regex(durationPattern, { error: 'a time such as 1d, 2h 30m or 500ms' });
