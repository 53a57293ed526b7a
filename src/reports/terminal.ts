import type { EventOf, EventSink, PlatenEvent } from '../events/event.ts';
import { approvalsOf } from './approval.ts';
import { placeOf, Run, type ScenarioRecord, slipsOf, whichOf } from './run.ts';
import { clearLine, fitted, painted, type Screen } from './screen.ts';
import { type Standing, scenariosRun, standingOf, tally, tallyWords, verdict } from './standing.ts';
import { counted, duration, printable, seconds } from './words.ts';

export interface TerminalOptions {
  readonly write: (text: string) => void;
  readonly screen: Screen;
  /** Paths of the reports that are being written, told at the end. */
  readonly reports?: readonly string[];
}

/** Columns of the first word of a scenario's line; `bench-error` alone is wider. */
const WORD_COLUMNS = 8;

const BOLD = 1;
const DIM = 2;
const colours: Readonly<Record<Standing, number>> = {
  passed: 32,
  failed: 31,
  timeout: 31,
  'bench-error': 35,
  aborted: 35,
  golden: 33,
  flaky: 33,
  skipped: DIM,
};

/**
 * What `platen run` prints: a line a scenario, what was found below it, a summary. On a screen a last line tells what
 * is under way and is drawn again with each step.
 */
export class TerminalReport implements EventSink {
  readonly #options: TerminalOptions;
  readonly #run = new Run();

  constructor(options: TerminalOptions) {
    this.#options = options;
  }

  write(event: PlatenEvent): void {
    this.#run.add(event);
    if (event.type === 'run-begin') this.#line(heading(event));
    else if (event.type === 'scenario-begin') this.#progress(event.scenario);
    else if (event.type === 'step-begin') this.#progress(`${event.scenario}: ${event.title}`);
    else if (event.type === 'scenario-end') this.#scenario(this.#run.scenario(event.scenario));
    else if (event.type === 'run-end') this.#summary(event);
  }

  async close(): Promise<void> {
    if (this.#run.end === undefined) this.#line(this.#verdict());
  }

  #scenario(scenario: ScenarioRecord): void {
    const standing = standingOf(scenario);
    const word = standing === 'passed' ? 'ok' : standing;
    const slips = counted(slipsOf(scenario).length, 'slip');
    const which = whichOf(scenario);
    const facts = `  ${slips}  ${time(scenario.duration)}${which === '' ? '' : `  ${which}`}`;
    const name = printable(scenario.name);
    this.#line(`${this.#paint(colours[standing], word.padEnd(WORD_COLUMNS - 1))} ${name}${this.#paint(DIM, facts)}`);
    if (scenario.message !== undefined) this.#below(scenario.message);
    if (standing !== 'passed') this.#findings(scenario);
    for (const { figure, of, value, limit } of scenario.limits.filter((one) => one.standing === 'marginal')) {
      this.#below(`close to its limit: ${figure} ${of} is ${seconds(value)} of ${seconds(limit)}`);
    }
  }

  #findings(scenario: ScenarioRecord): void {
    for (const step of scenario.steps) {
      for (const finding of step.findings) this.#below(`${placeOf(step, finding)}: ${finding.message}`);
    }
    const goldens = slipsOf(scenario).map((slip) => slip.golden);
    for (const { path, state } of goldens) if (state !== 'matched') this.#below(`golden ${state}: ${path}`);
    for (const command of approvalsOf(scenario)) this.#below(`to approve: ${command}`, BOLD);
  }

  #summary(end: EventOf<'run-end'>): void {
    const { begin, scenarios } = this.#run;
    const slips = scenarios.reduce((sum, scenario) => sum + slipsOf(scenario).length, 0);
    const clock = scenarios.reduce((sum, scenario) => sum + scenario.duration, 0);
    const virtual = begin?.clock === 'virtual' ? ` (${time(clock)} of virtual time)` : '';
    this.#line('');
    this.#line(this.#verdict());
    this.#line(`${scenariosRun(this.#run)}, ${counted(slips, 'slip')} in ${seconds(end.took)}${virtual}`);
    for (const path of this.#options.reports ?? []) this.#line(`report: ${path}`);
  }

  #verdict(): string {
    const [worst = 'passed'] = tally(this.#run).map(([standing]) => standing);
    return this.#paint(colours[worst], `${verdict(this.#run)}: ${tallyWords(this.#run)}`);
  }

  /** Under a scenario's line; the text may come from a slip, and obeys nothing. */
  #below(text: string, weight = 0): void {
    const indented = printable(text).replace(/^/gm, ' '.repeat(WORD_COLUMNS));
    this.#line(weight === 0 ? indented : this.#paint(weight, indented));
  }

  #line(text: string): void {
    const { screen, write } = this.#options;
    write(`${screen.live ? clearLine : ''}${text}\n`);
  }

  #progress(text: string): void {
    const { screen, write } = this.#options;
    if (!screen.live) return;
    const place = `${this.#run.scenarios.length}/${this.#run.begin?.scenarios ?? 0}`;
    const line = fitted(printable(`${place} ${text}`), screen.columns - 1);
    write(`${clearLine}${this.#paint(DIM, line)}`);
  }

  #paint(parameter: number, text: string): string {
    return painted(this.#options.screen, parameter, text);
  }
}

function heading(begin: EventOf<'run-begin'>): string {
  const defect = begin.defect === undefined ? '' : `, told to have the defect ${begin.defect}`;
  return `platen ${begin.platen}: ${counted(begin.scenarios, 'scenario')}, ${begin.clock} clock${defect}`;
}

/** One unit down the column, so that times compare at a glance; only what takes minutes and more is told otherwise. */
const time = (ms: number) => (ms < 59_995 ? seconds(ms) : duration(ms));
