import type { Clock } from '../../../clock/clock.ts';
import { TerminalError } from '../../terminal.ts';
import { readText } from '../description/reading.ts';
import type { Answer } from '../description/steps.ts';
import type { Values } from '../description/template.ts';
import { type Answered, type Device, Unanswered } from '../description/work.ts';
import type { Exchange } from './exchange.ts';
import { framed } from './frames.ts';
import { bodyOf, decoded } from './message.ts';
import type { MessagePlace, Script, ScriptActs } from './schema.ts';

/** A line to a terminal, by a script. */
export class ScriptDevice implements Device<MessagePlace, ScriptActs> {
  readonly #script: Script;
  readonly #exchange: Exchange;
  readonly #clock: Clock;

  constructor(script: Script, exchange: Exchange, clock: Clock) {
    this.#script = script;
    this.#exchange = exchange;
    this.#clock = clock;
  }

  begin(): void {
    this.#exchange.clear();
  }

  seen(): string {
    return this.#exchange.seen;
  }

  async act({ send, raw }: Partial<ScriptActs>, values: Values): Promise<void> {
    if (raw) await this.#exchange.send(raw);
    if (send) await this.#send(send, values);
  }

  /** What fits none of the answers is passed over. */
  async answer(
    answers: readonly Answer<MessagePlace, ScriptActs>[],
    values: Values,
    until: number,
  ): Promise<Answered<MessagePlace, ScriptActs> | null> {
    for (;;) {
      const body = await this.#exchange.next(until);
      if (!body) return null;
      for (const answer of answers) {
        const found = this.#read(answer, body, values);
        if (found) return { answer, found };
      }
    }
  }

  close(): Promise<void> {
    return this.#exchange.close();
  }

  #read(answer: Answer<MessagePlace, ScriptActs>, body: Uint8Array, values: Values): Values | null {
    const { text, decimals, separator } = this.#script;
    const fields = answer.fields ? answer.fields.read(body, answer.separator ?? separator, text, decimals) : new Map();
    return fields && readText(answer, decoded(body, text), values, decimals, fields);
  }

  async #send({ message, repeat, acknowledged }: ScriptActs['send'], values: Values): Promise<void> {
    const { acknowledge, frame, text } = this.#script;
    const bytes = framed(bodyOf(message, values, text), frame[0]!);
    for (let sent = 0; ; sent++) {
      await this.#exchange.send(bytes);
      if (!acknowledge || !acknowledged) return;
      const said = await this.#exchange.acknowledged(this.#clock.now() + acknowledge.within);
      if (said === 'ack' || said === 'message') return;
      const isRepeated = repeat === 'always' || (repeat === 'on-nak' && said === 'nak');
      if (isRepeated && sent < acknowledge.repeats) continue;
      if (said === 'silence') throw new Unanswered(this.#exchange.seen);
      throw new TerminalError(
        'message-refused',
        `the terminal refused a message ${sent + 1} times`,
        'compare frame, check and speed of the description with the manual of the terminal',
      );
    }
  }
}
