import { adjusted, decide, turns } from '../../src/timing/decide.ts';
import type { Figure } from './figures.ts';

/*
 * How often `platen baseline --against` cries wolf, and how often it sees a slowdown, on made-up times of a machine: a
 * normal spread of 5 %, one time in twenty half as long again (something else ran), and a machine that gets a fifth
 * slower from the first round to the last.
 */

const ROUNDS = 30;
const TRIALS = 1000;
const SPREAD = 0.05;
const OUTLIERS = 0.05;
const DRIFT = 0.2;

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Times of two that took turns, ms; the second is slower by a share. */
export function measuredTurns(chance: () => number, slower: number): { before: number[]; after: number[] } {
  const times = { before: [] as number[], after: [] as number[] };
  const order = turns(ROUNDS);
  for (const [i, side] of order.entries()) {
    const normal = Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
    const outlier = chance() < OUTLIERS ? 1.5 : 1;
    const own = side === 'after' ? 1 + slower : 1;
    times[side].push(1000 * own * outlier * (1 + SPREAD * normal) * (1 + (DRIFT * i) / order.length));
  }
  return times;
}

/** Share of trials in which the second is called slower, or faster. */
export function shareCalled(verdict: 'slower' | 'faster', slower: number, seed: number): number {
  const chance = seeded(seed);
  let called = 0;
  for (let trial = 0; trial < TRIALS; trial++) {
    const { before, after } = measuredTurns(chance, slower);
    if (decide(before, after, 'noise').verdict === verdict) called++;
  }
  return called / TRIALS;
}

/** Share of comparisons of many figures, none of which changed, in which any is called slower or faster. */
export function shareWithAlarm(figures: number, comparisons: number, seed: number): number {
  const chance = seeded(seed);
  let alarms = 0;
  for (let i = 0; i < comparisons; i++) {
    const changes = Array.from({ length: figures }, () => {
      const { before, after } = measuredTurns(chance, 0);
      return decide(before, after, 'noise');
    });
    if (adjusted(changes).some(({ verdict }) => verdict !== 'same')) alarms++;
  }
  return alarms / comparisons;
}

/** What is called slower of what is not, and of what is; %. */
export function* decisionFigures(): Generator<Figure> {
  const unit = '%';
  yield { what: 'false alarms: slower or faster, of 1,000 without a change', value: alarms() * 100, unit };
  yield { what: 'false alarms: 100 comparisons of 100 figures', value: shareWithAlarm(100, 100, 3) * 100, unit };
  yield { what: 'seen: 10 % slower, of 1,000', value: shareCalled('slower', 0.1, 2) * 100, unit };
}

/** Share of 1,000 trials without a change in which one is seen. */
export const alarms = (): number => shareCalled('slower', 0, 1) + shareCalled('faster', 0, 1);
