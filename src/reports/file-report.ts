import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { EventSink, PlatenEvent } from '../events/event.ts';
import { ReportError } from './report-error.ts';
import { Run } from './run.ts';

/** A report that is made of the whole run and written when it is over. */
export class FileReport implements EventSink {
  readonly #path: string;
  readonly #render: (run: Run) => string;
  readonly #run = new Run();

  constructor(path: string, render: (run: Run) => string) {
    this.#path = path;
    this.#render = render;
  }

  write(event: PlatenEvent): void {
    this.#run.add(event);
  }

  /** Rejects with a ReportError where the file cannot be written. */
  async close(): Promise<void> {
    const text = this.#render(this.#run);
    try {
      await mkdir(dirname(this.#path), { recursive: true });
      await writeFile(this.#path, text);
    } catch (error) {
      throw new ReportError(
        'cannot-write',
        `${this.#path}: cannot be written: ${error instanceof Error ? error.message : String(error)}`,
        'choose a folder that can be written',
      );
    }
  }
}
