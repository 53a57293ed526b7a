import { PortError } from '../port.ts';
import { chance } from './chance.ts';

export type WireDirection = 'to-printer' | 'from-printer';

/**
 * Where a fault of the cable strikes: one byte, bytes `from` up to but not including `to`, or a time from `fromMs` up to
 * `toMs` (ms of the clock, by when a byte begins). Bytes are counted from 0 on each cable and direction as they are
 * sent, XON and XOFF among them. Everywhere when nothing is named.
 */
export interface Stretch {
  /** `to-printer` when absent. */
  readonly direction?: WireDirection;
  /** Which cable, by the order of dialling, 1 the first. Every one when absent. */
  readonly cable?: number;
  readonly at?: number;
  readonly from?: number;
  readonly to?: number;
  readonly fromMs?: number;
  readonly toMs?: number;
}

/** How often a fault strikes within its stretch: always when absent. The same seed strikes the same places. */
interface Chance {
  /** From 0 to 1. */
  readonly rate?: number;
  /** 0 when absent. */
  readonly seed?: number;
}

export type WireFault =
  /** Bits turned over, each at the rate: start, data, parity and stop bits alike. */
  | ({ readonly kind: 'noise' } & Stretch & Chance & { readonly rate: number })
  /** Bytes that take their time on the wire and never arrive. */
  | ({ readonly kind: 'drop' } & Stretch & Chance)
  /** Bytes that come twice, one after the other. */
  | ({ readonly kind: 'duplicate' } & Stretch & Chance)
  /** The cable breaks as the byte (`at`, `from`) begins, or at `fromMs`; both ends see 'reset'. */
  | ({ readonly kind: 'disconnect' } & Stretch);

/** What befalls a byte. */
export interface Damage {
  readonly cut: boolean;
  readonly drop: boolean;
  readonly double: boolean;
  /** The bits of its frame that are turned over: bit 0 is the start bit. */
  readonly flips: number;
}

/** What befalls the byte at `offset` that begins at `at`, ms; undefined when nothing does. */
export type Strike = (offset: number, at: number) => Damage | undefined;

/** Levels of the longest frame: start, 8 data bits, parity, stop. */
const LEVELS = 11;
/** Room for them in the counter of a seed. */
const PLACES = 16;

/** The faults of one direction of one cable; undefined when it has none. */
export function strikes(faults: readonly WireFault[], direction: WireDirection, cable: number): Strike | undefined {
  const here = faults
    .map((fault, order) => ({ fault, order }))
    .filter(({ fault }) => (fault.direction ?? 'to-printer') === direction && (fault.cable ?? cable) === cable)
    .filter(({ fault }) => breakTime(fault) === undefined);
  if (here.length === 0) return undefined;
  return (offset, at) => {
    const damage = { cut: false, drop: false, double: false, flips: 0 };
    for (const { fault, order } of here) {
      if (!covers(fault, offset, at)) continue;
      if (fault.kind === 'disconnect') damage.cut = true;
      else if (fault.kind === 'noise') damage.flips ^= flipsOf(fault, order, offset);
      else if (hits(fault, order, offset)) damage[fault.kind === 'drop' ? 'drop' : 'double'] = true;
    }
    return damage.cut || damage.drop || damage.double || damage.flips > 0 ? damage : undefined;
  };
}

/** When a disconnect strikes that names a time and no byte, ms. */
function breakTime(fault: WireFault): number | undefined {
  return fault.kind === 'disconnect' && fault.at === undefined && fault.from === undefined ? fault.fromMs : undefined;
}

/** When a cable breaks by the clock, ms. */
export function breakTimes(faults: readonly WireFault[], cable: number): readonly number[] {
  return faults.filter((fault) => (fault.cable ?? cable) === cable).flatMap((fault) => breakTime(fault) ?? []);
}

/** Throws a PortError for faults that mean nothing on a wire. */
export function checkFaults(faults: readonly WireFault[], hasSpeed: boolean): void {
  for (const fault of faults) {
    const { rate } = { rate: undefined, ...fault };
    if (rate !== undefined && !(rate >= 0 && rate <= 1))
      throw new PortError('bad-fault', `the rate of '${fault.kind}' is ${rate}`, 'Give a rate from 0 to 1.');
    if (fault.kind === 'noise' && !hasSpeed)
      throw new PortError('bad-fault', 'a wire without a speed has no bits to disturb', 'Give the wire a baud rate.');
  }
}

function covers(
  { at, from = 0, to = Infinity, fromMs = -Infinity, toMs = Infinity }: Stretch,
  offset: number,
  ms: number,
) {
  if (at !== undefined && offset !== at) return false;
  return offset >= from && offset < to && ms >= fromMs && ms < toMs;
}

/** Faults of the same seed strike independently: each has its place in the list mixed in. */
const hits = ({ rate = 1, seed = 0 }: Chance, order: number, offset: number, bit = 0): boolean =>
  chance(seed + order * 0x10000, offset * PLACES + bit) < rate;

function flipsOf(fault: Chance, order: number, offset: number): number {
  let flips = 0;
  for (let bit = 0; bit < LEVELS; bit++) if (hits(fault, order, offset, bit)) flips |= 1 << bit;
  return flips;
}
