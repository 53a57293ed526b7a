import type { Machine } from '../machine/machine.ts';
import type { Source } from '../machine/slip.ts';
import type { Dialect } from '../models/model.ts';

/**
 * How a command is declared. The byte pattern is the one statement of what the command looks like; decoder, annotated
 * dump and support table are made from it. Tokens of a pattern, separated by blanks:
 *
 *   1B        the byte 1Bh                        00|30     one of these bytes
 *   n         an argument of one byte             nL nH     an argument of two bytes, low byte first
 *   p[4]      an argument of four bytes, low first           d[]       data: the rest of the command
 */
type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | 'A' | 'B' | 'C' | 'D' | 'E' | 'F';
type ArgumentOf<T extends string> = T extends `${Digit}${Digit}` | `${string}|${string}` | `${string}H` | 'd[]'
  ? never
  : T extends `${infer Name}L` | `${infer Name}[4]`
    ? Name
    : T;
type ArgumentsOf<P extends string> = P extends `${infer Token} ${infer Rest}`
  ? ArgumentOf<Token> | ArgumentsOf<Rest>
  : ArgumentOf<P>;

/** The arguments of a pattern by name, and its data (empty where it has none). */
export type Args<P extends string = string> = { readonly [K in ArgumentsOf<P>]: number } & { readonly d: Uint8Array };

/** What a command came to: nothing to say, or why it had no effect. */
// biome-ignore lint/suspicious/noConfusingVoidType: an effect that has nothing to say returns nothing
export type Effect = string | void;

/**
 * Length rule: the bytes that the command takes in all, as far as `have` bytes from `at` tell. A result above `have`
 * asks for at least that many bytes before it is asked again; a result up to `have` is final.
 */
export type Measure = (bytes: Uint8Array, at: number, have: number) => number;

export interface Declaration<P extends string = string> {
  /** One line: what it does. */
  readonly doc: string;
  /** Who speaks it; absent: every dialect. */
  readonly dialects?: readonly Dialect[];
  /** How many bytes `d[]` holds. */
  readonly data?: (args: Args<P>) => number;
  /** Replaces the rule that follows from the pattern. */
  readonly measure?: Measure;
  /**
   * Bytes that are consumed when the line is not empty; what follows them is then ordinary data.
   * TM-T88III specification: GS v 0, GS k, FS p and GS / obey only on an empty line.
   */
  readonly midLine?: number;
  /** Ignored unless the line is empty (TM-T88III specification 6.2). */
  readonly lineStart?: true;
  /** Acted on when it arrives, wherever it stands; `effect` runs then, and its place in the stream is passed over. */
  readonly realtime?: true;
  /** True when it makes dots or decides which. */
  readonly draws?: true;
  /** What it does; a returned sentence says why it had no effect. */
  readonly effect?: (machine: Machine, args: Args<P>, source: Source) => Effect;
  /** In place of an effect: why the command has none that can be seen. */
  readonly consumed?: string;
}

type Part =
  | { readonly kind: 'literal'; readonly at: number; readonly bytes: readonly number[] }
  | { readonly kind: 'argument'; readonly at: number; readonly name: string; readonly size: number };

/** A declaration with its pattern read. */
export interface Command extends Declaration {
  readonly id: string;
  readonly bytes: string;
  /** The leading literal bytes, each with its alternatives: where the decoder finds it. */
  readonly prefix: readonly (readonly number[])[];
  readonly parts: readonly Part[];
  /** Bytes before `d[]`, or all of them. */
  readonly head: number;
  /** Literal bytes after `d[]`. */
  readonly tail: number;
  readonly measure: Measure;
}

/** Declares a command. */
export function command<const P extends string>(id: string, bytes: P, declaration: Declaration<P>): Command {
  const tokens = bytes.split(' ');
  const parts: Part[] = [];
  const prefix: number[][] = [];
  let head = 0;
  let tail = 0;
  let hasData = false;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token === 'd[]') hasData = true;
    else if (/^[0-9A-F]{2}(\|[0-9A-F]{2})*$/.test(token)) {
      if (hasData) {
        tail++;
        continue;
      }
      const values = token.split('|').map((hex) => Number.parseInt(hex, 16));
      if (prefix.length === head) prefix.push(values);
      parts.push({ kind: 'literal', at: head, bytes: values });
      head += 1;
    } else if (token.endsWith('[4]')) {
      parts.push({ kind: 'argument', at: head, name: token.slice(0, -3), size: 4 });
      head += 4;
    } else if (token.endsWith('L') && tokens[i + 1] === `${token.slice(0, -1)}H`) {
      parts.push({ kind: 'argument', at: head, name: token.slice(0, -1), size: 2 });
      head += 2;
      i++;
    } else {
      parts.push({ kind: 'argument', at: head, name: token, size: 1 });
      head += 1;
    }
  }
  const untyped = declaration as unknown as Declaration;
  const shape = { parts, head, tail };
  const { data } = untyped;
  const measure: Measure =
    untyped.measure ?? (data ? (b, at, have) => (have < head ? head : head + data(readArgs(shape, b, at, head))) : () => head);
  return { ...untyped, id, bytes, prefix, ...shape, measure };
}

/** Reads the arguments of a command whose `length` bytes stand at `at`. */
export function readArgs(
  shape: Pick<Command, 'parts' | 'head' | 'tail'>,
  bytes: Uint8Array,
  at: number,
  length: number,
): Args {
  const args: Record<string, number | Uint8Array> = {
    d: bytes.subarray(at + shape.head, Math.max(at + shape.head, at + length - shape.tail)),
  };
  for (const part of shape.parts) {
    if (part.kind === 'literal') continue;
    let value = 0;
    for (let i = part.size - 1; i >= 0; i--) value = value * 256 + (bytes[at + part.at + i] ?? 0);
    args[part.name] = value;
  }
  return args as Args;
}

/** Length rule of the parenthesised families, `GS ( L pL pH ...`: five bytes and what pL and pH count. */
export const framed: Measure = (bytes, at, have) => (have < 5 ? 5 : 5 + bytes[at + 3]! + 256 * bytes[at + 4]!);

/** Length rule of forms that end with NUL: `head` bytes, then at most `most` of data, which ends them without NUL. */
export function untilNul(head: number, most: number, selfEnding: boolean): Measure {
  return (bytes, at, have) => {
    for (let i = head; i < have; i++) {
      if (bytes[at + i] === 0) return i + 1;
      if (i - head + 1 === most && selfEnding) return i + 1;
      if (i - head === most) return i;
    }
    return have + 1;
  };
}
