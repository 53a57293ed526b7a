import { benchSchema } from '../bench/bench-file.ts';
import { durationMs } from '../clock/duration.ts';
import { faultOf, type Written } from '../printers/fault-schema.ts';
import type { FaultName } from '../printers/faults.ts';
import type { Entry } from '../terminals/terminal.ts';
import { cards } from './cards.ts';
import { expectedGot } from './problems.ts';
import {
  type Action,
  asksTerminal,
  type Expectation,
  type Scenario,
  type Step,
  type TransactionName,
} from './scenario.ts';
import { type ActionName, actionNames, type ScenarioFile, type StepFile } from './schema.ts';
import type { Path, Problem, YamlSource } from './source.ts';
import { either } from './words.ts';

/** Where a scenario file is, and what is meant where it says nothing. */
export interface ScenarioContext {
  readonly id: string;
  readonly file: string;
  /** That of a bench file which names none when absent. */
  readonly model?: string;
}

const usualModel = benchSchema.parse({}).model;

/** A scenario whose steps refer to each other by index, or everything that is wrong with how they do. */
export function checkScenario(
  file: ScenarioFile,
  source: YamlSource,
  { id, file: path, model = usualModel }: ScenarioContext,
): { readonly scenario: Scenario; readonly problems: readonly Problem[] } {
  const checker = new Checker(source);
  const steps = file.steps.map((step, index) => checker.step(step, index));
  const zone = /([+-]\d\d:\d\d)$/.exec(file.clock)?.[1] ?? '+00:00';
  const scenario: Scenario = {
    id,
    file: path,
    line: source.lineOf(['name']),
    title: file.name,
    src: file.src,
    ...file.terminal,
    model: file.printer ?? model,
    baud: file.link.baud,
    date: Date.parse(file.clock),
    zone,
    limit: durationMs(file.limit),
    answers: file.host.answers,
    steps,
  };
  return { scenario, problems: checker.problems };
}

/** What a reference to a step may be a reference to. */
type Kinds = readonly ActionName[];

/** How a card was read, as titles of steps tell it. */
const entryWords = { S: 'swiped', I: 'inserted', C: 'held', M: 'keyed in' } as const satisfies Record<Entry, string>;

class Checker {
  readonly problems: Problem[] = [];
  readonly #source: YamlSource;
  /** Named steps so far. */
  readonly #named = new Map<string, { readonly index: number; readonly kind: ActionName }>();

  constructor(source: YamlSource) {
    this.#source = source;
  }

  step(step: StepFile, index: number): Step {
    const path: Path = ['steps', index];
    const kind = actionNames.find((name) => name in step)!;
    const { title, action } = this.#action(step, kind, [...path, kind]);
    const expect = this.#expectation(step, kind, [...path, 'expect']);
    if (step.as !== undefined) this.#name(step.as, index, kind, [...path, 'as']);
    return { line: this.#source.lineOf(path), title, action, expect };
  }

  #name(name: string, index: number, kind: ActionName, path: Path): void {
    if (this.#named.has(name))
      this.#problem(path, `expected a name of its own, got "${name}", which an earlier step has`);
    else this.#named.set(name, { index, kind });
  }

  /** What a step does, and how it is told. */
  #action(step: StepFile, kind: ActionName, path: Path): { readonly title: string; readonly action: Action } {
    switch (kind) {
      case 'sale': {
        const { amount, card } = step.sale!;
        const title = `sale ${amount.toFixed(2)}, card ${entryWords[cards[card].entry]}`;
        return { title, action: { kind, amount: fen(amount), card } };
      }
      case 'void':
        return {
          title: `void ${nameOf(step.void!)}`,
          action: { kind, of: this.#transaction(step.void!, path, ['sale', 'refund']) },
        };
      case 'refund': {
        const { of, amount } = step.refund!;
        const at = this.#reference(of, [...path, 'of'], ['sale']);
        if (amount === undefined) return { title: `refund ${of}`, action: { kind, step: at } };
        return { title: `refund ${amount.toFixed(2)} of ${of}`, action: { kind, step: at, amount: fen(amount) } };
      }
      case 'settle':
        return { title: 'settle', action: { kind } };
      case 'reprint': {
        const what = step.reprint!;
        if (what === 'last') return { title: 'reprint the last slip', action: { kind, of: what } };
        if (what === 'settlement') return { title: 'reprint the last settlement', action: { kind, of: what } };
        const of = this.#transaction(what.voucher, [...path, 'voucher'], ['sale', 'void', 'refund']);
        return { title: `reprint ${nameOf(what.voucher)}`, action: { kind, of } };
      }
      case 'fault': {
        const [[name, options]] = Object.entries(step.fault!) as [[FaultName, Written]];
        return { title: `fault ${name}`, action: { kind, fault: faultOf(name, options) } };
      }
      case 'recover':
        return { title: `recover ${step.recover!}`, action: { kind, name: step.recover! } };
      case 'wait':
        return { title: `wait ${step.wait!}`, action: { kind, ms: durationMs(step.wait!) } };
    }
  }

  #expectation({ expect }: StepFile, kind: ActionName, path: Path): Expectation {
    if (!expect) return { result: 'approved' };
    if (!asksTerminal(kind)) this.#problem(path, `expected nothing: the terminal is asked for nothing by ${kind}`);
    const { 'reprint-of': original, ...rest } = expect;
    if (original === undefined) return rest;
    const at = [...path, 'reprint-of'];
    if (kind !== 'reprint') this.#problem(at, `expected reprint-of beside a reprint alone, got it beside ${kind}`);
    return { ...rest, reprintOf: this.#reference(original, at, ['sale', 'void', 'refund', 'settle']) };
  }

  #transaction(given: string | number, path: Path, kinds: Kinds): TransactionName {
    return typeof given === 'number' ? { voucher: given } : { step: this.#reference(given, path, kinds) };
  }

  /** Index of the step of that name. */
  #reference(name: string, path: Path, kinds: Kinds): number {
    const step = this.#named.get(name);
    if (step && kinds.includes(step.kind)) return step.index;
    const fitting = [...this.#named].filter(([, { kind }]) => kinds.includes(kind)).map(([known]) => known);
    const known = fitting.length === 0 ? 'none has a name' : fitting.join(', ');
    this.#problem(path, expectedGot(`the name of an earlier ${either(kinds)} (${known})`, name));
    return 0;
  }

  #problem(path: Path, message: string): void {
    this.problems.push(this.#source.problem(path, message));
  }
}

/** Whole fen of an amount in yuan that has at most two decimals. */
function fen(yuan: number): number {
  return Math.round(yuan * 100);
}

/** A transaction as it is written: the name of a step, or a voucher number. */
function nameOf(given: string | number): string {
  return typeof given === 'number' ? `voucher ${given}` : given;
}
