import { existsSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import type { EventSink, PlatenEvent } from '../events/event.ts';

/** Takes down which goldens a run has judged slips by. */
export class UsedGoldens implements EventSink {
  readonly #used = new Set<string>();

  write(event: PlatenEvent): void {
    if (event.type === 'slip' && event.golden) this.#used.add(event.golden.path);
  }

  async close(): Promise<void> {}

  /**
   * The goldens of a folder that no slip was judged by, of the acquirers and models that the run had, sorted; `shown` is
   * the folder as the events name it. Others belong to whoever approved them without a scenario.
   */
  unused(folder: string, shown: string): string[] {
    const place = (path: string) => path.split('/').slice(0, 2).join('/');
    const prefix = `${shown.replaceAll('\\', '/')}/`;
    const used = new Set([...this.#used].map((path) => path.slice(prefix.length)));
    const places = new Set([...used].map(place));
    if (!existsSync(folder)) return [];
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => file.endsWith('.escpos') && !file.endsWith('.received.escpos'))
      .map((file) => file.slice(0, -'.escpos'.length))
      .filter((path) => places.has(place(path)) && !used.has(path))
      .map((path) => posix.join(prefix, path))
      .sort();
  }
}
