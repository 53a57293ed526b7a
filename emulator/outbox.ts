import type { PrinterHandlers } from './handlers.ts';

/** What a printer has to say to its host: the replies to one received run leave together. */
export class Outbox {
  readonly #handlers: PrinterHandlers;
  #replies: number[] = [];

  constructor(handlers: PrinterHandlers) {
    this.#handlers = handlers;
  }

  add(bytes: Uint8Array): void {
    this.#replies.push(...bytes);
  }

  /** Everything before is printed: what was asked for before is answered before. */
  confirm(bytes: Uint8Array, isSilent: boolean): void {
    const { confirm } = this.#handlers;
    if (!confirm) this.add(bytes);
    else {
      this.send(isSilent);
      if (!isSilent) confirm(bytes);
    }
  }

  /** Sends what there is to say; a silent printer forgets it. */
  send(isSilent: boolean): void {
    if (this.#replies.length === 0) return;
    const replies = Uint8Array.from(this.#replies);
    this.#replies = [];
    if (!isSilent) this.#handlers.reply?.(replies);
  }
}
