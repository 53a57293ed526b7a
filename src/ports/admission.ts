import type { Socket } from 'node:net';

/** The most sockets that wait for a place; the next ones are refused. Each holds a descriptor of the process. */
const WAITING = 256;

/** How many conversations there may be at once, and what becomes of a host that comes when there are so many. */
export class Admission {
  readonly #most: number;
  readonly #patient: boolean;
  #inside = 0;
  readonly #waiting = new Map<Socket, () => void>();

  /** `patient`: it waits until another has gone; otherwise it is refused. */
  constructor(most: number, patient: boolean) {
    this.#most = most;
    this.#patient = patient;
  }

  /** Calls `enter` now, or when another has gone; a socket that is refused is reset. */
  ask(socket: Socket, enter: () => void): void {
    socket.once('close', () => this.#leave(socket));
    if (this.#inside < this.#most) {
      this.#inside++;
      enter();
      return;
    }
    // A socket that fails while nobody listens for it would end the process.
    socket.on('error', () => {});
    this.#waiting.set(socket, enter);
    if (!this.#patient || this.#waiting.size > WAITING) socket.resetAndDestroy();
  }

  /** Refuses those that wait. */
  clear(): void {
    for (const socket of this.#waiting.keys()) socket.resetAndDestroy();
  }

  #leave(socket: Socket): void {
    if (this.#waiting.delete(socket)) return;
    this.#inside--;
    for (const [next, enter] of this.#waiting) {
      if (next.destroyed) continue;
      this.#waiting.delete(next);
      this.#inside++;
      enter();
      return;
    }
  }
}
