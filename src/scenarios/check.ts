import { benchSchema } from '../bench/bench-file.ts';
import { durationMs } from '../clock/duration.ts';
import type { RegisterFaultName } from '../terminals/simulated/cable/faults.ts';
import type { ReprintMeans } from '../terminals/terminal.ts';
import { timeLimits } from '../timing/limits-schema.ts';
import { expectedGot } from '../yaml/problems.ts';
import type { Path, Problem, Source } from '../yaml/source.ts';
import { type Acquirer, acquirers } from './acquirers.ts';
import { type ActionName, actionNames } from './actions.ts';
import type { Limits } from './limits.ts';
import { type Kinds, meansWords, type ReadAction, readAction, transactions } from './read-action.ts';
import {
  asksTerminal,
  type Expectation,
  type Language,
  type ReprintName,
  type Scenario,
  type Step,
  type Task,
  type TransactionName,
} from './scenario.ts';
import type { ScenarioFile, StepFile } from './schema.ts';
import { handshakes } from './schema-parts.ts';
import { either } from './words.ts';

/** Where a scenario file is, and what is meant where it says nothing. */
export interface ScenarioContext {
  /** Of the file; of a scenario of several that one file says, the values of its parameters stand behind it. */
  readonly id: string;
  readonly file: string;
  /** What the values of its parameters are called; none when absent. */
  readonly combination?: readonly string[];
  /** That of a bench file which names none when absent. */
  readonly model?: string;
}

/** The longest that a terminal may take for a step where a scenario says nothing. */
const USUAL_LIMIT = '10m';

const usualModel = benchSchema.parse({}).model;

/** A scenario whose steps refer to each other by index, or everything that is wrong with how they do. */
export function checkScenario(
  file: ScenarioFile,
  source: Source,
  { id, file: path, combination = [], model = usualModel }: ScenarioContext,
): { readonly scenario: Scenario; readonly problems: readonly Problem[] } {
  const acquirer: Acquirer = acquirers[file.terminal.acquirer];
  const checker = new Checker(source, acquirer);
  checker.firstVoucher(file.terminal.voucher);
  checker.language(file.terminal.language);
  const steps: Step[] = [];
  for (const [place, step] of file.steps.entries()) {
    const { times } = step;
    const read = checker.step(step, place, steps.length + times - 1);
    const isInPlace = times === 1 && place === steps.length;
    for (let n = 0; n < times; n++) steps.push(isInPlace ? read : { ...read, place });
  }
  const { 'test-mode': testMode, 'signs-on': signsOn, timeout, ...set } = file.terminal;
  const { 'printer-not-ready': notReady, 'paper-end': paperEnd, 'asks-key': asksKey, ...terminal } = set;
  const { baud, handshake, pieces, buffer } = file.link;
  const zone = file.zone ?? /([+-]\d\d:\d\d)$/.exec(file.clock)?.[1] ?? '+00:00';
  const scenario: Scenario = {
    id: combination.length === 0 ? id : `${id}/${combination.join(',')}`,
    file: path,
    line: source.lineOf(['name']),
    title: file.name,
    src: file.src,
    catalogue: file.id,
    failures: file.failures,
    ...terminal,
    register: file.register,
    names: { acquirer: source.has(['terminal', 'acquirer']), printer: file.printer !== undefined },
    testMode,
    signsOn,
    timeout: durationMs(timeout),
    model: file.printer ?? model,
    habits: { notReady, paperEnd, asksKey },
    baud,
    ...(handshake === 'rts-cts' ? {} : { flow: handshakes[handshake] }),
    ...(pieces === undefined ? {} : { pieces }),
    ...(buffer === undefined ? {} : { buffer }),
    date: Date.parse(file.clock),
    zone,
    limits: checker.limits(file),
    times: timeLimits(file.limits),
    ...(file.quarantine ? { quarantine: file.quarantine } : {}),
    needs: file.needs,
    answers: file.host.answers,
    steps,
  };
  return { scenario, problems: checker.problems };
}

class Checker {
  readonly problems: Problem[] = [];
  readonly #source: Source;
  /** Named steps so far. */
  readonly #named = new Map<string, { readonly index: number; readonly kind: ActionName }>();

  /** The means that was chosen last. */
  #chosen?: Extract<Task, { kind: 'choose-means' }>;
  readonly #acquirer: Acquirer;

  constructor(source: Source, acquirer: Acquirer) {
    this.#acquirer = acquirer;
    this.#source = source;
  }

  limits({ limits: { scenario, step, silence } }: ScenarioFile): Limits {
    return {
      step: durationMs(step ?? USUAL_LIMIT),
      ...(scenario === undefined ? {} : { scenario: durationMs(scenario) }),
      ...(silence === undefined ? {} : { silence: durationMs(silence) }),
    };
  }

  firstVoucher(voucher: number): void {
    const { mostVouchers } = this.#acquirer;
    if (voucher <= mostVouchers) return;
    this.#problem(['terminal', 'voucher'], expectedGot(`a number from 1 to ${mostVouchers} of this acquirer`, voucher));
  }

  language(language?: Language): void {
    const { languages } = this.#acquirer;
    if (language === undefined || languages.includes(language)) return;
    this.#problem(['terminal', 'language'], expectedGot(`${either(languages)} of this acquirer`, language));
  }

  /** A fault that the acquirer's terminals and their registers can have. */
  #disturbance(name: RegisterFaultName, path: Path): void {
    const { faults } = this.#acquirer.family;
    if (faults.includes(name)) return;
    const known = faults.length === 0 ? 'none: this acquirer has no register' : `one of ${faults.join(', ')}`;
    this.#problem(path, expectedGot(known, name));
  }

  /** `index`: where it is done, for the last time, among all that is done. */
  step(step: StepFile, place: number, index: number): Step {
    const path: Path = ['steps', place];
    const kind = actionNames.find((name) => name in step)!;
    const { title, action } = readAction(step, kind, [...path, kind], {
      decimals: this.#acquirer.decimals,
      problem: (...at) => this.#problem(...at),
      step: (...at) => this.#reference(...at),
      transaction: (...at) => this.#transaction(...at),
      chosen: (at) => this.#reprintChosen(at),
    });
    if (action.kind === 'choose-means') this.#chosen = action;
    if (action.kind === 'register') this.#disturbance(action.fault.name, [...path, kind]);
    const expect = this.#expectation(step, kind, [...path, 'expect']);
    if (step.as !== undefined) this.#name(step.as, index, kind, [...path, 'as']);
    const again = step['again-after'];
    if (again !== undefined && !asksTerminal(kind))
      this.#problem([...path, 'again-after'], `expected nothing: the terminal is asked for nothing by ${kind}`);
    const twice = again === undefined ? {} : { again: durationMs(again) };
    return { line: this.#source.lineOf(path), title, action, ...twice, expect };
  }

  #name(name: string, index: number, kind: ActionName, path: Path): void {
    if (this.#named.has(name))
      this.#problem(path, `expected a name of its own, got "${name}", which an earlier step has`);
    else this.#named.set(name, { index, kind });
  }

  #expectation({ expect }: StepFile, kind: ActionName, path: Path): Expectation {
    if (!expect) return { result: 'approved' };
    if (!asksTerminal(kind)) this.#problem(path, `expected nothing: the terminal is asked for nothing by ${kind}`);
    const { 'reprint-of': original, pause, ...same } = expect;
    const rest = { ...same, ...(pause === undefined ? {} : { pause: durationMs(pause) }) };
    if (original === undefined) return rest;
    const at = [...path, 'reprint-of'];
    if (kind !== 'reprint') this.#problem(at, `expected reprint-of beside a reprint alone, got it beside ${kind}`);
    return { ...rest, reprintOf: this.#reference(original, at, [...transactions, 'settle']) };
  }

  #transaction(given: string | number, path: Path, kinds: Kinds): TransactionName {
    return typeof given === 'number' ? { voucher: given } : { step: this.#reference(given, path, kinds) };
  }

  #reprintChosen(path: Path): ReadAction {
    if (!this.#chosen) {
      this.#problem(path, expectedGot('a choose-means in an earlier step', 'chosen'));
      return { title: '', action: { kind: 'reprint', of: 'last' } };
    }
    const { by, step } = this.#chosen;
    const of: Record<ReprintMeans, ReprintName> = {
      last: 'last',
      settlement: 'settlement',
      voucher: { step },
      host: { host: step },
    };
    return { title: `reprint by the means chosen: ${meansWords[by]}`, action: { kind: 'reprint', of: of[by] } };
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
