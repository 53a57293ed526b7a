import { KeptTexts } from '../kept/kept-texts.ts';
import type { Label } from './labels.ts';
import type { FieldName, Found } from './rules.ts';

interface LabelAt {
  readonly name: FieldName;
  readonly label: Label;
  readonly start: number;
  readonly end: number;
  /** A colon stands behind it. */
  readonly colon: boolean;
}

/** Lines whose labels are kept at most. */
const MOST_KNOWN = 4096;

/** Finds the labels of `labels` in lines of text, and the values behind or below them. */
export class FieldReader {
  /** The labels of lines that were read before: copies of a slip have most of their lines in common. */
  readonly #known = new KeptTexts<readonly LabelAt[]>(MOST_KNOWN);
  readonly #patterns: readonly { readonly name: FieldName; readonly label: Label; readonly pattern: RegExp }[];

  constructor(labels: ReadonlyMap<FieldName, Label>) {
    this.#patterns = [...labels].map(([name, label]) => ({ name, label, pattern: labelPattern(label) }));
  }

  /** The fields of a slip. Of a label that stands on it twice the first value counts. */
  read(lines: readonly string[]): ReadonlyMap<FieldName, Found> {
    const fields = new Map<FieldName, Found>();
    lines.forEach((text, index) => {
      const found = this.#labelsOf(text);
      found.forEach((at, i) => {
        if (fields.has(at.name)) return;
        const rest = text.slice(at.end, found[i + 1]?.start).trim();
        const value = rest === '' ? this.#below(lines, index + 1, at) : beside(rest, at, index + 1);
        if (value) fields.set(at.name, value);
      });
    });
    return fields;
  }

  /** The labels of one line, from left to right; what is part of another label is none of its own. */
  #labelsOf(text: string): readonly LabelAt[] {
    return this.#known.of(text, () => this.#searched(text));
  }

  #searched(text: string): readonly LabelAt[] {
    const all = this.#patterns
      .flatMap(({ name, label, pattern }) => {
        const match = pattern.exec(text);
        return match
          ? [{ name, label, start: match.index, end: match.index + match[0].length, colon: /[:：]\s*$/.test(match[0]) }]
          : [];
      })
      .sort((a, b) => a.start - b.start);
    return all.filter(({ start }, i) => !all.slice(0, i).some((before) => start < before.end));
  }

  /** The value on the lines under its label; `from` is the index of the first of them. */
  #below(lines: readonly string[], from: number, { label }: LabelAt): Found | null {
    const at = lines.findIndex((text, index) => index >= from && text.trim() !== '');
    if (at < 0 || !this.#isFree(lines[at]!)) return null;
    const match = label.value.exec(lines[at]!.trim());
    if (!match) return null;
    let value = match[0].trim();
    for (let next = at + 1; label.runsOn && next < lines.length && this.#isFree(lines[next]!); next++)
      value = joined(value, lines[next]!.trim());
    return { value, line: at + 1, wellFormed: true };
  }

  /** True for a line with text that neither begins with a label nor rules the slip off. */
  #isFree(text: string): boolean {
    return /[\p{L}\p{N}]/u.test(text) && this.#labelsOf(text.trim())[0]?.start !== 0;
  }
}

/** A text that runs on in the next line: Latin words are parted where a line ends, Chinese ones are not. */
function joined(line: string, next: string): string {
  return /[\p{Script=Latin}\d.,]$/u.test(line) && /^[\p{Script=Latin}\d]/u.test(next) ? `${line} ${next}` : line + next;
}

/** The value behind its label. What does not look like one counts where a colon says that it is meant as one. */
function beside(rest: string, { label, colon }: LabelAt, line: number): Found | null {
  const match = label.value.exec(rest);
  if (match) return { value: match[0].trim(), line, wellFormed: true };
  return colon ? { value: rest, line, wellFormed: false } : null;
}

/**
 * A label at the beginning of a line or behind a space: its words, with or without spaces between them, then the
 * English ones where they are there, with or without brackets, a stroke and points; or the English ones alone, with a
 * colon. A bracket, a space, a colon or a digit ends it.
 */
function labelPattern({ words, english, alone = english }: Label): RegExp {
  const either = (all: readonly string[]) => `(?:${[...all].sort((a, b) => b.length - a.length).join('|')})`;
  const first = either(words.map((word) => [...word].map(escaped).join('[ \\u3000]*')));
  const inEnglish = (phrases: readonly string[]) =>
    either(phrases.map((phrase) => phrase.split(' ').map(escaped).join('\\.? *')));
  const second = inEnglish(english);
  const behind = english.length === 0 ? '' : `(?: *[(（/]? *${second}\\.? *[)）]?)?`;
  const both = `${first}${behind}(?:(?<=[)）])|(?=[:：\\s\\d]|$)) *[:：]? *`;
  return new RegExp(`(?<![^\\s])(?:${both}${alone.length === 0 ? '' : `|${inEnglish(alone)}\\.? *[:：] *`})`);
}

function escaped(text: string): string {
  return text.replaceAll(/[/.*+?^${}()|[\]\\-]/g, '\\$&');
}
