import type { Line, Run, Slip } from '../../emulator/machine/slip.ts';

/** A value as it stands on a line. */
export interface Occurrence {
  readonly value: string;
  /** For each character of the value the one that was printed; null where a move of the position made a space. */
  readonly runs: readonly (Run | null)[];
  /** What stands before it on its line, and the line above. */
  readonly before: readonly string[];
  /** On which side spaces hold its column. */
  readonly pad: 'before' | 'after' | null;
}

/** Spaces in a row that hold a column. */
const FEWEST_PADDING = 2;

interface Place {
  readonly character: string;
  readonly run: Run | null;
}

/** The characters of a line; a gap of half a cell or more is one space. */
function placesOf(line: Line): Place[] {
  const places: Place[] = [];
  line.runs.forEach((run, i) => {
    const last = line.runs[i - 1];
    if (last && run.x - (last.x + last.width) >= last.width / 2) places.push({ character: ' ', run: null });
    // Whatever is longer than one unit stands for itself, so that places and characters count alike.
    places.push({ character: run.text.length === 1 ? run.text : '\ufffd', run });
  });
  return places;
}

/** Every place on the lines of a slip where a value stands for itself, in characters that `taken` does not hold yet. */
export function findValue(slip: Slip, value: string, taken: ReadonlySet<number>): Occurrence[] {
  return slip.lines.flatMap((line, number) => {
    const places = placesOf(line);
    const text = places.map(({ character }) => character).join('');
    const found: Occurrence[] = [];
    for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
      const runs = places.slice(at, at + value.length).map(({ run }) => run);
      const free = runs.every((run) => run === null || (!taken.has(run.offset) && isOwn(slip, run)));
      if (!free || !isWhole(text, at, value)) continue;
      const before = [text.slice(0, at), slip.lines[number - 1]?.text ?? ''];
      found.push({ value, runs, before, pad: padding(text, at, value) });
      at += value.length - 1;
    }
    return found;
  });
}

/** True when the bytes of a character are in the slip and are its ASCII code, as `fill` writes it. */
function isOwn(slip: Slip, run: Run): boolean {
  return run.length === 1 && slip.bytes[run.offset - slip.offset] === run.text.charCodeAt(0);
}

const isDigit = (character: string | undefined) => character !== undefined && /[0-9]/.test(character);
const isLetter = (character: string | undefined) => character !== undefined && /[A-Za-z]/.test(character);

/**
 * False where the value is a part of something longer: `01` in `2026/07/01` or in `0012`, `12:30` in `12:30:01`,
 * `128.50` in `1,128.50`.
 */
function isWhole(text: string, at: number, value: string): boolean {
  const goesOn = (edge: string, next: string | undefined, beyond: string | undefined) => {
    if ((isDigit(edge) && isDigit(next)) || (isLetter(edge) && isLetter(next))) return true;
    const joins = next !== undefined && /[.,:/-]/.test(next) && (value.includes(next) || /^[\d.,]+$/.test(value));
    return joins && isDigit(edge) && isDigit(beyond);
  };
  const end = at + value.length;
  return !goesOn(value[0]!, text[at - 1], text[at - 2]) && !goesOn(value.at(-1)!, text[end], text[end + 1]);
}

/** Figures in a column are held by the spaces before them, so is the last thing on a line; words by those after. */
function padding(text: string, at: number, value: string): 'before' | 'after' | null {
  const end = at + value.length;
  const before = /( *)$/.exec(text.slice(0, at))![1]!.length;
  const after = /^( *)/.exec(text.slice(end))![1]!.length;
  const isLast = end + after === text.length;
  const holdsBefore = before >= FEWEST_PADDING && before < at;
  if (holdsBefore && (isLast || /^[\d.,]+$/.test(value))) return 'before';
  return after >= FEWEST_PADDING && !isLast ? 'after' : holdsBefore ? 'before' : null;
}
