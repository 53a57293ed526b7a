import { RealClock } from '../clock/real.ts';
import type { EventBody, LimitName, Outcome } from '../events/event.ts';
import type { Finding } from '../events/finding.ts';
import { redactText } from '../events/redaction.ts';
import type { PassedRun } from '../printers/bench-printer.ts';
import { codeFindings } from '../receipts/code-findings.ts';
import type { Sample } from '../timing/figures.ts';
import { judgeTimes, passedLimit } from '../timing/limits.ts';
import { NeverAnswered } from './answered.ts';
import { type Bench, BenchLacks, type OpenBench } from './bench.ts';
import type { BenchDefect } from './defects.ts';
import { nothingAsked, type Paper, type StepFacts } from './facts.ts';
import type { GoldenJudge } from './golden.ts';
import { LimitReached } from './limits.ts';
import { judgeStep } from './oracles/oracles.ts';
import { type Performed, performStep } from './perform.ts';
import { StepImpossible } from './request.ts';
import { asksTerminal, type Scenario, type Step } from './scenario.ts';
import { acknowledgedIn, onPiece, runEvents, slipEvents, stepSamples } from './step-events.ts';
import { VirtualBench } from './virtual-bench.ts';
import { answerText } from './words.ts';

/** How one scenario ended. */
export interface ScenarioResult {
  readonly id: string;
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
}

/** How an attempt at a scenario ended. */
export interface Ending {
  readonly outcome: Outcome;
  /** The limit that a timeout ran into. */
  readonly limit?: LimitName;
  readonly message?: string;
}

export interface ScenarioRun {
  /** Tells an event that happened at `at`, ms of the scenario's clock. */
  readonly emit: (body: EventBody, at: number) => void;
  readonly golden: GoldenJudge;
  /** What the scenario runs on; a virtual bench when absent. */
  readonly open?: OpenBench;
  readonly defect?: BenchDefect;
  /** From 1, where the scenario is repeated. */
  readonly repetition?: number;
  /** What the ending counts as: `flaky` where an attempt before it failed. As it is when absent. */
  readonly countedAs?: (ending: Ending, findings: readonly Finding[]) => Ending;
  /** Stops the scenario with a LimitReached. */
  readonly signal?: AbortSignal;
  /** No slip is drawn: nobody looks at the events. */
  readonly untold?: true;
}

const real = new RealClock();

/** Runs one scenario on a bench of its own and tells what happens. Never rejects but with what `emit` throws. */
export async function runScenario(scenario: Scenario, run: ScenarioRun): Promise<ScenarioResult & Ending> {
  const { id } = scenario;
  const { countedAs = (ending) => ending } = run;
  const began = real.now();
  run.emit(scenarioBegin(scenario, run.repetition), 0);
  const attempt = new Attempt(scenario, run);
  const ending = told(countedAs(await attempt.run(), attempt.findings));
  const duration = attempt.now;
  run.emit({ type: 'scenario-end', scenario: id, ...ending, duration, took: real.now() - began }, duration);
  return { id, ...ending, findings: attempt.findings };
}

/** The first event of a scenario. */
export function scenarioBegin(scenario: Scenario, repetition: number | undefined): EventBody {
  const { id, file, line, title, acquirer, model } = scenario;
  const which = repetition === undefined ? {} : { repetition };
  return { type: 'scenario-begin', scenario: id, file, line, title, acquirer, model, ...which };
}

class Attempt {
  readonly findings: Finding[] = [];
  now = 0;
  readonly #scenario: Scenario;
  readonly #run: ScenarioRun;
  readonly #steps: StepFacts[] = [];
  /** A step of which the printer holds slips. */
  #held?: Performed;
  /** What everything took so far. */
  #samples: Sample[] = [];

  constructor(scenario: Scenario, run: ScenarioRun) {
    this.#scenario = scenario;
    this.#run = run;
  }

  async run(): Promise<Ending> {
    const { open = VirtualBench.open, defect, signal } = this.#run;
    try {
      const bench = await open(this.#scenario, defect, signal);
      const ending = await this.#runOn(bench);
      const left = await bench.release();
      return left === undefined ? ending : notCleaned(ending, left);
    } catch (error) {
      return brokenBy(error);
    }
  }

  async #runOn(bench: Bench): Promise<Ending> {
    try {
      for (const [index, step] of this.#scenario.steps.entries()) {
        const stopped = await this.#step(bench, step, index);
        if (stopped) return stopped;
      }
      this.#judgeTimes(bench);
      await bench.close();
      return { outcome: this.findings.length > 0 ? 'failed' : 'passed' };
    } catch (error) {
      return brokenBy(error);
    }
  }

  /** What ends the scenario before its last step; nothing otherwise. */
  async #step(bench: Bench, step: Step, index: number): Promise<Ending | undefined> {
    const scenario = this.#scenario.id;
    const { title, line } = step;
    this.#emit({ type: 'step-begin', scenario, step: index, title, line });
    try {
      const next = this.#scenario.steps[index + 1];
      const canWait = next !== undefined && !asksTerminal(next.action.kind);
      const performed = await performStep(bench, step, { earlier: this.#steps, held: this.#held, canWait });
      this.now = bench.now();
      const codes = performed.isHeld ? [] : await codesOf(performed.facts.papers);
      const found = this.#tell(performed, index, bench, codes);
      const answer = this.#keep(performed, index);
      const acknowledged = acknowledgedIn(performed);
      this.#emit({
        type: 'step-end',
        scenario,
        step: index,
        outcome: found ? 'failed' : 'passed',
        answer,
        ...(acknowledged === undefined ? {} : { acknowledged }),
      });
      return undefined;
    } catch (error) {
      this.now = bench.now();
      return this.#broken(error, bench, step, index);
    }
  }

  /** Holds the times of all steps to the limits of the scenario. */
  #judgeTimes({ clock }: Bench): void {
    const { id, times } = this.#scenario;
    for (const verdict of judgeTimes(this.#samples, times, clock)) {
      this.#emit({ type: 'time-limit', scenario: id, ...verdict });
      if (verdict.standing !== 'passed') continue;
      const { step, finding } = passedLimit(verdict, this.#samples);
      this.#find(finding, step);
    }
  }

  /** Keeps what a step did for later ones; returns what the terminal answered in it. */
  #keep(performed: Performed, index: number): string {
    const { facts, of, isHeld } = performed;
    this.#held = isHeld ? performed : undefined;
    this.#steps[of] = facts;
    if (of === index) return facts.outcome ? redactText(answerText(facts.outcome)) : '';
    this.#steps[index] = nothingAsked(facts);
    return '';
  }

  /** A step that was not done to its end: what passed until then, and why. */
  #broken(error: unknown, bench: Bench, { title }: Step, index: number): Ending {
    const scenario = this.#scenario.id;
    const why = error instanceof Error ? error.message : `${error}`;
    this.#tellRuns(bench.takeOutput().runs, bench);
    const verdict = verdictOf(error, why);
    if (verdict) {
      this.#find(verdict, index);
      this.#emit({ type: 'step-end', scenario, step: index, outcome: 'failed', answer: '' });
      return { outcome: 'failed' };
    }
    const late = error instanceof LimitReached ? { limit: error.limit } : undefined;
    const outcome = late ? 'timeout' : 'bench-error';
    this.#emit({ type: 'step-end', scenario, step: index, outcome, answer: '' });
    return { outcome, ...late, message: `step ${index + 1} (${title}): ${why}` };
  }

  /** Tells what passed over the line, the slips, and what is wrong with them; whether something is. */
  #tell(performed: Performed, index: number, bench: Bench, codes: readonly Finding[]): boolean {
    const scenario = this.#scenario.id;
    const { facts, output, of, isHeld } = performed;
    this.#tellRuns(output.runs, bench);
    if (Object.keys(this.#scenario.times).length > 0) this.#samples.push(...stepSamples(performed, bench.model, index));
    if (isHeld) return false;
    const findings = [...judgeStep(facts), ...codes];
    for (const [i] of facts.papers.entries()) {
      const verdict = this.#run.golden(this.#scenario, of, facts, i);
      findings.push(...verdict.findings.map((finding) => ({ ...finding, slip: i })));
      if (this.#run.untold) continue;
      const golden = verdict.golden();
      for (const event of slipEvents(performed, i, bench.model)) {
        this.#emit({ ...event, scenario, step: index, golden });
      }
    }
    for (const finding of findings) this.#find(onPiece(facts.papers, finding), index);
    return findings.length > 0;
  }

  #find(found: Finding, step: number): void {
    const finding = withoutCardData(found);
    this.findings.push(finding);
    this.#emit({ type: 'finding', scenario: this.#scenario.id, step, ...finding });
  }

  #tellRuns(runs: readonly PassedRun[], { model }: Bench): void {
    if (this.#run.untold) return;
    for (const { at, ...body } of runEvents(runs, model)) this.#run.emit({ ...body, scenario: this.#scenario.id }, at);
  }

  #emit(body: EventBody): void {
    this.#run.emit(body, this.now);
  }
}

/** What is wrong with the product where a step cannot be done to its end; undefined where that says nothing of it. */
function verdictOf(error: unknown, why: string): Finding | undefined {
  if (error instanceof StepImpossible) return { code: 'step-impossible', by: 'scenario', message: why };
  if (!(error instanceof NeverAnswered)) return undefined;
  return {
    code: 'answer-missing',
    by: 'answer',
    message: `the terminal never answered, and nothing more was asked: ${why}`,
  };
}

/** What a driver or a terminal says of what went wrong may name a card. */
const told = (ending: Ending): Ending =>
  ending.message === undefined ? ending : { ...ending, message: redactText(ending.message) };

/** How a scenario ends that could not be set up, or not be brought to its end. */
function brokenBy(error: unknown): Ending {
  const message = error instanceof Error ? error.message : `${error}`;
  if (error instanceof BenchLacks) return { outcome: 'skipped', message };
  if (error instanceof LimitReached) return { outcome: 'timeout', limit: error.limit, message };
  return { outcome: 'bench-error', message };
}

/** A bench that is left in disorder is told; a scenario that passed on it may not be followed by one that fails for it. */
function notCleaned(ending: Ending, left: string): Ending {
  const message = ending.message === undefined ? left : `${ending.message}; ${left}`;
  return ending.outcome === 'passed' ? { outcome: 'bench-error', message } : { ...ending, message };
}

/** What a reader finds wrong with the codes on the papers of a step. */
async function codesOf(papers: readonly Paper[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [slip, paper] of papers.entries()) {
    for (const finding of await codeFindings(paper.slip)) findings.push({ ...finding, slip });
  }
  return findings;
}

/** What is written down says nothing of a card. */
function withoutCardData(finding: Finding): Finding {
  const { message, expected, actual } = finding;
  return {
    ...finding,
    message: redactText(message),
    ...(expected === undefined ? {} : { expected: redactText(expected) }),
    ...(actual === undefined ? {} : { actual: redactText(actual) }),
  };
}
