import type { Locator, Page } from '@playwright/test';
import type { Clock } from '../../../clock/clock.ts';
import { TerminalError } from '../../terminal.ts';
import { formed, readText } from '../description/reading.ts';
import type { Answer } from '../description/steps.ts';
import type { Values } from '../description/template.ts';
import { type Answered, type Device, Unanswered } from '../description/work.ts';
import type { PagePlace, Reads, WebActs, WebFile } from './schema.ts';
import { type Target, targetText } from './target.ts';

/** How often a page is looked at, ms. */
const EVERY = 50;

/** Most characters of a page that a message shows. */
const SHOWN = 200;

/** A page that is filled in, clicked and read. */
export class PageDevice implements Device<PagePlace, WebActs> {
  readonly #file: WebFile;
  readonly #page: Page;
  readonly #url: string;
  readonly #clock: Clock;
  readonly #close: () => Promise<void>;
  #shown = '';
  /** The text that was an answer in between: it is none again before it changes. */
  #answered: string | null = null;

  /** `close` gives back the page and all that it needs. */
  constructor(file: WebFile, page: Page, url: string, clock: Clock, close: () => Promise<void>) {
    this.#file = file;
    this.#page = page;
    this.#url = url;
    this.#clock = clock;
    this.#close = close;
  }

  /** Rejects with a TerminalError `page-unreachable`. */
  async open(until: number): Promise<void> {
    await this.#goto(this.#url, until);
  }

  begin(): void {
    this.#answered = null;
  }

  seen(): string {
    return `the page shows ${JSON.stringify(this.#shown)}`;
  }

  async act(step: Partial<WebActs>, values: Values, until: number): Promise<void> {
    const { goto, fill, click, choose, press, read } = step;
    if (goto) await this.#goto(new URL(goto.fill(values), this.#url).href, until);
    if (fill) await this.#on(fill, until, (field, timeout) => field.fill(fill.with.fill(values), { timeout }));
    if (click) await this.#on(click, until, (it, timeout) => it.click({ timeout }));
    if (choose)
      await this.#on(choose, until, (list, timeout) => list.selectOption(choose.option.fill(values), { timeout }));
    if (press?.in) await this.#on(press.in, until, (it, timeout) => it.press(press.key, { timeout }));
    else if (press) await this.#told(() => this.#page.keyboard.press(press.key), 'the keyboard');
    if (read) await this.#read(read, values as Map<string, string>, until);
  }

  async answer(
    answers: readonly Answer<PagePlace, WebActs>[],
    values: Values,
    until: number,
  ): Promise<Answered<PagePlace, WebActs> | null> {
    for (;;) {
      for (const answer of answers) {
        const text = await this.#textOf(answer.in ?? { selector: 'body' });
        if (text === null) continue;
        this.#shown = text.trim().slice(0, SHOWN);
        const found = text === this.#answered ? null : readText(answer, text, values, this.#file.decimals);
        if (!found) continue;
        this.#answered = answer.again ? text : null;
        return { answer, found };
      }
      if (this.#clock.now() >= until) return null;
      await this.#clock.sleep(Math.min(EVERY, until - this.#clock.now()));
    }
  }

  close(): Promise<void> {
    return this.#close();
  }

  async #goto(url: string, until: number): Promise<void> {
    const timeout = this.#left(until);
    try {
      await this.#page.goto(url, { timeout, waitUntil: 'domcontentloaded' });
    } catch (error) {
      if (isTimeout(error)) throw new Unanswered(`${url} does not load`);
      throw new TerminalError(
        'page-unreachable',
        `${url} cannot be opened: ${firstLine(error)}`,
        'check the address, and that the terminal is switched on',
      );
    }
  }

  async #read({ places }: Reads, values: Map<string, string>, until: number): Promise<void> {
    for (const [name, { as, ...target }] of places) {
      await this.#on(target, until, (it, timeout) => it.waitFor({ timeout }));
      const text = (await this.#textOf(target)) ?? '';
      const value = as === undefined ? text.trim() : formed(text, as, this.#file.decimals);
      if (value === null)
        throw new TerminalError(
          'number-unfit',
          `${name} reads "${text}", which is no ${as}`,
          'compare where the description reads it',
        );
      values.set(name, value);
    }
  }

  /** The text of something that is seen, a field's what is in it; null where it is not seen. */
  async #textOf(target: Target): Promise<string | null> {
    const it = this.#locate(target).first();
    return this.#told(async () => {
      if (!(await it.isVisible())) return null;
      const isField = /^(INPUT|TEXTAREA|SELECT)$/.test(
        await it.evaluate((element) => (element as { tagName: string }).tagName, undefined, { timeout: EVERY }),
      );
      return isField ? it.inputValue({ timeout: EVERY }) : it.innerText({ timeout: EVERY });
    }, targetText(target)).catch((error) => {
      // It went while it was looked at.
      if (error instanceof Unanswered) return null;
      throw error;
    });
  }

  #on<T>(target: Target, until: number, act: (it: Locator, timeout: number) => Promise<T>): Promise<T> {
    return this.#told(() => act(this.#locate(target), this.#left(until)), targetText(target));
  }

  /** Playwright's errors in words. */
  async #told<T>(act: () => Promise<T>, what: string): Promise<T> {
    try {
      return await act();
    } catch (error) {
      if (isTimeout(error)) throw new Unanswered(`${what} is not there, or takes nothing`);
      if (this.#page.isClosed())
        throw new TerminalError(
          'browser-gone',
          'the page was closed while it was in use',
          'leave the browser of a bench alone',
        );
      throw new TerminalError('page-failed', `${what}: ${firstLine(error)}`, 'compare the description with the page');
    }
  }

  #locate({ frame, ...target }: Target): Locator {
    const within = frame === undefined ? this.#page : this.#page.frameLocator(frame);
    if (target.role !== undefined)
      return within.getByRole(target.role as Parameters<Page['getByRole']>[0], { name: target.name });
    if (target.label !== undefined) return within.getByLabel(target.label);
    if (target.placeholder !== undefined) return within.getByPlaceholder(target.placeholder);
    if (target.text !== undefined) return within.getByText(target.text);
    if (target['test-id'] !== undefined) return within.getByTestId(target['test-id']);
    return within.locator(target.selector!);
  }

  /** ms; 0 would be for ever. */
  #left(until: number): number {
    return Math.max(1, until - this.#clock.now());
  }
}

function isTimeout(error: unknown): boolean {
  return (error as Error).name === 'TimeoutError';
}

function firstLine(error: unknown): string {
  return (error as Error).message.split('\n')[0]!;
}
