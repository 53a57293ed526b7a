import { z } from 'zod';
import { mapping, oneOf } from '../../../yaml/parts.ts';
import { TerminalError } from '../../terminal.ts';
import { formed, valueName } from '../description/reading.ts';
import { type Template, template, type Values } from '../description/template.ts';
import { bytesOf, hex, numberOf, packed, unpacked } from './bytes.ts';

/** How texts are written on the line; gb18030 is read alone, and written where it is ASCII. */
export const charsets = ['ascii', 'latin1', 'utf-8', 'gb18030'] as const;
export type Charset = (typeof charsets)[number];

const length = z
  .int({ error: 'bytes of the field: a whole number from 1 to 4096' })
  .min(1, { error: 'bytes of the field: a whole number from 1 to 4096' })
  .max(4096, { error: 'bytes of the field: a whole number from 1 to 4096' });
const order = oneOf(['big', 'little']).default('big');

const item = z.union(
  [
    template.transform((text) => ({ text })),
    mapping({
      text: template,
      length: length.optional(),
      align: oneOf(['left', 'right']).default('left'),
      fill: z.string().length(1).default(' '),
    }),
    mapping({ hex }),
    mapping({ bcd: template, length }),
    mapping({ binary: template, length: length.max(6), order }),
  ],
  { error: 'a text, or one of { text, length }, { hex }, { bcd, length }, { binary, length }' },
);

/** What is sent: texts and fields one after the other. */
export const message = z.union([template.transform((text) => [{ text }]), z.array(item).min(1)], {
  error: 'a text with values, or a list of fields',
});

export type Message = z.output<typeof message>;

/** The body of a message. Throws a TerminalError `value-unfit`. */
export function bodyOf(fields: Message, values: Values, charset: Charset): Uint8Array {
  return Uint8Array.from(Buffer.concat(fields.map((field) => fieldBytes(field, values, charset))));
}

function fieldBytes(field: Message[number], values: Values, charset: Charset): Uint8Array {
  if ('hex' in field) return field.hex;
  if ('text' in field) {
    const bytes = encoded(field.text.fill(values), charset);
    if (!('length' in field) || field.length === undefined) return bytes;
    if (bytes.length > field.length) throw unfit(field.text, field.length);
    const fill = encoded(field.fill.repeat(field.length - bytes.length), charset);
    return Uint8Array.from(Buffer.concat(field.align === 'left' ? [bytes, fill] : [fill, bytes]));
  }
  const source = 'bcd' in field ? field.bcd : field.binary;
  const digits = source.fill(values).trim();
  const written =
    'bcd' in field
      ? packed(digits, field.length)
      : /^\d+$/.test(digits)
        ? bytesOf(BigInt(digits), field.length, field.order)
        : undefined;
  if (!written) throw unfit(source, field.length);
  return written;
}

function encoded(text: string, charset: Charset): Uint8Array {
  const plain = { ascii: /^[\0-\x7f]*$/, latin1: /^[\0-\xff]*$/, 'utf-8': /^/, gb18030: /^[\0-\x7f]*$/ }[charset];
  if (plain.test(text)) return Uint8Array.from(Buffer.from(text, charset === 'utf-8' ? 'utf8' : 'latin1'));
  throw new TerminalError(
    'value-unfit',
    `a text of a message cannot be written as ${charset}`,
    'choose another text encoding in the description',
  );
}

export function decoded(bytes: Uint8Array, charset: Charset): string {
  return charset === 'ascii' || charset === 'latin1'
    ? Buffer.from(bytes).toString('latin1')
    : new TextDecoder(charset).decode(bytes);
}

function unfit(source: Template, length: number): TerminalError {
  return new TerminalError(
    'value-unfit',
    `the value of "${source.text}" does not fit a field of ${length} bytes`,
    'compare the field with the manual of the terminal',
  );
}

const fieldName = z.union([valueName, z.literal('_')], {
  error: 'a name of a to z, 0 to 9 and -, or _ for what is not read',
});

const field = z.union(
  [
    fieldName.transform((name) => ({ name, as: 'text' as const, length: undefined, order: 'big' as const })),
    mapping({
      name: fieldName,
      as: oneOf(['text', 'number', 'decimal', 'bcd', 'binary', 'hex']).default('text'),
      length: length.optional(),
      order,
    }),
  ],
  { error: 'a name, or { name, as, length }' },
);

/** How the body of an answer is cut into values. */
export class Fields {
  readonly gives: readonly string[];
  readonly #fields: readonly z.output<typeof field>[];

  constructor(fields: readonly z.output<typeof field>[]) {
    this.#fields = fields;
    this.gives = fields.map(({ name }) => name).filter((name) => name !== '_');
  }

  /**
   * The values of a body; null where it does not fit. With a separator fields may be missing at the end, and more may
   * follow; without one every field has its length, the last one takes the rest where it has none.
   */
  read(
    body: Uint8Array,
    separator: string | undefined,
    charset: Charset,
    decimals: number,
  ): Map<string, string> | null {
    const pieces = separator === undefined ? this.#cut(body) : this.#split(body, separator, charset);
    if (!pieces) return null;
    const values = new Map<string, string>();
    for (const [i, { name, as, order }] of this.#fields.entries()) {
      const value = readValue(pieces[i]!, as, order, charset, decimals);
      if (value === null) return null;
      if (name !== '_') values.set(name, value);
    }
    return values;
  }

  #split(body: Uint8Array, separator: string, charset: Charset): Uint8Array[] {
    const texts = decoded(body, 'latin1').split(encodedText(separator, charset));
    return this.#fields.map((_, i) => Uint8Array.from(Buffer.from(texts[i] ?? '', 'latin1')));
  }

  #cut(body: Uint8Array): Uint8Array[] | null {
    let at = 0;
    const pieces = this.#fields.map(({ length = body.length - at }) => {
      const piece = body.subarray(at, at + length);
      at += length;
      return piece;
    });
    return at > body.length ? null : pieces;
  }
}

const encodedText = (text: string, charset: Charset) => decoded(encoded(text, charset), 'latin1');

function readValue(
  bytes: Uint8Array,
  as: z.output<typeof field>['as'],
  order: 'big' | 'little',
  charset: Charset,
  decimals: number,
): string | null {
  switch (as) {
    case 'text':
      return decoded(bytes, charset);
    case 'number':
    case 'decimal':
      return formed(decoded(bytes, charset), as, decimals);
    case 'bcd': {
      const digits = unpacked(bytes);
      return digits === null || digits === '' ? digits : String(BigInt(digits));
    }
    case 'binary':
      return String(numberOf(bytes, order));
    case 'hex':
      return Buffer.from(bytes).toString('hex').toUpperCase();
  }
}

export const fields = z
  .array(field, { error: 'a list of fields: [function, code, voucher]' })
  .min(1, { error: 'at least one field' })
  .transform((list) => new Fields(list))
  .describe('how the answer is cut into values');
