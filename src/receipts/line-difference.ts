import { turnUpsideDown } from '../../emulator/dots/transform.ts';
import type { Box, Run } from '../../emulator/machine/slip.ts';
import { redactText } from '../events/redaction.ts';
import { type Block, collapse } from './blocks.ts';
import { compareRuns, type RunGroup, type RunPair, readRuns } from './line-runs.ts';
import { around, cutOut, inkBox } from './rows.ts';
import { type Difference, onLine, type Slips, shown, where } from './told.ts';

/** Ways in which parts of one line differ that are told one by one; more of them make one finding. */
const MOST_PARTS = 4;

const runsOf = (block: Block) => block.lines.flatMap(({ runs }) => runs);

const sameTexts = (a: readonly Run[], b: readonly Run[]) =>
  a.length === b.length && a.every(({ text }, i) => text === b[i]!.text);

/** The characters to compare: without blanks, unless both have the same ones, for a blank may be underlined. */
function charactersOf(golden: Block, actual: Block): [Run[], Run[]] {
  const [g, a] = [runsOf(golden), runsOf(actual)];
  const printed = (runs: readonly Run[]) => runs.filter(({ text }) => text.trim() !== '');
  return sameTexts(g, a) ? [g, a] : [printed(g), printed(a)];
}

const fullText = (block: Block) => block.lines.map(({ text }) => text.trimEnd()).join('\n');

/** What is different in the text of two blocks: other characters, or the same ones drawn otherwise or elsewhere. */
export function compareText(slips: Slips, golden: Block, actual: Block): Difference[] {
  const [goldenRuns, actualRuns] = charactersOf(golden, actual);
  if (goldenRuns.length === 0 && actualRuns.length === 0) return [];
  const same = (g: Run | undefined, a: Run | undefined) => g !== undefined && g.text === a?.text;
  let head = 0;
  while (same(goldenRuns[head], actualRuns[head])) head++;
  let tail = 0;
  while (
    tail < Math.min(goldenRuns.length, actualRuns.length) - head &&
    same(goldenRuns.at(-1 - tail), actualRuns.at(-1 - tail))
  ) {
    tail++;
  }
  const changed = head + tail < Math.max(goldenRuns.length, actualRuns.length);
  const pair = (g: number, a: number): RunPair => ({ golden: goldenRuns[g]!, actual: actualRuns[a]! });
  const before = Array.from({ length: head }, (_, i) => pair(i, i));
  const after = Array.from({ length: tail }, (_, i) =>
    pair(goldenRuns.length - tail + i, actualRuns.length - tail + i),
  );
  const styles = compareStyles(slips, golden, actual, [...before, ...after], changed);
  if (!changed) return styles;
  const shifted = [...before, ...after].filter((one) => hasMoved(one, golden, actual));
  const goldenPart = [...goldenRuns.slice(head, goldenRuns.length - tail), ...shifted.map((one) => one.golden)];
  const actualPart = [...actualRuns.slice(head, actualRuns.length - tail), ...shifted.map((one) => one.actual)];
  const down = actual.top - golden.top;
  return [
    {
      code: 'line-changed',
      place: onLine(actual),
      tell: (place) => `${where(place)}: ${tellTexts(golden.text, actual.text)}`,
      expected: fullText(golden),
      actual: fullText(actual),
      box: around([...actualPart, ...goldenPart.map((run) => ({ ...run, y: run.y + down }))]),
      goldenBox: around(goldenPart.length > 0 ? goldenPart : goldenRuns.length > 0 ? goldenRuns : [contentOf(golden)]),
      sources: actualPart.length > 0 ? actualPart : actualRuns,
    },
    ...styles,
  ];
}

const hasMoved = (pair: RunPair, golden: Block, actual: Block) =>
  pair.golden.x !== pair.actual.x || pair.golden.y - golden.top !== pair.actual.y - actual.top;

const contentOf = (block: Block): Box => ({ x: 0, y: block.top, width: 1, height: Math.max(1, block.content) });

function compareStyles(
  slips: Slips,
  golden: Block,
  actual: Block,
  pairs: readonly RunPair[],
  changed: boolean,
): Difference[] {
  const down = actual.top - golden.top;
  const place = onLine(actual);
  const boxesOf = (pair: RunPair) => [pair.actual, { ...pair.golden, y: pair.golden.y + down }];
  const difference = (of: readonly RunPair[], said: string): Difference => {
    const all = of.length === pairs.length && !changed;
    const quoted = `"${shown(all ? actual.text : collapse(readRuns(of.map((one) => one.actual))))}"`;
    return {
      code: said.startsWith('shifted') ? 'line-shifted' : 'style-changed',
      place,
      key: all ? said : undefined,
      tell: (joined, members) => `${where(joined)}: ${members.length === 1 ? `${quoted} ` : ''}${said}`,
      actual: fullText(actual),
      box: around(of.flatMap(boxesOf)),
      goldenBox: around(of.map((one) => one.golden)),
      sources: of.map((one) => one.actual),
    };
  };
  const groups = compareRuns(
    pairs,
    { dots: slips.golden.dots, top: golden.top },
    { dots: slips.actual.dots, top: actual.top },
    !changed,
  );
  if (!changed && groups.some(({ unnamed }) => unnamed) && isTurned(slips, golden, actual)) {
    return [difference(pairs, 'is turned upside down')];
  }
  const told = joinAlike(groups.filter(({ said }) => said !== ''));
  if (told.length > MOST_PARTS) return [difference(pairs, 'is drawn otherwise')];
  const differences = told.map((group) =>
    difference(group.pairs, group.unnamed ? `${group.said}, and its dots differ` : group.said),
  );
  // A character that another one pushed aside needs no word of its own.
  const pushed = groups.filter(({ said, unnamed }) => said === '' && !unnamed).flatMap((group) => group.pairs);
  const boxes = pushed.filter((pair) => hasMoved(pair, golden, actual)).flatMap(boxesOf);
  const [first, ...rest] = differences;
  if (!first || boxes.length === 0) return differences;
  return [{ ...first, covers: around([first.box, ...boxes]) }, ...rest];
}

/** What is said of several parts of a line is said once. */
function joinAlike(groups: readonly RunGroup[]): RunGroup[] {
  const joined: RunGroup[] = [];
  for (const group of groups) {
    const at = joined.findIndex(({ said, unnamed }) => said === group.said && unnamed === group.unnamed);
    if (at < 0) joined.push(group);
    else joined[at] = { ...group, pairs: [...joined[at]!.pairs, ...group.pairs] };
  }
  return joined;
}

/** True when the line's dots are those of the golden turned by 180 degrees. */
function isTurned({ golden, actual }: Slips, g: Block, a: Block): boolean {
  const goldenInk = inkBox(golden.dots, g.top, g.top + g.content);
  const actualInk = inkBox(actual.dots, a.top, a.top + a.content);
  if (!goldenInk || !actualInk) return false;
  return turnUpsideDown(cutOut(golden.dots, goldenInk)).equals(cutOut(actual.dots, actualInk));
}

/**
 * The words that differ, after those that do not: `金额 128.50, expected 12.85`. Card numbers are hidden first; when
 * nothing visible differs any more, that is said.
 */
export function tellTexts(golden: string, actual: string): string {
  const [was, is] = [golden.split(' '), actual.split(' ')];
  let head = 0;
  while (head < Math.min(was.length, is.length) && was[head] === is[head]) head++;
  let tail = 0;
  while (tail < Math.min(was.length, is.length) - head && was.at(-1 - tail) === is.at(-1 - tail)) tail++;
  // Hiding keeps spaces where they are, so words have the same numbers.
  const shownWas = redactText(golden).split(' ');
  const shownIs = redactText(actual).split(' ');
  const label = shown(shownIs.slice(0, head).join(' '));
  const hiddenWas = shownWas.slice(head, shownWas.length - tail).join(' ');
  const hiddenIs = shownIs.slice(head, shownIs.length - tail).join(' ');
  const expected = shown(hiddenWas);
  const got = shown(hiddenIs);
  const labelled = (text: string) => (label === '' ? text : `${label} ${text}`);
  if (hiddenWas === hiddenIs) return `${labelled(got)}, the card number differs in digits that are hidden here`;
  const after = label === '' ? '' : ` after ${label}`;
  if (expected === '') return `${got} is extra${after}`;
  if (got === '') return `${expected} is missing${after}`;
  return `${labelled(got)}, expected ${expected}`;
}
