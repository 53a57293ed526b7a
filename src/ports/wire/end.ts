import type { Clock } from '../../clock/clock.ts';
import { Inbox } from '../inbox.ts';
import type { LineEnd, LineHandlers } from '../port.ts';
import { Cable } from './cable.ts';
import type { Strike } from './faults.ts';
import { Receiver } from './receiver.ts';
import { WireSender } from './sender.ts';
import type { EndSettings, ModemInputs, ModemOutputs, SerialLine, SerialWatcher } from './serial-line.ts';
import { type End, receiveBuffer, XOFF, XON } from './settings.ts';

/**
 * One end of a wire. Its modem lines are crossed with the other's as in a null-modem cable: RTS to CTS, DTR to DSR and
 * DCD. Both are up from the start, as a driver raises them when a port is opened.
 */
export class WireEnd implements SerialLine {
  readonly name: string;
  readonly #clock: Clock;
  readonly #settle: (changes: EndSettings) => End;
  readonly #inbox = new Inbox();
  readonly #receiver: Receiver;
  #end: End;
  #sender!: WireSender;
  #other!: WireEnd;
  /** What its owner asked for. */
  #asked: ModemOutputs = { rts: true, dtr: true, brk: false };
  #inputs: ModemInputs = { cts: true, dsr: true, dcd: true };
  /** Whether it can take bytes, as flow control tells the other end, and whether its owner wants any. */
  #ready = true;
  #wanted = true;
  /** Stopped by an XOFF. */
  #xoff = false;
  #hasEnded = false;
  #watcher: SerialWatcher = {};
  #closing?: Promise<void>;
  #cut!: (end: LineEnd) => void;

  /** `settle` makes settings whole: first of nothing, later of a change. */
  constructor(name: string, clock: Clock, settle: (changes: EndSettings) => End) {
    this.name = name;
    this.#clock = clock;
    this.#settle = settle;
    this.#end = settle({});
    this.#receiver = new Receiver(clock, this.#end, this.#inbox, {
      onError: (error) => this.#watcher.onReceptionError?.(error),
      onXoff: (stop) => {
        this.#xoff = stop;
        this.#hold();
      },
    });
    this.#inbox.whenChanged = () => this.#signal();
  }

  /** Joins it to the other end; `strike`: what befalls the bytes that it sends; `cut` ends the wire for both ends. */
  join(other: WireEnd, strike: Strike | undefined, cut: (end: LineEnd) => void): void {
    this.#other = other;
    this.#cut = cut;
    this.#sender = new WireSender(this.#clock, new Cable(other.#receiver, strike, () => cut('reset')), this.#end);
  }

  /** Ends this end: what has not left is dropped. */
  stop(): void {
    this.#sender.stop();
  }

  /** Tells how the wire ended, after the last bytes. No line is up on a wire that has ended. */
  tell(end: LineEnd): void {
    this.#hasEnded = true;
    this.#receiver.uart.stop();
    this.#find({ cts: false, dsr: false, dcd: false });
    this.#inbox.end(end);
  }

  attach(handlers: LineHandlers): void {
    this.#inbox.attach(handlers);
  }

  write(bytes: Uint8Array): Promise<void> {
    return this.#sender.send(bytes);
  }

  pause(): void {
    this.#inbox.pause();
  }

  resume(): void {
    this.#inbox.resume();
  }

  signal(ready: boolean): void {
    this.#wanted = ready;
    this.#signal();
  }

  flush(): void {
    this.#sender.flush();
    this.#inbox.flush();
  }

  set(outputs: Partial<ModemOutputs>): void {
    this.#asked = { ...this.#asked, ...outputs };
    this.#sender.break(this.#asked.brk);
    this.#other.#sense();
  }

  get(): ModemInputs {
    return this.#inputs;
  }

  watch(watcher: SerialWatcher): void {
    this.#watcher = watcher;
  }

  update(changes: EndSettings): void {
    this.#end = this.#settle(changes);
    this.#receiver.update(this.#end);
    this.#sender.update(this.#end);
    // What the other end has under way as one run may not be understood any more.
    this.#other.#sender.cutShort();
    this.#other.#sense();
    if (!this.#end.flow.obeys) this.#xoff = false;
    this.#hold();
  }

  close(): Promise<void> {
    this.#closing ??= this.#finish();
    return this.#closing;
  }

  reset(): void {
    this.#inbox.discard();
    this.#cut('reset');
  }

  async #finish(): Promise<void> {
    this.#inbox.discard();
    await this.#sender.finish();
    this.#cut('closed');
  }

  /** RTS and DTR as they are on the wire. */
  get #outputs(): Pick<ModemOutputs, 'rts' | 'dtr'> {
    const { flow } = this.#end;
    const { rts, dtr } = this.#asked;
    return { rts: rts && (this.#ready || !flow.rtscts), dtr: dtr && (this.#ready || !flow.dtrdsr) };
  }

  /** Looks at the other end's outputs. */
  #sense(): void {
    const { rts, dtr } = this.#other.#outputs;
    if (!this.#hasEnded) this.#find({ cts: rts, dsr: dtr, dcd: dtr });
  }

  #find(inputs: ModemInputs): void {
    const { cts, dsr } = this.#inputs;
    if (cts === inputs.cts && dsr === inputs.dsr) return;
    this.#inputs = inputs;
    this.#hold();
    this.#watcher.onModem?.(inputs);
  }

  #hold(): void {
    const { flow } = this.#end;
    const { cts, dsr } = this.#inputs;
    this.#sender.hold((flow.rtscts && !cts) || (flow.dtrdsr && !dsr) || this.#xoff);
  }

  /** Tells the other end when it can take no more bytes, and when it can again. */
  #signal(): void {
    const { full, clear } = receiveBuffer(this.#end);
    const ready = this.#wanted && !this.#inbox.isPaused && this.#inbox.keptBytes < (this.#ready ? full : clear);
    if (ready === this.#ready) return;
    this.#ready = ready;
    if (this.#end.flow.sends) this.#sender.sendUrgent(ready ? XON : XOFF);
    this.#other.#sense();
  }
}
