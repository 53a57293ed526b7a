import { type Bars, text } from './bars.ts';
import { code128Widths } from './code128.ts';
import { FNC1, FNC3, isDigit } from './gs1.ts';
import { refuseLength, type SymbolRefusal } from './refusal.ts';

type CodeSet = 'A' | 'B' | 'C';

/** Where an encoder stands: its code set, and whether two FNC4 have set the upper half of the character table. */
interface State {
  readonly set: CodeSet;
  readonly upper: boolean;
}

/** In the order of preference where several ways are equally short. */
const STATES: readonly State[] = [
  { set: 'B', upper: false },
  { set: 'A', upper: false },
  { set: 'C', upper: false },
  { set: 'B', upper: true },
  { set: 'A', upper: true },
];
/** Symbol values of ISO/IEC 15417 table 1. */
const START: Readonly<Record<CodeSet, number>> = { A: 103, B: 104, C: 105 };
const CODE: Readonly<Record<CodeSet, number>> = { A: 101, B: 100, C: 99 };
const FNC4: Readonly<Record<CodeSet, number>> = { A: 101, B: 100, C: Number.NaN };
const SHIFT = 98;

/** The shortest rest of a symbol from some place on. */
interface Way {
  readonly values: readonly number[];
}

/**
 * Symbol values, start character first and check character not yet added, of the shortest CODE128 that holds bytes and
 * functions. Where several are as short, code set B is kept.
 */
export function shortestValues(characters: readonly number[]): number[] {
  // For every place, from the last to the first, and every state before it, the shortest way to the end.
  let next: (Way | undefined)[] = STATES.map(() => ({ values: [] }));
  let afterNext = next;
  for (let at = characters.length - 1; at >= 0; at--) {
    const here = STATES.map((state, s) => {
      const step = valuesOf(state, characters, at);
      const rest = step && (step.pair ? afterNext[s] : next[s]);
      return rest && { values: [...step!.values, ...rest.values] };
    });
    const reached = STATES.map((state) =>
      shortest(STATES.map((to, t) => here[t] && { values: [...change(state, to), ...here[t]!.values] })),
    );
    [next, afterNext] = [reached, next];
  }
  return [
    ...shortest(
      STATES.map((s, i) => (s.upper ? undefined : next[i] && { values: [START[s.set], ...next[i]!.values] })),
    )!.values,
  ];
}

function shortest(ways: readonly (Way | undefined)[]): Way | undefined {
  return ways.reduce((best, way) => (way && (!best || way.values.length < best.values.length) ? way : best), undefined);
}

/** Values that lead from one state to another, in front of a character. */
function change(from: State, to: State): number[] {
  const set = from.set === to.set ? [] : [CODE[to.set]];
  if (from.upper === to.upper) return set;
  return from.set === 'C' ? [...set, FNC4[to.set], FNC4[to.set]] : [FNC4[from.set], FNC4[from.set], ...set];
}

/** Values of the character at a place, or of two digits there; undefined where the state has none. */
function valuesOf(
  state: State,
  characters: readonly number[],
  at: number,
): { values: number[]; pair: boolean } | undefined {
  const { set, upper } = state;
  const character = characters[at]!;
  const single = (...values: number[]) => ({ values, pair: false });
  if (character === FNC1) return single(102);
  if (set === 'C') {
    const second = characters[at + 1];
    if (!isDigit(character) || !isDigit(second)) return undefined;
    return { values: [(character - 0x30) * 10 + second! - 0x30], pair: true };
  }
  if (character === FNC3) return single(96);
  const base = character & 0x7f;
  const high = character > 0x7f !== upper ? [FNC4[set]] : [];
  if (set === 'A' ? base < 0x60 : base >= 0x20) return single(...high, valueInSet(base));
  return high.length > 0 ? undefined : single(SHIFT, valueInSet(base));
}

/** Value of a code in the set that has it; sets A and B agree where they overlap. */
function valueInSet(base: number): number {
  return base < 0x20 ? base + 64 : base - 0x20;
}

/**
 * CODE128 of any bytes, its code sets chosen by the printer so that the symbol is shortest (Epson ESC/POS reference,
 * GS k 79). Bytes above 7Fh are encoded with FNC4. HRI has a space for control characters, and for bytes above 7Fh, for
 * which no document says what is shown.
 */
export function encodeCode128Auto(data: Uint8Array): Bars | SymbolRefusal {
  if (data.length === 0) return refuseLength('CODE128 auto', data, 'at least 1 byte');
  const read = text(data);
  return {
    data: read,
    hri: read.replace(/[^ -~]/g, ' '),
    widths: code128Widths(shortestValues([...data])),
    taken: data.length,
  };
}
