import { z } from 'zod';
import { mapping } from '../../../yaml/parts.ts';

const text = (what: string) => z.string({ error: what }).min(1, { error: what });

const expected =
  'what on the page: a CSS selector, or one of { selector }, { role, name }, { label }, { placeholder }, { text }, { test-id }';

/** The keys that say what on the page is meant. */
export const targetKeys = {
  selector: text('a CSS selector').optional().describe('by a CSS selector'),
  role: text('a role of ARIA: button').optional().describe('by its role: button, textbox, alert'),
  name: text('its accessible name').optional().describe('its accessible name, beside role'),
  label: text('its label').optional().describe('a field by its label'),
  placeholder: text('its placeholder').optional().describe('a field by its placeholder'),
  text: text('its text').optional().describe('by its text'),
  'test-id': text('its test id').optional().describe('by its data-testid'),
  frame: text('a CSS selector of the frame').optional().describe('within the frame of this CSS selector'),
};

const ways = ['selector', 'role', 'label', 'placeholder', 'text', 'test-id'] as const;

/** Something on a page. */
export interface Target {
  readonly selector?: string;
  readonly role?: string;
  readonly name?: string;
  readonly label?: string;
  readonly placeholder?: string;
  readonly text?: string;
  readonly 'test-id'?: string;
  readonly frame?: string;
}

/** Whether exactly one way of finding is given. */
export function isTarget(given: Target): boolean {
  return (
    ways.filter((way) => given[way] !== undefined).length === 1 &&
    (given.name === undefined || given.role !== undefined)
  );
}

/** A mapping of a target and more keys. */
export function targeted<T extends z.core.$ZodShape>(more: T) {
  return mapping({ ...targetKeys, ...more }).refine((given) => isTarget(given as Target), {
    error: expected,
    when: ({ value }) => typeof value === 'object' && value !== null,
  });
}

export const target = z
  .union(
    [
      z
        .string()
        .min(1)
        .transform((selector) => ({ selector })),
      targeted({}),
    ],
    { error: expected },
  )
  .describe('something on the page') as unknown as z.ZodType<Target>;

/** A target in words, for messages. */
export function targetText({ frame, ...target }: Target): string {
  const said = Object.entries(target).map(([way, value]) => `${way} ${JSON.stringify(value)}`);
  return said.join(' ') + (frame === undefined ? '' : ` in the frame ${frame}`);
}
