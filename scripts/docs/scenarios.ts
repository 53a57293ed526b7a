import { stringify } from 'yaml';
import { actionNames, actions } from '../../src/scenarios/actions.ts';
import { cards } from '../../src/scenarios/cards.ts';
import { type JsonSchema, plainJsonSchema } from '../../src/scenarios/json-schema.ts';
import type { Card } from '../../src/terminals/terminal.ts';
import { code, table } from './markdown.ts';

/** The part of docs/scenarios.md that is made from the schema of scenario files. */
export function scenarioTables(): string {
  const { steps, ...above } = plainJsonSchema().properties!;
  const step = steps!.items!.properties!;
  return [
    '## Steps',
    table(
      ['what it does', 'for example'],
      actionNames.map((name) => {
        // Of the action itself: JSON Schema leaves the examples of what is transformed out.
        const { description, examples } = actions[name].meta()!;
        return [description!, (examples as unknown[]).map(written(name)).join('<br>')];
      }),
    ),
    '## What a step may expect',
    table(keyHead, rows(step.expect!.properties!)),
    '## What stands above the steps',
    table(
      keyHead,
      Object.entries(above).flatMap(([key, value]) =>
        value.properties ? rows(value.properties, key) : [row(key, value)],
      ),
    ),
    '## Cards',
    'Their numbers are those that payment providers publish for testing.',
    table(
      ['card', 'number', 'how it is read'],
      Object.entries<Card>(cards).map(([name, card]) => [code(name), card.pan, entries[card.entry] + verified(card)]),
    ),
  ].join('\n\n');
}

const keyHead = ['key', 'what it says', 'may be', 'if absent'];

/** A step as a file has it. */
const written = (name: string) => (example: unknown) =>
  code(`${name}: ${stringify(example, { collectionStyle: 'flow', lineWidth: 0 }).trim()}`);

const rows = (keys: Readonly<Record<string, JsonSchema>>, of?: string) =>
  Object.entries(keys).map(([key, value]) => row(of ? `${of}.${key}` : key, value));

const row = (key: string, schema: JsonSchema) => [
  code(key),
  schema.description ?? '',
  values(schema),
  schema.default === undefined ? '' : code(stringify(schema.default, { collectionStyle: 'flow' }).trim()),
];

/** More words than a table can hold. */
const MANY = 50;

const types: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  boolean: '`true`, `false`',
  object: 'a mapping',
};

function values({ enum: words, items, type, properties }: JsonSchema): string {
  if (properties) return `a mapping of ${Object.keys(properties).map(code).join(', ')}`;
  if (items) return `a list of ${values(items)}`;
  if (words && words.length > MANY) return `${code(words[0]!)} to ${code(words.at(-1)!)}`;
  return words ? words.map(code).join(', ') : types[type!]!;
}

const entries: Readonly<Record<Card['entry'], string>> = {
  I: 'chip',
  S: 'magnetic stripe',
  C: 'contactless',
  M: 'typed in',
};

const verified = ({ verification }: Card) =>
  ({ pin: ', with PIN', none: ', for an amount too small to be signed for', signature: '' })[
    verification ?? 'signature'
  ];
