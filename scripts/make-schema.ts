// Writes the JSON Schema of scenario files, made from the one declaration in src/scenarios/schema.ts.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { scenarioJsonSchema } from '../src/scenarios/json-schema.ts';

const file = fileURLToPath(new URL('../src/scenarios/schema/scenario.schema.json', import.meta.url));
writeFileSync(file, `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`);
