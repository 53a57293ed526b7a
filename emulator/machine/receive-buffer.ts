import type { Model, ReceiveBuffer } from '../models/model.ts';

/** What the line is told: that the receive buffer is full, at one mark, and that it is not any longer, at another. */
export class BufferLevel {
  buffer: ReceiveBuffer;
  /** It is full, or the printer is busy for another reason: who heeds it sends no more. */
  isBusy = false;
  isFull = false;
  readonly #waiting: () => number;

  /** `bytes`: which of the model's buffers is chosen; the first when absent. `waiting`: how many bytes wait in it. */
  constructor({ receiveBuffers }: Model, bytes: number | undefined, waiting: () => number) {
    this.buffer = receiveBuffers.find((buffer) => buffer.bytes === bytes) ?? receiveBuffers[0];
    this.#waiting = waiting;
  }

  snapshot() {
    const { buffer, isBusy, isFull } = this;
    return { buffer, isBusy, isFull };
  }

  restore({ buffer, isBusy, isFull }: ReturnType<BufferLevel['snapshot']>): void {
    this.buffer = buffer;
    this.isBusy = isBusy;
    this.isFull = isFull;
  }

  /** Bytes that it has room for. */
  get room(): number {
    return Math.max(0, this.buffer.bytes - this.#waiting());
  }

  /**
   * Bytes that may come in one go: with the last of them the line may have to be told that it is full, or the next be
   * lost.
   */
  get mostAtOnce(): number {
    const { room, buffer } = this;
    return Math.max(1, room > buffer.fullAt ? room - buffer.fullAt : room);
  }

  /**
   * Looks at it. `stops`: the printer is busy however little waits. Returns true when that changes something: without a
   * handshake the line is told nothing.
   */
  look(hasHandshake: boolean, stops: boolean): boolean {
    const { buffer, isBusy, isFull, room } = this;
    this.isFull = hasHandshake && (room <= buffer.fullAt || (isFull && room < buffer.clearAt));
    this.isBusy = this.isFull || (hasHandshake && stops);
    return this.isFull !== isFull || this.isBusy !== isBusy;
  }
}
