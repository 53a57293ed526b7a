import type { Clock } from '../../clock/clock.ts';
import type { Inbox, Run } from '../inbox.ts';
import type { ReceptionError } from './serial-line.ts';
import { type End, type Format, receiveBuffer, timeOf, XOFF, XON } from './settings.ts';
import { type Read, Uart } from './uart.ts';

/** What a receiver tells its end of. */
export interface ReceiverHandlers {
  onError(error: ReceptionError): void;
  /** An XOFF (true) or an XON has come. */
  onXoff(stop: boolean): void;
}

/** The receiving half of an end: hears runs or levels, and puts what becomes data into the inbox. */
export class Receiver {
  readonly uart: Uart;
  readonly #inbox: Inbox;
  readonly #handlers: ReceiverHandlers;
  #end: End;

  constructor(clock: Clock, end: End, inbox: Inbox, handlers: ReceiverHandlers) {
    this.#end = end;
    this.#inbox = inbox;
    this.#handlers = handlers;
    this.uart = new Uart(clock, end, (read) => this.#read(read));
  }

  update(end: End): void {
    this.#end = end;
    this.uart.update(end);
  }

  /** Whether bytes sent in `format` from `at` (ms) are read as they were sent. Only the first stop bit is looked at. */
  understands(format: Format, at: number): boolean {
    const { baud, dataBits, parity } = this.#end;
    if (baud !== format.baud || dataBits !== format.dataBits || parity !== format.parity) return false;
    return baud === Infinity || this.uart.isQuiet(at);
  }

  /** The most bytes that may come as one run. */
  get mostAtOnce(): number {
    return this.#inbox.mostAtOnce;
  }

  /** Whether some bytes are flow control here. */
  get obeysAny(): boolean {
    return this.#end.flow.obeys;
  }

  /** Whether a byte is flow control here: a run ends with it, so that it acts at once. */
  obeys(byte: number): boolean {
    return this.obeysAny && (byte === XON || byte === XOFF);
  }

  /** Takes bytes that came undisturbed. Flow control is at the end of a run. */
  take(run: Run): void {
    const { flow } = this.#end;
    const last = run.bytes.at(-1)!;
    if (flow.obeys && (flow.any || this.obeys(last))) this.#handlers.onXoff(last === XOFF);
    this.#put(flow.obeys ? { ...run, bytes: run.bytes.filter((byte) => !this.obeys(byte)) } : run);
  }

  /** A break where bytes take no time and so have no levels. */
  takeBreak(at: number): void {
    this.#read({ byte: 0, error: 'break', at });
  }

  #read({ byte, error, at }: Read): void {
    const run = { bytes: Uint8Array.of(byte), at, byteTime: timeOf(1, this.#end) };
    if (error === undefined) this.take(run);
    else {
      this.#handlers.onError({ kind: error, at, byte });
      const { badByte } = this.#end;
      if (badByte !== 'ignore') this.#put(badByte === '?' ? { ...run, bytes: Uint8Array.of(0x3f) } : run);
    }
  }

  #put(run: Run): void {
    const room = receiveBuffer(this.#end).size - this.#inbox.keptBytes;
    const bytes = run.bytes.subarray(0, Math.max(0, room));
    if (bytes.length > 0) this.#inbox.put({ ...run, bytes });
    const lost = run.bytes.length - bytes.length;
    if (lost > 0) this.#handlers.onError({ kind: 'overrun', at: run.at + bytes.length * run.byteTime, count: lost });
  }
}
