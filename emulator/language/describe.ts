import { type Command, readArgs } from './declaration.ts';
import type { Entry } from './entry.ts';

/** A row of the annotated dump. */
export interface DumpRow {
  /** Stream offset of the first byte. */
  readonly offset: number;
  /** The bytes, two hexadecimal digits each; of long ones the first, and how many follow. */
  readonly hex: string;
  readonly id: string;
  /** One line: what the bytes mean. */
  readonly meaning: string;
}

/** Bytes that a row shows. */
const SHOWN_BYTES = 16;
/** Characters of data that a row shows. */
const SHOWN_DATA = 60;

/** The doc line of a command, its arguments by name. */
export function plainDoc({ doc }: Pick<Command, 'doc'>): string {
  return doc.replace(/\{(\w+)\}/g, '$1');
}

/** Describes entries of a stream; `bytes` are its bytes from stream offset `start` on. */
export function describe(entries: readonly Entry[], bytes: Uint8Array, start = 0): DumpRow[] {
  return entries.map((entry) => {
    const own = bytes.subarray(entry.offset - start, entry.offset - start + entry.length);
    return { offset: entry.offset, hex: hexOf(own), id: entry.id, meaning: meaningOf(entry, own) };
  });
}

function hexOf(bytes: Uint8Array): string {
  const shown = Array.from(bytes.subarray(0, SHOWN_BYTES), (byte) => byte.toString(16).toUpperCase().padStart(2, '0'));
  const more = bytes.length - shown.length;
  return `${shown.join(' ')}${more > 0 ? ` +${more}` : ''}`;
}

function meaningOf(entry: Entry, bytes: Uint8Array): string {
  const { command, ignored, realtime, text } = entry;
  const parts: string[] = [];
  if (text !== undefined) parts.push(quoted(text));
  if (command) parts.push(commandMeaning(command, bytes));
  if (realtime) parts.push('Acted on at once.');
  else if (command?.realtime) parts.push('It acted when it arrived.');
  else if (ignored !== undefined) parts.push(sentence(command ? `No effect: ${ignored}` : capital(ignored)));
  return parts.join(' ');
}

function commandMeaning(command: Command, bytes: Uint8Array): string {
  const args = readArgs(command, bytes, 0, bytes.length);
  const told = command.says?.(args) ?? filled(command, args);
  const data = command.hasData ? readable(args.d) : undefined;
  return data === undefined ? told : `${told} Data ${quoted(data)}.`;
}

/** The doc line with its arguments' values; those that it does not name follow it. */
function filled({ doc, parts }: Command, args: ReturnType<typeof readArgs>): string {
  const value = (name: string) => String((args as Readonly<Record<string, unknown>>)[name]);
  const named = new Set(Array.from(doc.matchAll(/\{(\w+)\}/g), ([, name]) => name));
  const rest = parts.flatMap((part) => (part.kind === 'argument' && !named.has(part.name) ? [part.name] : []));
  // The length of a parenthesised command is told by its bytes.
  const shown = rest.filter((name) => name !== 'p' && name !== 'pL' && name !== 'pH');
  const values = shown.map((name) => `${name}=${value(name)}`).join(' ');
  const told = doc.replace(/\{(\w+)\}/g, (_, name: string) => value(name));
  return values === '' ? told : `${told.replace(/\.$/, '')} (${values}).`;
}

/** Data as text, when it is printable ASCII. */
function readable(data: Uint8Array): string | undefined {
  const end = data[data.length - 1] === 0 ? data.length - 1 : data.length;
  const text = Array.from(data.subarray(0, end), (byte) => String.fromCharCode(byte)).join('');
  return /^[\x20-\x7e]+$/.test(text) ? text : undefined;
}

function quoted(text: string): string {
  const characters = [...text];
  return characters.length <= SHOWN_DATA ? `"${text}"` : `"${characters.slice(0, SHOWN_DATA).join('')}"...`;
}

const sentence = (text: string) => (text.endsWith('.') ? text : `${text}.`);

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
