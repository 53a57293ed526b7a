import { type EventBody, type EventSink, eventVersion, type PlatenEvent } from './event.ts';

/** Times are kept to the microsecond: what is below it is noise of the clock, and makes lines long. */
const PER_MS = 1000;

/** The event stream of one run: stamps each event and hands it to every sink, in order. */
export class EventStream {
  readonly #now: () => number;
  readonly #sinks: readonly EventSink[];
  #next = 0;
  #closed = false;

  /** `now` is the run's clock, ms. */
  constructor(now: () => number, sinks: readonly EventSink[]) {
    this.#now = now;
    this.#sinks = sinks;
  }

  /** Stamps and hands out one event. What a sink throws goes to the caller; after `close` it throws itself. */
  emit(body: EventBody): PlatenEvent {
    if (this.#closed) throw new Error(`event stream: ${body.type} after the stream was closed`);
    const at = Math.round(this.#now() * PER_MS) / PER_MS;
    const event: PlatenEvent = { v: eventVersion, seq: this.#next++, at, ...body };
    for (const sink of this.#sinks) sink.write(event);
    return event;
  }

  /** Hands out events that were stamped before, those of a run that goes on: what comes next is counted behind them. */
  replay(events: readonly PlatenEvent[]): void {
    for (const event of events) {
      for (const sink of this.#sinks) sink.write(event);
      this.#next = event.seq + 1;
    }
  }

  /** Closes every sink, also when one of them fails, then rejects with what failed. */
  async close(): Promise<void> {
    this.#closed = true;
    const closed = await Promise.allSettled(this.#sinks.map((sink) => sink.close()));
    const failures = closed.filter((one) => one.status === 'rejected').map((one) => one.reason);
    if (failures.length === 1) throw failures[0];
    if (failures.length > 1) throw new AggregateError(failures, failures.map(String).join('\n'));
  }
}

/** A sink that keeps the events in memory. */
export class EventList implements EventSink {
  readonly events: PlatenEvent[] = [];

  write(event: PlatenEvent): void {
    this.events.push(event);
  }

  async close(): Promise<void> {}
}
