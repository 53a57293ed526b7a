import { describe, expect, it } from 'vitest';
import type { EventSink, PlatenEvent } from '../../src/events/event.ts';
import { EventList, EventStream } from '../../src/events/stream.ts';

const begin = (scenario: string) => ({ type: 'step-begin', scenario, step: 0, title: 'sale', line: 3 }) as const;

class Told implements EventSink {
  readonly name: string;
  readonly log: string[];
  readonly failure?: Error;

  constructor(name: string, log: string[], failure?: Error) {
    this.name = name;
    this.log = log;
    this.failure = failure;
  }

  write(event: PlatenEvent): void {
    this.log.push(`${this.name} ${event.seq}`);
  }

  async close(): Promise<void> {
    this.log.push(`${this.name} closed`);
    if (this.failure) throw this.failure;
  }
}

describe('event stream', () => {
  it('stamps version, sequence and time to the microsecond', () => {
    const times = [0, 12.3456789, 1e6 + 0.0004];
    const list = new EventList();
    const stream = new EventStream(() => times.shift()!, [list]);
    for (const scenario of ['a', 'b', 'c']) stream.emit(begin(scenario));
    expect(list.events).toEqual([
      { v: 1, seq: 0, at: 0, type: 'step-begin', scenario: 'a', step: 0, title: 'sale', line: 3 },
      { v: 1, seq: 1, at: 12.346, type: 'step-begin', scenario: 'b', step: 0, title: 'sale', line: 3 },
      { v: 1, seq: 2, at: 1_000_000, type: 'step-begin', scenario: 'c', step: 0, title: 'sale', line: 3 },
    ]);
  });

  it('hands each event to every sink before the next, in the order of the sinks', async () => {
    const log: string[] = [];
    const stream = new EventStream(() => 0, [new Told('first', log), new Told('second', log)]);
    stream.emit(begin('a'));
    stream.emit(begin('b'));
    await stream.close();
    expect(log).toEqual(['first 0', 'second 0', 'first 1', 'second 1', 'first closed', 'second closed']);
  });

  it('closes every sink when one fails, then rejects with what failed', async () => {
    const log: string[] = [];
    const full = new Error('disk full');
    const stream = new EventStream(() => 0, [new Told('first', log, full), new Told('second', log)]);
    await expect(stream.close()).rejects.toBe(full);
    expect(log).toEqual(['first closed', 'second closed']);
  });

  it('tells every failure when several sinks fail', async () => {
    const sinks = ['one', 'two'].map((name) => new Told(name, [], new Error(`${name} failed`)));
    await expect(new EventStream(() => 0, sinks).close()).rejects.toThrow('Error: one failed\nError: two failed');
  });

  it('takes no event after it was closed', async () => {
    const stream = new EventStream(() => 0, []);
    await stream.close();
    expect(() => stream.emit(begin('a'))).toThrow('event stream: step-begin after the stream was closed');
  });
});
