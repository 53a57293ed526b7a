import { terminalZone } from '../../simulated/local-time.ts';
import {
  type Merchant,
  type Terminal,
  TerminalError,
  type TerminalOutcome,
  type TerminalRequest,
} from '../../terminal.ts';
import type { DriverBench } from '../driver.ts';
import type { Description, RequestSpec } from './file.ts';
import { refused } from './outcome.ts';
import { Numbering, requestName, valuesOf } from './requests.ts';
import { asSilent, type Device, Unanswered, Work } from './work.ts';

/** A terminal that does what a description says. */
export class DescribedTerminal<R, A> implements Terminal {
  readonly acquirer: string;
  readonly merchant: Merchant;
  readonly #description: Description<R, A>;
  readonly #device: Device<R, A>;
  readonly #bench: DriverBench;
  readonly #given: readonly (readonly [string, string])[];
  readonly #numbering: Numbering;
  #isBusy = false;
  #closing?: Promise<void>;

  /** `given`: values of the bench file. Throws a TerminalError `value-missing` where one that the description needs is not there. */
  constructor(
    description: Description<R, A>,
    device: Device<R, A>,
    bench: DriverBench,
    given: Readonly<Record<string, string>>,
  ) {
    const missing = description.values.filter((name) => given[name] === undefined);
    if (missing.length > 0)
      throw new TerminalError(
        'value-missing',
        `the description "${description.name}" needs ${missing.join(', ')}`,
        'give them in the bench file, under values of the terminal',
      );
    this.acquirer = bench.acquirer ?? description.acquirer;
    this.merchant = bench.merchant;
    this.#description = description;
    this.#device = device;
    this.#bench = bench;
    this.#given = Object.entries(given);
    this.#numbering = new Numbering(bench.clock, bench.merchant, terminalZone(description.zone));
  }

  /** What the description does first. Rejects with a TerminalError `terminal-silent`. */
  async connect(): Promise<void> {
    const { connect } = this.#description;
    if (!connect) return;
    const work = this.#work(new Map([...this.#given, ...this.#numbering.next()]));
    try {
      await work.run({ steps: connect.steps });
    } catch (error) {
      throw asSilent(error);
    } finally {
      work.end();
    }
  }

  /** See Terminal. Rejects with a TerminalError: `terminal-silent`, `result-unknown`, `sale-differs`, or what its device rejects with. */
  async perform(request: TerminalRequest): Promise<TerminalOutcome> {
    if (this.#isBusy) return refused('busy');
    const spec = this.#description.requests[requestName(request)];
    if (!spec) return refused('not-supported');
    this.#isBusy = true;
    try {
      return await this.#perform(request, spec);
    } finally {
      this.#isBusy = false;
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#device.close();
    return this.#closing;
  }

  async #perform(request: TerminalRequest, spec: RequestSpec<R, A>): Promise<TerminalOutcome> {
    const values = new Map([
      ...this.#given,
      ...this.#numbering.next(),
      ...valuesOf(request, this.#description.decimals),
    ]);
    const asked = values.get('total') ?? values.get('amount');
    const work = this.#work(values, asked);
    try {
      return await this.#carryOut(request, spec, work);
    } finally {
      work.end();
    }
  }

  async #carryOut(request: TerminalRequest, spec: RequestSpec<R, A>, work: Work<R, A>): Promise<TerminalOutcome> {
    if (work.printsIn(spec) && !(await work.paper.isReady())) return refused('printer-not-ready');
    this.#device.begin();
    let outcome: TerminalOutcome | null;
    try {
      outcome = await work.run(spec);
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error;
      if (!spec['in-doubt']) throw asSilent(error);
      outcome = await work.run(spec['in-doubt']).catch((again) => {
        throw again instanceof Unanswered ? this.#unknown(again) : again;
      });
    }
    await work.paper.cut();
    if (outcome) return outcome;
    throw new TerminalError(
      'no-outcome',
      `the description "${this.#description.name}" ends ${requestName(request)} without an outcome`,
      'write an outcome behind its steps, or with the answer that came',
    );
  }

  #work(values: Map<string, string>, asked?: string): Work<R, A> {
    return new Work(this.#description, this.#device, this.#bench, values, asked);
  }

  #unknown({ message }: Unanswered): TerminalError {
    return new TerminalError(
      'result-unknown',
      `the terminal was lost before it told the result, and could not be asked again: ${message}`,
      'look at the terminal: print its last receipt, and void it if the goods were not given',
    );
  }
}
