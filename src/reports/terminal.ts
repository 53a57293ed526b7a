import type { EventOf, EventSink, PlatenEvent } from '../events/event.ts';
import { padded } from '../words/columns.ts';
import { approvalsOf } from './approval.ts';
import { placeOf, Run, type ScenarioRecord, slipsOf, whichOf } from './run.ts';
import { clearLine, fitted, painted, type Screen } from './screen.ts';
import { english, type Speech } from './speech/speech.ts';
import { type Standing, scenariosRun, standingOf, tally, tallyWords, verdict } from './standing.ts';
import { duration, printable, seconds } from './words.ts';

export interface TerminalOptions {
  readonly write: (text: string) => void;
  readonly screen: Screen;
  /** Paths of the reports that are being written, told at the end. */
  readonly reports?: readonly string[];
  /** English where none is given. */
  readonly speech?: Speech;
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
  readonly #speech: Speech;
  readonly #run = new Run();

  constructor(options: TerminalOptions) {
    this.#options = options;
    this.#speech = options.speech ?? english;
  }

  write(event: PlatenEvent): void {
    this.#run.add(event);
    if (event.type === 'run-begin') this.#line(heading(event, this.#speech));
    else if (event.type === 'scenario-begin') this.#progress(event.scenario);
    else if (event.type === 'step-begin') this.#progress(`${event.scenario}: ${this.#speech.tell(event.title)}`);
    else if (event.type === 'scenario-end') this.#scenario(this.#run.scenario(event.scenario));
    else if (event.type === 'run-end') this.#summary(event);
  }

  async close(): Promise<void> {
    if (this.#run.end === undefined) this.#line(this.#verdict());
  }

  #scenario(scenario: ScenarioRecord): void {
    const { words, tell } = this.#speech;
    const standing = standingOf(scenario);
    const slips = words.slips(slipsOf(scenario).length);
    const which = whichOf(scenario, this.#speech);
    const facts = `  ${slips}  ${time(scenario.duration)}${which === '' ? '' : `  ${which}`}`;
    const name = printable(scenario.name);
    this.#line(
      `${this.#paint(colours[standing], padded(words.marks[standing], WORD_COLUMNS - 1))} ${name}${this.#paint(DIM, facts)}`,
    );
    if (scenario.message !== undefined) this.#below(tell(scenario.message));
    if (standing !== 'passed') this.#findings(scenario);
    for (const { figure, of, value, limit } of scenario.limits.filter((one) => one.standing === 'marginal')) {
      this.#below(words.near(`${figure} ${of}`, seconds(value), seconds(limit)));
    }
  }

  #findings(scenario: ScenarioRecord): void {
    const { words, tell } = this.#speech;
    for (const step of scenario.steps) {
      for (const finding of step.findings) {
        this.#below(words.placeOf(placeOf(step, finding, this.#speech), tell(finding.message)));
      }
    }
    const goldens = slipsOf(scenario).map((slip) => slip.golden);
    for (const { path, state } of goldens) if (state !== 'matched') this.#below(words.golden(state, path));
    for (const command of approvalsOf(this.#run, scenario)) this.#below(`${words.toApprove}${command}`, BOLD);
  }

  #summary(end: EventOf<'run-end'>): void {
    const { words } = this.#speech;
    const { begin, scenarios } = this.#run;
    const slips = scenarios.reduce((sum, scenario) => sum + slipsOf(scenario).length, 0);
    const clock = scenarios.reduce((sum, scenario) => sum + scenario.duration, 0);
    const virtual = begin?.clock === 'virtual' ? words.virtually(time(clock)) : '';
    this.#line('');
    this.#line(this.#verdict());
    const ran = words.and(scenariosRun(this.#run, this.#speech), words.slips(slips));
    this.#line(`${words.took(ran, seconds(end.took))}${virtual}`);
    for (const path of this.#options.reports ?? []) this.#line(words.report(path));
  }

  #verdict(): string {
    const [worst = 'passed'] = tally(this.#run).map(([standing]) => standing);
    const told = this.#speech.words.ofVerdict(verdict(this.#run, this.#speech), tallyWords(this.#run, this.#speech));
    return this.#paint(colours[worst], told);
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

function heading({ platen, scenarios, clock, defect }: EventOf<'run-begin'>, { words }: Speech): string {
  const told = defect === undefined ? '' : words.withDefect(defect);
  return `${words.heading(platen, words.scenarios(scenarios), words.clocks[clock])}${told}`;
}

/** One unit down the column, so that times compare at a glance; only what takes minutes and more is told otherwise. */
const time = (ms: number) => (ms < 59_995 ? seconds(ms) : duration(ms));
