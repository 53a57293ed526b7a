import type { CodeMark, Run, Slip } from '../../emulator/machine/slip.ts';
import { align } from './align.ts';
import { type Block, blocksOf } from './blocks.ts';
import { type Field, type FieldValues, partsOf } from './fields.ts';
import { findValue } from './value-search.ts';

/** Characters without a gap between them. */
interface Word {
  readonly text: string;
  readonly runs: readonly Run[];
}

/** The blocks of two slips that stand for each other. */
function pairsOf(golden: Slip, actual: Slip): { golden: Block; actual: Block }[] {
  const pairs = align({ dots: golden.dots, blocks: blocksOf(golden) }, { dots: actual.dots, blocks: blocksOf(actual) });
  return pairs.flatMap(({ golden, actual }) => (golden && actual ? [{ golden, actual }] : []));
}

function wordsOf(block: Block): Word[] {
  const words: { text: string; runs: Run[] }[] = [];
  for (const { runs } of block.lines) {
    let last: Run | undefined;
    for (const run of runs) {
      const apart = !last || run.x - (last.x + last.width) >= last.width / 2 || last.text === ' ';
      if (run.text !== ' ') {
        if (apart) words.push({ text: '', runs: [] });
        const word = words.at(-1)!;
        words[words.length - 1] = { text: word.text + run.text, runs: [...word.runs, run] };
      }
      last = run;
    }
  }
  return words;
}

/**
 * What may vary, from two slips of the same receipt: words that stand in the same place and look alike, such as two
 * dates, and figures in the data of codes. What does not look alike is no field: it stays a difference.
 */
export function proposeVarying(golden: Slip, other: Slip): Field[] {
  const fields: Field[] = [];
  for (const pair of pairsOf(golden, other)) {
    const [words, others] = [wordsOf(pair.golden), wordsOf(pair.actual)];
    if (words.length === others.length) {
      words.forEach((word, i) => {
        const like = likenessOf(word.text, others[i]!.text);
        if (like !== null) fields.push(...fieldOf(golden, word, like, nameOf(`line-${pair.golden.line}`, fields)));
      });
    }
    pair.golden.codes.forEach((code, i) => {
      const second = pair.actual.codes[i];
      if (second) fields.push(...inCode(golden, code, second, fields));
    });
  }
  return fields.sort((a, b) => a.offset - b.offset);
}

/** `line-12`, `line-12-2` for the next one on it. */
function nameOf(base: string, fields: readonly Field[]): string {
  const names = new Set(fields.map(({ name }) => name));
  if (!names.has(base)) return base;
  let number = 2;
  while (names.has(`${base}-${number}`)) number++;
  return `${base}-${number}`;
}

const KINDS = [
  ['[0-9]', /[0-9]/],
  ['[A-Za-z]', /[A-Za-z]/],
] as const;

/** A regular expression that both words fit, and others of their kind; null where they are the same, or not of a kind. */
export function likenessOf(a: string, b: string): string | null {
  if (a === b || !/[0-9]/.test(a) || !/[0-9]/.test(b)) return null;
  const [parts, others] = [partsOfWord(a), partsOfWord(b)];
  const alike = parts.length === others.length && parts.every(({ kind }, i) => kind === others[i]!.kind);
  if (alike) return parts.map(({ kind, length }, i) => kind + repeated(length, others[i]!.length)).join('');
  // Figures and letters in any order: a cryptogram, an identifier.
  const isPlain = /^[0-9A-Za-z]+$/.test(a) && /^[0-9A-Za-z]+$/.test(b);
  return isPlain && a.length === b.length ? `[0-9A-Za-z]{${a.length}}` : null;
}

const repeated = (a: number, b: number) => (a === b ? (a === 1 ? '' : `{${a}}`) : '+');

/** Runs of figures, runs of letters that vary with them, and every other character as itself. */
function partsOfWord(word: string): { kind: string; length: number }[] {
  const parts: { kind: string; length: number }[] = [];
  for (const character of word) {
    const kind = KINDS.find(([, of]) => of.test(character))?.[0] ?? character.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
    const last = parts.at(-1);
    if (last?.kind === kind) last.length++;
    else parts.push({ kind, length: 1 });
  }
  return parts;
}

function fieldOf(slip: Slip, word: Word, like: string, name: string): Field[] {
  const occurrence = findValue(slip, word.text, new Set()).find(({ runs }) => runs[0] === word.runs[0]);
  return occurrence ? partsOf(slip, name, occurrence).map((field) => ({ ...field, like })) : [];
}

/** The figures in the data of a code that differ, to the ends of the numbers that they are in. */
function inCode(slip: Slip, code: CodeMark, other: CodeMark, fields: readonly Field[]): Field[] {
  const [a, b] = [code.data, other.data];
  if (a === b || a.length !== b.length || code.symbology !== other.symbology) return [];
  let from = 0;
  while (a[from] === b[from]) from++;
  let to = a.length;
  while (a[to - 1] === b[to - 1]) to--;
  while (/\w/.test(a[from - 1] ?? '')) from--;
  while (/\w/.test(a[to] ?? '')) to++;
  const value = a.slice(from, to);
  const like = likenessOf(value, b.slice(from, to));
  const at = Buffer.from(slip.bytes).indexOf(a, 0, 'latin1');
  if (like === null || at < 0) return [];
  const name = nameOf('code', fields);
  return [{ name, value, offset: at + from, length: value.length, fixed: true, like }];
}

/**
 * The values of fields that no run says, as a slip prints them in their place. A value that does not look as it should
 * is left out, and so is told as a difference. The golden is laid out only where there are such fields.
 */
export function readVarying(actual: Slip, laidOut: () => Slip, fields: readonly Field[]): FieldValues {
  return Object.fromEntries(inItsPlace(actual, laidOut, fields).map(({ name, value }) => [name, value]));
}

/** The same as fields of that slip: what varies in a golden varies in what takes its place. */
export function carryVarying(actual: Slip, laidOut: () => Slip, fields: readonly Field[]): Field[] {
  return inItsPlace(actual, laidOut, fields).flatMap(({ made }) => made());
}

/** What a slip prints in the place of a field of another one. */
interface Standing {
  readonly value: string;
  readonly made: (name: string, like: string) => Field[];
}

function inItsPlace(actual: Slip, laidOut: () => Slip, fields: readonly Field[]) {
  const found = new Map<string, { name: string; value: string; made: () => Field[] }>();
  if (fields.every(({ like }) => like === undefined)) return [];
  const golden = laidOut();
  const pairs = pairsOf(golden, actual);
  for (const { name, like, offset, length, fixed } of fields) {
    if (like === undefined || found.has(name)) continue;
    const standing = fixed
      ? dataAt(pairs, { golden, actual }, offset, length)
      : wordAt(pairs, { golden, actual }, offset);
    if (!standing || !new RegExp(`^(?:${like})$`).test(standing.value)) continue;
    found.set(name, { name, value: standing.value, made: () => standing.made(name, like) });
  }
  return [...found.values()];
}

type Pairs = ReturnType<typeof pairsOf>;
type Both = { readonly golden: Slip; readonly actual: Slip };

function wordAt(pairs: Pairs, { golden, actual }: Both, offset: number): Standing | undefined {
  for (const pair of pairs) {
    const [words, others] = [wordsOf(pair.golden), wordsOf(pair.actual)];
    const at = words.findIndex(({ runs }) => runs[0]!.offset - golden.offset === offset);
    if (at < 0) continue;
    const word = words.length === others.length ? others[at]! : undefined;
    return word && { value: word.text, made: (name, like) => fieldOf(actual, word, like, name) };
  }
  return undefined;
}

function dataAt(pairs: Pairs, { golden, actual }: Both, offset: number, length: number): Standing | undefined {
  for (const pair of pairs) {
    for (const [i, code] of pair.golden.codes.entries()) {
      const from = offset - Buffer.from(golden.bytes).indexOf(code.data, 0, 'latin1');
      const other = pair.actual.codes[i];
      if (from < 0 || from + length > code.data.length || !other) continue;
      const value = other.data.slice(from, from + length);
      const at = Buffer.from(actual.bytes).indexOf(other.data, 0, 'latin1');
      const field = { value, offset: at + from, length, fixed: true as const };
      return { value, made: (name, like) => (at < 0 ? [] : [{ name, ...field, like }]) };
    }
  }
  return undefined;
}
