import type { Machine } from '../machine/machine.ts';
import type { Refusal, Source } from '../machine/slip.ts';
import type { Dialect } from '../models/model.ts';
import { framed, type Measure } from './measure.ts';

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
export type Effect = string | Refusal | undefined | void;

export interface Declaration<P extends string = string> {
  /** One line: what it does. An argument in braces, `{n}`, is its value where a command is described. */
  readonly doc: string;
  /** Says what it does with the given arguments, where a number alone says little. */
  readonly says?: (args: Args<P>) => string;
  /** Who speaks it; absent: every dialect. */
  readonly dialects?: readonly Dialect[];
  /** How many bytes `d[]` holds. */
  readonly data?: (args: Args<P>) => number;
  /** Replaces the rule that follows from the pattern. */
  readonly measure?: Measure;
  /**
   * Bytes that are consumed when the line holds data; what follows them is then ordinary data.
   * TM-T88III specification: GS v 0, GS k, FS p and GS / obey only with an empty print buffer.
   */
  readonly midLine?: number;
  /**
   * When it is ignored in standard mode: not at the beginning of a line, which a tab or a position move leaves too, or
   * with data in the line (TM-T88III specification 6.2).
   */
  readonly needs?: 'line start' | 'empty line';
  /** The one mode in which it is obeyed; absent: both. */
  readonly only?: 'standard mode' | 'page mode';
  /** It is in no macro: a recording under way is ended, and there is no macro then. */
  readonly endsRecording?: true;
  /** Records or runs a macro, and is not recorded itself. */
  readonly isMacro?: true;
  /** Acted on when it arrives, wherever it stands; `effect` runs then, and its place in the stream is passed over. */
  readonly realtime?: true;
  /** Executed though the printer is offline, when nothing before it waits. */
  readonly whileOffline?: true;
  /** Asks, and changes nothing: where no slip has begun it is no slip's. */
  readonly asks?: true;
  /** Obeyed though ESC = has selected another device. */
  readonly whileDeselected?: true;
  /** Does nothing on a model without double-byte characters. */
  readonly doubleByte?: true;
  /** True when it makes dots or decides which. */
  readonly draws?: true;
  /** Its data is printed as it comes: no printer keeps all of it. */
  readonly printsAsItComes?: true;
  /** What it does; a returned sentence says why it had no effect. */
  readonly effect?: (machine: Machine, args: Args<P>, source: Source) => Effect;
  /** In place of an effect: why the command has none that can be seen. */
  readonly consumed?: string;
}

type Part =
  | { readonly kind: 'literal'; readonly at: number; readonly bytes: readonly number[] }
  | { readonly kind: 'argument'; readonly at: number; readonly name: string; readonly size: number };

/** A pattern, read. */
export interface Shape {
  /** The leading literal bytes, each with its alternatives: where the decoder finds it. */
  readonly prefix: readonly (readonly number[])[];
  readonly parts: readonly Part[];
  /** Bytes before `d[]`, or all of them. */
  readonly head: number;
  readonly hasData: boolean;
}

/** A declaration with its pattern read. */
export interface Command extends Declaration, Shape {
  readonly id: string;
  readonly bytes: string;
  readonly measure: Measure;
}

/** Declares a command. */
export function command<const P extends string>(id: string, bytes: P, declaration: Declaration<P>): Command {
  const untyped = declaration as unknown as Declaration;
  const shape = readPattern(bytes);
  return { ...untyped, id, bytes, ...shape, measure: untyped.measure ?? measureOf(bytes, shape, untyped.data) };
}

function readPattern(bytes: string): Shape {
  const tokens = bytes.split(' ');
  const parts: Part[] = [];
  const prefix: number[][] = [];
  let head = 0;
  for (let i = 0; i < tokens.length && tokens[i] !== 'd[]'; i++) {
    const token = tokens[i]!;
    if (/^[0-9A-F]{2}(\|[0-9A-F]{2})*$/.test(token)) {
      const values = token.split('|').map((hex) => Number.parseInt(hex, 16));
      if (prefix.length === head) prefix.push(values);
      parts.push({ kind: 'literal', at: head, bytes: values });
      head += 1;
      continue;
    }
    const isLow = token.endsWith('L') && tokens[i + 1] === `${token.slice(0, -1)}H`;
    const [name, size] = token.endsWith('[4]') ? [token.slice(0, -3), 4] : isLow ? [token.slice(0, -1), 2] : [token, 1];
    parts.push({ kind: 'argument', at: head, name, size });
    head += size;
    if (isLow) i++;
  }
  return { parts, prefix, head, hasData: tokens.includes('d[]') };
}

function measureOf(bytes: string, shape: Shape, data: Declaration['data']): Measure {
  if (/^1[BCDF] 28 \S+ pL pH\b/.test(bytes)) return framed;
  const { head } = shape;
  if (!data) return () => head;
  return (b, at, have) => (have < head ? head : head + data(readArgs(shape, b, at, head)));
}

/** Most commands have none. */
const NO_DATA = new Uint8Array(0);

/** Reads the arguments of a command whose `length` bytes stand at `at`; what it is too short for is 0. */
export function readArgs(shape: Pick<Shape, 'parts' | 'head'>, bytes: Uint8Array, at: number, length: number): Args {
  const d = length > shape.head ? bytes.subarray(at + shape.head, at + length) : NO_DATA;
  const args: Record<string, number | Uint8Array> = { d };
  for (const part of shape.parts) {
    if (part.kind === 'literal') continue;
    let value = 0;
    for (let i = Math.min(part.size, length - part.at) - 1; i >= 0; i--) {
      value = value * 256 + bytes[at + part.at + i]!;
    }
    args[part.name] = value;
  }
  return args as Args;
}
