import type { Box, Slip } from '../../../emulator/machine/slip.ts';
import type { Finding } from '../../events/finding.ts';
import { blur, type Plane, planeOf } from '../../pictures/photo/plane.ts';
import type { Grey } from '../../pictures/read-picture.ts';
import { type Block, blocksOf } from '../blocks.ts';
import { onLine, shown, where } from '../told.ts';
import { type Found, followLines } from './follow-lines.ts';
import { type Cell, cellsOf, isTold, rivalsOf, type Seen, seeCells } from './judge-cells.ts';
import { AROUND, placeSlip } from './place-slip.ts';
import { findStray, type Stray } from './stray-ink.ts';

/** What a photograph says of one line, code or picture of the golden. */
export interface LineVerdict {
  readonly line: number;
  readonly text: string;
  readonly state: 'same' | 'differs' | 'missing';
  /** How sure that is, 0.5 to 1. */
  readonly confidence: number;
}

export interface PhotoVerdict {
  readonly lines: readonly LineVerdict[];
  readonly findings: readonly Finding[];
  /** The paper straightened and laid over the golden, ink from 0 to 1, `AROUND` dots more on each side. */
  readonly paper: Plane;
}

/** Deviation of the blur that the golden is given: about that of a photograph, dots. */
const BLUR = 1;

/** By how much a cell may fit worse than most of the slip, and by how much another character may fit better. */
const WORSE = 0.15;
const RIVAL = 0.004;
/** Fit of most cells below which the photograph shows another slip, or too little of this one. */
const LEAST_FIT = 0.45;

/**
 * Compares a photograph or scan of real paper with a golden: finds the slip, straightens it, lays it over the golden,
 * follows its lines, and looks at each character: does it look as it should, and does no other character of the slip
 * look more like it. `unknown` are boxes of the golden that may hold anything.
 */
export function judgePhoto(photo: Grey, golden: Slip, unknown: readonly Box[] = []): PhotoVerdict {
  const ink = blur(planeOf(golden.dots), BLUR);
  const paper = placeSlip(photo, ink);
  const blocks = blocksOf(golden).filter(({ kind, ink }) => kind !== 'top' && ink > 0);
  const found = followLines(ink, paper, blocks);
  const isKnown = (cell: Cell) => !unknown.some((box) => touches(box, cell));
  const cells = blocks.map((block) => cellsOf(ink, block).filter(isKnown));
  const rivals = rivalsOf(ink, cells.flat());
  const seen = found.map((place, i) => (place ? seeCells(ink, paper, cells[i]!, place, rivals) : []));
  const fits = seen.flatMap((of) => of.map(({ fit }) => fit)).sort((a, b) => a - b);
  const usual = fits[fits.length >> 1] ?? 0;
  if (usual < LEAST_FIT) return { lines: [], findings: [unlike(usual)], paper };
  const stray = findStray({ golden: ink, paper, blocks, found, unknown });
  const judged = blocks.map((block, i) => judgeBlock(block, found[i]!, seen[i]!, usual, stray));
  const extra = stray.filter(({ beside }) => beside === null).map((one) => extraLine(one, blocks));
  return {
    lines: judged.map(({ verdict }) => verdict),
    findings: [...judged.flatMap(({ finding }) => finding ?? []), ...extra],
    paper,
  };
}

const touches = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const unlike = (fit: number): Finding => ({
  code: 'photo-unlike',
  by: 'photo',
  message: `the photograph shows another slip, or too little of this one: its characters fit by ${percent(fit)}`,
});

const percent = (share: number) => `${Math.round(100 * share)} %`;

interface Judged {
  readonly verdict: LineVerdict;
  readonly finding?: Finding;
}

function judgeBlock(block: Block, found: Found, seen: readonly Seen[], usual: number, stray: readonly Stray[]): Judged {
  const line = onLine(block).from;
  const text = block.text || block.codes[0]?.symbology || 'picture';
  const finding = (code: string, said: string, confidence: number, box: Box): Finding => ({
    code,
    by: 'photo',
    message: `${where(onLine(block))}: ${shown(text)} ${said} (confidence ${percent(confidence)})`,
    ...(line > 0 ? { line } : {}),
    expected: block.text,
    goldenBox: box,
  });
  const whole = { x: 0, y: block.top, width: 1, height: block.content };
  const wrong = found ? wrongOf(seen, usual) : [];
  if (!found || wrong.length > MOST_WRONG * seen.length) {
    const confidence = 0.9;
    return {
      verdict: { line, text, state: 'missing', confidence },
      finding: finding('line-missing', 'is not on the paper, or is another line', confidence, whole),
    };
  }
  const worst = Math.max(
    0,
    ...(wrong.length > 0 ? wrong : seen.filter(({ cell }) => isTold(cell))).map((one) => badness(one, usual)),
  );
  const beside = stray.filter((one) => one.beside === block);
  const differs = beside.length > 0 || wrong.length > 0;
  if (!differs) return { verdict: { line, text, state: 'same', confidence: confidenceOf(1 / Math.max(worst, 0.2)) } };
  const confidence = confidenceOf(beside.length > 0 ? Math.max(worst, 2) : worst);
  const said =
    wrong.length > 0
      ? `differs at "${shown(wrong.map(({ cell }) => cell.text).join(''))}"`
      : 'has more print beside it';
  const box = wrong[0]?.cell ?? beside[0]!.area;
  return {
    verdict: { line, text, state: 'differs', confidence },
    finding: finding('line-changed', said, confidence, { x: box.x, y: box.y, width: box.width, height: box.height }),
  };
}

/** Share of the characters of a line that may be wrong; where more are, it is another line. */
const MOST_WRONG = 0.6;

/** Strokes, points and parts of a picture tell little one by one: so many of them have to differ, or that share. */
const SEVERAL = 3;
const SHARE = 1 / 8;

function wrongOf(seen: readonly Seen[], usual: number): Seen[] {
  const wrong = seen.filter((one) => badness(one, usual) > 1);
  const [told, others] = [wrong.filter(({ cell }) => isTold(cell)), wrong.filter(({ cell }) => !isTold(cell))];
  return others.length >= Math.max(SEVERAL, SHARE * seen.length) ? wrong : told;
}

/** Above 1 a cell is wrong. */
const badness = ({ fit, rival }: Seen, usual: number) => Math.max((usual - fit) / WORSE, rival / RIVAL);

/** From 0.5 at the threshold towards 1. */
const confidenceOf = (over: number) => Math.round(100 * (1 - 0.5 * Math.exp(-1.5 * Math.max(0, over - 1)))) / 100;

function extraLine({ area, after }: Stray, blocks: readonly Block[]): Finding {
  const line = blocks[after]?.line ?? 0;
  const confidence = 0.9;
  return {
    code: 'line-inserted',
    by: 'photo',
    message: `${where({ from: line, to: line, below: true })}: a line that should not be there (confidence ${percent(confidence)})`,
    ...(line > 0 ? { line } : {}),
    box: { x: area.x - AROUND, y: area.y - AROUND, width: area.width, height: area.height },
  };
}
