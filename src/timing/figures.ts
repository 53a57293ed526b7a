import type { SlipTiming } from '../events/event.ts';
import { percentile } from './percentile.ts';

/** Whose time a figure is in: that of the run, or the machine's, whatever the run's is. */
export type ClockKind = 'real' | 'virtual';

/** What can be measured, in the order in which it is told; each is a time in ms. */
export const figures = {
  'print.first-byte': 'from the request to the first byte of a slip',
  'print.wire': 'from its first byte to its last',
  'print.buffer': 'its bytes were there and had to wait: for the slip before, while the printer was offline',
  'print.head': 'its paper moved: motor starts, rows with dots, blank rows',
  'print.cut': 'the cutter',
  'print.total': 'from the request until the slip is out: cut, or its last row moved',
  'register.acknowledged': 'from the request until the register had the answer',
} as const;

export type FigureName = keyof typeof figures;

export const figureNames = Object.keys(figures) as readonly FigureName[];

/** What a figure of many samples is told by. */
export const statistics = ['p50', 'p95', 'max'] as const;
export type Statistic = (typeof statistics)[number];

/** A figure of some samples, ms, and the clock that they were taken with. */
export interface Summary extends Readonly<Record<Statistic, number>> {
  readonly figure: FigureName;
  readonly clock: ClockKind;
  readonly count: number;
}

/** One time, ms, and what it is a time of. */
export interface Sample {
  readonly figure: FigureName;
  readonly ms: number;
  /** Index of the step, and of the slip among those of the step. */
  readonly step: number;
  readonly slip?: number;
}

/** What one slip says; a figure that is not known is left out. */
export function slipSamples({ requestToFirstByte, wire, paper }: SlipTiming, step: number, slip: number): Sample[] {
  const known: Partial<Record<FigureName, number | null>> = {
    'print.first-byte': requestToFirstByte,
    'print.wire': wire,
    'print.buffer': paper?.buffer ?? null,
    'print.head': paper ? paper.ramp + paper.head + paper.feed : null,
    'print.cut': paper?.cut ?? null,
    'print.total': paper && requestToFirstByte !== null ? requestToFirstByte + paper.out : null,
  };
  return figureNames.flatMap((figure) => {
    const ms = known[figure] ?? null;
    return ms === null ? [] : [{ figure, ms, step, slip }];
  });
}

/** Each figure of which there are samples, in the order of `figures`. */
export function summaries(samples: readonly Pick<Sample, 'figure' | 'ms'>[], clock: ClockKind): Summary[] {
  return figureNames.flatMap((figure) => {
    const times = samples.filter((sample) => sample.figure === figure).map(({ ms }) => ms);
    return times.length === 0 ? [] : [summary(figure, times, clock)];
  });
}

/** A figure of samples, ms, of which there is at least one. */
export function summary(figure: FigureName, times: readonly number[], clock: ClockKind): Summary {
  const sorted = times.toSorted((a, b) => a - b);
  const [p50, p95, max] = [0.5, 0.95, 1].map((share) => percentile(sorted, share)) as [number, number, number];
  return { figure, clock, count: times.length, p50, p95, max };
}
