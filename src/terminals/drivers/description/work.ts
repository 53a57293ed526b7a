import { redactText } from '../../../events/redaction.ts';
import { TerminalError, type TerminalOutcome } from '../../terminal.ts';
import type { DriverBench } from '../driver.ts';
import { BenchPaper } from './bench-paper.ts';
import type { Description } from './file.ts';
import { type OutcomeSpec, outcomeOf } from './outcome.ts';
import { PrinterEar } from './printer-ear.ts';
import type { Answer, Branch, CommonStep, Expectation } from './steps.ts';
import type { Values } from './template.ts';

/** What a description moves: a line, a keypad, a page. */
export interface Device<R, A> {
  /** A request begins: what came before is no answer to it. */
  begin(): void;
  /** Does what a step of this kind says. Rejects with Unanswered where the terminal has to acknowledge and does not, by `until`. */
  act(step: Partial<A>, values: Values, until: number): Promise<void>;
  /** The first that fits one of the answers, and what was read; null when none has come by `until`, ms of the clock. */
  answer(answers: readonly Answer<R, A>[], values: Values, until: number): Promise<Answered<R, A> | null>;
  /** What was seen last, for whom it was in vain to wait. */
  seen(): string;
  close(): Promise<void>;
}

export interface Answered<R, A> {
  readonly answer: Answer<R, A>;
  readonly found: Values;
}

/** The terminal said nothing that was waited for. */
export class Unanswered extends Error {}

/** The same for whom waits no longer: a TerminalError `terminal-silent`; any other error as it is. */
export function asSilent(error: unknown): unknown {
  if (!(error instanceof Unanswered)) return error;
  return new TerminalError(
    'terminal-silent',
    `the terminal does not answer: ${error.message}`,
    'look at its display and its cable, and compare what it does with the description',
  );
}

/** One request under way. */
export class Work<R, A> {
  readonly paper: BenchPaper;
  readonly #ear: PrinterEar;
  readonly #description: Description<R, A>;
  readonly #device: Device<R, A>;
  readonly #bench: DriverBench;
  readonly #values: Map<string, string>;
  readonly #asked?: string;

  constructor(
    description: Description<R, A>,
    device: Device<R, A>,
    bench: DriverBench,
    values: Map<string, string>,
    asked?: string,
  ) {
    this.paper = new BenchPaper(bench.printer);
    this.#ear = new PrinterEar(bench.clock, bench.printing);
    this.#description = description;
    this.#device = device;
    this.#bench = bench;
    this.#values = values;
    this.#asked = asked;
  }

  /** Hears of the printer no more. */
  end(): void {
    this.#ear.close();
  }

  /** Does steps one after the other; their outcome, or null where none was said. Rejects with Unanswered. */
  async run({ steps, outcome }: Branch<R, A>): Promise<TerminalOutcome | null> {
    for (const step of steps) {
      const ended = await this.#step(step);
      if (ended) return ended;
    }
    return outcome ? this.#outcome(outcome) : null;
  }

  /** Whether steps print on the bench's printer. */
  printsIn(part: unknown): boolean {
    if (typeof part !== 'object' || part === null) return false;
    return ('print' in part && part.print !== undefined) || Object.values(part).some((inner) => this.printsIn(inner));
  }

  async #step(step: CommonStep<R, A> & Partial<A>): Promise<TerminalOutcome | null> {
    const { clock } = this.#bench;
    if (step.expect) return this.#expect(step.expect);
    if (step.set)
      for (const [name, value] of Object.entries(step.set)) this.#values.set(name, value.fill(this.#values));
    else if (step.pause !== undefined) await clock.sleep(step.pause);
    else if (step.print) await this.paper.print(step.print, this.#values);
    else if (step.printer) await this.#printer(step.printer);
    else await this.#device.act(step, this.#values, this.#until());
    return null;
  }

  async #expect({ within, answers, silence }: Expectation<R, A>): Promise<TerminalOutcome | null> {
    for (;;) {
      const answered = await this.#device.answer(answers, this.#values, this.#until(within));
      if (!answered) {
        if (silence) return this.run(silence);
        throw new Unanswered(redactText(this.#device.seen()));
      }
      const { answer, found } = answered;
      for (const [name, value] of found) this.#values.set(name, value);
      const ended = await this.run({ steps: answer.steps ?? [], outcome: answer.outcome });
      if (ended || !answer.again) return ended;
    }
  }

  async #printer({ until, silence, within }: NonNullable<CommonStep<R, A>['printer']>): Promise<void> {
    if (!this.#bench.printing)
      throw new TerminalError(
        'no-printer-watch',
        'the description waits for the printer, and this bench does not see it',
        "use a bench whose terminal prints on Platen's printer, or wait for a text",
      );
    const end = this.#until(within);
    const came = until === 'begins' ? await this.#ear.begins(end) : await this.#ear.isDone(silence, end);
    if (!came)
      throw new Unanswered(until === 'begins' ? 'nothing reaches the printer' : 'bytes reach the printer without end');
  }

  #outcome(spec: OutcomeSpec): TerminalOutcome {
    return outcomeOf(spec, this.#description.codes, this.#values, this.#asked);
  }

  #until(within = this.#description.within): number {
    return this.#bench.clock.now() + within;
  }
}
