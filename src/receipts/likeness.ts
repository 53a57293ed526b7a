import type { Bitmap } from '../../emulator/dots/bitmap.ts';
import type { Block } from './blocks.ts';
import { cutOut, differingDots, inkBox } from './rows.ts';

/** Likeness from which two blocks are the same thing changed rather than two things. */
export const ALIKE = 0.3;

/** How much a pair of neighbouring characters counts: words tell lines apart, figures change from slip to slip. */
const WORD = 1;
const FIGURE = 0.2;

/** Likeness of two pictures, or of two codes with other data. */
const SAME_KIND = 0.7;

/** What is weighed of a block, taken from it once however often it is compared. */
export interface Features {
  readonly block: Block;
  /** Pairs of neighbouring characters, how often each stands there, and what all of them weigh. */
  readonly pairs: ReadonlyMap<string, number>;
  readonly weight: number;
  /** The dots of a line of which no character is known, cut to them. */
  readonly ink: Bitmap | null;
}

/** A line of a picture: no character of it is known. */
export const isBand = ({ kind, lines }: Block) => kind === 'line' && lines.every(({ runs }) => runs.length === 0);

export function featuresOf(block: Block, dots: Bitmap): Features {
  const pairs = new Map<string, number>();
  let weight = 0;
  const characters = [...` ${block.text} `];
  for (let i = 1; i < characters.length; i++) {
    const pair = characters[i - 1]! + characters[i]!;
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    weight += weightOf(pair);
  }
  const box = isBand(block) ? inkBox(dots, block.top, block.top + block.ink) : null;
  return { block, pairs, weight, ink: box && cutOut(dots, box) };
}

/** How alike two blocks are, 0 to 1, before a dot of them is compared. */
export function likeness(golden: Features, actual: Features): number {
  const [g, a] = [golden.block, actual.block];
  if (g.kind !== a.kind) return 0;
  if (golden.ink && actual.ink) return inkLikeness(golden.ink, actual.ink);
  if (g.kind === 'line') return textLikeness(golden, actual);
  const [code, other] = [g.codes[0], a.codes[0]];
  if (!code || !other) return SAME_KIND;
  return code.data === other.data ? 1 : code.symbology === other.symbology ? SAME_KIND : SAME_KIND / 2;
}

/** What other text has in common by chance: dots of two lines laid on each other. */
const BY_CHANCE = 0.5;

/** Dice's coefficient over black dots, from what is common by chance. */
function inkLikeness(golden: Bitmap, actual: Bitmap): number {
  let black = 0;
  let differing = 0;
  for (let y = 0; y < Math.max(golden.height, actual.height); y++) {
    black += golden.blackIn(y) + actual.blackIn(y);
    differingDots(golden, y, actual, y, (_, dots) => {
      for (let bits = dots; bits !== 0; bits &= bits - 1) differing++;
    });
  }
  return Math.max(0, (1 - differing / black - BY_CHANCE) / (1 - BY_CHANCE));
}

/** Dice's coefficient over pairs of neighbouring characters, pairs of figures counting less. */
function textLikeness(golden: Features, actual: Features): number {
  if (golden.block.text === actual.block.text) return 1;
  let common = 0;
  for (const [pair, count] of golden.pairs) {
    const other = actual.pairs.get(pair);
    if (other !== undefined) common += weightOf(pair) * Math.min(count, other);
  }
  return (2 * common) / (golden.weight + actual.weight);
}

const weightOf = (pair: string) => (/^[\d.,:/ ]+$/.test(pair) ? FIGURE : WORD);
