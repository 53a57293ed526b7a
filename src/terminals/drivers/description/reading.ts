import { z } from 'zod';
import { oneOf } from '../../../yaml/parts.ts';
import { type Template, template, type Values } from './template.ts';

/** Name of a value that is read or set. */
const expectedName = 'a name of a to z, 0 to 9 and -, beginning with a letter';
export const valueName = z.string({ error: expectedName }).regex(/^[a-z][a-z0-9-]*$/, { error: expectedName });

/** A regular expression; each of its named groups is a value: `(?<voucher>\d{6})`. */
export class Pattern {
  readonly text: string;
  /** The values it reads; a group's _ stands for the - of a name. */
  readonly gives: readonly string[];
  readonly #expression: RegExp;

  /** Throws a SyntaxError. */
  constructor(text: string) {
    this.text = text;
    this.#expression = new RegExp(text, 'mu');
    this.gives = [...text.matchAll(/\(\?<([A-Za-z]\w*)>/g)].map(([, name]) => valueOfGroup(name!));
  }

  /** What it reads in a text, and where it ends there; null where it does not fit. */
  read(text: string): { readonly found: ReadonlyMap<string, string>; readonly end: number } | null {
    const match = this.#expression.exec(text);
    if (!match) return null;
    const found = Object.entries(match.groups ?? {}).map(([name, value = '']) => [valueOfGroup(name), value] as const);
    return { found: new Map(found), end: match.index + match[0].length };
  }
}

const valueOfGroup = (name: string): string => name.replaceAll('_', '-');

const expectedPattern = 'a regular expression, values in named groups: "VOUCHER (?<voucher>\\\\d{6})"';

export const pattern = z.string({ error: expectedPattern }).transform((text, context) => {
  try {
    return new Pattern(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: `${expectedPattern} (${(error as Error).message})` });
    return z.NEVER;
  }
});

/** How values that are read are written. */
export const forms = z
  .record(valueName, oneOf(['number', 'decimal']), { error: 'a mapping of values and their form: { sold: decimal }' })
  .describe(
    'values that are read as numbers: number drops zeros in front, decimal is an amount as people write it, 12.85',
  );

export type Form = 'number' | 'decimal';

/**
 * A value as it is told from there on: digits alone, amounts in smallest units; null for a text that is no such number.
 * '' stays what it is: nothing was said.
 */
export function formed(text: string, form: Form, decimals: number): string | null {
  const plain = text.trim();
  if (plain === '') return '';
  if (form === 'number') return /^\d+$/.test(plain) ? String(BigInt(plain)) : null;
  const whole = String.raw`(\d{1,3}(?:[ ,.']\d{3})+|\d+)`;
  const parts = new RegExp(decimals === 0 ? `^${whole}()$` : `^${whole}[.,](\\d{${decimals}})$`).exec(plain);
  return parts && String(BigInt(parts[1]!.replaceAll(/\D/g, '') + parts[2]!));
}

/** The values that an answer must have to be the one. */
export const conditions = z
  .record(
    valueName,
    z.union([template.transform((one) => [one]), z.array(template).min(1)], {
      error: 'a text, or a list of texts of which one must be it',
    }),
    { error: 'a mapping of values and what they must be: { code: "00" }' },
  )
  .describe('values that the answer must have to be this one, each a text or a list of texts');

/** Whether values are what `when` asks for. */
export function fits(when: Readonly<Record<string, readonly Template[]>> | undefined, values: Values): boolean {
  return Object.entries(when ?? {}).every(([name, any]) =>
    any.some((one) => one.fill(values).trim() === (values.get(name) ?? '').trim()),
  );
}

/**
 * What an answer reads in a text, with `before` as found already: its pattern must match, its values have their form and
 * meet its conditions; null where they do not.
 */
export function readText(
  answer: {
    readonly pattern?: Pattern;
    readonly as?: Readonly<Record<string, Form>>;
    readonly when?: Readonly<Record<string, readonly Template[]>>;
  },
  text: string,
  values: Values,
  decimals: number,
  before: Values = new Map(),
): Values | null {
  const read = answer.pattern?.read(text);
  if (read === null) return null;
  const found = new Map([...before, ...(read?.found ?? [])]);
  for (const [name, form] of Object.entries(answer.as ?? {})) {
    const value = formed(found.get(name) ?? '', form, decimals);
    if (value === null) return null;
    found.set(name, value);
  }
  return fits(answer.when, new Map([...values, ...found])) ? found : null;
}
