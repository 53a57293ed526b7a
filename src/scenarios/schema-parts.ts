import { z } from 'zod';
import type { Flow } from '../ports/wire/serial-line.ts';

/* What keys of a scenario file alone are made of. The `error` of each is what the reader of a faulty file is told was expected. */

export const number6 = (what: string) => {
  const error = `${what}: a whole number from 1 to 999999`;
  return z.int({ error }).min(1, { error }).max(999_999, { error });
};

/** As people write them: decided on the digits, since 12.85 is no binary fraction. */
export const amount = z
  .number({ error: 'a number with at most two decimals' })
  .refine((yuan) => /^\d+(\.\d\d?)?$/.test(String(yuan)), { error: 'a number with at most two decimals' })
  .describe('in the currency of the acquirer, with at most two decimals: 12.85');

export const stepName = z
  .string({ error: 'the name that an earlier step has under "as"' })
  .regex(/^[a-z][a-z0-9-]*$/, { error: 'a name of a to z, 0 to 9 and -, beginning with a letter' });

export const transaction = z
  .union([stepName, number6('a voucher number')], {
    error: 'the name that an earlier step has under "as", or a voucher number',
  })
  .describe('the name of an earlier step, or a voucher number');

/** Handshakes as scenarios name them, by what a timed wire calls them. */
export const handshakes = {
  'rts-cts': 'rtscts',
  'dtr-dsr': 'dtrdsr',
  'xon-xoff': 'xonxoff',
  none: 'none',
} as const satisfies Record<string, Flow>;
