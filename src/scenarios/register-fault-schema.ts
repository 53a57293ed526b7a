import { z } from 'zod';
import { durationMs } from '../clock/duration.ts';
import { moments } from '../terminals/simulated/cable/cable.ts';
import { type RegisterFault, type RegisterFaultName, registerFaults } from '../terminals/simulated/cable/faults.ts';
import { duration, keys, oneOf } from '../yaml/parts.ts';

/* Faults between a register and its terminal as people write them, each under its name. */

const parts = {
  at: oneOf(moments)
    .default('told')
    .describe('as the terminal has the request; as it tells the result; as the acknowledgement has arrived'),
  for: duration.describe('how long it lasts'),
  after: duration.default('0s').describe('how long after the request'),
};

export const registerFaultNames = keys(registerFaults);

/** One key each: what a fault that is written under its name may say. */
export const registerFaultOptions = Object.fromEntries(
  registerFaultNames.map((name) => [
    name,
    z
      .preprocess((given) => given ?? {}, optionsOf(name))
      .optional()
      .describe(registerFaults[name].doc),
  ]),
) as unknown as Record<RegisterFaultName, z.ZodType<WrittenRegisterFault | undefined>>;

/** The options of a fault as written. */
export interface WrittenRegisterFault {
  readonly at?: RegisterFault['at'];
  readonly for?: string;
  readonly after?: string;
}

/** The fault that is meant. */
export function registerFaultOf(
  name: RegisterFaultName,
  { at, for: lasts, after }: WrittenRegisterFault,
): RegisterFault {
  return {
    name,
    ...(at === undefined ? {} : { at }),
    ...(lasts === undefined ? {} : { lasts: durationMs(lasts) }),
    ...(after === undefined ? {} : { after: durationMs(after) }),
  };
}

function optionsOf(name: RegisterFaultName) {
  const takes: readonly (keyof typeof parts)[] = registerFaults[name].takes;
  return z.strictObject(Object.fromEntries(takes.map((part) => [part, parts[part]])), {
    error: takes.length === 0 ? 'nothing' : `a mapping of ${takes.join(', ')}`,
  });
}
