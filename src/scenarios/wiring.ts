import { z } from 'zod';
import { readWiring, type Wiring } from '../bench/wiring.ts';
import { wiringSchema } from '../bench/wiring-schema.ts';
import { keys } from '../yaml/parts.ts';
import type { Problem } from '../yaml/source.ts';
import { acquirers } from './acquirers.ts';
import { cards } from './cards.ts';

/** The hardware that the text of a bench file says, or everything that is wrong with it. */
export function wiringOf(text: string): { readonly wiring: Wiring } | { readonly problems: readonly Problem[] } {
  return readWiring(text, keys(acquirers), keys(cards));
}

/** The JSON Schema of files of a bench's hardware, for editors. */
export function wiringJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(wiringSchema(keys(acquirers), keys(cards)), { io: 'input' }) as Record<string, unknown>;
}
