import { z } from 'zod';
import { TerminalError } from '../../terminal.ts';

/** What is known while a request is done, by name: values of the request, of the bench, and what was read. */
export type Values = ReadonlyMap<string, string>;

interface Slot {
  readonly name: string;
  readonly format: string;
}

/** How a value is written: `9` with zeros in front, `<9` and `>9` with blanks behind and in front, `YYMMDD` a date's parts. */
const format = /^(\d{1,4}|[<>]\d{1,4}|[YMDHms:\-/. ]+)$/;
const slot = /\{([a-z][a-z0-9-]*)(?::([^{}]*))?\}/g;

/** A text with values in it: `0200|{amount:9}|{ticket}`. `{{` and `}}` are braces. */
export class Template {
  readonly text: string;
  /** The values it needs. */
  readonly uses: readonly string[];
  readonly #parts: readonly (string | Slot)[];

  private constructor(text: string, parts: readonly (string | Slot)[]) {
    this.text = text;
    this.#parts = parts;
    this.uses = parts.flatMap((part) => (typeof part === 'string' ? [] : [part.name]));
  }

  /** The template that a text is; null for one with a brace that encloses nothing known. */
  static of(text: string): Template | null {
    const parts: (string | Slot)[] = [];
    for (const piece of text.split(/(\{\{|\}\}|\{[^{}]*\})/)) {
      if (piece === '{{' || piece === '}}') parts.push(piece[0]!);
      else if (piece.startsWith('{')) {
        const [all, name = '', written = ''] = [...piece.matchAll(slot)][0] ?? [];
        if (all !== piece || (written !== '' && !format.test(written))) return null;
        parts.push({ name, format: written });
      } else if (/[{}]/.test(piece)) return null;
      else parts.push(piece);
    }
    return new Template(text, parts);
  }

  /** The text with its values. Throws a TerminalError `value-missing` or `value-unfit`. */
  fill(values: Values): string {
    return this.#parts.map((part) => (typeof part === 'string' ? part : written(part, values))).join('');
  }
}

const expected = 'a text with values such as {amount}, {amount:12} or {now:YYMMDD}; {{ is a brace';

/** A template in a file. A number is none: it would have lost its zeros. */
export const template = z.string({ error: expected }).transform((text, context) => {
  const read = Template.of(text);
  if (read) return read;
  context.addIssue({ code: 'custom', message: expected });
  return z.NEVER;
});

function written({ name, format: how }: Slot, values: Values): string {
  const value = values.get(name);
  if (value === undefined)
    throw new TerminalError(
      'value-missing',
      `nothing is known of {${name}}`,
      'it is read by an answer that did not come, or is a value that the bench file has to give',
    );
  if (how === '') return value;
  if (/^[<>]?\d/.test(how)) return padded(name, value, how);
  return dated(name, value, how);
}

function padded(name: string, value: string, how: string): string {
  const length = Number(how.replace(/\D/, ''));
  if (value.length > length)
    throw unfit(
      name,
      `has ${value.length} characters, and its place has ${length}`,
      'widen the field, or ask for less',
    );
  if (how.startsWith('<')) return value.padEnd(length);
  return how.startsWith('>') ? value.padStart(length) : value.padStart(length, '0');
}

/** The parts of `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SS`; the month is MM, the minute mm. */
function dated(name: string, value: string, how: string): string {
  const parts = /^(\d\d)(\d\d)-(\d\d)-(\d\d)(?:T(\d\d):(\d\d):(\d\d))?$/.exec(value);
  if (!parts) throw unfit(name, 'is no date', 'write {now} or {date} with such a format, and other values without');
  const [, century = '', YY = '', MM = '', DD = '', HH = '00', mm = '00', ss = '00'] = parts;
  const known: Readonly<Record<string, string>> = { YYYY: century + YY, YY, MM, DD, HH, mm, ss };
  return how.replaceAll(/YYYY|YY|MM|DD|HH|mm|ss/g, (word) => known[word]!);
}

/** The value itself stays untold: it may be a card number or a PIN. */
function unfit(name: string, what: string, hint: string): TerminalError {
  return new TerminalError('value-unfit', `{${name}} ${what}`, hint);
}
