import type { EventOf } from '../events/event.ts';
import type { Finding } from '../events/finding.ts';
import {
  type ClockKind,
  type FigureName,
  figureNames,
  type Sample,
  type Statistic,
  statistics,
  summary,
} from './figures.ts';

/** The longest that figures may be, ms. */
export type TimeLimits = Readonly<Partial<Record<FigureName, Readonly<Partial<Record<Statistic, number>>>>>>;

type Verdict = Omit<EventOf<'time-limit'>, 'v' | 'seq' | 'at' | 'type' | 'scenario'>;

/** Share of a limit from which on a figure is marginal. */
const MARGIN = 0.9;

/** How the times of a scenario stand to its limits; a figure without a sample stands to none. */
export function judgeTimes(samples: readonly Sample[], limits: TimeLimits, clock: ClockKind): Verdict[] {
  return figureNames.flatMap((figure) => {
    const times = samples.filter((sample) => sample.figure === figure).map(({ ms }) => ms);
    if (times.length === 0) return [];
    const told = summary(figure, times, clock);
    return statistics.flatMap((of) => {
      const limit = limits[figure]?.[of];
      if (limit === undefined) return [];
      const value = told[of];
      const standing = value > limit ? 'passed' : value > limit * MARGIN ? 'marginal' : 'kept';
      return [{ figure, of, value, limit, clock, count: times.length, standing }];
    });
  });
}

/** What is wrong where a limit was passed, and the step it is told at: that of the longest time. */
export function passedLimit(verdict: Verdict, samples: readonly Sample[]): { step: number; finding: Finding } {
  const { figure, of, value, limit, clock, count } = verdict;
  const longest = samples.filter((sample) => sample.figure === figure).reduce((a, b) => (b.ms > a.ms ? b : a));
  const [expected, actual] = [`at most ${inSeconds(limit)}`, inSeconds(value)];
  const message = `${figure} ${of} is ${actual} of ${clock} time (of ${count}), expected ${expected}`;
  const slip = longest.slip === undefined ? {} : { slip: longest.slip };
  return { step: longest.step, finding: { code: 'time-limit', by: 'timing', message, expected, actual, ...slip } };
}

const inSeconds = (ms: number): string => `${(ms / 1000).toFixed(3)} s`;
