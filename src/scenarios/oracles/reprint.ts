import { sameRows } from '../../receipts/rows.ts';
import { dueText } from '../due.ts';
import { firstPrint, isWhole, type Paper, type StepFacts } from '../facts.ts';

import type { Found, Oracle } from './oracle.ts';

/** Differing lines that are told, a slip; the first ones show what is wrong. */
const TOLD = 3;

/** A reprint is its original, but for the marker (O5): by the text of its lines, and where that agrees by their dots. */
export const reprint: Oracle = {
  name: 'reprint',
  check(facts) {
    const { due, papers } = facts;
    const first = firstPrint(facts);
    if (due.kind === 'nothing' || !first) return [];
    return papers.flatMap((paper, slip) => {
      const original = first.papers.find((one) => one.role === paper.role && isWhole(one));
      return original ? differences(facts, paper, original, slip) : [];
    });
  },
};

interface LineOf {
  readonly text: string;
  /** 1-based. */
  readonly line: number;
}

function differences({ due, setup }: StepFacts, paper: Paper, original: Paper, slip: number): Found[] {
  const isMarker = (text: string) => setup.rules.marker.rule.some((pattern) => pattern.test(text));
  const inTitle = paper.reading.title !== null && isMarker(paper.reading.title.text);
  const own = linesBut(paper, (text, line) => isMarker(text) || (inTitle && line === paper.reading.title?.line));
  const theirs = linesBut(
    original,
    (text, line) => isMarker(text) || (inTitle && line === original.reading.title?.line),
  );
  const what = due.kind === 'nothing' ? '' : dueText(due);
  const found: Found[] = [];
  for (const [mine, was] of pairs(own, theirs)) {
    if (mine && was && mine.text === was.text && sameDots(paper, mine.line, original, was.line)) continue;
    const code = mine && was && mine.text === was.text ? 'reprint-looks-different' : 'reprint-differs';
    found.push({
      code,
      message: told(mine, was, what),
      slip,
      line: mine?.line,
      expected: was?.text,
      actual: mine?.text,
    });
  }
  const rest = found.length - TOLD;
  if (rest <= 0) return found;
  const last = found[TOLD - 1]!;
  return [...found.slice(0, TOLD - 1), { ...last, message: `${last.message} (and ${rest} more lines differ)` }];
}

function told(mine: LineOf | undefined, was: LineOf | undefined, what: string): string {
  if (!mine) return `line ${was!.line} of the original is missing from the reprint of ${what}: ${was!.text}`;
  if (!was) return `line ${mine.line}: ${mine.text}, which the original of ${what} does not have`;
  if (mine.text === was.text)
    return `line ${mine.line}: ${mine.text}, printed differently from the original of ${what}`;
  return `line ${mine.line}: ${mine.text}, the original says ${was.text}`;
}

function linesBut(paper: Paper, left: (text: string, line: number) => boolean): LineOf[] {
  return paper.lines.map((text, i) => ({ text, line: i + 1 })).filter(({ text, line }) => !left(text, line));
}

/**
 * Lines side by side. What both ends have in common is paired; of what lies between, lines are paired in order where
 * both sides have as many, and stand alone where one of them has more.
 */
function* pairs(
  own: readonly LineOf[],
  theirs: readonly LineOf[],
): Generator<[LineOf | undefined, LineOf | undefined]> {
  const shorter = Math.min(own.length, theirs.length);
  let top = 0;
  while (top < shorter && own[top]!.text === theirs[top]!.text) top++;
  let bottom = 0;
  while (bottom < shorter - top && own.at(-1 - bottom)!.text === theirs.at(-1 - bottom)!.text) bottom++;
  for (let i = 0; i < top; i++) yield [own[i], theirs[i]];
  const mine = own.slice(top, own.length - bottom);
  const others = theirs.slice(top, theirs.length - bottom);
  if (mine.length === others.length) for (const [i, line] of mine.entries()) yield [line, others[i]];
  else {
    for (const line of mine) yield [line, undefined];
    for (const line of others) yield [undefined, line];
  }
  for (let i = bottom; i > 0; i--) yield [own.at(-i), theirs.at(-i)];
}

function sameDots(paper: Paper, line: number, original: Paper, was: number): boolean {
  const mine = paper.slip.lines[line - 1]!;
  const theirs = original.slip.lines[was - 1]!;
  return mine.height === theirs.height && sameRows(paper.slip.dots, mine.y, original.slip.dots, theirs.y, mine.height);
}
