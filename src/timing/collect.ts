import type { EventSink, PlatenEvent } from '../events/event.ts';
import type { Finding } from '../events/finding.ts';
import { failedForGoldenAlone } from '../events/outcomes.ts';
import { type ClockKind, type FigureName, type Sample, slipSamples } from './figures.ts';

/** The times of a scenario by figure, ms: one for each time that it ran, of all its slips together. */
export type Series = Partial<Record<FigureName, number[]>>;

/** Times by scenario, all of one clock. */
export interface Times {
  readonly clock: ClockKind;
  readonly scenarios: Readonly<Record<string, Series>>;
}

/** Collects the times of scenarios that passed, or lack goldens alone, from the events of any number of runs. */
export class TimeCollector implements EventSink {
  readonly #series = new Map<string, Series>();
  readonly #failed = new Set<string>();
  #clock?: ClockKind;
  #samples: Sample[] = [];
  #findings: Pick<Finding, 'code'>[] = [];

  /** Throws a BaselineError where runs of two clocks come together. */
  write(event: PlatenEvent): void {
    if (event.type === 'run-begin') this.#begin(event.clock);
    else if (event.type === 'scenario-begin') {
      this.#samples = [];
      this.#findings = [];
    } else if (event.type === 'finding') this.#findings.push(event);
    else if (event.type === 'slip') this.#samples.push(...slipSamples(event.timing, event.step, event.slip));
    else if (event.type === 'step-end' && event.acknowledged !== undefined) {
      this.#samples.push({ figure: 'register.acknowledged', ms: event.acknowledged, step: event.step });
    } else if (event.type === 'scenario-end') {
      const { outcome } = event;
      const isSound =
        ['passed', 'flaky'].includes(outcome) || failedForGoldenAlone({ outcome, findings: this.#findings });
      if (isSound) this.#keep(event.scenario);
      else this.#failed.add(event.scenario);
    }
  }

  async close(): Promise<void> {}

  /** Scenarios that did not pass: what they took says nothing. */
  get failed(): string[] {
    return [...this.#failed];
  }

  /** What was collected; of a virtual clock where nothing ran. */
  get times(): Times {
    return { clock: this.#clock ?? 'virtual', scenarios: Object.fromEntries(this.#series) };
  }

  #begin(clock: ClockKind): void {
    if (this.#clock !== undefined && this.#clock !== clock) throw otherClock(this.#clock, clock);
    this.#clock = clock;
  }

  #keep(scenario: string): void {
    const series = this.#series.get(scenario) ?? {};
    this.#series.set(scenario, series);
    const sums = new Map<FigureName, number>();
    for (const { figure, ms } of this.#samples) sums.set(figure, (sums.get(figure) ?? 0) + ms);
    for (const [figure, ms] of sums) {
      series[figure] ??= [];
      series[figure].push(Math.round(ms * 1000) / 1000);
    }
  }
}

/** Times or a baseline that cannot be used: `code` is stable, `hint` says what to do. */
export class BaselineError extends Error {
  readonly code: 'other-clock' | 'no-baseline' | 'baseline-invalid';
  readonly hint: string;

  constructor(code: BaselineError['code'], message: string, hint: string) {
    super(message);
    this.name = 'BaselineError';
    this.code = code;
    this.hint = hint;
  }
}

/** Virtual time says what the models take, real time what a machine took: neither is slower than the other. */
export function otherClock(one: ClockKind, other: ClockKind): BaselineError {
  return new BaselineError(
    'other-clock',
    `times of the ${one} clock cannot be compared with times of the ${other} clock`,
    'compare runs of one clock; take a baseline for each',
  );
}
