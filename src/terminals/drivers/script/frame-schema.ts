import { z } from 'zod';
import { keys, mapping, oneOf } from '../../../yaml/parts.ts';
import { msOr } from '../description/steps.ts';
import { hex } from './bytes.ts';
import { checks } from './checks.ts';

const count = (what: string, most: number) => {
  const error = `${what}: a whole number from 1 to ${most}`;
  return z.int({ error }).min(1, { error }).max(most, { error });
};

/** Longest body, bytes; two copies of a voucher as text are about 2000. */
export const LONGEST_BODY = 65_536;

const parts = ['begin', 'length', 'body', 'end'] as const;
export type FramePart = (typeof parts)[number];

const partList = z.array(oneOf(parts), { error: `a list of ${parts.join(', ')}` });
const order = oneOf(['big', 'little'])
  .default('big')
  .describe('which byte of a number comes first: its high one or its low one');

const length = mapping({
  bytes: count('bytes that hold it', 6),
  as: oneOf(['binary', 'bcd', 'digits', 'hex'])
    .default('binary')
    .describe('how it is written: binary; two digits a byte; ASCII digits; ASCII hexadecimal digits'),
  order,
  counts: partList.default(['body']).describe('the parts of the frame that it counts'),
});

const check = mapping({
  kind: oneOf(keys(checks)),
  over: partList
    .default(['body', 'end'])
    .describe('the parts of the frame that it covers, as they are before escaping'),
  start: hex.optional().describe("what it begins with; the algorithm's own where it is absent"),
  as: oneOf(['binary', 'hex']).default('binary').describe('how it is written: bytes, or ASCII hexadecimal digits'),
  order,
});

const escaping = z.union(
  [
    mapping({ double: hex.describe('the byte that stands twice in a body') }),
    mapping({
      by: hex.describe('the byte in front'),
      bytes: hex.describe('the bytes of a body that are escaped'),
      xor: hex.describe('what they are changed by'),
    }),
  ],
  { error: '{ double: "10" }, or { by: "7D", bytes: "7E 7D", xor: "20" }' },
);

/** How a message is put on the line: begin, length, body, end, check, in this order, those that there are. */
export const frame = mapping({
  begin: hex.optional(),
  length: length.optional(),
  size: z
    .int({ error: 'the bytes of every body: a whole number from 0' })
    .min(0)
    .max(LONGEST_BODY)
    .optional()
    .describe('every body has so many bytes'),
  end: hex.optional(),
  check: check.optional(),
  escape: escaping.optional(),
  acknowledged: z
    .boolean({ error: 'true or false' })
    .default(true)
    .describe('whether such a message is acknowledged, where messages are'),
}).refine(({ length, size, end }) => length !== undefined || size !== undefined || end !== undefined, {
  error: 'a frame that says where it ends: by length, size or end',
  when: ({ value }) => typeof value === 'object' && value !== null,
});

export type Frame = z.output<typeof frame>;
export type Length = z.output<typeof length>;
export type CheckSpec = z.output<typeof check>;
export type Escape = z.output<typeof escaping>;

/** One kind of frame, or several that begin differently: the first is what is sent. */
export const frames = z
  .union([frame.transform((one) => [one]), z.array(frame).min(1)], { error: 'a frame, or a list of frames' })
  .describe('how a message is put on the line; of several the first is what is sent');

export const acknowledgement = mapping({
  ack: hex.describe('a message was received'),
  nak: hex.optional().describe('a message was not received whole'),
  within: msOr('2s').describe('how long an acknowledgement may take'),
  repeats: z
    .int({ error: 'how often a message is sent again: 0 to 9' })
    .min(0)
    .max(9)
    .default(2)
    .describe('how often a message that was refused is sent again'),
  twice: oneOf(['drop', 'keep'])
    .default('drop')
    .describe('a message that equals the one before it, with nothing sent between: a repeat, or another one'),
}).describe('how either side says that it has a message');

export type Acknowledgement = z.output<typeof acknowledgement>;
