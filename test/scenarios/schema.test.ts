import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { plainJsonSchema, scenarioJsonSchema } from '../../src/scenarios/json-schema.ts';

test('the published JSON Schema is the one that the files are read by; run scripts/make-schema.ts if not', () => {
  const published = readFileSync(new URL('../../src/scenarios/schema/scenario.schema.json', import.meta.url), 'utf8');
  expect(published).toBe(`${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);
});

test('the JSON Schema knows no key beside those it names, and demands exactly one action a step', () => {
  const schema = plainJsonSchema() as {
    additionalProperties: boolean;
    required: string[];
    properties: { steps: { items: { oneOf: unknown[]; additionalProperties: boolean } } };
  };
  expect(schema.additionalProperties).toBe(false);
  expect(schema.required).toEqual(['name', 'src', 'steps']);
  expect(schema.properties.steps.items.additionalProperties).toBe(false);
  expect(schema.properties.steps.items.oneOf).toEqual(
    'sale, offline-sale, void, refund, preauth, preauth-void, completion, completion-void, qr-sale, qr-refund, qr-query, sign-on, sign-off, settle, list, reprint, restart, fault, recover, wait'
      .split(', ')
      .map((name) => ({ required: [name] })),
  );
});
