import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { plainJsonSchema, scenarioJsonSchema } from '../../src/scenarios/json-schema.ts';
import { wiringJsonSchema } from '../../src/scenarios/wiring.ts';

test.each([
  ['scenarios/schema/scenario.schema.json', scenarioJsonSchema],
  ['bench/schema/bench.schema.json', wiringJsonSchema],
])('the published %s is the one that the files are read by; run scripts/make-schema.ts if not', (file, schemaOf) => {
  const published = readFileSync(new URL(`../../src/${file}`, import.meta.url), 'utf8');
  expect(published).toBe(`${JSON.stringify(schemaOf(), null, 2)}\n`);
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
    'sale, offline-sale, void, refund, preauth, preauth-void, completion, completion-void, qr-sale, qr-refund, qr-query, sign-on, sign-off, settle, list, reprint, check-original, choose-means, review, keep, hand-over, restart, register, fault, recover, power-cut, press, wait'
      .split(', ')
      .map((name) => ({ required: [name] })),
  );
});
