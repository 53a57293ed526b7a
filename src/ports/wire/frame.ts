import type { Framing } from '../framing.ts';

/** A level of the line: mark is 1 and rest, space is 0. */
export type Level = 0 | 1;

type Shape = Required<Pick<Framing, 'dataBits' | 'parity'>>;

/** The parity bit of a byte; undefined without parity. */
export function parityBit(byte: number, { dataBits, parity }: Shape): Level | undefined {
  if (parity === 'none') return undefined;
  if (parity === 'mark') return 1;
  if (parity === 'space') return 0;
  let ones = parity === 'odd' ? 1 : 0;
  for (let bit = 0; bit < dataBits; bit++) ones += (byte >> bit) & 1;
  return (ones & 1) as Level;
}

/** How many levels a frame has: start, data, parity, stop. A stop bit is one level, however long it is held. */
export function levelsPerFrame({ dataBits, parity }: Shape): number {
  return 2 + dataBits + (parity === 'none' ? 0 : 1);
}

/** The levels of a byte on the line: start, data from the lowest bit, parity, stop; those whose bit is set in `flips` turned over. */
export function frameOf(byte: number, shape: Shape, flips = 0): readonly Level[] {
  const levels: Level[] = [0];
  for (let bit = 0; bit < shape.dataBits; bit++) levels.push(((byte >> bit) & 1) as Level);
  const parity = parityBit(byte, shape);
  if (parity !== undefined) levels.push(parity);
  levels.push(1);
  return levels.map((level, index) => (level ^ ((flips >> index) & 1)) as Level);
}

/** What a receiver makes of the levels it sampled. A break is a frame of nothing but space. */
export function readFrame(
  levels: readonly Level[],
  shape: Shape,
): { readonly byte: number; readonly error?: 'parity' | 'framing' | 'break' } {
  let byte = 0;
  for (let bit = 0; bit < shape.dataBits; bit++) byte |= levels[1 + bit]! << bit;
  if (levels.at(-1) === 0) return { byte, error: levels.includes(1) ? 'framing' : 'break' };
  const parity = parityBit(byte, shape);
  return parity === undefined || parity === levels[1 + shape.dataBits] ? { byte } : { byte, error: 'parity' };
}
