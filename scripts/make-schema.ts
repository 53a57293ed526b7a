// Writes the JSON Schemas of scenario files, of bench files and of descriptions of terminals, made from the declarations that the files are read by.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scenarioJsonSchema } from '../src/scenarios/json-schema.ts';
import { wiringJsonSchema } from '../src/scenarios/wiring.ts';
import { descriptionJsonSchema } from '../src/terminals/drivers/json-schema.ts';

const schemas = {
  '../src/scenarios/schema/scenario.schema.json': scenarioJsonSchema(),
  '../src/bench/schema/bench.schema.json': wiringJsonSchema(),
  '../src/terminals/drivers/schema/script.schema.json': descriptionJsonSchema('script'),
  '../src/terminals/drivers/schema/keys.schema.json': descriptionJsonSchema('keys'),
  '../src/terminals/drivers/schema/web.schema.json': descriptionJsonSchema('web'),
};

for (const [path, schema] of Object.entries(schemas)) {
  const file = fileURLToPath(new URL(path, import.meta.url));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);
}
