import type { Clock } from '../../../clock/clock.ts';
import {
  type Merchant,
  type Terminal,
  TerminalError,
  type TerminalOutcome,
  type TerminalRequest,
} from '../../terminal.ts';
import { refused } from '../description/outcome.ts';
import { answerHelp, type Meant, meantBy } from './answers.ts';
import type { Notebook } from './notebook.ts';
import type { Prompt } from './prompt.ts';
import { wordsOf } from './words.ts';

export interface OperatorOptions {
  readonly clock: Clock;
  readonly acquirer: string;
  readonly merchant: Merchant;
  readonly prompt: Prompt;
  readonly notebook: Notebook;
  /** How long a person has for each step, ms. */
  readonly within: number;
  /** Of the currency. */
  readonly decimals: number;
}

/** A terminal that a person at the bench operates: asked what to do, they say what became of it. */
export class OperatedTerminal implements Terminal {
  readonly acquirer: string;
  readonly merchant: Merchant;
  readonly #options: OperatorOptions;
  #isBusy = false;
  #isClosed = false;
  #stop = new AbortController();

  constructor(options: OperatorOptions) {
    this.acquirer = options.acquirer;
    this.merchant = options.merchant;
    this.#options = options;
  }

  /**
   * See Terminal. Rejects with a TerminalError: `no-operator` where there is nobody to ask, `operator-silent` when the time
   * is over, `operator-left`, `result-unknown`. A step that was not answered stays open, and is asked about first of all
   * when the bench runs again.
   */
  async perform(request: TerminalRequest): Promise<TerminalOutcome> {
    if (this.#isBusy) return refused('busy');
    this.#isBusy = true;
    try {
      return await this.#perform(wordsOf(request, this.#options.decimals));
    } finally {
      this.#isBusy = false;
    }
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#stop.abort(left('the bench was closed'));
    this.#options.prompt.close();
  }

  async #perform(asked: string): Promise<TerminalOutcome> {
    const { prompt, notebook, clock } = this.#options;
    if (!prompt.isThere)
      throw new TerminalError(
        'no-operator',
        `nobody can be asked to ${asked}: standard input or output is no terminal window`,
        'run the bench in a window, or drive the terminal another way: script, keys, web',
      );
    const { open } = notebook;
    if (open) {
      const meant = await this.#ask(
        `Left open on ${open.at.slice(0, 16).replace('T', ' ')} UTC: ${open.asked}.\nWhat became of it?`,
        true,
      );
      notebook.end(meant?.result ?? 'never begun', 0);
      if (meant && open.asked === asked) return shownAs(meant);
    }
    const begun = clock.now();
    notebook.begin(asked, clock.date());
    const meant = (await this.#ask(`${asked[0]!.toUpperCase()}${asked.slice(1)}.`, false))!;
    const seconds = Math.round(clock.now() - begun) / 1000;
    prompt.say(`(${seconds} s)`);
    notebook.end(meant.result, seconds);
    return shownAs(meant);
  }

  /**
   * Asks until it is answered; null: a step that was left open was never begun. One that is left, or that nobody can tell
   * of, stays open.
   */
  async #ask(question: string, wasLeft: boolean): Promise<TerminalOutcome | null> {
    const help = wasLeft ? ['b: it was never begun', ...answerHelp] : answerHelp;
    let text = `${question}\n${help.map((line) => `  ${line}`).join('\n')}\n> `;
    for (;;) {
      const line = await this.#line(text);
      const meant: Meant | null = line === null ? 'leave' : meantBy(line, wasLeft);
      if (meant === 'leave') throw left(line === null ? 'the input ended' : 'the step was left for later');
      if (meant === 'unknown') throw unknown(question);
      if (meant === 'not-begun') return null;
      if (meant !== null) return meant;
      text = `"${line}" is no answer.\n${help.map((each) => `  ${each}`).join('\n')}\n> `;
    }
  }

  async #line(question: string): Promise<string | null> {
    const { prompt, clock, within } = this.#options;
    const limit = new AbortController();
    const cancel = clock.at(clock.now() + within, () => limit.abort(silent(within)));
    try {
      return await prompt.ask(question, AbortSignal.any([limit.signal, this.#stop.signal]));
    } finally {
      cancel();
    }
  }
}

function shownAs(outcome: TerminalOutcome): TerminalOutcome {
  return { ...outcome, display: outcome.result };
}

const later = 'run it again: it is asked about first of all';

function left(why: string): TerminalError {
  return new TerminalError('operator-left', `${why}, and stays open`, later);
}

function silent(within: number): TerminalError {
  return new TerminalError('operator-silent', `nobody answered within ${within / 1000} s; the step stays open`, later);
}

function unknown(question: string): TerminalError {
  return new TerminalError(
    'result-unknown',
    `nobody can tell what became of it: ${question}`,
    'look at the terminal: print its last receipt, and void it if it is not wanted; then run again, where it is asked about',
  );
}
