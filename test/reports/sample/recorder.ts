import type { Diagnostic } from '../../../emulator/machine/slip.ts';
import type { EventBody, GoldenReference, Outcome, PlatenEvent, SlipTiming } from '../../../src/events/event.ts';
import type { Finding } from '../../../src/events/finding.ts';
import { EventList, EventStream } from '../../../src/events/stream.ts';
import type { Printed } from './printed.ts';

/** Writes the events of a run as a runner would, on a clock that is moved by hand. */
export class Recorder {
  readonly #list = new EventList();
  readonly #stream = new EventStream(() => this.#now, [this.#list]);
  #now = 0;
  #scenario = '';
  #began = 0;
  #step = -1;
  #slip = 0;

  get events(): readonly PlatenEvent[] {
    return this.#list.events;
  }

  emit(body: EventBody): void {
    this.#stream.emit(body);
  }

  scenario(scenario: string, title: string, line = 2): void {
    this.#scenario = scenario;
    this.#began = this.#now;
    this.#step = -1;
    const file = `scenarios/${scenario}.yaml`;
    this.emit({ type: 'scenario-begin', scenario, file, line, title, acquirer: '银联商务', model: 'tm-t88v' });
  }

  step(title: string): void {
    this.#step++;
    this.#slip = 0;
    this.emit({ type: 'step-begin', scenario: this.#scenario, step: this.#step, title, line: 5 + 3 * this.#step });
  }

  slip(
    copy: string,
    printed: Printed,
    timing: SlipTiming,
    golden: GoldenReference,
    diagnostics: readonly Diagnostic[] = [],
  ): void {
    const { dots, png, bytes, text } = printed;
    this.#now += (timing.requestToFirstByte ?? 0) + timing.wire;
    const place = { scenario: this.#scenario, step: this.#step, slip: this.#slip++ };
    this.emit({
      type: 'slip',
      ...place,
      copy,
      model: 'tm-t88v',
      width: dots.width,
      height: dots.height,
      text,
      png,
      bytes,
      diagnostics,
      end: 'partial cut',
      timing,
      golden,
    });
  }

  finding(finding: Finding): void {
    this.emit({ type: 'finding', scenario: this.#scenario, step: this.#step, ...finding });
  }

  stepEnd(answer: string, outcome: Outcome = 'passed'): void {
    this.#now += 250;
    this.emit({ type: 'step-end', scenario: this.#scenario, step: this.#step, outcome, answer });
  }

  end(outcome: Outcome, message?: string): void {
    const duration = this.#now - this.#began;
    this.emit({ type: 'scenario-end', scenario: this.#scenario, outcome, duration, message });
  }
}
