/** Numbers from 0 to `below` - 1, the same ones for the same seed. */
export type Chance = (below: number) => number;

/** mulberry32 (T. Ettinger, public domain): 32 bits of state, no short cycle. */
export function chanceOf(seed: number): Chance {
  let state = seed | 0;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** One of several; undefined of none. */
export const pick = <T>(chance: Chance, of: readonly T[]): T | undefined =>
  of.length === 0 ? undefined : of[chance(of.length)];
