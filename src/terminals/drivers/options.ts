import { z } from 'zod';
import { parseAddress } from '../../ports/address.ts';
import { oneOf } from '../../yaml/parts.ts';

/* What the options of drivers are made of. The `error` of each is what the reader of a faulty bench file is told was expected. */

const address = 'the address of the terminal: serial:///dev/ttyUSB0?baud=115200 or tcp://192.168.0.20:20007';

/** Where the terminal is. */
export const port = z
  .string({ error: address })
  .refine(isAddress, { error: address })
  .describe('where the terminal is: a serial line or a TCP address');

function isAddress(text: string): boolean {
  try {
    return ['tcp', 'serial'].includes(parseAddress(text).kind);
  } catch {
    return false;
  }
}

const path = "the path of the file that describes the terminal, from the bench file's folder";

/** The description of a terminal. */
export const file = z.string({ error: path }).min(1, { error: path }).describe(path);

const told = 'a mapping of names and texts: { pin: "123456" }';

/** What a description leaves to the bench. */
export const values = z
  .record(z.string().regex(/^[a-z][a-z0-9-]*$/), z.string({ error: 'a text, in quotes where it is a number' }), {
    error: told,
  })
  .default({})
  .describe('values that the file speaks of by name, such as a PIN');

/** Who prints what a register prints. */
export const prints = oneOf(['terminal', 'register'])
  .default('terminal')
  .describe("who prints: the terminal alone, or the register too, on the bench's printer");
