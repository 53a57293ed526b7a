/**
 * What a sentence may leave open: `{text}` anything, told as it is; `{#line}` a number; `{=what}` words of ours, which
 * are told in the other language too. `(s)` is the s of a plural, there or not.
 */
export type Hole<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Hole<Rest> : never;

/** A translation, where it leaves nothing open that the sentence does not; otherwise what is wrong with it. */
type Fitting<English, Other> = English extends string
  ? Other extends string
    ? [Exclude<Hole<Other>, Hole<English>>] extends [never]
      ? Other
      : { readonly 'not in the English sentence': Exclude<Hole<Other>, Hole<English>> }
    : never
  : never;

/** Sentences of ours in English, each with what it is in another language. */
export type Sentences = Readonly<Record<string, string>>;

/** Declares sentences: a type error where a translation has a hole that the English one has not. */
export function sentences<const T extends Sentences>(table: { [English in keyof T]: Fitting<English, T[English]> }): T {
  return table as unknown as T;
}

interface Pattern {
  readonly form: RegExp;
  readonly holes: readonly string[];
  readonly other: string;
  /** Characters that are not open: the more, the surer it is. */
  readonly fixed: number;
}

const hole = /\{([#=]?\w+)\}/;
const special = /[.*+?^${}()|[\]\\]/g;
const literal = (text: string) => text.replaceAll('(s)', '\u0000').replace(special, '\\$&').replaceAll('\u0000', 's?');

function patternOf(english: string, other: string): Pattern {
  const parts = english.split(new RegExp(hole, 'g'));
  const holes = parts.filter((_, i) => i % 2 === 1);
  const form = parts.map((part, i) => {
    if (i % 2 === 0) return literal(part);
    return part.startsWith('#') ? '(-?\\d[\\d.,]*)' : '([\\s\\S]+?)';
  });
  const fixed = parts.filter((_, i) => i % 2 === 0).join('').length;
  return { form: new RegExp(`^${form.join('')}$`), holes, other, fixed };
}

/** Something that has words: two letters of the Latin script side by side. */
const hasWords = /[a-z]{2}/i;

/** What parts the members of a list in a sentence of ours. */
const between = /(, (?:and |or )?| and | or |; )/;
const joints: Readonly<Record<string, string>> = { ', ': '、', ' and ': '和', ' or ': '或', '; ': '；' };

/**
 * Tells sentences of ours in another language. A sentence is read back: the one that has most of its characters is taken,
 * and what it leaves open is put into the other one. A sentence that is none of ours stays as it is.
 */
export class Teller {
  readonly #plain = new Map<string, string>();
  readonly #patterns: readonly Pattern[];
  readonly #told = new Map<string, string | null>();

  constructor(tables: readonly Sentences[]) {
    const entries = tables.flatMap((table) => Object.entries(table));
    for (const [english, other] of entries)
      if (!hole.test(english) && !english.includes('(s)')) this.#plain.set(english, other);
    this.#patterns = entries
      .filter(([english]) => !this.#plain.has(english))
      .map(([english, other]) => patternOf(english, other))
      .sort((a, b) => b.fixed - a.fixed);
  }

  /** The text in the other language: as a whole, line by line, cell by cell. What is none of ours stays as it is. */
  tell(text: string): string {
    return this.#find(text) ?? text.replace(/\S.*/g, (line) => this.#find(line) ?? this.#cells(line));
  }

  /** A line of which the parts stand two blanks or more from each other. */
  #cells(line: string): string {
    return line.replace(/\S+(?: \S+)*/g, (cell) => this.#find(cell) ?? cell);
  }

  /** The sentence in the other language; null where it is none of ours. */
  #find(text: string): string | null {
    const known = this.#told.get(text);
    if (known !== undefined) return known;
    const found = this.#plain.get(text) ?? this.#match(text);
    this.#told.set(text, found);
    return found;
  }

  #match(text: string): string | null {
    let best: string | null = null;
    for (const { form, holes, other } of this.#patterns) {
      const values = form.exec(text)?.slice(1);
      if (!values) continue;
      let understood = true;
      const put = new Map<string, string>();
      holes.forEach((name, i) => {
        const value = values[i]!;
        const told = name.startsWith('=') ? this.#phrase(value) : value;
        if (told === null) understood = false;
        put.set(name, told ?? value);
      });
      const said = other.replace(new RegExp(hole, 'g'), (_, name: string) => put.get(name) ?? '');
      if (understood) return said;
      best ??= said;
    }
    return best;
  }

  /** Words within a sentence, or a list of such; null where some of it is not ours. */
  #phrase(text: string): string | null {
    if (!hasWords.test(text)) return text;
    const whole = this.#find(text);
    if (whole !== null) return whole;
    const parts = text.split(between);
    if (parts.length === 1) return null;
    const told = parts.map((part, i) => {
      if (i % 2 === 1) return joints[part.replace(', and ', ' and ').replace(', or ', ' or ')] ?? part;
      return hasWords.test(part) ? this.#find(part) : part;
    });
    return told.some((part) => part === null) ? null : told.join('');
  }
}
