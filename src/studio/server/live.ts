import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Hub, Listener } from './hub.ts';

/** Server-sent events of one page. What it has not taken waits here, and is counted. */
class Page implements Listener {
  #texts: string[] = [];
  #waiting = 0;
  #wake: () => void = () => {};
  #isOpen = true;

  get waiting(): number {
    return this.#waiting;
  }

  send(text: string): void {
    this.#texts.push(text);
    this.#waiting += text.length;
    this.#wake();
  }

  close(): void {
    this.#isOpen = false;
    this.#wake();
  }

  /** Gives `write` what is to be sent, one after the other, until the page is closed. `drained`: nothing waits any more. */
  async pump(write: (text: string) => Promise<void>, drained: () => void): Promise<void> {
    while (this.#isOpen) {
      const texts = this.#texts;
      this.#texts = [];
      for (const text of texts) {
        await write(text);
        this.#waiting -= text.length;
        if (!this.#isOpen) return;
      }
      if (this.#texts.length > 0) continue;
      drained();
      if (this.#texts.length > 0) continue;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

/** Answers a page that wants to be told what happens. */
export function tellLive(context: Context, hub: Hub): Response {
  return streamSSE(context, async (stream) => {
    const page = new Page();
    const remove = hub.add(page);
    stream.onAbort(() => page.close());
    try {
      await page.pump(
        async (text) => void (await stream.write(`data: ${text}\n\n`)),
        () => hub.drained(page),
      );
    } finally {
      remove();
    }
  });
}
