/**
 * What a sentence may leave open: `{text}` anything, told as it is; `{#line}` a number; `{=what}` words of ours, which
 * are told in the other language too; `{@place}` lines of a slip, which are such words; `{&names}` a list of what is told
 * as it is; `{!name}` something without a blank, `{$name}` without a full stop or colon, `{~path}` a path or an address.
 * `(s)` is the s of a plural, there or not.
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
  /** It stands within sentences alone. */
  readonly isPart: boolean;
}

const hole = /\{([#=@&!~$]?\w+)\}/;
const holes = new RegExp(hole, 'g');
/** What can stand in a hole of each kind. */
const forms: Readonly<Record<string, string>> = {
  '#': '(-?\\d[\\d.,]*)',
  '@': '((?:(?:above|after|at|below|in) )?(?:line \\d+|lines \\d+ to \\d+))',
  '!': '(\\S+)',
  $: '([^.:]+?)',
  '~': '((?:[a-z]+ )?\\S*[/:.\\d]\\S*)',
};
const ANYTHING = '(.+?)';
/** Characters that a sentence must have of its own before it is taken where words in it are none of ours. */
const SURE = 14;

const special = /[.*+?^${}()|[\]\\]/g;
const literal = (text: string) => text.replaceAll('(s)', '\u0000').replace(special, '\\$&').replaceAll('\u0000', 's?');

function patternOf(english: string, other: string, isPart: boolean): Pattern {
  const parts = english.split(holes);
  const form = parts.map((part, i) => (i % 2 === 0 ? literal(part) : (forms[part[0]!] ?? ANYTHING)));
  const fixed = parts.filter((_, i) => i % 2 === 0).join('').length;
  const open = parts.filter((_, i) => i % 2 === 1);
  return { form: new RegExp(`^${form.join('')}$`), holes: open, other, fixed, isPart };
}

/** Something that has words: two letters of the Latin script side by side. */
const hasWords = /[a-z]{2}/i;

/** What parts the members of a list in a sentence of ours. */
const between = /(, (?:and |or )?| and | or |; )/;
/** Members that have commas of their own are parted so. */
const semicolon = /(; )/;
const joints: Readonly<Record<string, string>> = {
  ', ': '、',
  ' and ': '和',
  ', and ': '和',
  ' or ': '或',
  ', or ': '或',
  '; ': '；',
};

const latin = /[\p{Script=Latin}\p{Nd}]/u;
const han = /\p{Script=Han}/u;

/** Texts put together, a blank between Latin letters or digits and a Han character. */
const put = (before: string, text: string): string => {
  const [a, b] = [before.at(-1) ?? '', text[0] ?? ''];
  return (latin.test(a) && han.test(b)) || (han.test(a) && latin.test(b)) ? `${before} ${text}` : before + text;
};

const members = (text: string, tell: (member: string) => string, parting = between): string =>
  text.split(parting).reduce((before, part, i) => put(before, i % 2 === 1 ? joints[part]! : tell(part)), '');

/** A translation with its holes filled. */
function filled(other: string, values: ReadonlyMap<string, string>): string {
  return other.split(holes).reduce((before, part, i) => put(before, i % 2 === 1 ? (values.get(part) ?? '') : part), '');
}

/**
 * Tells sentences of ours in another language. A sentence is read back: the one that has most of its characters is taken,
 * and what it leaves open is put into the other one. A sentence that is none of ours stays as it is. `parts` stand within
 * sentences, or alone where nothing is open in them.
 */
export class Teller {
  readonly #plain = new Map<string, string>();
  readonly #patterns: readonly Pattern[];
  readonly #told = { alone: new Map<string, string | null>(), within: new Map<string, string | null>() };

  constructor(tables: readonly Sentences[], parts: readonly Sentences[]) {
    const patterns: Pattern[] = [];
    for (const table of [...tables, ...parts]) {
      for (const [english, other] of Object.entries(table)) {
        const isOpen = hole.test(english) || english.includes('(s)');
        if (isOpen) patterns.push(patternOf(english, other, parts.includes(table)));
        else this.#plain.set(english, other);
      }
    }
    this.#patterns = patterns.sort((a, b) => b.fixed - a.fixed);
  }

  /** The text in the other language, line by line, cell by cell. What is none of ours stays as it is. */
  tell(text: string): string {
    return text.replace(/\S.*/g, (line) => this.#find(line) ?? this.#cells(line));
  }

  /** A line of which the parts stand two blanks or more from each other. */
  #cells(line: string): string {
    return line.replace(/\S+(?: \S+)*/g, (cell) => this.#find(cell) ?? cell);
  }

  /** The sentence in the other language; null where it is none of ours. */
  #find(text: string, place: 'alone' | 'within' = 'alone'): string | null {
    const known = this.#told[place].get(text);
    if (known !== undefined) return known;
    const found = this.#plain.get(text) ?? this.#match(text, place === 'within') ?? this.#begun(text, place);
    this.#told[place].set(text, found);
    return found;
  }

  /** Words of ours that stand as a sentence: with a capital and a full stop. */
  #begun(text: string, place: 'alone' | 'within'): string | null {
    if (!/^[A-Z][a-z].*\.$/.test(text)) return null;
    const said = this.#find(text[0]!.toLowerCase() + text.slice(1, -1), place);
    return said && `${said}。`;
  }

  /** A sentence that stands within another one: there it may be without its full stop. */
  #within(text: string): string | null {
    if (text.endsWith('.')) return this.#find(text, 'within');
    const ended = `${text}.`;
    const said = this.#plain.get(ended) ?? this.#find(text, 'within') ?? this.#find(ended, 'within');
    return said?.replace(/。$/, '') ?? null;
  }

  #match(text: string, withParts: boolean): string | null {
    let best: string | null = null;
    for (const { form, holes, other, fixed, isPart } of this.#patterns) {
      if (isPart && !withParts) continue;
      const values = form.exec(text)?.slice(1);
      if (!values) continue;
      const told = values.map((value, i) => this.#hole(holes[i]!, value));
      const said = filled(other, new Map(holes.map((name, i) => [name, told[i] ?? values[i]!])));
      if (!told.includes(null)) return said;
      if (fixed >= SURE) best ??= said;
    }
    return best;
  }

  /** What stands in a hole, as the kind of the hole says; null for words that are none of ours. */
  #hole(name: string, value: string): string | null {
    if (name.startsWith('&')) return members(value, (member) => member);
    return /^[=@]/.test(name) ? this.#phrase(value) : value;
  }

  /** Words within a sentence, or a list of such; null where some of it is not ours. */
  #phrase(text: string): string | null {
    if (!hasWords.test(text)) return text;
    return this.#list(text, semicolon) ?? this.#within(text) ?? this.#list(text, between);
  }

  /** A list of words of ours; null where it is none, or some of it is not ours. */
  #list(text: string, parting: RegExp): string | null {
    if (!parting.test(text)) return null;
    let isOurs = true;
    const tell = (member: string) => {
      const one = hasWords.test(member) ? this.#within(member) : member;
      if (one === null) isOurs = false;
      return one ?? member;
    };
    const told = members(text, tell, parting);
    return isOurs ? told : null;
  }
}
