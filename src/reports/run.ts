import type { EventOf, Outcome, PlatenEvent } from '../events/event.ts';
import { english, type Speech } from './speech/speech.ts';

/** One step of a scenario with what came of it. */
export interface StepRecord {
  /** 1-based place among the steps that began. */
  readonly ordinal: number;
  /** Unique in the run: the scenario's, a dash, the ordinal. */
  readonly id: string;
  title: string;
  /** 1-based line of the scenario's file; 0 when it never began. */
  line: number;
  /** ms of the run's clock. */
  at: number;
  readonly slips: EventOf<'slip'>[];
  readonly findings: EventOf<'finding'>[];
  end?: EventOf<'step-end'>;
}

/** One attempt at a scenario. */
export interface ScenarioRecord {
  /** Unique in the run: `s1`, `s2` ... */
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly title: string;
  readonly acquirer: string;
  readonly model: string;
  /** 1 for the first; a scenario that begins again is tried again. */
  readonly attempt: number;
  /** From 1, of a scenario that is repeated. */
  readonly repetition?: number;
  /** True once a later attempt has begun: this one no longer counts. */
  superseded: boolean;
  readonly steps: StepRecord[];
  /** How its times stand to their limits. */
  readonly limits: EventOf<'time-limit'>[];
  /** When it began, ms of the run's clock. */
  readonly at: number;
  /** `aborted` until it ends. */
  outcome: Outcome;
  /** ms of the run's clock. */
  duration: number;
  /** Real ms. */
  took?: number;
  message?: string;
}

/** A run as a tree, grown from the event stream. */
export class Run {
  begin?: EventOf<'run-begin'>;
  end?: EventOf<'run-end'>;
  /** Every attempt, in the order in which they began. */
  readonly attempts: ScenarioRecord[] = [];
  readonly #current = new Map<string, ScenarioRecord>();
  readonly #steps = new Map<ScenarioRecord, Map<number, StepRecord>>();

  static from(events: Iterable<PlatenEvent>): Run {
    const run = new Run();
    for (const event of events) run.add(event);
    return run;
  }

  /** The last attempt at each scenario, or at each repetition of it: what counts. */
  get scenarios(): ScenarioRecord[] {
    return this.attempts.filter((attempt) => !attempt.superseded);
  }

  /** The attempt at a scenario that is under way, or was last. */
  scenario(name: string): ScenarioRecord {
    return this.#current.get(name) ?? this.#begin({ scenario: name, file: '', line: 0, title: '' });
  }

  add(event: PlatenEvent): void {
    switch (event.type) {
      case 'run-begin':
        this.begin = event;
        break;
      case 'scenario-begin':
        this.#begin(event);
        break;
      case 'step-begin':
        Object.assign(this.#step(event), { title: event.title, line: event.line, at: event.at });
        break;
      case 'slip':
        this.#step(event).slips.push(event);
        break;
      case 'finding':
        this.#step(event).findings.push(event);
        break;
      case 'step-end':
        this.#step(event).end = event;
        break;
      case 'time-limit':
        this.scenario(event.scenario).limits.push(event);
        break;
      case 'scenario-end':
        Object.assign(this.scenario(event.scenario), {
          outcome: event.outcome,
          duration: event.duration,
          took: event.took,
          message: event.message,
        });
        break;
      case 'run-end':
        this.end = event;
        break;
    }
  }

  #begin(event: Pick<EventOf<'scenario-begin'>, 'scenario' | 'file' | 'line' | 'title'> & Partial<Place>) {
    const before = this.#current.get(event.scenario);
    const earlier = before?.repetition === event.repetition ? before : undefined;
    if (earlier !== undefined) earlier.superseded = true;
    const record: ScenarioRecord = {
      id: `s${this.attempts.length + 1}`,
      name: event.scenario,
      file: event.file,
      line: event.line,
      title: event.title,
      acquirer: event.acquirer ?? '',
      model: event.model ?? '',
      attempt: (earlier?.attempt ?? 0) + 1,
      superseded: false,
      ...(event.repetition === undefined ? {} : { repetition: event.repetition }),
      steps: [],
      limits: [],
      at: event.at ?? 0,
      outcome: 'aborted',
      duration: 0,
    };
    this.attempts.push(record);
    this.#current.set(event.scenario, record);
    this.#steps.set(record, new Map());
    return record;
  }

  /** What belongs to a step that never began still is evidence: it gets a step without a title. */
  #step(event: { readonly scenario: string; readonly step: number }): StepRecord {
    const scenario = this.scenario(event.scenario);
    const steps = this.#steps.get(scenario)!;
    const known = steps.get(event.step);
    if (known !== undefined) return known;
    const ordinal = scenario.steps.length + 1;
    const step: StepRecord = {
      ordinal,
      id: `${scenario.id}-${ordinal}`,
      title: '',
      line: 0,
      at: 0,
      slips: [],
      findings: [],
    };
    steps.set(event.step, step);
    scenario.steps.push(step);
    return step;
  }
}

type Place = Pick<EventOf<'scenario-begin'>, 'acquirer' | 'model' | 'repetition' | 'at'>;

/** Everything that was found in a scenario, in order. */
export function findingsOf(scenario: ScenarioRecord): EventOf<'finding'>[] {
  return scenario.steps.flatMap((step) => step.findings);
}

/** Every slip of a scenario, in order. */
export function slipsOf(scenario: ScenarioRecord): EventOf<'slip'>[] {
  return scenario.steps.flatMap((step) => step.slips);
}

/** Which of several runs of a scenario it is: `repetition 2`, `attempt 2`, both with a comma; nothing for the only one. */
export function whichOf({ repetition, attempt, superseded }: ScenarioRecord, { words }: Speech = english): string {
  const parts = [
    repetition === undefined ? '' : words.repetition(repetition),
    superseded || attempt > 1 ? words.attempt(attempt) : '',
  ].filter((part) => part !== '');
  return parts.length < 2 ? parts.join('') : words.and(parts[0]!, parts[1]!);
}

/** Where a finding is: `step 3 (reprint the last), merchant slip`. */
export function placeOf(
  step: StepRecord,
  finding: Pick<EventOf<'finding'>, 'slip'>,
  { words, tell }: Speech = english,
): string {
  const ordinal = words.step(step.ordinal);
  const titled = step.title === '' ? ordinal : words.titled(ordinal, tell(step.title));
  const slip = slipOf(step, finding);
  return slip === undefined ? titled : words.and(titled, words.slipOf(tell(slip.copy)));
}

/** The slip that a finding is about, where it was printed. */
export function slipOf(step: StepRecord, finding: Pick<EventOf<'finding'>, 'slip'>): EventOf<'slip'> | undefined {
  return finding.slip === undefined ? undefined : step.slips.find((slip) => slip.slip === finding.slip);
}
