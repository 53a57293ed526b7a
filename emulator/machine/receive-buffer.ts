import type { ReceiveBuffer } from '../models/model.ts';

/** How full the receive buffer is, as the line is told: busy at one mark, ready again at another. */
export class BufferLevel {
  buffer: ReceiveBuffer;
  isBusy = false;

  constructor(buffer: ReceiveBuffer) {
    this.buffer = buffer;
  }

  snapshot() {
    const { buffer, isBusy } = this;
    return { buffer, isBusy };
  }

  restore({ buffer, isBusy }: ReturnType<BufferLevel['snapshot']>): void {
    this.buffer = buffer;
    this.isBusy = isBusy;
  }

  /** So many bytes wait; returns true when that changes what the line is told. */
  set(waiting: number): boolean {
    const free = this.buffer.bytes - waiting;
    const isBusy = free <= this.buffer.fullAt || (this.isBusy && free < this.buffer.clearAt);
    if (isBusy === this.isBusy) return false;
    this.isBusy = isBusy;
    return true;
  }
}
