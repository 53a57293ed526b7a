import type { ReceiveBuffer } from '../models/model.ts';

/** What the line is told: that the receive buffer is full, at one mark, and that it is not any longer, at another. */
export class BufferLevel {
  buffer: ReceiveBuffer;
  isBusy = false;
  isFull = false;

  constructor(buffer: ReceiveBuffer) {
    this.buffer = buffer;
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

  /** With so many bytes waiting: how many more until the line is told that it is full, or, when it is, until it overflows. */
  untilBusy(waiting: number): number {
    const free = this.buffer.bytes - waiting;
    return free > this.buffer.fullAt ? free - this.buffer.fullAt : free;
  }

  /**
   * So many bytes wait; `stops`: the printer is busy however few. Returns true when that changes something: without a
   * handshake the line is told nothing.
   */
  set(waiting: number, hasHandshake: boolean, stops: boolean): boolean {
    const { buffer, isBusy, isFull } = this;
    const free = buffer.bytes - waiting;
    this.isFull = hasHandshake && (free <= buffer.fullAt || (isFull && free < buffer.clearAt));
    this.isBusy = this.isFull || (hasHandshake && stops);
    return this.isFull !== isFull || this.isBusy !== isBusy;
  }
}
