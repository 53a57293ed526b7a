import { z } from 'zod';
import { scenarioSchema } from './schema.ts';

/** What is read and written of a JSON Schema here. */
export interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly $ref?: string;
}

/** The JSON Schema of a scenario file whose parameters have values in their place. */
export function plainJsonSchema(): JsonSchema {
  return z.toJSONSchema(scenarioSchema, { io: 'input' }) as JsonSchema;
}

/** The JSON Schema of scenario files, for editors: a parameter may stand in place of any value. */
export function scenarioJsonSchema(): JsonSchema {
  const plain = plainJsonSchema();
  const properties = Object.entries(plain.properties!).map(([key, value]) => [
    key,
    key === 'parameters' ? value : orParameter(value),
  ]);
  return { ...plain, properties: Object.fromEntries(properties), ...definitions };
}

const definitions = {
  $defs: { parameter: { type: 'string', pattern: '\\$[a-z]', description: 'a parameter, or a text with one in it' } },
};

function orParameter(schema: JsonSchema): JsonSchema {
  return { anyOf: [withParameters(schema), { $ref: '#/$defs/parameter' }] };
}

function withParameters({ properties, items, anyOf, ...rest }: JsonSchema): JsonSchema {
  return {
    ...rest,
    ...(anyOf ? { anyOf: anyOf.map(withParameters) } : {}),
    ...(items ? { items: orParameter(items) } : {}),
    ...(properties
      ? { properties: Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, orParameter(value)])) }
      : {}),
  };
}
