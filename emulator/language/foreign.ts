import { languages } from './foreign-languages.ts';

/** The most bytes of a job that are looked at: a request line with a long path is longer than every other mark. */
export const LONGEST_SIGNATURE = 128;

/** A byte, one of several; any byte; a run of printable characters. */
type Token = readonly number[] | 'any' | 'run';

interface Signature {
  readonly language: string;
  readonly lead: readonly Token[];
  readonly between: readonly (readonly Token[])[];
  readonly mark: readonly Token[];
}

const signatures: readonly Signature[] = languages.flatMap(({ name, leads, between = [], marks }) =>
  leads.flatMap((lead) =>
    marks.map((mark) => ({
      language: name,
      lead: tokensOf(lead),
      between: between.map(tokensOf),
      mark: tokensOf(mark),
    })),
  ),
);

function tokensOf(pattern: string): Token[] {
  return (pattern.match(/"[^"]*"|\S+/g) ?? []).flatMap((token): Token[] => {
    if (token === '..') return ['any'];
    if (token === '*') return ['run'];
    if (token.startsWith('"')) return Array.from(token.slice(1, -1), (character) => [character.charCodeAt(0)]);
    return [token.split('|').map((hex) => Number.parseInt(hex, 16))];
  });
}

/**
 * Which other language a job is in, by its first bytes: its name, null for none, undefined while more bytes must tell.
 * At most LONGEST_SIGNATURE bytes are looked at; more bytes never change an answer.
 */
export function foreignLanguage(start: Uint8Array): string | null | undefined {
  const bytes = start.subarray(0, LONGEST_SIGNATURE);
  let open = false;
  for (const signature of signatures) {
    const begins = beginsWith(signature, bytes);
    if (begins === 'yes') return signature.language;
    open ||= begins === 'open';
  }
  return open && bytes.length < LONGEST_SIGNATURE ? undefined : null;
}

/** Whether bytes begin with a signature; open when they end before that is known. */
function beginsWith({ lead, between, mark }: Signature, bytes: Uint8Array): 'yes' | 'open' | 'no' {
  let at = endOf(lead, bytes, 0);
  while (typeof at === 'number') {
    const from: number = at;
    const marked = endOf(mark, bytes, from);
    if (typeof marked === 'number') return 'yes';
    if (between.length === 0) return marked;
    const ends = between.map((command) => endOf(command, bytes, from));
    at = ends.find((end) => typeof end === 'number') ?? (marked === 'open' || ends.includes('open') ? 'open' : 'no');
  }
  return at;
}

/** Where tokens that begin at `from` end; open when the bytes end before that is known. */
function endOf(tokens: readonly Token[], bytes: Uint8Array, from: number): number | 'open' | 'no' {
  let at = from;
  for (const token of tokens) {
    if (token === 'run') {
      while (at < bytes.length && bytes[at]! > 0x20 && bytes[at]! < 0x7f) at++;
      continue;
    }
    if (at === bytes.length) return 'open';
    if (token !== 'any' && !token.includes(bytes[at]!)) return 'no';
    at++;
  }
  return at;
}
