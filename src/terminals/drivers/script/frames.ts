import { TerminalError } from '../../terminal.ts';
import { bytesOf, numberOf, packed, standsAt, unpacked } from './bytes.ts';
import { checks } from './checks.ts';
import { type CheckSpec, type Escape, type Frame, type FramePart, type Length, LONGEST_BODY } from './frame-schema.ts';

type Parts = Readonly<Record<FramePart, Uint8Array>>;

const none = new Uint8Array(0);
const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

const joined = (pieces: readonly Uint8Array[]) => Uint8Array.from(Buffer.concat(pieces));
const over = (names: readonly FramePart[], parts: Parts) => joined(names.map((name) => parts[name]));

/** The bytes of a message. Throws a TerminalError `body-unfit` for a body that the frame does not carry. */
export function framed(body: Uint8Array, frame: Frame): Uint8Array {
  if (frame.size !== undefined && body.length !== frame.size)
    throw unfit(`${body.length} bytes, where every body has ${frame.size}`);
  const { begin = none, end = none } = frame;
  const inside = escaped(body, frame.escape);
  if (endsBy(frame) && frame.escape === undefined && Buffer.from(body).includes(Buffer.from(end)))
    throw unfit('the bytes that end a frame within it');
  const bare: Parts = { begin, body, end, length: none };
  const length = frame.length ? lengthOf(frame.length, bare) : none;
  const parts: Parts = { ...bare, length };
  return joined([begin, length, inside, end, frame.check ? checkOf(frame.check, parts) : none]);
}

/** What stands at the beginning of `bytes`. */
export type Reading =
  | { readonly kind: 'more' }
  | { readonly kind: 'message'; readonly body: Uint8Array; readonly bytes: number }
  /** No frame that is whole; `bytes` of it can be passed over. */
  | { readonly kind: 'broken'; readonly why: 'check' | 'length' | 'end' | 'escape'; readonly bytes: number };

const more: Reading = { kind: 'more' };

/** Whether a frame begins here, or may when more has come. */
export function mayBegin(bytes: Uint8Array, { begin = none }: Frame): boolean {
  return begin.subarray(0, bytes.length).every((byte, i) => bytes[i] === byte);
}

/** Reads the frame that `bytes` begin with. */
export function readFrame(bytes: Uint8Array, frame: Frame): Reading {
  const { begin = none, end = none } = frame;
  let at = begin.length;
  const lengthBytes = bytes.subarray(at, at + (frame.length?.bytes ?? 0));
  at += frame.length?.bytes ?? 0;
  if (bytes.length < at) return more;
  let size = frame.size;
  if (frame.length) {
    const counted = readLength(lengthBytes, frame.length);
    const others = frame.length.counts
      .filter((name) => name !== 'body')
      .reduce(
        (sum, name) => sum + (name === 'length' ? lengthBytes.length : name === 'begin' ? begin.length : end.length),
        0,
      );
    size = counted === null ? -1 : counted - others;
    if (size < 0 || size > LONGEST_BODY) return { kind: 'broken', why: 'length', bytes: at };
  }
  const read = size === undefined ? untilEnd(bytes, at, end, frame.escape) : sized(bytes, at, size, frame.escape);
  if ('kind' in read) return read;
  at = read.at;
  if (size !== undefined) {
    if (bytes.length < at + end.length) return more;
    if (!standsAt(bytes, at, end)) return { kind: 'broken', why: 'end', bytes: at };
    at += end.length;
  }
  if (frame.check) {
    const due = checkOf(frame.check, { begin, length: lengthBytes, body: read.body, end });
    if (bytes.length < at + due.length) return more;
    // Hexadecimal digits may come in either case.
    const came = bytes.subarray(at, at + due.length);
    const isSame =
      frame.check.as === 'hex' ? textOf(came).toUpperCase() === textOf(due) : due.every((byte, i) => came[i] === byte);
    at += due.length;
    if (!isSame) return { kind: 'broken', why: 'check', bytes: at };
  }
  return { kind: 'message', body: read.body, bytes: at };
}

type Body = { readonly body: Uint8Array; readonly at: number } | Reading;

/** A body whose length is known, before escaping. */
function sized(bytes: Uint8Array, from: number, size: number, how?: Escape): Body {
  const body: number[] = [];
  let at = from;
  while (body.length < size) {
    const one = unescaped(bytes, at, how);
    if (one === 'more') return more;
    if (one === null) return { kind: 'broken', why: 'escape', bytes: at + 1 };
    body.push(one.byte);
    at = one.at;
  }
  return { body: Uint8Array.from(body), at };
}

function untilEnd(bytes: Uint8Array, from: number, end: Uint8Array, how?: Escape): Body {
  const body: number[] = [];
  let at = from;
  for (;;) {
    if (at + end.length <= bytes.length && standsAt(bytes, at, end))
      return { body: Uint8Array.from(body), at: at + end.length };
    const one = unescaped(bytes, at, how);
    // An end of several bytes may have begun.
    if (one === 'more' || at + end.length > bytes.length) {
      return body.length > LONGEST_BODY ? { kind: 'broken', why: 'length', bytes: at } : more;
    }
    if (one === null) return { kind: 'broken', why: 'escape', bytes: at + 1 };
    body.push(one.byte);
    at = one.at;
  }
}

/** One byte of a body as it was before escaping; null for an escape that is none. */
function unescaped(
  bytes: Uint8Array,
  at: number,
  how?: Escape,
): { readonly byte: number; readonly at: number } | 'more' | null {
  const byte = bytes[at];
  if (byte === undefined) return 'more';
  const mark = how && ('double' in how ? how.double : how.by)[0];
  if (how === undefined || byte !== mark) return { byte, at: at + 1 };
  const next = bytes[at + 1];
  if (next === undefined) return 'more';
  if ('double' in how) return next === mark ? { byte, at: at + 2 } : null;
  return { byte: next ^ how.xor[0]!, at: at + 2 };
}

function escaped(body: Uint8Array, how?: Escape): Uint8Array {
  if (how === undefined) return body;
  const written = (byte: number): readonly number[] => {
    if ('double' in how) return byte === how.double[0] ? [byte, byte] : [byte];
    return how.bytes.includes(byte) ? [how.by[0]!, byte ^ how.xor[0]!] : [byte];
  };
  return Uint8Array.from([...body].flatMap(written));
}

/** Whether nothing but its end tells how long a body is. */
function endsBy(frame: Frame): boolean {
  return frame.length === undefined && frame.size === undefined;
}

function lengthOf(spec: Length, parts: Parts): Uint8Array {
  const counted = spec.counts.reduce((sum, name) => sum + (name === 'length' ? spec.bytes : parts[name].length), 0);
  const { bytes, as, order } = spec;
  const written = {
    binary: () => bytesOf(BigInt(counted), bytes, order),
    bcd: () => packed(String(counted), bytes),
    digits: () => digits(String(counted), bytes),
    hex: () => digits(counted.toString(16).toUpperCase(), bytes),
  }[as]();
  if (!written) throw unfit(`${counted} bytes, more than its length can say`);
  return written;
}

function digits(text: string, length: number): Uint8Array | undefined {
  return text.length > length ? undefined : latin1(text.padStart(length, '0'));
}

function readLength(bytes: Uint8Array, { as, order }: Length): number | null {
  const text = textOf(bytes);
  switch (as) {
    case 'binary':
      return Number(numberOf(bytes, order));
    case 'bcd': {
      const read = unpacked(bytes);
      return read === null ? null : Number(read);
    }
    case 'digits':
      return /^\d+$/.test(text) ? Number(text) : null;
    case 'hex':
      return /^[0-9A-Fa-f]+$/.test(text) ? Number.parseInt(text, 16) : null;
  }
}

function checkOf(spec: CheckSpec, parts: Parts): Uint8Array {
  const check = checks[spec.kind];
  const start = spec.start ? Number(numberOf(spec.start, 'big')) : check.start;
  const bytes = bytesOf(BigInt(check.of(over(spec.over, parts), start)), check.size, spec.order)!;
  return spec.as === 'hex' ? latin1(Buffer.from(bytes).toString('hex').toUpperCase()) : bytes;
}

function unfit(what: string): TerminalError {
  return new TerminalError('body-unfit', `a message has ${what}`, 'compare the frame with the fields of the message');
}
