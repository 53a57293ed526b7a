import { z } from 'zod';
import { mapping, oneOf } from '../../../yaml/parts.ts';
import type { Path } from '../../../yaml/source.ts';
import { type Description, descriptionSchema } from '../description/file.ts';
import { type LineSettings, line } from '../description/line.ts';
import type { DescriptionKind } from '../description/read.ts';
import { msOr, stepsSchema } from '../description/steps.ts';
import { type Template, template } from '../description/template.ts';
import { hex } from '../script/bytes.ts';

const place = 'a place on the screen, dots from its left upper corner: [120, 640]';
const coordinate = z.int({ error: place }).min(0, { error: place });
const keyevent = 'a key code of Android: 66 or KEYCODE_ENTER';

const key = z
  .union(
    [
      mapping({
        send: z.string({ error: 'text: "\\r"' }).min(1).describe('text over the line, escape sequences as "\\e[11~"'),
      }),
      mapping({ hex: hex.describe('bytes over the line') }),
      mapping({
        keyevent: z
          .union([z.int().min(0), z.string().regex(/^KEYCODE_[A-Z0-9_]+$/)], { error: keyevent })
          .describe('adb shell input keyevent'),
      }),
      mapping({ tap: z.tuple([coordinate, coordinate], { error: place }).describe('adb shell input tap') }),
    ],
    { error: 'one of { send }, { hex }, { keyevent }, { tap }' },
  )
  .describe('what a key is');

export type Key = z.output<typeof key>;

const adb = mapping({
  command: z.string({ error: 'the program: adb' }).min(1).default('adb').describe('the program, by name or by path'),
  device: z
    .string({ error: 'a serial number that adb devices lists' })
    .min(1)
    .optional()
    .describe('which device, where there are several'),
  every: msOr('500ms').describe('how often the screen is looked at'),
}).describe('an Android terminal, by the Android Debug Bridge');

export type AdbSettings = z.output<typeof adb>;

/** What a keypad does besides what every description can. */
export interface KeyActs {
  readonly press: readonly string[];
  readonly type: Template;
}

/** Where an answer is looked for: on the screen, or on one row of it. */
export interface ScreenPlace {
  readonly row?: number;
}

const press = z
  .union([z.string().transform((name) => [name]), z.array(z.string())], {
    error: 'the name of a key, or a list of names',
  })
  .describe('presses keys, one after the other');

const row = 'a row of the screen, 1 the uppermost';

const steps = stepsSchema<ScreenPlace, KeyActs>(
  {
    press,
    type: template.describe('types a text: a character that a key is named after by that key, any other as text'),
  },
  { row: z.int({ error: row }).min(1, { error: row }).optional().describe(row) },
);

const head = {
  line: line.optional(),
  adb: adb.optional(),
  keys: z
    .record(z.string(), key, { error: 'a mapping of names and keys' })
    .describe('the keys of the terminal, by name'),
  between: msOr('0s').describe('a pause behind every key'),
  screen: oneOf(['page', 'scroll'])
    .default('page')
    .describe(
      'over a line: page, what is shown since the terminal cleared its screen; scroll, what came since the request began and was not read yet',
    ),
};

export interface KeysFile extends Description<ScreenPlace, KeyActs> {
  readonly line?: LineSettings;
  readonly adb?: AdbSettings;
  readonly keys: Readonly<Record<string, Key>>;
  readonly between: number;
  readonly screen: 'page' | 'scroll';
}

/** The file of a terminal whose keys are pressed. */
export const keysFile: DescriptionKind<KeysFile> = {
  schema: descriptionSchema(head, steps)
    .refine(({ line, adb }) => (line === undefined) !== (adb === undefined), {
      error: 'either line or adb',
      when: ({ value }) => typeof value === 'object' && value !== null,
    })
    .meta({
      title: 'Platen keys driver',
      description: 'A terminal that is driven by its keys and read by its screen',
    }) as unknown as z.ZodType<KeysFile>,
  *mistakes({ keys, adb, ...file }) {
    const [where, words] = adb ? ['an Android terminal', ['keyevent', 'tap']] : ['a line', ['send', 'hex']];
    for (const [name, key] of Object.entries(keys)) {
      if (!words.some((word) => word in key))
        yield { at: ['keys', name], message: `expected ${words.join(' or ')}, for a key over ${where}` };
    }
    for (const { name, at } of pressedIn(file, [])) {
      if (!Object.hasOwn(keys, name))
        yield { at, message: `expected one of the keys ${Object.keys(keys).join(', ')}, got "${name}"` };
    }
  },
};

/** The keys that steps press, and where. */
function* pressedIn(part: unknown, at: Path): Generator<{ readonly name: string; readonly at: Path }> {
  if (typeof part !== 'object' || part === null) return;
  for (const [key, inner] of Object.entries(part)) {
    const here = [...at, Array.isArray(part) ? Number(key) : key];
    if (key === 'press' && Array.isArray(inner))
      for (const [i, name] of inner.entries()) yield { name, at: [...here, i] };
    else yield* pressedIn(inner, here);
  }
}
