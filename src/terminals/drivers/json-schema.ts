import { z } from 'zod';
import { keysFile } from './keys/schema.ts';
import { scriptFile } from './script/schema.ts';
import { webFile } from './web/schema.ts';

/** The files that describe a terminal, by the driver that reads them. */
export const descriptionKinds = { script: scriptFile, keys: keysFile, web: webFile } as const;

/** The JSON Schema of the files of a driver, for editors. */
export function descriptionJsonSchema(driver: keyof typeof descriptionKinds): unknown {
  return z.toJSONSchema(descriptionKinds[driver].schema, { io: 'input', reused: 'ref' });
}
