import { join, relative } from 'node:path';
import type { Field } from '../../receipts/fields.ts';
import type { ReceivedState } from '../../receipts/golden-record.ts';
import { placeOf } from '../../reports/run.ts';
import { painted, type Screen } from '../../reports/screen.ts';
import { counted, printable } from '../../reports/words.ts';
import { fieldWords } from '../approved-words.ts';
import { findingWords } from '../finding-words.ts';
import { say, speech } from '../language.ts';
import type { Question, Sight } from './question.ts';
import { type LeftOut, type TextLine, textDifference } from './text-difference.ts';

const BOLD = 1;
const DIM = 2;
const RED = 31;
const GREEN = 32;

const states: Readonly<Record<ReceivedState, string>> = {
  missing: 'has no golden yet',
  differs: 'differs from its golden',
  stale: 'is drawn otherwise by this emulator than when it was approved',
};

/** A path below the folder of goldens as it is told: from the working folder. */
export const goldenPath = (folder: string, path: string): string => relative(process.cwd(), join(folder, path));

/** Which slip it is, and what was found in it. */
export function headWords(screen: Screen, folder: string, question: Question, place: string): string {
  const { path, awaiting, origin, findings } = question;
  const { state, obstacle } = awaiting.record.received;
  const lines = [`  ${say(states[state])}`];
  if (origin) {
    const { scenario, step, slip } = origin;
    lines.push(`  ${say(`scenario ${scenario.name}: ${scenario.title}`)}`);
    lines.push(`  ${placeOf(step, slip, speech())}`);
  } else lines.push(say('  kept by a test or an earlier run: the last run printed no such slip'));
  const found = findings.filter(({ code }) => code !== 'golden-missing');
  if (found.length > 0) lines.push('');
  for (const finding of found) {
    const by = finding.by === 'compare' ? '' : `${finding.by}: `;
    lines.push(`  ${by}${say(findingWords({ ...finding, slip: undefined }))}`);
  }
  if (obstacle !== undefined) lines.push('', `  ${say(`it cannot become a golden: ${obstacle}`)}`);
  const head = painted(screen, BOLD, `${say(place)}  ${goldenPath(folder, path)}`);
  return `${head}\n${printable(lines.join('\n'))}\n\n`;
}

/** What the slip reads: beside its golden line by line, alone as a whole. */
export function textWords(screen: Screen, { golden, actual, drawn = [] }: Sight): string {
  const lines = textDifference(golden ?? [], actual);
  const found = drawn.map((finding) => `  ${printable(say(findingWords(finding)))}\n`).join('');
  const otherwise = found === '' ? '' : `${found}\n`;
  if (lines.length === 0) return `${otherwise}${say('  the words are the same\n\n')}`;
  const digits = `${Math.max(golden?.length ?? 0, actual.length)}`.length;
  const legend = golden ? say('  - golden  + printed\n') : '';
  return `${otherwise}${legend}${lines.map((line) => lineWords(screen, line, digits)).join('')}\n`;
}

function lineWords(screen: Screen, line: TextLine | LeftOut, digits: number): string {
  if ('count' in line)
    return `${painted(screen, DIM, `  ${' '.repeat(digits)}  … ${say(counted(line.count, 'line'))}`)}\n`;
  const { mark, number, text } = line;
  const words = `${mark} ${String(number).padStart(digits)}  ${printable(text)}`.trimEnd();
  return `${mark === ' ' ? words : painted(screen, mark === '+' ? GREEN : RED, words)}\n`;
}

/** What the golden would let vary. */
export function varyingWords(fields: readonly Field[]): string {
  const words = say(fieldWords(fields));
  return words === '' ? '' : `${words}\n`;
}

/** A key, and what it does now. */
export interface KeyWords {
  readonly key: string;
  readonly does: string;
  readonly help: string;
}

/** `a accept  r reject  q quit > ` */
export const keyLine = (screen: Screen, keys: readonly KeyWords[]): string =>
  `${keys.map(({ key, does }) => `${painted(screen, BOLD, key)} ${say(does)}`).join('  ')} > `;

/** The same with a line for each. */
export const helpWords = (keys: readonly KeyWords[]): string =>
  `${keys.map(({ key, help }) => `  ${key}  ${say(help)}\n`).join('')}\n`;
