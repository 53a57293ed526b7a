import { z } from 'zod';
import { mapping, oneOf } from '../../../yaml/parts.ts';
import { type Description, descriptionSchema } from '../description/file.ts';
import { type LineSettings, line } from '../description/line.ts';
import type { DescriptionKind } from '../description/read.ts';
import { stepsSchema } from '../description/steps.ts';
import { hex } from './bytes.ts';
import { type Acknowledgement, acknowledgement, type Frame, frames } from './frame-schema.ts';
import { type Charset, charsets, type Fields, fields, type Message, message } from './message.ts';

/** What a script does besides what every description can. */
export interface ScriptActs {
  readonly send: {
    readonly message: Message;
    readonly repeat: 'on-nak' | 'always' | 'never';
    readonly acknowledged: boolean;
  };
  readonly raw: Uint8Array;
}

/** Where a script's answers are looked for: in the messages of the terminal. */
export interface MessagePlace {
  readonly fields?: Fields;
  readonly separator?: string;
}

const repeat = oneOf(['on-nak', 'always', 'never']).default('on-nak');

const send = z
  .union(
    [
      message.transform((sent) => ({ message: sent, repeat: 'on-nak' as const, acknowledged: true })),
      mapping({
        message,
        repeat: repeat.describe(
          'when it is sent again: refused; refused or not acknowledged, for what moves no money; never',
        ),
        acknowledged: z
          .boolean({ error: 'true or false' })
          .default(true)
          .describe('whether an acknowledgement is awaited'),
      }),
    ],
    { error: 'a message, or { message, repeat, acknowledged }' },
  )
  .describe('sends a message in a frame');

const separator = z
  .string({ error: 'what stands between fields: "|"' })
  .min(1, { error: 'what stands between fields: "|"' })
  .describe('what stands between fields; fields have lengths where it is absent');

const silence = z
  .int({ error: 'ms: a whole number from 1 to 60000' })
  .min(1, { error: 'ms: a whole number from 1 to 60000' })
  .max(60_000, { error: 'ms: a whole number from 1 to 60000' })
  .default(100)
  .describe('a silence within a frame that ends it, ms');

const head = {
  line: line.prefault({}),
  text: oneOf(charsets).default('ascii').describe('how texts are written; gb18030 is only read'),
  frame: frames,
  'frame-silence': silence,
  acknowledge: acknowledgement.optional(),
  separator: separator.optional(),
};

const steps = stepsSchema<MessagePlace, ScriptActs>(
  { send, raw: hex.describe('sends bytes as they are') },
  { fields: fields.optional(), separator: separator.optional() },
);

export interface Script extends Description<MessagePlace, ScriptActs> {
  readonly line: LineSettings;
  readonly text: Charset;
  readonly frame: readonly Frame[];
  readonly 'frame-silence': number;
  readonly acknowledge?: Acknowledgement;
  readonly separator?: string;
}

/** The file of a terminal that is driven by messages over a line. */
export const scriptFile: DescriptionKind<Script> = {
  schema: descriptionSchema(head, steps).meta({
    title: 'Platen script driver',
    description: "A terminal's own protocol to its register",
  }) as unknown as z.ZodType<Script>,
};
