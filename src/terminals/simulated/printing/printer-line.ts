import type { Clock } from '../../../clock/clock.ts';
import type { Line } from '../../../ports/port.ts';
import { Sender } from '../../sender.ts';
import { CLEAR, CLEARED, isTransmitted, MARK, type PrinterSays, type Question } from './printer-status.ts';

/** How long a printer may take to answer, ms; printers answer within a few, a busy computer that stands for one in a second. */
const PATIENCE = 3000;

interface Expected {
  readonly isReply: (byte: number) => boolean;
  readonly count: number;
  readonly got: number[];
  readonly come: (bytes: Uint8Array) => void;
}

/** An answer that is still to come. */
export interface Mark {
  /** It has come: all that was sent before is printed. */
  readonly isThere: boolean;
  /** Resolves when it has come; never where it does not. */
  readonly there: Promise<void>;
}

/** The line to a printer, both ways. What is asked is answered within a time, or not at all. */
export class PrinterLine {
  readonly #clock: Clock;
  readonly #line: Line;
  readonly #sender: Sender;
  #expected: readonly Expected[] = [];

  constructor(clock: Clock, line: Line) {
    this.#clock = clock;
    this.#line = line;
    this.#sender = new Sender(clock, line);
    line.attach({ onBytes: (bytes) => this.#receive(bytes), onEnd: () => {} });
  }

  /** Whether the line took the bytes in time. */
  send(bytes: Uint8Array): Promise<boolean> {
    return this.#sender.send(bytes);
  }

  /** What the printer says of itself; `unknown` where it says nothing. */
  async ask(question: Question): Promise<PrinterSays> {
    const replies = await this.#exchange(question.request, question.isReply, question.replies);
    return replies ? question.read(replies) : { condition: 'unknown' };
  }

  /** Asks behind what was sent: the answer comes when that is printed. Undefined where the line does not take the question in time. */
  async mark(): Promise<Mark | undefined> {
    let isThere = false;
    const { come, drop } = this.#expect(isTransmitted, 1);
    const there = come.then(() => {
      isThere = true;
    });
    if (!(await this.send(MARK))) {
      drop();
      return undefined;
    }
    return {
      get isThere() {
        return isThere;
      },
      there,
    };
  }

  /** Has the printer drop what it received and did not print; false where it does not know how. Marks never come then. */
  async clear(): Promise<boolean> {
    this.#expected = [];
    const answer = await this.#exchange(CLEAR, (byte) => CLEARED.includes(byte as 0), CLEARED.length);
    return answer !== null;
  }

  /** Expects no answer any longer. */
  forget(): void {
    this.#expected = [];
  }

  async #exchange(request: Uint8Array, isReply: Expected['isReply'], count: number): Promise<Uint8Array | null> {
    const { come, drop } = this.#expect(isReply, count);
    // A line that flow control holds up takes nothing; what was asked over it is answered too late.
    const late = this.#clock.now() + PATIENCE;
    const answer = await new Promise<Uint8Array | null>((resolve, reject) => {
      const cancel = this.#clock.at(late, () => resolve(null));
      void come.then((bytes) => {
        cancel();
        resolve(bytes);
      });
      this.#line.write(request).catch(reject);
    });
    if (!answer) drop();
    return answer;
  }

  #expect(isReply: Expected['isReply'], count: number): { come: Promise<Uint8Array>; drop: () => void } {
    let come: Expected['come'] = () => {};
    const promise = new Promise<Uint8Array>((resolve) => {
      come = resolve;
    });
    const expected: Expected = { isReply, count, got: [], come: (bytes) => come(bytes) };
    this.#expected = [...this.#expected, expected];
    return { come: promise, drop: () => this.#drop(expected) };
  }

  #drop(expected: Expected): void {
    this.#expected = this.#expected.filter((other) => other !== expected);
  }

  /** A byte belongs to the first answer that it can be of; one that nobody asked for is passed over. */
  #receive(bytes: Uint8Array): void {
    for (const byte of bytes) {
      const expected = this.#expected.find(({ isReply }) => isReply(byte));
      if (!expected) continue;
      expected.got.push(byte);
      if (expected.got.length < expected.count) continue;
      this.#drop(expected);
      expected.come(Uint8Array.from(expected.got));
    }
  }
}
