import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drivers } from '../../../src/terminals/drivers/drivers.ts';
import { descriptionJsonSchema, descriptionKinds } from '../../../src/terminals/drivers/json-schema.ts';

const kinds = Object.keys(descriptionKinds) as (keyof typeof descriptionKinds)[];

test.each(kinds)(
  'the published schema of %s files is the one that they are read by; run scripts/make-schema.ts if not',
  (kind) => {
    const published = readFileSync(
      new URL(`../../../src/terminals/drivers/schema/${kind}.schema.json`, import.meta.url),
      'utf8',
    );
    expect(published).toBe(`${JSON.stringify(descriptionJsonSchema(kind), null, 2)}\n`);
  },
);

test('every driver with a file has a schema, and every example names the schema of its driver', () => {
  const withFiles = Object.entries(drivers).flatMap(([name, { options }]) => ('file' in options.shape ? [name] : []));
  expect(kinds.toSorted()).toEqual(withFiles.toSorted());
  const folder = new URL('../../../docs/drivers/', import.meta.url);
  for (const file of readdirSync(folder)) {
    const [, kind] = /^# yaml-language-server: \$schema=\S+\/(\w+)\.schema\.json\n/.exec(
      readFileSync(new URL(file, folder), 'utf8'),
    )!;
    expect(kinds).toContain(kind);
  }
});
