/** Modes of QR data in their order of preference, with their indicators (ISO/IEC 18004). Kanji is not used: see encodeQr. */
const MODES = [
  { indicator: 1, characters: '0123456789', group: 3, bits: [0, 4, 7, 10], base: 10 },
  {
    indicator: 2,
    characters: '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:',
    group: 2,
    bits: [0, 6, 11],
    base: 45,
  },
  { indicator: 4, characters: null, group: 1, bits: [0, 8], base: 256 },
] as const;
const INDICATOR = 4;

type Mode = (typeof MODES)[number];

/** Bits of the character counts of the three modes, up to version 9 and above. */
const COUNTS = { small: [10, 9, 8], large: [12, 11, 16] } as const;
const LAST_SMALL = 9;

/** Which counts a version has: versions that share them share their bits. */
export function countSizeOf(version: number): keyof typeof COUNTS {
  return version <= LAST_SMALL ? 'small' : 'large';
}

const valueIn = ({ characters }: Mode, byte: number) =>
  characters ? characters.indexOf(String.fromCharCode(byte)) : byte;

/** A run of data in one mode, as the search for the shortest bits goes along. */
interface Run {
  readonly mode: number;
  readonly length: number;
  /** Bits of this run and all before it. */
  readonly total: number;
  readonly before: Run | null;
}

/** Bits by which one character more lengthens a run of `length`. */
const growth = ({ group, bits }: Mode, length: number) =>
  length % group === 0 ? bits[1]! : bits[(length % group) + 1]! - bits[length % group]!;

/** The runs of the fewest bits, last first. */
function shortestRuns(data: Uint8Array, counts: readonly number[]): Run | null {
  // The cheapest way to each mode and place within its group, which is all that later bits depend on.
  let ways = new Map<string, Run>();
  let best: Run | null = null;
  for (const byte of data) {
    const next = new Map<string, Run>();
    const offer = (run: Run) => {
      const key = `${run.mode} ${run.length % MODES[run.mode]!.group}`;
      if (run.total < (next.get(key)?.total ?? Number.POSITIVE_INFINITY)) next.set(key, run);
    };
    for (const [i, mode] of MODES.entries()) {
      if (valueIn(mode, byte) < 0) continue;
      const begun = (best?.total ?? 0) + INDICATOR + counts[i]! + mode.bits[1]!;
      offer({ mode: i, length: 1, total: begun, before: best });
      for (const run of ways.values()) {
        if (run.mode === i) offer({ ...run, length: run.length + 1, total: run.total + growth(mode, run.length) });
      }
    }
    ways = next;
    best = [...ways.values()].reduce((a, b) => (b.total < a.total ? b : a));
  }
  return best;
}

/** Bytes as the bits of QR segments, numeric, alphanumeric or of bytes, whichever together are the fewest. */
export function segmentBits(data: Uint8Array, size: keyof typeof COUNTS): number[] {
  const counts = COUNTS[size];
  const runs: Run[] = [];
  for (let run = shortestRuns(data, counts); run; run = run.before) runs.unshift(run);

  const bits: number[] = [];
  const write = (value: number, length: number) => {
    for (let bit = length - 1; bit >= 0; bit--) bits.push((value >> bit) & 1);
  };
  let at = 0;
  for (const { mode, length } of runs) {
    const { indicator, group, bits: sizes, base } = MODES[mode]!;
    write(indicator, INDICATOR);
    write(length, counts[mode]!);
    for (const end = at + length; at < end; ) {
      const characters = Array.from(data.subarray(at, Math.min(at + group, end)));
      const value = characters.reduce((sum, byte) => sum * base + valueIn(MODES[mode]!, byte), 0);
      write(value, sizes[characters.length]!);
      at += characters.length;
    }
  }
  return bits;
}
